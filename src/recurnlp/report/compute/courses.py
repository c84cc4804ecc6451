"""The courses of some patients, day by day, for a swimmer plot.

Not all fit on a page. Shown are at most `LIMIT`: class by class in turn, within a class in the order of a hash of the
patient's id, so that the choice is the same every time and knows nothing of how a course went.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from recurnlp.report.compute.tables import Tables
from recurnlp.status.classification import CLASSIFICATIONS, Classification

LIMIT = 40
_CHOSEN = """
    SELECT patient_id, classification, primary_site, diagnosis_date, first_note_date, last_note_date,
           last_disease_free_date, first_recurrence_date, first_recurrence_extent, first_distant_date, distant_sites
    FROM (SELECT *, row_number() OVER (PARTITION BY classification ORDER BY md5(patient_id), patient_id) AS turn
          FROM patients WHERE last_note_date IS NOT NULL)
    ORDER BY turn, classification LIMIT ?"""
_SITE_DAYS = """
    SELECT patient_id, site, min(note_date)
    FROM (SELECT patient_id, note_date, unnest(distant_sites) AS site FROM notes
          WHERE patient_id IN (SELECT unnest(?)) AND note_date IS NOT NULL)
    GROUP BY 1, 2"""


class Spread(NamedTuple):
    """Organs in which spread was first told on one day."""

    day: date
    sites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """One patient's course.

    Args:
        patient_id: the patient.
        classification: the class of the course.
        primary_site: the organ of the cancer, "" where not known.
        start: the diagnosis, else the first note.
        is_diagnosed: whether it is the diagnosis.
        end: the last note.
        free: the last day known to be without disease.
        recurrence: the first recurrence.
        extents: how far it reached.
        spread: organ by organ, in order of time.
    """

    patient_id: str
    classification: Classification
    primary_site: str
    start: date
    is_diagnosed: bool
    end: date
    free: date | None
    recurrence: date | None
    extents: tuple[str, ...]
    spread: tuple[Spread, ...]


@dataclass(frozen=True, slots=True)
class Courses:
    """The courses shown, those with the longest first in each class, and how many there are to choose from."""

    shown: tuple[Course, ...]
    total: int


def compute_courses(tables: Tables) -> Courses:
    """Choose patients and return their courses.

    Args:
        tables: of the run; with patients.
    """
    rows = tables.select(_CHOSEN, LIMIT)
    days: dict[str, dict[str, date]] = {}
    for patient_id, site, day in tables.select(_SITE_DAYS, [row[0] for row in rows]):
        days.setdefault(patient_id, {})[site] = day
    shown = [_build_course(row, days.get(row[0], {})) for row in rows]
    shown.sort(key=lambda c: (CLASSIFICATIONS.index(c.classification), c.start - c.end, c.patient_id))
    return Courses(tuple(shown), tables.count("SELECT count(last_note_date) FROM patients"))


def _build_course(row: tuple[Any, ...], site_days: dict[str, date]) -> Course:
    patient_id, classification, primary, diagnosed, first, last, free, recurrence, extents, distant, sites = row
    start = diagnosed or first
    return Course(
        patient_id=patient_id,
        classification=classification,
        primary_site=primary or "",
        start=start,
        is_diagnosed=diagnosed is not None,
        end=max(day for day in (start, last, free, recurrence, distant) if day),
        free=free,
        recurrence=recurrence,
        extents=tuple(extents or ()),
        spread=_date_spread(distant, tuple(sites or ()), site_days),
    )


def _date_spread(first: date | None, sites: tuple[str, ...], days: dict[str, date]) -> tuple[Spread, ...]:
    """An organ's day is that of the first note that states spread there; the first organ's that of the first spread."""
    if first is None:
        return ()
    by_day: dict[date, list[str]] = {first: []}
    for place, site in enumerate(sites):
        day = first if place == 0 else max(days.get(site, first), first)
        by_day.setdefault(day, []).append(site)
    return tuple(Spread(day, tuple(found)) for day, found in sorted(by_day.items()))
