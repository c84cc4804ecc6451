"""What the disease did: classes of courses, how far recurrences reached, and the organs of spread.

Told of patients where `recurnlp patients` was run, else of notes.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from recurnlp.report.compute.tables import Count, Tables
from recurnlp.status.classification import CLASSIFICATIONS

# Among the first is what stands first in the patient's list, and what a note tells no later than the first spread.
_SITES = """
    WITH told AS (
        SELECT patient_id, site, min(note_date) AS day
        FROM (SELECT patient_id, note_date, unnest(distant_sites) AS site FROM notes) GROUP BY 1, 2),
    had AS (
        SELECT patient_id, unnest(distant_sites) AS site, distant_sites[1] AS foremost, first_distant_date
        FROM patients)
    SELECT site, count(*), count(*) FILTER (site = foremost OR day <= first_distant_date)
    FROM had LEFT JOIN told USING (patient_id, site) GROUP BY 1 ORDER BY 2 DESC, 3 DESC, 1"""


class SiteCount(NamedTuple):
    """An organ of distant spread: in how many it was ever told, and in how many among the first (patients only)."""

    site: str
    ever: int
    first: int | None


@dataclass(frozen=True, slots=True)
class Disease:
    """What the disease did.

    Args:
        of: what is counted.
        attrition: from the notes to patients with an event; of notes it is empty.
        classes: patients by class of their course; of notes it is empty.
        extents: of the first recurrence, or of what notes state; one may have several.
        sites: by `ever`, most first.
        recurrent, metastatic: how many have had a recurrence, and distant spread.
    """

    of: Literal["patients", "notes"]
    attrition: tuple[Count, ...]
    classes: tuple[Count, ...]
    extents: tuple[Count, ...]
    sites: tuple[SiteCount, ...]
    recurrent: int
    metastatic: int


def compute_disease(tables: Tables) -> Disease:
    """Count what the disease did.

    Args:
        tables: of the run.
    """
    return _of_patients(tables) if tables.has_patients else _of_notes(tables)


def _of_patients(tables: Tables) -> Disease:
    classes = dict(tables.select("SELECT classification, count(*) FROM patients GROUP BY 1"))
    return Disease(
        of="patients",
        attrition=_count_attrition(tables),
        classes=tuple(Count(name, classes[name]) for name in CLASSIFICATIONS if name in classes),
        extents=_select_extents(tables, "SELECT unnest(first_recurrence_extent) AS extent FROM patients"),
        sites=_select_sites(tables),
        recurrent=tables.count("SELECT count(*) FROM patients WHERE len(first_recurrence_extent) > 0"),
        metastatic=tables.count(
            "SELECT count(*) FROM patients WHERE first_distant_date IS NOT NULL OR len(distant_sites) > 0"
        ),
    )


def _of_notes(tables: Tables) -> Disease:
    sites = tables.select(
        "SELECT site, count(*) FROM (SELECT unnest(distant_sites) AS site FROM notes) GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    stated = "SELECT count(*) FROM notes WHERE {} IN ('present', 'probable')"
    return Disease(
        of="notes",
        attrition=(),
        classes=(),
        extents=_select_extents(tables, "SELECT unnest(recurrence_extent) AS extent FROM notes"),
        sites=tuple(SiteCount(site, number, None) for site, number in sites),
        recurrent=tables.count(stated.format("recurrence")),
        metastatic=tables.count(stated.format("distant")),
    )


def _count_attrition(tables: Tables) -> tuple[Count, ...]:
    row = tables.select(
        """SELECT count(*),
                  count(*) FILTER (diagnosis_date IS NOT NULL),
                  count(*) FILTER (classification <> 'undetermined'),
                  count(*) FILTER (len(first_recurrence_extent) > 0 OR first_distant_date IS NOT NULL)
           FROM patients"""
    )[0]
    names = ("patients with notes", "diagnosis dated", "course determined", "recurrence or distant spread")
    named = tables.count("SELECT count(patient_id) FROM notes")
    return Count("notes that name a patient", named), *(Count(*pair) for pair in zip(names, row, strict=True))


def _select_extents(tables: Tables, extents: str) -> tuple[Count, ...]:
    rows = tables.select(f"SELECT extent, count(*) FROM ({extents}) GROUP BY 1 ORDER BY 2 DESC, 1")  # noqa: S608 - ours
    return tuple(Count(*row) for row in rows)


def _select_sites(tables: Tables) -> tuple[SiteCount, ...]:
    rows = tables.select(_SITES)
    return tuple(SiteCount(*row) for row in rows)
