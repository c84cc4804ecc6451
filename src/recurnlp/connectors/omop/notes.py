"""Notes in the NOTE table of an OMOP database."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pyarrow as pa

from recurnlp.connectors.columns import ColumnNames
from recurnlp.connectors.omop.address import Address
from recurnlp.connectors.omop.database import open_database, read_columns
from recurnlp.connectors.omop.statements import show_text
from recurnlp.connectors.rows import RawNote
from recurnlp.connectors.streams import Meter

NOTE_COLUMNS = ColumnNames(id="note_id", text="note_text", patient="person_id", date="note_date")
_READ = ("note_id", "person_id", "note_date", "note_text")
_BYTES_A_NOTE = 4096


def measure_omop(address: Address) -> int:
    """Return about how many bytes of notes a database holds, for a progress bar, having seen that it can be read.

    Args:
        address: where it is.

    Raises:
        InputError: it cannot be reached, or has no NOTE table of CDM 5.4.
        MissingExtra: its driver is not installed.
    """
    with open_database(address) as database:
        read_columns(database, "note", _READ)
        count = database.fetch(f"SELECT count(*) AS n FROM {database.name('note')}", "counting notes")
        return int(count.column(0)[0].as_py()) * _BYTES_A_NOTE


def read_omop(address: Address, meter: Meter) -> Iterator[RawNote]:
    """Yield the notes of a database as it sends them, numbered from 1; strings come as bytes.

    Args:
        address: where it is.
        meter: counts what is read.

    Raises:
        InputError: it cannot be reached, or the connection is lost on the way.
    """
    row = 0
    with open_database(address) as database:
        cells = ", ".join(show_text(database, name) for name in _READ)
        query = f"SELECT {cells} FROM {database.name('note')}{database.order}"
        for batch in database.read(query, "reading notes"):
            columns = [column.cast(pa.large_binary()).to_pylist() for column in batch.columns]
            for note_id, person_id, note_date, text in zip(*columns, strict=True):
                row += 1
                yield RawNote(row, note_id, person_id, read_day(note_date), text)
            meter.bytes += _BYTES_A_NOTE * batch.num_rows


def read_day(value: bytes | str) -> object:
    """Return a date as a database shows it: seconds since 1970 where SQLite keeps them as REAL, else the text."""
    try:
        return datetime.fromtimestamp(float(value), UTC).date()
    except (ValueError, OverflowError, OSError):
        return value
