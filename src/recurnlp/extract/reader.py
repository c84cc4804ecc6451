"""Read text into the words that rules are written in.

A *word* is lower case, in canonical spelling, with numbers (decimals too) masked; words that no rule knows become one
placeholder. So the sentence pipeline sees little more than the rules' own vocabulary: its results are cacheable,
its string store cannot grow with the archive, and no patient's words live in it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recurnlp.extract.spelling import SpellingGuesser

NUMBER = "#"
DECIMAL = "#.#"
ZERO = "0"
UNKNOWN = "·"
_WORD = re.compile(r"[^\W\d_]+-[ \t]*\r?\n\s*[^\W\d_]+|[^\W\d_]+|#\.#|\d+(?:[.,]\d+)*|[^\w\s]|_")
_BROKEN = re.compile(r"-\s+")
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty".split()
)
_SAME = {"’": "'", "‘": "'", "–": "-", "—": "-", "zero": ZERO, "“": '"', "”": '"', "∕": "/", "⁄": "/"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: words and where each stands in the text (code points), in parallel."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Reader:
    """Reads text into words.

    Args:
        spelling: variant → canonical spelling of single words, both lower case.
        guessed: long canonical words whose other misspellings are guessed.
        vocabulary: the words that rules know; every word is known while it is ``None``.
    """

    def __init__(
        self,
        spelling: Mapping[str, str],
        guessed: Iterable[str] = (),
        vocabulary: Iterable[str] | None = None,
    ) -> None:
        self._canonical = {**_SAME, **dict.fromkeys(_NUMBERS, NUMBER), **spelling}
        self.guesser = SpellingGuesser(guessed)
        self._known: dict[str, str] | None = None
        if vocabulary is not None:
            known = {word: word for word in vocabulary}
            known |= {v: c for v, c in self._canonical.items() if c in known}
            self._known = known

    def read(self, text: str) -> Reading:
        """Read one sentence, or one phrase of a rule."""
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for match in _WORD.finditer(text):
            start, end = match.span()
            piece = match[0]
            if len(piece) == 1:
                if piece == "-" and self._is_glued(text, start):
                    continue
                if piece in "Oo" and self._is_zero(text, start):
                    piece = "0"
            elif "-" in piece:
                pair = _BROKEN.split(piece.lower())
                joined = "".join(pair)
                if self._known is None or joined not in self._known:
                    words += [self._word(part) for part in pair]
                    starts += [start, end - len(pair[1])]
                    ends += [start + len(pair[0]), end]
                    continue
                piece = joined
            words.append(self._word(piece))
            starts.append(start)
            ends.append(end)
        return Reading(tuple(words), tuple(starts), tuple(ends))

    def _word(self, piece: str) -> str:
        if piece[0].isdecimal():
            return ZERO if piece == "0" else NUMBER if piece.isdecimal() else DECIMAL
        word = piece.lower()
        if self._known is not None:
            return self._known.get(word) or self._known.get(self.guesser.guess(word) or "", UNKNOWN)
        return self._canonical.get(word, word)

    @staticmethod
    def _is_glued(text: str, at: int) -> bool:
        """A hyphen inside or before a word ("tumor-free", OCR "tumor -free") is no word; a bullet is."""
        return text[at + 1 : at + 2].isalpha()

    @staticmethod
    def _is_zero(text: str, at: int) -> bool:
        """OCR reads "0/12" as "O/12"."""
        return text[at + 1 : at + 2] == "/" and text[at + 2 : at + 3].isdecimal()
