"""Signs that it is worth a second look: whether any of a few words stands in a text.

The automaton looks for all of them at once and many bytes at a time: one after the other, `in` would take as long for
each as this does for all.
"""

from collections.abc import Iterable, Iterator

from ahocorasick_rs import BytesAhoCorasick, MatchKind


class Signs:
    """Words looked for in raw text, as they are written.

    Args:
        words: ASCII, none of them empty; of two that begin at a place the first is found.
    """

    def __init__(self, words: Iterable[str]) -> None:
        # leftmost matches are what lets it skip what begins no word
        self._automaton = BytesAhoCorasick([word.encode() for word in words], matchkind=MatchKind.LeftmostFirst)

    def stand_in(self, text: str) -> bool:
        """Return whether one of them stands in a text.

        Args:
            text: any.
        """
        return bool(self._automaton.find_matches_as_indexes(text.encode("utf-8", "replace")))

    def find(self, text: str) -> Iterator[int]:
        """Yield where they begin, in order, none overlapping another.

        Args:
            text: any.
        """
        # one byte a character, so that offsets stay
        return (start for _, start, _ in self._automaton.find_matches_as_indexes(text.encode("latin-1", "replace")))
