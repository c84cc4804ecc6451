"""What is remembered of sections that notes repeat: copied forward, templates, headers.

What a section's words say by themselves is a function of its text, in which most digits do not matter. It is kept
under a digest of that text: no memory holds what was written in a note.
"""

from collections.abc import Hashable
from hashlib import blake2b
from typing import Generic, TypeVar

T = TypeVar("T")

# 0 tells a count, 1 the first of a list, 2 stands in words of rules, 5 may be a misread letter; the others are alike.
_ALIKE = b"346789"
_MASK = bytes.maketrans(_ALIKE, b"333333")
_DIGEST_SIZE = 16


def digest(text: str) -> bytes:
    """Return what stands for a text, and for every text that differs only in digits that do not matter.

    Args:
        text: any string.
    """
    return digest_masked(mask(text))


def mask(text: str) -> bytes:
    """Return a text without the difference between digits that do not matter; of ASCII, one byte a character.

    Args:
        text: any string.
    """
    return text.encode("utf-8", "surrogatepass").translate(_MASK)


def digest_masked(masked: bytes) -> bytes:
    """Return the digest of a text.

    Args:
        masked: the text, or a part of one, as `mask` returns it.
    """
    return blake2b(masked, digest_size=_DIGEST_SIZE).digest()


def digest_exactly(text: str) -> bytes:
    """Return what stands for a text and no other.

    Args:
        text: any string.
    """
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_SIZE).digest()


class Recall(Generic[T]):
    """Remembers a bounded number of values; the oldest is forgotten first.

    Args:
        size: how many; 0 remembers nothing.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: dict[Hashable, T] = {}
        self.find = self._values.get

    def keep(self, key: Hashable, value: T) -> T:
        """Remember a value and return it.

        Args:
            key: what it will be found by.
            value: any.
        """
        if self._size:
            if len(self._values) == self._size:
                del self._values[next(iter(self._values))]
            self._values[key] = value
        return value


def matters(phrase: str) -> bool:
    """Return whether a phrase, looked for in raw text, holds a digit that a digest takes for another.

    Args:
        phrase: of a rule.
    """
    return any(chr(digit) in phrase for digit in _ALIKE)
