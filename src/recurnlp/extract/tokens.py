"""The tokens of lines as a scanner printed them: runs of letters, digits and bars, of which tears make two."""

import re
from collections.abc import Collection
from functools import cached_property
from itertools import accumulate, compress

_TEAR = re.compile(r"[ \t\xa0]{1,6}")  # an entity leaves six
_CHARACTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789|")
# What is in no token becomes a space.
_SPACED = bytes(byte if chr(byte) in _CHARACTERS else 32 for byte in range(256))
_TOKEN = re.compile(r"[A-Za-z0-9|]+")


class Tokens:
    """The tokens of lines, in order. Most are not asked where they stand.

    Args:
        text: the note.
        start, end: where the lines begin and end.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start, self._end = start, end
        self._spaced = text[start:end].encode("ascii", "replace").translate(_SPACED).decode()  # one byte a character
        self.words = self._spaced.split()

    @cached_property
    def _starts(self) -> list[int]:
        """Where they begin; to look for each by itself would take twice the time."""
        pieces = self._spaced.split(" ")
        return list(compress(accumulate([len(piece) + 1 for piece in pieces], initial=self._start), pieces))

    def find(self, words: Collection[str]) -> list[int]:
        """Return the indexes of those that are among these words.

        Args:
            words: any.
        """
        return [index for index, word in enumerate(self.words) if word in words]

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

    def read_before(self, index: int) -> str:
        """Return the token before one, be it in a line above; "" where there is none.

        Args:
            index: of the token.
        """
        if index:
            return self.words[index - 1]
        end = self._start
        while end and self._text[end - 1] not in _CHARACTERS:
            end -= 1
        start = end
        while start and self._text[start - 1] in _CHARACTERS:
            start -= 1
        return self._text[start:end]

    def read_behind(self, index: int) -> str:
        """Return the token behind one, be it in a line below; "" where there is none.

        Args:
            index: of the token.
        """
        if index + 1 < len(self.words):
            return self.words[index + 1]
        token = _TOKEN.search(self._text, self._end)
        return token[0] if token else ""
