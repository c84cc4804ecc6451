"""From the rows of a run's tables to charts: each patient's notes with their mentions and facts."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from recurnlp.batch.columns import list_numbers, list_structs, list_tuples, list_values
from recurnlp.status import ChartFact, ChartMention, ChartNote

NOTE_COLUMNS = ["note_id", "patient_id", "note_date", "label", "basis", "facts"]
MENTION_COLUMNS = [
    "note_id", "patient_id", "start", "end", "kind", "assertion", "time", "extent", "sites", "icd10", "evidence",
    "event_date", "section", "sentence_start", "sentence_end", "rule_id", "isolated_cells", "stage",
]  # fmt: skip
_SILENT = ("hypothetical", "other")
_LISTS = frozenset({"sites", "icd10"})
_NUMBERS = frozenset({"start", "end", "sentence_start", "sentence_end"})
_STAGE = ("m", "group", "system")


def build_charts(notes: Any, mentions: Any) -> Iterator[tuple[str, list[ChartNote]]]:
    """Yield each patient with all notes, in the order of patient ids.

    Args:
        notes: a table with the columns ``NOTE_COLUMNS``; every note of the patients in it.
        mentions: a table with the columns ``MENTION_COLUMNS``; all of these notes.
    """
    by_note = _group_mentions(mentions)
    patient: str | None = None
    chart: list[ChartNote] = []
    ordered = notes.sort_by([("patient_id", "ascending"), ("note_id", "ascending")])
    facts = list_structs(ordered["facts"], ChartFact)
    columns = [ordered[name].to_pylist() for name in ("note_id", "patient_id", "note_date")]
    kinds = [list_values(ordered[name]) for name in ("label", "basis")]
    for note_id, patient_id, day, label, basis, told in zip(*columns, *kinds, facts, strict=True):
        if patient_id != patient:
            if patient is not None:
                yield patient, chart
            patient, chart = patient_id, []
        chart.append(ChartNote(note_id, day, label, basis, tuple(by_note.get(note_id, ())), told))
    if patient is not None:
        yield patient, chart


def _group_mentions(mentions: Any) -> dict[str, list[ChartMention]]:
    """Mentions by note, in the order of the text; what says nothing of the patient's disease is left out."""
    telling = mentions.filter(pc.invert(pc.is_in(mentions["assertion"], pa.array(_SILENT))))
    stages = telling["stage"].combine_chunks()
    columns = [_list_column(telling, name) for name in MENTION_COLUMNS[2:-1]]
    parts = [list_values(pc.fill_null(pc.struct_field(stages, name), "")) for name in _STAGE]
    by_note: dict[str, list[ChartMention]] = {}
    for note_id, mention in zip(telling["note_id"].to_pylist(), map(ChartMention, *columns, *parts), strict=True):
        by_note.setdefault(note_id, []).append(mention)
    return by_note


def _list_column(table: Any, name: str) -> list[Any]:
    if name in _LISTS:
        return list_tuples(table[name])
    return list_numbers(table[name]) if name in _NUMBERS else list_values(table[name])
