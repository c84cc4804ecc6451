"""A table of diagnoses: when a registry says that each patient's cancer was found, and where."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from recurnlp.errors import InputError
from recurnlp.model.vocabulary import SITES
from recurnlp.status import Diagnosis
from recurnlp.status.period import Period, read_period

Diagnoses = Mapping[str, Diagnosis]
_REQUIRED = ("patient_id", "diagnosis_date")


def read_diagnoses(path: Path) -> Diagnoses:
    """Return the diagnoses by patient; of several the earliest, because a timeline begins there.

    Args:
        path: a csv file with the columns patient_id, diagnosis_date (ISO, or a year or month of it) and, where known,
            primary_site (one of the sites of the vocabulary).

    Raises:
        InputError: it cannot be read, lacks a column, or holds something else; names file and row.
    """
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            return _keep_earliest(_read_rows(path, csv.DictReader(file)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: cannot be read as csv in UTF-8 ({type(error).__name__})") from None


def _read_rows(path: Path, reader: "csv.DictReader[str]") -> Iterator[tuple[str, Diagnosis]]:
    there = [name for name in reader.fieldnames or () if name]
    missing = [name for name in _REQUIRED if name not in there]
    if missing:
        raise InputError(f"{path}: has no column {' and no '.join(missing)}; it has: {', '.join(there) or 'none'}")
    for number, row in enumerate(reader, 2):
        where = f"{path}: row {number}"
        if row["patient_id"]:
            site = (row.get("primary_site") or "").strip() or None
            if site is not None and site not in SITES:
                raise InputError(f"{where}: primary_site is none of {', '.join(SITES)}")
            yield row["patient_id"], Diagnosis(_read_date(where, (row["diagnosis_date"] or "").strip()), site)


def _read_date(where: str, cell: str) -> Period | None:
    if not cell:
        return None
    try:
        period = read_period(cell[:10], None)
    except ValueError:
        period = None
    if period is None:
        raise InputError(f"{where}: diagnosis_date is no ISO date such as 2019-03-12, 2019-03 or 2019")
    return period


def _keep_earliest(rows: Iterator[tuple[str, Diagnosis]]) -> Diagnoses:
    earliest: dict[str, Diagnosis] = {}
    for patient_id, diagnosis in rows:
        known = earliest.get(patient_id)
        later = known and known.period and (diagnosis.period is None or known.period.first <= diagnosis.period.first)
        if not later:
            earliest[patient_id] = diagnosis
    return earliest
