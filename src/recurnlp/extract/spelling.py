"""Guess which long clinical word a misspelled or misread one was meant to be."""

import re
from collections.abc import Iterable
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation
from rapidfuzz.distance import OSA

_SHORTEST = 8
_LONG = 10
_SLIP = 1
_NUMERAL = r"[\dOoIl|]{1,3}+"
_MISREAD = re.compile(rf"(?<![\w/.]){_NUMERAL}\s?/\s?{_NUMERAL}(?![\w/])")
_DIGITS = str.maketrans("OoIl|", "00111")
_M = re.compile(r"rn|[ilt]1")  # what OCR reads an m as


class SpellingGuesser:
    """Guesses canonical words, guarded so that real words stay what they are.

    A word of 8 or 9 letters may be one edit away from its canonical spelling, a longer one two if it begins and ends
    alike and is about as long: neither "consisted" is "consistent" nor "peroneal" "peritoneal".
    It must hold one half of the canonical word intact, which is what the scanner looks for.

    Args:
        words: canonical words worth guessing, lower case, at least 8 letters each.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._words = sorted(self.words)
        halves: dict[str, list[str]] = {}
        for word in self._words:
            for half in _halve(word):
                halves.setdefault(half, []).append(word)
        # Most words hold no half of any: one look tells that, and of which they do.
        self._halves = AhoCorasick(halves, implementation=Implementation.DFA)
        self._wholes = list(halves.values())
        self.guess = lru_cache(maxsize=1 << 14)(self._guess)

    def halves_of(self, words: Iterable[str]) -> list[str]:
        """Return the halves of those canonical words that are among ours: any guess of them holds one."""
        wanted = set(words)
        return sorted(half for word in self._words if word in wanted for half in _halve(word))

    def _guess(self, word: str) -> str | None:
        """Return the canonical word, ``None`` if there is none near enough.

        Args:
            word: lower case.
        """
        if len(word) < _SHORTEST - 1:
            return None
        found = self._halves.find_matches_as_indexes(word, overlapping=True)
        alike = {ours for index, *_ in found for ours in self._wholes[index]}
        near = [(distance, ours) for ours in alike if (distance := _distance(word, ours)) is not None]
        return min(near)[1] if near else None


def _halve(word: str) -> tuple[str, str]:
    half = len(word) // 2
    return word[:half], word[half:]


def _distance(word: str, ours: str) -> int | None:
    limit = _limit(word, ours)
    distance = min(int(OSA.distance(form, ours, score_cutoff=limit)) for form in {word, _M.sub("m", word)})
    return distance if distance <= limit else None


def _limit(word: str, ours: str) -> int:
    alike = word[0] == ours[0] and word[-1] == ours[-1] and abs(len(word) - len(ours)) <= _SLIP
    return 2 if alike and len(ours) >= _LONG else _SLIP


def restore_digits(text: str) -> str:
    """Return the text with the digits that OCR took for letters in counts, "O/l2"; every character keeps its place.

    Args:
        text: any.
    """
    return _MISREAD.sub(_restore_count, text)


def _restore_count(count: re.Match[str]) -> str:
    is_number = any(character.isdecimal() for character in count[0])
    return count[0].translate(_DIGITS) if is_number else count[0]
