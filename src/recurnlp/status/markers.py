"""Relapses by the number of a marker, as mentions would tell them in words."""

from collections.abc import Iterator
from datetime import timedelta

from recurnlp.model.sections import HISTORY
from recurnlp.status.chart import ChartFact, ChartMention, ChartNote
from recurnlp.status.period import read_period

_FOR_THE_VISIT = timedelta(31)


def find_markers(note: ChartNote) -> Iterator[ChartMention]:
    """Yield mentions that say in words what markers of a note say by their numbers.

    Args:
        note: any note.
    """
    for fact in note.facts:
        if fact.kind == "marker_relapse":
            yield ChartMention(
                start=fact.start,
                end=fact.end,
                kind="recurrence",
                assertion="present",
                time="current",
                extent="biochemical",
                sites=(),
                icd10=(),
                evidence="marker",
                event_date=None if _is_fresh(fact, note) else fact.event_date,
                section=fact.section,
                sentence_start=fact.start,
                sentence_end=fact.end,
                rule_id=f"course.{fact.kind}",
            )


def _is_fresh(fact: ChartFact, note: ChartNote) -> bool:
    """Whether blood was drawn for this very visit: it is the visit that finds the relapse."""
    drawn = read_period(fact.event_date, note.day) if fact.event_date else None
    if drawn is None or note.day is None:
        return False
    return fact.section not in HISTORY and note.day - drawn.last <= _FOR_THE_VISIT
