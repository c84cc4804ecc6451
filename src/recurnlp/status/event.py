"""Events: what several statements tell of one thing that happened."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from recurnlp.model.vocabulary import EXTENTS, MICROSCOPY, Evidence, Extent, Site
from recurnlp.status.period import Period, settle
from recurnlp.status.statements import Statement

_LEVELS: tuple[Evidence, ...] = ("pathology", "cytology", "imaging", "marker", "clinical")


class Event(NamedTuple):
    """Something that happened to the disease.

    Args:
        period: when.
        told: the statements that tell of it as it was first told, in order of time.
        spell: these and all later ones, until the next time without disease.
    """

    period: Period
    told: tuple[Statement, ...]
    spell: tuple[Statement, ...]

    @property
    def extents(self) -> tuple[Extent, ...]:
        """How far it went, after whoever first said so; ``unspecified`` only where nothing says more."""
        found = next((named for day in self._by_day() if (named := _name_extents(day))), {"unspecified"})
        return tuple(extent for extent in EXTENTS if extent in found)

    @property
    def sites(self) -> tuple[Site, ...]:
        """The organs, in the order in which they were named by whoever first named any."""
        return tuple(dict.fromkeys(site for statement in self._naming() for site in statement.sites))

    @property
    def icd10(self) -> tuple[str, ...]:
        """The ICD-10-CM codes beside these organs."""
        return tuple(dict.fromkeys(code for statement in self._naming() for code in statement.icd10))

    def _naming(self) -> list[Statement]:
        fitting = {*self.extents, "unspecified"}
        named = ([s for s in day if s.sites and s.extent in fitting] for day in self._by_day())
        return next(filter(None, named), [])

    def _by_day(self) -> list[list[Statement]]:
        """What tells of it, by the day of the note: what tells it again, years later, often adds what came since."""
        ordered = sorted(self.told, key=_note_day)
        return [list(day) for _, day in groupby(ordered, key=_note_day)]

    @property
    def level(self) -> Evidence | None:
        """The firmest ground that a statement of the spell rests on."""
        return min((s.level for s in self.spell if s.level), key=_LEVELS.index, default=None)

    @property
    def confirmed(self) -> date | None:
        """The first day on which a microscope confirmed it."""
        return min((s.note.day for s in self.spell if s.level in MICROSCOPY and s.note.day), default=None)


def make_event(candidates: Sequence[Statement], stated: Sequence[Statement], free: Sequence[Statement]) -> Event | None:
    """Return the first event that the candidates tell of, ``None`` where there are none.

    Args:
        candidates: statements of events of one kind.
        stated: all statements of disease, in order of time: they may tell more of the same event.
        free: statements that there is no disease.
    """
    period = settle(statement.period for statement in candidates)
    if period is None:
        return None
    told = [s for s in candidates if _is_same(s.period, period)] or [s for s in candidates if s.period == period]
    moments = {(s.note.note_id, s.period) for s in told}
    told = [s for s in stated if (s.note.note_id, s.period) in moments]
    end = min((s.period.last for s in free if s.period.last > period.last), default=date.max)
    spell = [s for s in stated if period.first <= s.period.last and s.period.first < end]
    return Event(period, tuple(told), tuple(spell))


def _note_day(statement: Statement) -> date:
    return statement.note.day or date.max


def _name_extents(statements: Sequence[Statement]) -> set[Extent]:
    return {statement.extent for statement in statements} - {"unspecified"}


def _is_same(one: Period, other: Period) -> bool:
    return not one.is_vague and (one.holds(other) or other.holds(one))
