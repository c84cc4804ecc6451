"""Patients who flip: whose course differs."""

from collections.abc import Iterator
from dataclasses import dataclass

from recurnlp.batch import RunTables, write_patients
from recurnlp.report.flips.changes import Change, list_changes

_COURSE = (
    "classification", "primary_site", "diagnosis_date", "first_recurrence_date", "first_recurrence_extent",
    "first_recurrence_sites", "first_distant_date", "distant_sites", "last_disease_free_date", "status_at_last_note",
    "naaccr_1880", "naaccr_1860", "confirmation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PatientFlip:
    """A patient whose course differs, and in what."""

    patient_id: str
    course: tuple[Change, ...]


def find_patient_flips(old: RunTables, new: RunTables) -> Iterator[PatientFlip]:
    """Tell the courses of both runs, and yield the patients whose courses differ, in the order of their ids.

    Args:
        old, new: runs over the same notes, of which at least one names its patient.
    """
    for run in (old, new):
        write_patients(run)
    columns = ["patient_id", *_COURSE]
    rows = (run.patients.select(columns).to_pylist() for run in (old, new))
    for before, after in zip(*rows, strict=True):
        course = tuple(list_changes(before, after, _COURSE))
        if course:
            yield PatientFlip(before["patient_id"], course)
