"""The checks a row passes before it counts as a note, the same for every format."""

from recurnlp.connectors.columns import ColumnNames
from recurnlp.connectors.dates import parse_date
from recurnlp.connectors.options import ReadOptions
from recurnlp.connectors.rows import NoteRow, RawNote, Reject
from recurnlp.connectors.sources import Source
from recurnlp.errors import UnreadableNote


def check_note(source: Source, columns: ColumnNames, raw: RawNote, options: ReadOptions) -> NoteRow | Reject:
    """Turn a row into a note, or into a reject that says why not.

    Args:
        source: the file it stands in.
        columns: the file's columns; a note of a file without ids is named after file and row.
        raw: the row.
        options: the longest note.
    """
    note_id: str | None = None
    try:
        note_id = f"{source.name}:{raw.row}" if columns.id is None else _read_name(raw.note_id)
        patient_id = _read_name(raw.patient_id)
        text = _read_text(raw.text, options.max_chars)
        if not note_id:
            raise UnreadableNote("missing_id")
    except UnreadableNote as error:
        return Reject(source.file, raw.row, raw.row, note_id, error.reason)
    try:
        note_date, unreadable = parse_date(_decode(raw.note_date)), False
    except (ValueError, UnreadableNote):
        note_date, unreadable = None, True
    return NoteRow(source.file, raw.row, note_id, patient_id, note_date, text, unreadable)


def _read_name(value: object) -> str | None:
    value = _decode(value)
    if value is None or value == "" or value != value:
        return None
    if isinstance(value, float) and value.is_integer():  # a column of whole numbers with gaps is read as floats
        return str(int(value))
    if not isinstance(value, str | int | float):
        raise UnreadableNote("missing_id")
    return str(value)


def _read_text(value: object, max_chars: int) -> str:
    value = _decode(value)
    if value is None or value == "":
        raise UnreadableNote("empty_text")
    if not isinstance(value, str):
        raise UnreadableNote("not_text")
    if len(value) > max_chars:
        raise UnreadableNote("too_long")
    return value


def _decode(value: object) -> object:
    """Decode bytes, and refuse strings that hold bytes nobody could decode."""
    try:
        if isinstance(value, bytes):
            return value.decode("utf-8")
        if isinstance(value, str) and not value.isascii():
            value.encode("utf-8")
    except UnicodeError:
        raise UnreadableNote("undecodable") from None
    return value
