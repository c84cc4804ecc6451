"""Notes in JSON lines: one object a line."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from recurnlp.connectors.columns import ColumnNames
from recurnlp.connectors.options import ReadOptions
from recurnlp.connectors.rows import RawNote, Reject
from recurnlp.connectors.sources import Source
from recurnlp.connectors.streams import Meter, open_text
from recurnlp.errors import InputError

_LINES_SEEN = 100
Line = tuple[int, str | None]


def read_keys(source: Source, options: ReadOptions) -> list[str] | None:
    """Return the keys of the first hundred lines, in order of appearance, or ``None`` if the file holds nothing.

    Args:
        source: the file.
        options: its encoding.

    Raises:
        InputError: none of these lines is a JSON object.
    """
    head = list(_read_head(source, options))
    objects = [found for _, line in head if (found := _parse(line)) is not None]
    if head and not objects:
        raise InputError(f"{source.file}: its first lines are no JSON objects; one object a line is wanted")
    return list(dict.fromkeys(key for found in objects for key in found)) if head else None


def _read_head(source: Source, options: ReadOptions) -> Iterator[Line]:
    lines = _read_lines(source, options, Meter())
    row = 0
    try:
        for row, line in islice(lines, _LINES_SEEN):
            yield row, line
    except (OSError, UnicodeError) as error:
        if row == 0:
            raise InputError(f"{source.file}: its beginning is damaged ({type(error).__name__})") from None


def read_json_lines(
    source: Source, columns: ColumnNames, options: ReadOptions, meter: Meter
) -> Iterator[RawNote | Reject]:
    """Yield the objects of a file as notes, and as rejects the lines that are none.

    Args:
        source: the file.
        columns: its keys, as `choose_columns` chose them.
        options: its encoding.
        meter: counts what is read.

    Raises:
        OSError: the compressed data is damaged.
    """
    keys = (columns.id, columns.patient, columns.date, columns.text)
    for row, found in read_objects(source, options, meter):
        if isinstance(found, Reject):
            yield found
        else:
            yield RawNote(row, *(None if key is None else found.get(key) for key in keys))


def read_objects(source: Source, options: ReadOptions, meter: Meter) -> Iterator[tuple[int, dict[str, Any] | Reject]]:
    """Yield the lines of a file with their numbers: objects, and rejects for what is none.

    Args:
        source: the file.
        options: its encoding.
        meter: counts what is read.

    Raises:
        OSError: the compressed data is damaged.
    """
    for row, line in _read_lines(source, options, meter):
        found = _parse(line)
        if found is None:
            yield row, Reject(source.file, row, row, None, "too_long" if line is None else "malformed_row")
        else:
            yield row, found


def _read_lines(source: Source, options: ReadOptions, meter: Meter) -> Iterator[Line]:
    with open_text(source, options, meter) as stream:
        row = 0
        while line := stream.readline(options.max_record):
            row += 1
            complete = len(line) < options.max_record or line.endswith("\n")
            while not complete:
                complete = len(rest := stream.readline(options.max_record)) < options.max_record or rest.endswith("\n")
                line = ""
            if line == "" or not line.isspace():
                yield row, line or None


def _parse(line: str | None) -> dict[str, Any] | None:
    try:
        found = json.loads(line) if line else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
