"""Multi-pattern search in text of any length, with room for the matches of some of it at a time."""

from collections.abc import Iterable, Iterator, Sequence

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

_WINDOW = 1 << 18
Match = tuple[int, int, int]


class Automaton:
    """Finds patterns, none overlapping another; the longest of those that begin at a place.

    Args:
        patterns: none of them empty.
    """

    def __init__(self, patterns: Sequence[bytes]) -> None:
        self._longest = max(map(len, patterns), default=0)
        self._automaton = BytesAhoCorasick(
            patterns, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        )

    def find(self, text: bytes) -> Iterable[Match]:
        """Return pattern, start and end of each match, in order.

        Args:
            text: any.
        """
        if len(text) > _WINDOW:
            return self._find_by_window(text)
        found: list[Match] = self._automaton.find_matches_as_indexes(text)
        return found

    def _find_by_window(self, text: bytes) -> Iterator[Match]:
        floor = 0
        while floor < len(text):
            limit = done = floor + _WINDOW
            for index, start, end in self._automaton.find_matches_as_indexes(text[floor : limit + self._longest]):
                if floor + start < limit:
                    yield index, floor + start, floor + end
                    done = max(limit, floor + end)
            floor = done
