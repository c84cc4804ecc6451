"""Notes in comma and tab separated tables."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recurnlp.connectors.columns import ColumnNames
from recurnlp.connectors.delimited import Record, split_records
from recurnlp.connectors.options import ReadOptions
from recurnlp.connectors.rows import RawNote, Reject
from recurnlp.connectors.sources import Source
from recurnlp.connectors.streams import Meter, open_text
from recurnlp.connectors.window import Window
from recurnlp.errors import InputError

_DELIMITERS = ",;\t|"


def read_header(source: Source, options: ReadOptions) -> list[str] | None:
    """Return the names in the first record, or ``None`` if the file holds nothing.

    Args:
        source: the file.
        options: its encoding.

    Raises:
        InputError: the first record cannot be read.
    """
    try:
        with open_text(source, options, Meter()) as stream:
            window = Window(stream)
            window.grow()
            header = next(split_records(window, guess_delimiter(source, window), options.max_record), None)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{source.file}: its beginning is damaged ({type(error).__name__})") from None
    if header is None:
        return None
    if header.broken:
        raise InputError(f"{source.file}: the header cannot be read: a quote is left open")
    if not "".join(" ".join(header.fields).split()).isprintable():
        raise InputError(f"{source.file}: the header is not {options.encoding} text; name the --encoding")
    return header.fields


def read_table(source: Source, columns: ColumnNames, options: ReadOptions, meter: Meter) -> Iterator[RawNote | Reject]:
    """Yield the rows of a table as notes, and as rejects those that cannot be told apart.

    Args:
        source: the file; it has a header.
        columns: its columns, as `choose_columns` chose them.
        options: its encoding.
        meter: counts what is read.

    Raises:
        OSError: the compressed data is damaged.
    """
    with open_text(source, options, meter) as stream:
        window = Window(stream)
        window.grow()
        records = split_records(window, guess_delimiter(source, window), options.max_record)
        yield from _settle(source, records, _Layout.of(next(records).fields, columns))


def _settle(source: Source, records: Iterator[Record], layout: "_Layout") -> Iterator[RawNote | Reject]:
    broken: Reject | None = None
    last = 0
    for record in records:
        last = record.row
        if broken and not layout.is_resumed_by(record):
            continue
        if broken:
            yield replace(broken, last_row=record.row - 1)
        reject = Reject(source.file, record.row, record.row, None, "malformed_row")
        note = layout.read(record)
        broken = reject if record.broken else None
        if not broken:
            yield note or reject
    if broken:
        yield replace(broken, last_row=last)


def guess_delimiter(source: Source, window: Window) -> str:
    """Return what parts the fields of a table: a tab in a tsv, else the sign that its first line holds most often.

    Args:
        source: the file.
        window: its beginning.
    """
    if source.format == "tsv":
        return "\t"
    end = window.text.find("\n")
    header = window.text[: end if end >= 0 else len(window.text)]
    return max(_DELIMITERS, key=header.count)


@dataclass(slots=True)
class _Layout:
    """Where the cells of a note stand in a record, and what the last id looked like."""

    width: int
    id: int | None
    patient: int | None
    date: int | None
    text: int
    last_id: str | None = None

    @classmethod
    def of(cls, header: list[str], columns: ColumnNames) -> "_Layout":
        def place(name: str | None) -> int | None:
            return None if name is None else header.index(name)

        places = (place(columns.id), place(columns.patient), place(columns.date))
        return cls(len(header), *places, header.index(columns.text or ""))

    def read(self, record: Record) -> RawNote | None:
        fields = record.fields
        if self.id is not None and self.id < len(fields):
            self.last_id = fields[self.id].strip('"')
        if record.broken or len(fields) != self.width:
            return None
        note_id, patient_id, note_date = (
            None if place is None else fields[place] for place in (self.id, self.patient, self.date)
        )
        return RawNote(record.row, note_id, patient_id, note_date, fields[self.text])

    def is_resumed_by(self, record: Record) -> bool:
        """Tell a row of its own from the rest of a broken note, lines of which may have the right number of commas."""
        fields = record.fields
        if record.broken or len(fields) != self.width:
            return False
        return self.id is None or _is_like(fields[self.id], self.last_id or "")


def _is_like(found: str, good: str) -> bool:
    return (" " in found, any(map(str.isdigit, found))) == (" " in good, any(map(str.isdigit, good)))
