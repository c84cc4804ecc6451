"""The tokens of a note as a scanner printed them: runs of letters, digits and bars, of which tears make two."""

import re
from functools import cached_property
from itertools import accumulate, compress

_TEAR = re.compile(r"[ \t\xa0]{1,6}")  # an entity leaves six
# What is in no token becomes a space.
_SPACED = bytes(byte if chr(byte).isalnum() or byte == ord("|") else 32 for byte in range(128)).ljust(256)


class Tokens:
    """The tokens of a note, in order. Most notes are not asked where theirs stand.

    Args:
        text: the note.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._spaced = text.encode("ascii", "replace").translate(_SPACED).decode()  # one byte a character
        self.words = self._spaced.split()

    @cached_property
    def _starts(self) -> list[int]:
        """Where they begin; to look for each by itself would take twice the time."""
        pieces = self._spaced.split(" ")
        ends = accumulate([len(piece) + 1 for piece in pieces], initial=0)
        return list(compress(ends, pieces))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where a token begins in the note, and where this or a later one ends.

        Args:
            first, last: their indexes.
        """
        return self._starts[first], self._starts[last] + len(self.words[last])

    def may_be_torn(self, index: int) -> bool:
        """Return whether no more stands between a token and the next than a tear leaves.

        Args:
            index: of the token; it is not the last.
        """
        _, end = self.span(index, index)
        return _TEAR.fullmatch(self._text, end, self._starts[index + 1]) is not None
