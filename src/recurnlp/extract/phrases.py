"""Whole-word search for phrases in raw text."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from recurnlp.extract.automaton import Automaton

T = TypeVar("T")


class Phrases(Generic[T]):
    """Finds phrases, and what each of them tells; the longest of those that begin at a place wins.

    Args:
        by_phrase: phrase → what it tells.
    """

    def __init__(self, by_phrase: dict[str, T]) -> None:
        self.by_phrase = by_phrase
        self._phrases, self._told = list(by_phrase), list(by_phrase.values())
        self._automaton = Automaton([_encode(phrase) for phrase in by_phrase])

    def find(self, flat: str) -> Iterator[tuple[int, int, T]]:
        """Yield start, end and what is told, in order.

        Args:
            flat: text in the case of the phrases.
        """
        for index, start, end in self._automaton.find(_encode(flat)):
            is_whole = not (flat[end : end + 1].isalpha() or (start and flat[start - 1].isalpha()))
            if is_whole and flat.startswith(self._phrases[index], start):
                yield start, end, self._told[index]


def _encode(text: str) -> bytes:
    """One byte a character, so that offsets stay; what is in no Latin alphabet is compared afterwards."""
    return text.encode("latin-1", "replace")
