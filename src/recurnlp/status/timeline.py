"""From dated statements to the events of a patient's disease.

A recurrence needs a time without disease, or the word of a clinician; spread that was there at the diagnosis is none.
Copied-forward history is one event: what is dated falls on its own date, and what is stated again comes later than
the first statement.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from recurnlp.status.chart import ChartNote
from recurnlp.status.disease import Disease
from recurnlp.status.event import Event, make_event
from recurnlp.status.meaning import is_early_stage
from recurnlp.status.primary import Primary, Told, find_facts
from recurnlp.status.statements import Statement, read_statements


class Timeline(NamedTuple):
    """The events of a patient's disease.

    Args:
        primary: the cancer.
        free: statements that there is no disease, in order of time.
        recurrence: the first recurrence.
        distant: the first spread to another organ.
        spread: statements of spread to other organs, in order of time.
        returns: statements of recurrence, in order of time.
        suspected: the first day on which the first event, or any where there was none, was suspected or stated.
        is_de_novo: whether the spread was there at the diagnosis.
        persistent: facts of disease that never went, or that grew.
        progression: facts of progression.
        statements: all, in the order of the notes.
    """

    primary: Primary
    free: tuple[Statement, ...]
    recurrence: Event | None
    distant: Event | None
    spread: tuple[Statement, ...]
    returns: tuple[Statement, ...]
    suspected: date | None
    is_de_novo: bool
    persistent: tuple[Told, ...]
    progression: tuple[Told, ...]
    statements: tuple[Statement, ...]

    @property
    def last_free(self) -> date | None:
        """The last day that is known to be without disease."""
        days = (s.period.last for s in self.free if not s.period.is_vague)
        return max(days, default=None)


def tell_timeline(notes: Sequence[ChartNote], primary: Primary, synchronous_days: int) -> Timeline:
    """Return the timeline of one patient.

    Args:
        notes: in order.
        primary: the patient's cancer.
        synchronous_days: spread that is found so many days after the diagnosis, or sooner, was there from the start.
    """
    statements = tuple(read_statements(notes, primary, timedelta(synchronous_days)))
    persistent = tuple(find_facts(notes, "persistence", "progression"))
    free = sort_statements(s for s in statements if s.what == "free")
    disease = Disease(
        primary=primary,
        synchronous_days=synchronous_days,
        free=free,
        stated=sort_statements(s for s in statements if s.is_disease and s.stated),
        is_synchronous=any(find_facts(notes, "synchronous")),
        is_early=any(is_early_stage(mention) for note in notes for mention in note.mentions),
        persistent=persistent,
    )
    spread, returns = disease.find_spread(), disease.find_returns()
    recurrence = make_event(returns, disease.stated, free)
    distant = make_event(spread, disease.stated, free)
    return Timeline(
        primary=primary,
        free=free,
        recurrence=recurrence,
        distant=distant,
        spread=spread,
        returns=returns,
        suspected=_find_suspicion(statements, recurrence or distant),
        is_de_novo=disease.is_de_novo(),
        persistent=persistent,
        progression=tuple(told for told in persistent if told.fact.kind == "progression"),
        statements=statements,
    )


def sort_statements(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return statements in order of time; those of one day in the order of the notes and of their texts."""
    return tuple(sorted(statements, key=_place_in_time))


def _place_in_time(statement: Statement) -> tuple[date, date, str, int]:
    note = statement.note
    return statement.period.shown or date.max, note.day or date.max, note.note_id, statement.mention.start


def _find_suspicion(statements: Sequence[Statement], event: Event | None) -> date | None:
    """The first suspicion that was not allayed before the event; where there is no event, the first of all."""
    limit = event.period.shown if event else None
    since: date | None = None
    for statement in sort_statements(s for s in statements if not s.explicit):
        day = statement.period.shown
        if day is None or (limit and day >= limit):
            break
        if statement.what in ("recurrence", "distant") and not statement.stated:
            since = since or day
        elif event and since and day > since and statement.note.label == "no_evidence":
            since = None
    return since or limit
