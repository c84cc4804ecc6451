"""From a finished run to the timelines of many patients: wall clock and memory of `recurnlp patients`.

    python bench/timelines.py [--patients 100000] [--workers 2] [--folder /tmp/timelines]

The patients are those of `corpora/demo`, whose notes are extracted once, repeated under new names.
"""

import argparse
import resource
import shutil
import sys
import time
from itertools import count, islice
from math import ceil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from recurnlp.batch import Rules, execute_run, plan_run, read_run, write_patients
from recurnlp.connectors import ReadOptions

_NOTES = Path(__file__).parents[1] / "corpora" / "demo" / "notes.csv"
_COPIES_A_PART = 25
_TABLES = ("notes", "mentions")


def main() -> None:
    """Make the run, tell the timelines, and print what it took."""
    options = _read_options()
    run = options.folder / f"run-{options.patients}"
    if not run.exists():
        _repeat(_extract(options.folder), run, options.patients)
    opened = read_run(run)
    start, spent = time.perf_counter(), _read_cpu()
    counts = write_patients(opened, workers=options.workers)
    seconds, cpu = time.perf_counter() - start, _read_cpu() - spent
    rows = {table: sum(pq.read_metadata(part).num_rows for part in opened.list_parts(table)) for table in _TABLES}
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    sys.stdout.write(
        f"{sum(counts.classes.values()):,} patients, {rows['notes']:,} notes, {rows['mentions']:,} mentions: "
        f"{seconds:.1f} s with {options.workers} processes ({cpu:.1f} s of CPU in all), {child:.0f} MB a process\n"
    )


def _read_cpu() -> float:
    """CPU seconds so far, children that have ended included: other work on the machine does not stretch them."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--patients", type=int, default=100_000, help="how many (100,000)")
    parser.add_argument("--workers", type=int, default=2, help="processes that tell timelines (2)")
    parser.add_argument("--folder", type=Path, default=Path("/tmp/timelines"), help="where runs are put")  # noqa: S108
    return parser.parse_args()


def _extract(folder: Path) -> Path:
    """Read the notes once."""
    folder.mkdir(parents=True, exist_ok=True)
    execute_run(plan_run([str(_NOTES)], ReadOptions(), Rules()), folder / "run", workers=1)
    return folder / "run"


def _repeat(source: Path, run: Path, patients: int) -> None:
    """Write the run's rows again and again, each time under new names, until there are so many patients."""
    opened = read_run(source)
    whole = {table: opened.read(table) for table in _TABLES}
    names = whole["notes"]["patient_id"].unique().to_pylist()
    unfinished = run.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    copies = iter(range(ceil(patients / len(names))))
    left = patients
    for part in count():
        numbers = list(islice(copies, _COPIES_A_PART))
        if not numbers:
            break
        kept = min(left, len(names) * len(numbers))
        left -= kept
        for table, rows in whole.items():
            tables = [_rename(rows, number, names[: kept - i * len(names)]) for i, number in enumerate(numbers)]
            path = unfinished / f"{table}.parquet" / f"part-{part:05d}.parquet"
            path.parent.mkdir(parents=True, exist_ok=True)
            pq.write_table(pa.concat_tables(tables), path)
    shutil.copy(source / "run.json", unfinished)
    unfinished.rename(run)


def _rename(rows: Any, number: int, names: list[str]) -> Any:
    wanted = rows.filter(pc.is_in(rows["patient_id"], pa.array(names, pa.string())))
    for name in ("patient_id", "note_id"):
        renamed = pc.binary_join_element_wise(wanted[name], str(number), "-")
        wanted = wanted.set_column(wanted.schema.get_field_index(name), name, renamed)
    return wanted


if __name__ == "__main__":
    main()
