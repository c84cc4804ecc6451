"""Divide a run's notes and mentions by patient, so that each patient is whole in one bucket and memory stays flat."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from math import ceil
from pathlib import Path
from typing import Any
from zlib import crc32

import pyarrow as pa
import pyarrow.compute as pc

from recurnlp.batch.charts import MENTION_COLUMNS, NOTE_COLUMNS
from recurnlp.batch.run_tables import RunTables

_COLUMNS = {"notes": NOTE_COLUMNS, "mentions": MENTION_COLUMNS}
_FOLDER = ".buckets"
_NOTES_IN_BUCKET = 25_000


@contextmanager
def divide_run(run: RunTables, count: int) -> Iterator[list[Path]]:
    """Write the run's rows into buckets by patient; remove them when the block ends.

    Notes without a patient are left out.

    Args:
        run: the run.
        count: how many buckets.

    Yields:
        the buckets, to be read with `read_bucket`.
    """
    folder = run.path / _FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    buckets = [folder / f"{number:05d}" for number in range(count)]
    try:
        for bucket in buckets:
            bucket.mkdir(parents=True)
        for table in _COLUMNS:
            _divide_table(run, table, buckets)
        yield buckets
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def read_bucket(bucket: Path) -> tuple[Any, Any]:
    """Return the notes and the mentions of a bucket.

    Args:
        bucket: one of those that `divide_run` yielded.
    """
    notes, mentions = (_read(bucket / f"{table}.arrow") for table in _COLUMNS)
    return notes, mentions


def _divide_table(run: RunTables, table: str, buckets: list[Path]) -> None:
    with ExitStack() as stack:
        writers: list[Any] = []
        for rows in run.iterate(table, _COLUMNS[table]):
            if not writers:
                writers = [
                    stack.enter_context(pa.ipc.new_stream(bucket / f"{table}.arrow", rows.schema)) for bucket in buckets
                ]
            numbers = _number(rows["patient_id"], len(buckets))
            for number, writer in enumerate(writers):
                writer.write_table(rows.filter(pc.equal(numbers, number)))


def _number(patients: Any, count: int) -> Any:
    """Return each row's bucket; rows without a patient have none."""
    encoded = patients.combine_chunks().dictionary_encode()
    by_patient = pa.array([crc32(name.encode()) % count for name in encoded.dictionary.to_pylist()], pa.int32())
    return by_patient.take(encoded.indices)


def _read(path: Path) -> Any:
    with pa.memory_map(str(path)) as source:
        return pa.ipc.open_stream(source).read_all()


def choose_count(notes: int, workers: int) -> int:
    """Return how many buckets keep each within some hundred megabytes, and all workers busy.

    Args:
        notes: how many notes there are.
        workers: how many processes share them.
    """
    return max(ceil(notes / _NOTES_IN_BUCKET), workers if notes > _NOTES_IN_BUCKET else 1)
