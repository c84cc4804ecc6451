"""All numbers of a report."""

from dataclasses import dataclass

from recurnlp.batch import RunTables
from recurnlp.report.compute.agreement import Agreement, compute_agreement
from recurnlp.report.compute.courses import Courses, compute_courses
from recurnlp.report.compute.disease import Disease, compute_disease
from recurnlp.report.compute.interval import Interval, compute_interval
from recurnlp.report.compute.reading import Reading, compute_reading
from recurnlp.report.compute.tables import open_tables
from recurnlp.report.compute.usage import Usage, compute_usage


@dataclass(frozen=True, slots=True)
class Figures:
    """What the report shows, without a word of any note. `courses` and `interval` need the table of patients."""

    reading: Reading
    disease: Disease
    courses: Courses | None
    interval: Interval | None
    usage: Usage
    agreement: Agreement


def compute_figures(run: RunTables) -> Figures:
    """Count everything.

    Args:
        run: the run.

    Raises:
        InputError: a table is missing or damaged.
        MissingExtra: DuckDB or lifelines is not installed.
    """
    with open_tables(run) as tables:
        return Figures(
            reading=compute_reading(tables),
            disease=compute_disease(tables),
            courses=compute_courses(tables) if tables.has_patients else None,
            interval=compute_interval(tables) if tables.has_patients else None,
            usage=compute_usage(tables),
            agreement=compute_agreement(tables),
        )
