"""A window on a text stream: what has been read and not yet used, with the number of its first line."""

import re
from collections.abc import Iterator
from typing import TextIO

LINE_END = re.compile(r"\r\n?|\n")
_BLOCK = 1 << 16
_PIECE = 1 << 12


class Window:
    """A stretch of a text stream that grows as far as a record needs, and is left behind as records end.

    Args:
        stream: the text, line ends untranslated.

    Attributes:
        text: what has been read; everything before `position` is used up.
        position: where the next record begins.
        line: the number of the physical line at `position`, from 1.
        ended: whether the stream has no more.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.text = ""
        self.position = 0
        self.line = 1
        self.ended = False
        self._damage: OSError | UnicodeError | None = None

    def __len__(self) -> int:
        return len(self.text) - self.position

    def grow(self) -> None:
        """Read on: a block, or as much again as is held, so that a long record costs linear time.

        Raises:
            OSError: the compressed data is damaged, and what stands before the damage has been read.
            UnicodeError: the same of an encoding that cannot go on after an error.
        """
        block = "".join(self._read_pieces(max(_BLOCK, len(self))))
        self.text = self.text[self.position :] + block
        self.position = 0
        self.ended = not block and self._damage is None

    def _read_pieces(self, size: int) -> Iterator[str]:
        if self._damage:
            raise self._damage
        while size > 0 and (piece := self._read_piece(size)):
            size -= len(piece)
            yield piece

    def _read_piece(self, size: int) -> str:
        # Small pieces, because a failing read takes with it whatever it had read before the damage.
        try:
            return self._stream.read(min(size, _PIECE))
        except (OSError, UnicodeError) as error:
            self._damage = error
            return ""

    def advance(self, end: int) -> None:
        """Leave behind what stands before `end`, and count its lines."""
        self.line += _count_lines(self.text, self.position, end)
        self.position = end

    def skip_line(self) -> None:
        """Leave behind the rest of the physical line, however long it is.

        Raises:
            OSError: the compressed data is damaged.
        """
        while True:
            found = LINE_END.search(self.text, self.position)
            if found and (self.ended or found.end() < len(self.text) or found.group() == "\n"):
                return self.advance(found.end())
            self.advance(found.start() if found else len(self.text))
            if self.ended:
                return None
            self.grow()


def _count_lines(text: str, start: int, end: int) -> int:
    returns = text.count("\r", start, end)
    lines = text.count("\n", start, end)
    return lines + returns - text.count("\r\n", start, end) if returns else lines
