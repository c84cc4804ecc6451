"""What a section tells beside its mentions, and the same without its dates, which no memory may hold.

In the place of a date stands its number among the dates of the section; where each of them is written is kept instead.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from recurnlp.extract.dates import find_dates
from recurnlp.extract.facts import SectionFact, Span
from recurnlp.model.vocabulary import Evidence, Modality

Rest = tuple[Evidence | None, Modality | None, str | None]


class Told(NamedTuple):
    """What a section tells beside its mentions. Offsets count from its beginning.

    Args:
        rests: evidence, modality and date of each mention, in order.
        facts: its facts.
        sentences: where those stand that were read; for what is remembered only.
        dates: where the dates are written whose numbers stand in their places.
    """

    rests: list[Rest]
    facts: list[SectionFact]
    sentences: list[Span]
    dates: tuple[Span, ...] = ()


def take_dates_out(told: Told, section: str) -> Told:
    """Return the same without dates.

    Args:
        told: what a section tells.
        section: its text.
    """
    written = {
        day.iso: (first + day.start, first + day.end)
        for first, last in told.sentences
        for day in find_dates(section[first:last])
    }
    numbers = {day: str(number) for number, day in enumerate(written)}
    return _rename(told, numbers)._replace(dates=tuple(written.values()))


def put_dates_in(told: Told, section: str) -> Told:
    """Return what a section tells, with its dates.

    Args:
        told: as `take_dates_out` returned it.
        section: the text of the section, the same to the digit.
    """
    # no two ways to write a date fit the same words, so that each reads alone as it did
    days = (find_dates(section[slice(*place)])[0].iso for place in told.dates)
    return _rename(told, {str(number): day for number, day in enumerate(days)})


def _rename(told: Told, names: Mapping[str, str]) -> Told:
    """Return the same with other names for its dates."""

    def name(day: str | None) -> str | None:
        return names.get(day, day) if day else day

    rests: list[Rest] = [(evidence, modality, name(day)) for evidence, modality, day in told.rests]
    facts = [
        SectionFact(
            words and (*words[:-1], name(words[-1])),
            (*key[:-1], name(key[-1])),
            replace(fact, event_date=name(fact.event_date)) if fact.event_date else fact,
        )
        for words, key, fact in told.facts
    ]
    return Told(rests, facts, told.sentences, told.dates)
