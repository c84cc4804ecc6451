"""The chain of evidence: which words in which note say each fact of a patient."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from recurnlp.model.vocabulary import Evidence
from recurnlp.status.event import Event
from recurnlp.status.primary import Primary, Told
from recurnlp.status.statements import Statement
from recurnlp.status.timeline import Timeline

FactName = Literal["diagnosis", "disease_free", "recurrence", "distant", "progression"]


class Link(NamedTuple):
    """Who says a fact, where, by which rule and on which ground.

    Args:
        fact: what is said.
        day: when it was so.
        note_id, start, end: where.
        rule_id: the target rule, for mentions.
        level: what it rests on.
    """

    fact: FactName
    day: date | None
    note_id: str
    start: int
    end: int
    rule_id: str | None
    level: Evidence | None


def link_facts(primary: Primary, timeline: Timeline) -> Iterator[Link]:
    """Yield the links, fact by fact, each fact's in order of time.

    Args:
        primary: the cancer.
        timeline: what happened.
    """
    if primary.told:
        yield _link_fact("diagnosis", primary.told)
    last_free = timeline.last_free
    last = [statement for statement in timeline.free if statement.period.last == last_free]
    yield from (_link_statement("disease_free", s) for s in dict.fromkeys((*timeline.free[:1], *last[-1:])))
    if timeline.recurrence:
        yield from (_link_statement("recurrence", s) for s in _choose(timeline.recurrence))
    if timeline.distant:
        yield from (_link_statement("distant", s) for s in _choose(timeline.distant))
    yield from (_link_fact("progression", told) for told in timeline.progression[:1])


def _choose(event: Event) -> Iterator[Statement]:
    """What first tells the event, and what puts it on its firmest ground."""
    yield from event.told
    level = event.level
    if all(statement.level != level for statement in event.told):
        yield next(statement for statement in event.spell if statement.level == level)


def _link_statement(fact: FactName, statement: Statement) -> Link:
    note, mention, day = statement.note, statement.mention, statement.period.shown
    return Link(fact, day, note.note_id, mention.start, mention.end, mention.rule_id, statement.level)


def _link_fact(fact: FactName, told: Told) -> Link:
    return Link(fact, told.note.day, told.note.note_id, told.fact.start, told.fact.end, None, told.note.basis)
