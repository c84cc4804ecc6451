"""Bytes and text of an input file, decompressed as they are read."""

import io
from typing import Any, BinaryIO, TextIO

import pyarrow as pa

from recurnlp.connectors.options import ReadOptions
from recurnlp.connectors.sources import Source
from recurnlp.errors import InputError


class Meter:
    """Counts the bytes of the input files that have been read, for a progress bar."""

    def __init__(self) -> None:
        self.bytes = 0


class _MeteredFile(io.FileIO):
    def __init__(self, path: str, meter: Meter) -> None:
        super().__init__(path)
        self._meter = meter

    def readinto(self, buffer: Any) -> int:
        count = super().readinto(buffer)
        self._meter.bytes += count
        return count

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(-1 if size is None else size)
        self._meter.bytes += len(data)
        return data


def open_bytes(source: Source, meter: Meter) -> BinaryIO:
    """Open a file for reading, decompressed; reading it raises ``OSError`` where the compressed data is damaged.

    Args:
        source: the file.
        meter: counts what is read.

    Raises:
        InputError: the file cannot be opened.
    """
    try:
        file = _MeteredFile(str(source.path), meter)
    except OSError as error:
        raise InputError(f"{source.file}: cannot be read: {error.strerror}") from error
    if source.compression is None:
        return io.BufferedReader(file)
    stream: BinaryIO = pa.CompressedInputStream(pa.PythonFile(file, mode="r"), source.compression)
    return stream


def open_text(source: Source, options: ReadOptions, meter: Meter) -> TextIO:
    """Open a file as text. Undecodable bytes become lone surrogates, so that they cost their own row only.

    Args:
        source: the file.
        options: its encoding.
        meter: counts what is read.

    Raises:
        InputError: the file cannot be opened.
    """
    return io.TextIOWrapper(open_bytes(source, meter), encoding=options.codec, errors="surrogateescape", newline="\n")
