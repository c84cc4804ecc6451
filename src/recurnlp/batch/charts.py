"""From the rows of a run's tables to charts: each patient's notes with their mentions and facts."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from recurnlp.status.chart import ChartFact, ChartMention, ChartNote

NOTE_COLUMNS = ["note_id", "patient_id", "note_date", "label", "basis", "facts"]
MENTION_COLUMNS = [
    "note_id", "patient_id", "start", "end", "kind", "assertion", "time", "extent", "sites", "icd10", "evidence",
    "event_date", "section", "sentence_start", "sentence_end", "rule_id", "stage",
]  # fmt: skip
_SILENT = ("hypothetical", "other")


def build_charts(notes: pa.Table, mentions: pa.Table) -> Iterator[tuple[str, list[ChartNote]]]:
    """Yield each patient with all notes, in the order of patient ids.

    Args:
        notes: with the columns ``NOTE_COLUMNS``; every note of the patients in it.
        mentions: with the columns ``MENTION_COLUMNS``; all of these notes.
    """
    by_note = _group_mentions(mentions)
    patient: str | None = None
    chart: list[ChartNote] = []
    ordered = notes.sort_by([("patient_id", "ascending"), ("note_id", "ascending")])
    for note_id, patient_id, day, label, basis, facts in zip(*_lists(ordered, NOTE_COLUMNS), strict=True):
        if patient_id != patient:
            if patient is not None:
                yield patient, chart
            patient, chart = patient_id, []
        told = tuple(ChartFact(**fact) for fact in facts or ())
        chart.append(ChartNote(note_id, day, label, basis, tuple(by_note.get(note_id, ())), told))
    if patient is not None:
        yield patient, chart


def _group_mentions(mentions: pa.Table) -> dict[str, list[ChartMention]]:
    """Mentions by note, in the order of the text; what says nothing of the patient's disease is left out."""
    telling = mentions.filter(pc.invert(pc.is_in(mentions["assertion"], pa.array(_SILENT))))
    by_note: dict[str, list[ChartMention]] = {}
    for note_id, _, start, end, kind, assertion, time, extent, sites, icd10, *rest, stage in zip(
        *_lists(telling, MENTION_COLUMNS), strict=True
    ):
        parts = (stage["m"], stage["group"], stage["system"]) if stage else ()
        mention = ChartMention(start, end, kind, assertion, time, extent, tuple(sites), tuple(icd10), *rest, *parts)
        by_note.setdefault(note_id, []).append(mention)
    return by_note


def _lists(table: pa.Table, columns: list[str]) -> list[list[Any]]:
    return [table.column(name).to_pylist() for name in columns]
