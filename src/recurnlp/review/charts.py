"""The notes of a run in the order in which they are reviewed: patient by patient, by date."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from recurnlp.batch import RunTables, restore_mention, restore_status
from recurnlp.model import Cue, Mention, NoteStatus

Numbers = npt.NDArray[np.int64]
_SHOWN = ["note_id", "note_date", "label", "classifier_label", "classifier_probability", "row", "found"]


class NotThere(Exception):
    """There is no chart of that number, or no note at that place."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A note in the list of its chart.

    Args:
        place: its place in the chart, from 0.
        row: its place in the run.
        note_id: its id.
        day: its date, if it has one.
        label: what the rules say of it.
        classifier_label, classifier_probability: what the classifier says, if there was one.
        found: how many mentions it has.
    """

    place: int
    row: int
    note_id: str
    day: date | None
    label: str
    classifier_label: str | None
    classifier_probability: float | None
    found: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The notes of one patient, or one note that names no patient.

    Args:
        number: its number among the charts of the run, from 0.
        patient_id: the patient, "" for a note that names none.
        name: what it is called: the patient's id, or the note's.
        entries: its notes, by date; those without one come last.
    """

    number: int
    patient_id: str
    name: str
    entries: tuple[Entry, ...]


class Charts:
    """All charts of a run, in the order of patient ids; notes without a patient come last.

    Args:
        run: the run.
    """

    def __init__(self, run: RunTables) -> None:
        notes = run.notes
        notes = notes.append_column("row", pa.array(np.arange(notes.num_rows)))
        notes = notes.append_column("alone", pc.is_null(notes["patient_id"]))
        order = [("alone", "ascending"), *((name, "ascending") for name in ("patient_id", "note_date", "note_id"))]
        notes = notes.take(pc.sort_indices(notes, sort_keys=order)).combine_chunks()
        self._mentions, self._starts = _sort_mentions(run, notes["note_id"])
        self.notes = notes.append_column("found", pa.array(np.diff(self._starts)))
        self.starts = _find_starts(self.notes)

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def names(self) -> Any:
        """What each chart is called."""
        first = self.notes.select(["patient_id", "note_id"]).take(self.starts)
        return pc.coalesce(first["patient_id"], first["note_id"])

    @property
    def patients(self) -> Any:
        """The patient of each chart; null for a note that names none."""
        return self.notes["patient_id"].take(self.starts)

    def open(self, number: int) -> Chart:
        """Return a chart.

        Args:
            number: its number.

        Raises:
            NotThere: there is none of that number.
        """
        if not 0 <= number < len(self):
            raise NotThere
        rows = self.notes.slice(self.starts[number], self._end(number) - self.starts[number])
        patient_id = rows["patient_id"][0].as_py() or ""
        entries = tuple(_read_entry(place, row) for place, row in enumerate(rows.select(_SHOWN).to_pylist()))
        return Chart(number, patient_id, patient_id or entries[0].note_id, entries)

    def find(self, note_id: str) -> tuple[int, int] | None:
        """Return the chart and the place of a note, or ``None`` if the run does not hold it."""
        position = pc.index(self.notes["note_id"], note_id).as_py()
        if position < 0:
            return None
        number = int(np.searchsorted(self.starts, position, side="right")) - 1
        return number, position - int(self.starts[number])

    def find_patient(self, patient_id: str) -> int | None:
        """Return the number of a patient's chart, or ``None`` if the run does not hold it."""
        number = pc.index(self.patients, patient_id).as_py()
        return None if number < 0 else int(number)

    def read_mentions(self, chart: Chart, entry: Entry, categories: Mapping[str, str]) -> tuple[Mention, ...]:
        """Return the mentions of a note, in the order of its text.

        Args:
            chart, entry: the note.
            categories: what each context rule says, by its id: the run names the rules of cues, not their places.
        """
        position = self.starts[chart.number] + entry.place
        start, end = self._starts[position : position + 2].tolist()
        return tuple(_read_mention(row, categories) for row in self._mentions.slice(start, end - start).to_pylist())

    def read_status(self, chart: Chart, entry: Entry, mentions: tuple[Mention, ...]) -> NoteStatus:
        """Return the status of a note.

        Args:
            chart, entry: the note.
            mentions: its mentions.
        """
        position = int(self.starts[chart.number]) + entry.place
        return restore_status(self.notes.slice(position, 1).to_pylist()[0], mentions)

    def _end(self, number: int) -> int:
        return int(self.starts[number + 1]) if number + 1 < len(self) else int(self.notes.num_rows)


def _sort_mentions(run: RunTables, note_ids: Any) -> tuple[Any, Numbers]:
    """The mentions in the order of the notes, and where each note's begin."""
    mentions = run.mentions
    position = pc.index_in(mentions["note_id"], value_set=note_ids.combine_chunks())
    mentions = mentions.append_column("position", position)
    keys = [(name, "ascending") for name in ("position", "start", "end", "kind")]
    mentions = mentions.take(pc.sort_indices(mentions, sort_keys=keys)).combine_chunks()
    starts = np.searchsorted(mentions["position"].to_numpy(), np.arange(len(note_ids) + 1))
    return mentions, starts.astype(np.int64)


def _find_starts(notes: Any) -> Numbers:
    alone = notes["alone"].to_numpy()
    patients = pc.fill_null(notes["patient_id"], "").combine_chunks().dictionary_encode().indices.to_numpy()
    begins = np.ones(len(alone), bool)
    begins[1:] = alone[1:] | (patients[1:] != patients[:-1])
    return np.flatnonzero(begins).astype(np.int64)


def _read_entry(place: int, row: dict[str, Any]) -> Entry:
    return Entry(
        place,
        row["row"],
        row["note_id"],
        row["note_date"],
        row["label"],
        row["classifier_label"],
        row["classifier_probability"],
        row["found"],
    )


def _read_mention(row: dict[str, Any], categories: Mapping[str, str]) -> Mention:
    mention = restore_mention(row)
    at = mention.start
    return replace(mention, cues=tuple(Cue(rule, categories.get(rule, ""), at, at) for rule in row["cues"] or ()))
