"""Where the notes of a patient do not agree. Shown, not settled."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from recurnlp.status.chart import ChartNote
from recurnlp.status.primary import find_facts
from recurnlp.status.statements import Statement
from recurnlp.status.timeline import Timeline, sort_statements

Disagreement = Literal["free_without_treatment", "free_and_diseased_on_one_day", "recurrence_before_diagnosis"]


class Contradiction(NamedTuple):
    """Two statements of which one is likely wrong; `against` is ``None`` where it is the date of diagnosis."""

    kind: Disagreement
    statement: Statement
    against: Statement | None


def find_contradictions(notes: Sequence[ChartNote], timeline: Timeline) -> list[Contradiction]:
    """Return the contradictions, in order of time.

    Args:
        notes: in order.
        timeline: what they add up to.
    """
    found = [*_find_unexplained(notes, timeline), *_find_too_early(timeline)]
    return sorted(found, key=lambda c: (c.statement.note.day or date.max, c.statement.note.note_id, c.kind))


def _find_unexplained(notes: Sequence[ChartNote], timeline: Timeline) -> Iterator[Contradiction]:
    """Disease that is gone though nothing was done about it."""
    treated = sorted(told.note.day for told in find_facts(notes, "treatment") if told.note.day)
    diseased: Statement | None = None
    for statement in sort_statements(timeline.statements):
        if statement.explicit or statement.period.precision != "day":
            continue
        if statement.is_disease and statement.stated:
            diseased = statement
        elif statement.what == "free" and diseased is not None:
            if statement.note.day == diseased.note.day and statement.note is not diseased.note:
                yield Contradiction("free_and_diseased_on_one_day", statement, diseased)
            elif not _is_within(treated, diseased.period.first, statement.period.last):
                yield Contradiction("free_without_treatment", statement, diseased)
            diseased = None


def _is_within(days: Sequence[date], first: date, last: date) -> bool:
    at = bisect_left(days, first)
    return at < len(days) and days[at] <= last


def _find_too_early(timeline: Timeline) -> Iterator[Contradiction]:
    primary = timeline.primary
    if primary.diagnosed is None or primary.source == "first_note":
        return
    for statement in timeline.statements:
        is_told = statement.what == "recurrence" and statement.stated and statement.explicit
        if is_told and statement.period.last < primary.diagnosed.first:
            yield Contradiction("recurrence_before_diagnosis", statement, None)
            return
