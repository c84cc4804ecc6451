"""What there was to read, and what reading it came to: notes by kind, year, section and label, and rows rejected."""

from dataclasses import dataclass
from typing import NamedTuple

from recurnlp.connectors import REMEDIES
from recurnlp.report.compute.tables import Count, Tables

_STATED = "list_has_any([distant, nodal, recurrence], ['present', 'probable'])"


class KindInYear(NamedTuple):
    """Notes of one kind and year; both ``None`` where the note does not tell."""

    kind: str | None
    year: int | None
    notes: int


class SectionCount(NamedTuple):
    """How many notes have mentions in a section, and how many mentions stand there."""

    section: str
    notes: int
    mentions: int


class RejectCount(NamedTuple):
    """Rows rejected for one reason, and what to do about it."""

    reason: str
    rows: int
    remedy: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read.

    Args:
        attrition: from rows of the inputs to notes that say there is disease.
        kinds: notes by what they rest on and by year.
        sections: by notes, most first.
        labels: notes by label, most first.
        rejects: by rows, most first.
        mentions: of all notes.
        first_day, last_day: of the notes' dates, ISO; "" where there are none.
    """

    attrition: tuple[Count, ...]
    kinds: tuple[KindInYear, ...]
    sections: tuple[SectionCount, ...]
    labels: tuple[Count, ...]
    rejects: tuple[RejectCount, ...]
    mentions: int
    first_day: str
    last_day: str


def compute_reading(tables: Tables) -> Reading:
    """Count what was read.

    Args:
        tables: of the run.
    """
    first, last = tables.select("SELECT min(note_date), max(note_date) FROM notes")[0]
    return Reading(
        attrition=_count_attrition(tables),
        kinds=_select_kinds(tables),
        sections=_select_sections(tables),
        labels=tuple(Count(*row) for row in tables.select("SELECT label, count(*) FROM notes GROUP BY 1 ORDER BY ALL")),
        rejects=_select_rejects(tables),
        mentions=tables.count("SELECT count(*) FROM mentions"),
        first_day=str(first or ""),
        last_day=str(last or ""),
    )


def _count_attrition(tables: Tables) -> tuple[Count, ...]:
    notes = tables.count("SELECT count(*) FROM notes")
    rejected = tables.count("SELECT count(*) FROM rejects")
    return (
        Count("rows of the inputs", notes + rejected),
        Count("notes read", notes),
        Count("notes with a mention", tables.count("SELECT count(DISTINCT note_id) FROM mentions")),
        Count("notes that state spread or recurrence", tables.count(f"SELECT count(*) FROM notes WHERE {_STATED}")),  # noqa: S608 - a condition of ours
    )


def _select_kinds(tables: Tables) -> tuple[KindInYear, ...]:
    rows = tables.select("SELECT basis, year(note_date), count(*) FROM notes GROUP BY 1, 2 ORDER BY 2 NULLS LAST, 1")
    return tuple(KindInYear(*row) for row in rows)


def _select_sections(tables: Tables) -> tuple[SectionCount, ...]:
    rows = tables.select(
        "SELECT section, count(DISTINCT note_id), count(*) FROM mentions GROUP BY 1 ORDER BY 2 DESC, 3 DESC, 1"
    )
    return tuple(SectionCount(*row) for row in rows)


def _select_rejects(tables: Tables) -> tuple[RejectCount, ...]:
    rows = tables.select("SELECT reason, count(*) FROM rejects GROUP BY 1 ORDER BY 2 DESC, 1")
    return tuple(RejectCount(reason, number, REMEDIES.get(reason, "please report it")) for reason, number in rows)
