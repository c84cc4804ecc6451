"""How the inputs are to be read."""

import codecs
from dataclasses import dataclass, field

from recurnlp.connectors.columns import ColumnNames
from recurnlp.errors import InputError


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How the inputs are to be read.

    Args:
        columns: the columns the user named; the rest is guessed.
        encoding: of text formats; a byte order mark at the beginning of UTF-8 is skipped.
        max_chars: notes longer than that are rejected, in code points.

    Raises:
        InputError: an encoding that Python does not know.
    """

    columns: ColumnNames = field(default_factory=ColumnNames)
    encoding: str = "utf-8"
    max_chars: int = 5_000_000

    def __post_init__(self) -> None:
        try:
            codecs.lookup(self.encoding)
        except LookupError:
            raise InputError(f"--encoding {self.encoding}: no such encoding; try utf-8, cp1252 or utf-16") from None

    @property
    def codec(self) -> str:
        """The codec to decode with, which for UTF-8 swallows a byte order mark."""
        return "utf-8-sig" if codecs.lookup(self.encoding).name == "utf-8" else self.encoding

    @property
    def max_record(self) -> int:
        """Characters after which a record has swallowed its neighbours and is given up."""
        return max(64 << 20, 2 * self.max_chars)
