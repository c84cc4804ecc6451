"""The one function every batch goes through: a record batch of notes in, three tables out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from recurnlp.batch.rows import Key, Row, write_mention, write_note
from recurnlp.batch.schema import MENTIONS, NOTES, REJECTS
from recurnlp.connectors import Reject
from recurnlp.errors import UnreadableNote
from recurnlp.model import Note

ReadNote = Callable[[str], Note]
_ROWS = 1 << 16  # turned into columns at a time: a long note's rows are many


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was found in a batch: tables with the schemas of `recurnlp.batch.schema`."""

    mentions: pa.Table
    notes: pa.Table
    rejects: pa.Table


def extract_batch(read_note: ReadNote, batch: pa.RecordBatch) -> Extracted:
    """Read every note of a batch. A note that cannot be read becomes a reject and costs no other.

    Args:
        read_note: an `Extractor`, or anything that is called like one.
        batch: notes, with the schema ``INPUT``.
    """
    tables: list[Any] = []
    mentions: list[Row] = []
    notes: list[Row] = []
    rejects: list[Row] = []
    for file, row, note_id, patient_id, note_date, text in zip(*(c.to_pylist() for c in batch.columns), strict=True):
        key = (note_id, patient_id, note_date)
        try:
            pieces, rest, told = _extract_note(read_note, key, text)
        except UnreadableNote as error:
            rejects.append((file, row, note_id, error.reason, row))
        except Exception as error:  # noqa: BLE001 - a bug met in one note must not cost the other million
            rejects.append((file, row, note_id, f"internal error: {type(error).__name__}", row))
        else:
            if pieces:
                tables += [build_table(mentions, MENTIONS), *pieces]
                mentions = []
            mentions += rest
            notes.append(told)
    found = pa.concat_tables([*tables, build_table(mentions, MENTIONS)])
    return Extracted(found, build_table(notes, NOTES), build_table(rejects, REJECTS))


def _extract_note(read_note: ReadNote, key: Key, text: str) -> tuple[list[Any], list[Row], Row]:
    """Return a note's mentions, as tables as far as they are very many and as rows, and the row of the note."""
    note = read_note(text)
    many = len(note.mentions) // _ROWS * _ROWS
    pieces = [
        build_table([write_mention(key, mention) for mention in note.mentions[start : start + _ROWS]], MENTIONS)
        for start in range(0, many, _ROWS)
    ]
    return pieces, [write_mention(key, mention) for mention in note.mentions[many:]], write_note(key, note)


def reject_batch(batch: pa.RecordBatch, reason: str) -> Extracted:
    """Reject every note of a batch.

    Args:
        batch: notes, with the schema ``INPUT``.
        reason: the code to give.
    """
    places = zip(*(batch.column(name).to_pylist() for name in ("file", "row", "note_id")), strict=True)
    return write_rejects([Reject(file, row, row, note_id, reason) for file, row, note_id in places])


def write_rejects(rejects: Sequence[Reject]) -> Extracted:
    """Return the tables of rows that are no notes.

    Args:
        rejects: the rows, in order.
    """
    rows = [(reject.file, reject.row, reject.note_id, reject.reason, reject.last_row) for reject in rejects]
    return Extracted(build_table([], MENTIONS), build_table([], NOTES), build_table(rows, REJECTS))


def join_extracted(pieces: Sequence[Extracted]) -> Extracted:
    """Put pieces together, in order."""
    return Extracted(
        pa.concat_tables([piece.mentions for piece in pieces]),
        pa.concat_tables([piece.notes for piece in pieces]),
        pa.concat_tables([piece.rejects for piece in pieces]),
    )


def build_table(rows: Sequence[Row], schema: Any) -> Any:
    """Build a table from rows, whose values stand in the order of the schema.

    Args:
        rows: the rows.
        schema: an Arrow schema.
    """
    return pa.concat_tables([_build_piece(rows[i : i + _ROWS], schema) for i in range(0, max(len(rows), 1), _ROWS)])


def _build_piece(rows: Sequence[Row], schema: Any) -> Any:
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
