"""The job of `recurnlp.spark` through `spark-submit`, on a cluster of executors on this machine: time and CPU.

    python bench/cluster.py NOTES.parquet [--executors 2]

Prints notes a second and milliseconds of CPU a note: of the Python processes, which read notes, and of Java.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import pyarrow.parquet as pq
from processes import Process, read_tree


def main() -> None:
    """Run the job and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notes", type=Path, help="notes to extract")
    parser.add_argument("--executors", type=int, default=2, help="executor processes, each with one core (2)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = _link_home(Path(folder) / "spark")
        command = [
            home / "bin/spark-submit", "--master", f"local-cluster[{options.executors},1,1024]",
            "--conf", "spark.executor.memory=768m", "--conf", "spark.ui.enabled=false",
            "--conf", "spark.sql.files.maxPartitionBytes=1m", _find_job(), options.notes, f"{folder}/tables",
            "--run-id", "bench",
        ]  # fmt: skip
        environment = os.environ | {"SPARK_HOME": str(home), "PYSPARK_PYTHON": sys.executable}
        start = time.perf_counter()
        program = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603 - our own words
        processes = _watch(program)
        taken = time.perf_counter() - start
    if program.returncode:
        sys.exit(f"spark-submit ended with {program.returncode}")
    _tell(pq.read_metadata(options.notes).num_rows, taken, processes)


def _watch(program: subprocess.Popen[bytes]) -> dict[int, Process]:
    """Return the last that was seen of each process."""
    seen: dict[int, Process] = {}
    while program.poll() is None:
        seen |= {process.pid: process for process in read_tree(program.pid)}
        time.sleep(0.5)
    return seen


def _tell(notes: int, taken: float, processes: dict[int, Process]) -> None:
    for kind, name in (("python", "Python"), ("java", "Java")):
        chosen = [process for process in processes.values() if process.name.startswith(kind)]
        cpu, peak = sum(process.cpu for process in chosen), max(process.rss for process in chosen)
        sys.stdout.write(f"{name}: {1000 * cpu / notes:.2f} ms of CPU a note, largest process {peak / 1e6:,.0f} MB\n")
    sys.stdout.write(f"{notes:,} notes in {taken:,.0f} s, start-up included: {notes / taken:,.0f} notes/s\n")


def _find_job() -> Path:
    spec = find_spec("recurnlp.spark")
    assert spec is not None and spec.origin is not None  # noqa: S101, PT018 - it is installed
    return Path(spec.origin).with_name("job.py")


def _link_home(home: Path) -> Path:
    """A home for Spark in which its workers may write."""
    spec = find_spec("pyspark")
    assert spec is not None and spec.origin is not None  # noqa: S101, PT018 - it is installed
    home.mkdir()
    for item in Path(spec.origin).parent.iterdir():
        (home / item.name).symlink_to(item)
    return home


if __name__ == "__main__":
    main()
