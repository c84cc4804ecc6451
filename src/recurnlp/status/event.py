"""Events: what several statements tell of one thing that happened."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from recurnlp.model.vocabulary import EXTENTS, Evidence, Extent, Site
from recurnlp.status.period import Period, settle
from recurnlp.status.statements import Statement

_LEVELS: tuple[Evidence, ...] = ("pathology", "cytology", "imaging", "marker", "clinical")
_MICROSCOPY = frozenset({"pathology", "cytology"})
_VAGUE = frozenset({"before", "unknown"})


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
        """How far it went; ``unspecified`` only where nothing says more."""
        found = {statement.extent for statement in self.told}
        if len(found) > 1:
            found.discard("unspecified")
        return tuple(extent for extent in EXTENTS if extent in found)

    @property
    def sites(self) -> tuple[Site, ...]:
        """The organs, in the order in which they were named."""
        return tuple(dict.fromkeys(site for statement in self.told for site in statement.sites))

    @property
    def level(self) -> Evidence | None:
        """The firmest ground that a statement of the spell rests on."""
        return min((s.level for s in self.spell if s.level), key=_LEVELS.index, default=None)

    @property
    def confirmed(self) -> date | None:
        """The first day on which a microscope confirmed it."""
        return min((s.note.day for s in self.spell if s.level in _MICROSCOPY and s.note.day), default=None)


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


def _is_same(one: Period, other: Period) -> bool:
    return one.precision not in _VAGUE and (one.holds(other) or other.holds(one))
