"""Cuts the stream of rows into units of work, and counts these off into parts.

Where the cuts fall depends on the input alone: that makes a run the same for any number of workers, and lets an
interrupted run find its place again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

import pyarrow as pa

from recurnlp.batch.ids import SeenIds
from recurnlp.batch.schema import INPUT
from recurnlp.connectors import NoteRow, Reject

_ROWS_A_UNIT = 128
_CHARS_A_UNIT = 500_000
_UNITS_A_PART = 16
_CHARS_A_PART = 8_000_000
Group = list[NoteRow | Reject]


@dataclass(frozen=True, slots=True)
class Unit:
    """What one worker does at once.

    Args:
        part: the number of the part it belongs to, from 0.
        closes_part: whether it is the part's last.
        batch: notes, with the schema ``INPUT``; may hold none.
        rejects: the rows among them that are none.
        dates_unreadable: notes whose date is not in ISO form.
        digest: of all that it holds.
    """

    part: int
    closes_part: bool
    batch: pa.RecordBatch
    rejects: tuple[Reject, ...]
    dates_unreadable: int
    digest: str


def cut_units(rows: Iterable[NoteRow | Reject]) -> Iterator[Unit]:
    """Yield units, at least one: an empty input makes an empty unit. Rows with an id seen before become rejects.

    Args:
        rows: everything there is to read, in order.
    """
    seen = SeenIds()
    part = units = chars = 0
    for group, is_last in _mark_last(_group(rows)):
        units += 1
        chars += sum(len(row.text) for row in group if isinstance(row, NoteRow))
        closes = is_last or units == _UNITS_A_PART or chars >= _CHARS_A_PART
        yield _build_unit(part, closes, group, seen)
        if closes:
            part, units, chars = part + 1, 0, 0


def _mark_last(groups: Iterator[Group]) -> Iterator[tuple[Group, bool]]:
    held = next(groups, [])
    for group in groups:
        yield held, False
        held = group
    yield held, True


def _group(rows: Iterable[NoteRow | Reject]) -> Iterator[Group]:
    group: Group = []
    chars = 0
    for row in rows:
        group.append(row)
        chars += len(row.text) if isinstance(row, NoteRow) else 0
        if len(group) == _ROWS_A_UNIT or chars >= _CHARS_A_UNIT:
            yield group
            group, chars = [], 0
    if group:
        yield group


def _build_unit(part: int, closes: bool, rows: Group, seen: SeenIds) -> Unit:
    notes = [row for row in rows if isinstance(row, NoteRow)]
    rejects = [row for row in rows if isinstance(row, Reject)]
    repeats = seen.find_repeats([note.note_id for note in notes])
    kept = [note for note, repeat in zip(notes, repeats, strict=True) if not repeat]
    rejects += [
        Reject(note.file, note.row, note.row, note.note_id, "duplicate_id")
        for note, repeat in zip(notes, repeats, strict=True)
        if repeat
    ]
    dates_unreadable = sum(note.date_unreadable for note in kept)
    return Unit(part, closes, _build_batch(kept), tuple(rejects), dates_unreadable, _digest(rows))


def _build_batch(notes: list[NoteRow]) -> pa.RecordBatch:
    columns = [[getattr(note, name) for note in notes] for name in INPUT.names]
    arrays = [pa.array(column, field.type) for column, field in zip(columns, INPUT, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=INPUT)


def _digest(rows: Group) -> str:
    whole = blake2b(digest_size=16)
    for row in rows:
        if isinstance(row, NoteRow):
            whole.update(repr((row.file, row.row, row.note_id, row.patient_id, row.note_date, len(row.text))).encode())
            whole.update(row.text.encode())
        else:
            whole.update(repr(row).encode())
    return whole.hexdigest()
