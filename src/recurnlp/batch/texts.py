"""A run's notes with their texts, which the run folder does not hold: they are read from the inputs once more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from recurnlp.batch.recall import recall_options, refuse_inputs
from recurnlp.batch.rows import restore_mention, restore_status
from recurnlp.batch.run_tables import RunTables
from recurnlp.connectors import Meter, NoteRow, find_sources, plan_inputs, read_notes
from recurnlp.model import Mention, NoteStatus


@dataclass(frozen=True, slots=True)
class TextNote:
    """A note of a run, with its text."""

    note_id: str
    text: str
    mentions: tuple[Mention, ...]
    status: NoteStatus


def read_texts(run: RunTables, inputs: Sequence[str]) -> Iterator[list[TextNote]]:
    """Yield the run's notes with their texts, part by part.

    Args:
        run: the run.
        inputs: what it was extracted from, in the same order.

    Raises:
        InputError: these are not the inputs that the run was made from.
    """
    notes = find_notes(run, inputs)
    for table, mentions in zip(run.iterate("notes"), run.iterate("mentions"), strict=True):
        yield _join(run, table.to_pylist(), mentions.to_pylist(), notes)


def find_notes(run: RunTables, inputs: Sequence[str]) -> Iterator[NoteRow]:
    """Yield the run's notes as the inputs hold them, in the run's order; what they say of mentions is not checked.

    Args:
        run: the run.
        inputs: what it was extracted from, in the same order.

    Raises:
        InputError: a note is not there.
    """
    options = recall_options(run)
    rows = read_notes(plan_inputs(find_sources(inputs), options), options, Meter())
    notes = (row for row in rows if isinstance(row, NoteRow))
    for table in run.iterate("notes", ["note_id"]):
        for note_id in table["note_id"].to_pylist():
            # The notes stand in the order of the input, so reading on finds them; rejects are passed over.
            note = next((note for note in notes if note.note_id == note_id), None)
            if note is None:
                raise refuse_inputs(run)
            yield note


def _join(run: RunTables, rows: list[Any], mentions: list[Any], notes: Iterator[NoteRow]) -> list[TextNote]:
    by_note: dict[str, list[Mention]] = {row["note_id"]: [] for row in rows}
    for mention in mentions:
        by_note[mention["note_id"]].append(restore_mention(mention))
    joined = []
    for row in rows:
        note = next(notes)
        found = tuple(by_note[row["note_id"]])
        if any(note.text[m.start : m.end] != m.text for m in found):
            raise refuse_inputs(run)
        joined.append(TextNote(row["note_id"], note.text, found, restore_status(row, found)))
    return joined
