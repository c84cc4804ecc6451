"""Comma and tab separated tables, read so that a broken row costs itself only.

The standard reader lets one unclosed quote swallow the rest of the file in silence. This one holds to the
grammar: a quote opens at the beginning of a field, is doubled inside, and only a delimiter or the line's end
follows it. A record that breaks the grammar is given up, and reading goes on at the next line that is a record.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from recurnlp.connectors.window import LINE_END, Window


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a table.

    Args:
        row: physical line where it begins.
        fields: its fields; of a broken record, what its first line looks like without regard to quotes.
        broken: whether it breaks the grammar.
    """

    row: int
    fields: list[str]
    broken: bool = False


class _Incomplete(Exception):
    """The record reaches the end of the window: more must be read to decide."""


class _Malformed(Exception):
    """The record breaks the grammar."""


def split_records(window: Window, delimiter: str, max_record: int) -> Iterator[Record]:
    """Yield the records of a table, blank lines left out.

    Args:
        window: the table's text.
        delimiter: one character.
        max_record: characters after which a record counts as broken.

    Raises:
        OSError: the compressed data is damaged.
    """
    while True:
        try:
            fields, end = _split(window, delimiter)
        except _Incomplete:
            if len(window) <= max_record:
                window.grow()
                continue
            yield _give_up(window, delimiter)
        except _Malformed:
            yield _give_up(window, delimiter)
        else:
            if window.ended and window.position == len(window.text):
                return
            if fields != [""]:
                yield Record(window.line, fields)
            window.advance(end)


def _give_up(window: Window, delimiter: str) -> Record:
    line_end = LINE_END.search(window.text, window.position)
    first_line = window.text[window.position : line_end.start() if line_end else len(window.text)]
    record = Record(window.line, first_line.split(delimiter), broken=True)
    window.skip_line()
    return record


def _split(window: Window, delimiter: str) -> tuple[list[str], int]:
    text, start = window.text, window.position
    line_end = LINE_END.search(text, start)
    end = line_end.start() if line_end else len(text)
    if text.find('"', start, end) < 0:
        return text[start:end].split(delimiter), _next_record(window, end)
    return _split_quoted(window, delimiter)


def _split_quoted(window: Window, delimiter: str) -> tuple[list[str], int]:
    text, position, field = window.text, window.position, _field_pattern(delimiter)
    fields: list[str] = []
    while True:
        found = field.match(text, position)
        if found is None:
            raise (_Malformed if window.ended else _Incomplete)
        quoted, plain = found.groups()
        fields.append(plain if quoted is None else quoted.replace('""', '"') if '""' in quoted else quoted)
        position = found.end()
        if text.startswith(delimiter, position):
            position += 1
        elif position == len(text) or text[position] in "\r\n":
            return fields, _next_record(window, position)
        else:
            raise _Malformed


@cache
def _field_pattern(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(rf'"((?:[^"]++|"")*+)"|((?!")[^{mark}\r\n]*+)')


def _next_record(window: Window, end: int) -> int:
    # A record that touches the window's end may go on behind it: the quote may be half of a doubled one,
    # and \r half of \r\n.
    line_end = LINE_END.match(window.text, end)
    after = line_end.end() if line_end else end
    if after == len(window.text) and not window.ended and not (line_end and line_end.group() == "\n"):
        raise _Incomplete
    return after
