"""From a finished run to `patients.parquet`: every patient's notes, told as one timeline."""

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pyarrow as pa

from recurnlp.batch.buckets import choose_count, divide_run, read_bucket
from recurnlp.batch.charts import build_charts
from recurnlp.batch.diagnoses import Diagnoses
from recurnlp.batch.files import publish_file, write_parquet
from recurnlp.batch.patient_table import PATIENTS, build_patients
from recurnlp.batch.run_tables import RunTables
from recurnlp.errors import InputError
from recurnlp.rules import load_site_codes
from recurnlp.status import tell_patient


@dataclass(frozen=True, slots=True)
class PatientCounts:
    """What came of it.

    Args:
        classes: patients by classification.
        without_patient: notes that name no patient.
        without_date: notes of a patient that have no date.
        contradictory: patients whose notes contradict each other.
        unknown_diagnoses: patients of the table of diagnoses that have no note.
    """

    classes: dict[str, int]
    without_patient: int
    without_date: int
    contradictory: int
    unknown_diagnoses: int


def write_patients(
    run: RunTables, diagnoses: Diagnoses | None = None, *, synchronous_days: int = 180, workers: int = 1
) -> PatientCounts:
    """Write the table of patients into the run folder, whole or not at all; any number of workers writes the same.

    Args:
        run: the run.
        diagnoses: from a registry; they outrank what notes say.
        synchronous_days: spread found so many days after the diagnosis, or sooner, was there from the start.
        workers: how many processes.

    Raises:
        InputError: no note names a patient.
    """
    keys = run.read("notes", ["patient_id", "note_date"])
    without_patient = keys["patient_id"].null_count
    if keys.num_rows == without_patient:
        raise InputError(f"{run.path}: no note names its patient; extract again and name the --patient-column")
    known = diagnoses or {}
    topography = {site: codes.icdo3 for site, codes in load_site_codes().items()}
    tell = partial(_tell_bucket, diagnoses=known, synchronous_days=synchronous_days, topography=topography)
    with divide_run(run, choose_count(keys.num_rows, workers)) as buckets:
        tables = list(_map(tell, buckets, workers))
    patients = pa.concat_tables(tables).sort_by("patient_id").combine_chunks()
    publish_file(patients, run.path / "patients.parquet", write_parquet)
    return PatientCounts(
        classes=dict(sorted(Counter(patients["classification"].to_pylist()).items())),
        without_patient=without_patient,
        without_date=keys.filter(keys["patient_id"].is_valid())["note_date"].null_count,
        contradictory=sum(map(bool, patients["contradictions"].to_pylist())),
        unknown_diagnoses=len(known.keys() - set(patients["patient_id"].to_pylist())) if known else 0,
    )


def _tell_bucket(bucket: Path, diagnoses: Diagnoses, synchronous_days: int, topography: dict[str, str]) -> Any:
    charts = build_charts(*read_bucket(bucket))
    told = [tell_patient(name, notes, diagnoses.get(name), synchronous_days, topography) for name, notes in charts]
    return build_patients(told) if told else PATIENTS.empty_table()


def _map(tell: Any, buckets: Sequence[Path], workers: int) -> Iterator[Any]:
    if workers == 1 or len(buckets) == 1:
        yield from map(tell, buckets)
        return
    with ProcessPoolExecutor(min(workers, len(buckets)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(tell, buckets)
