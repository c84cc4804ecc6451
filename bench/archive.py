"""A hospital's archive through `recurnlp extract`: time and memory as it goes on.

    python bench/archive.py [--notes 1000000] [--workers 2] [--folder /tmp/archive] [--markdown T.md] [--plot P.svg]

The notes are invented, the same ones every time, 2 kB on average: pathology (`notes.py`), radiology and visits. They
are made once and kept in the folder. Every second the resident memory and the CPU time of each process are read from
`/proc`; every 100,000 notes make a row.
"""

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pyarrow.parquet as pq
from archive_table import Slice, draw_lines, write_table
from notes import write_notes
from processes import read_tree
from visits import write_visit

_SLICE = 100_000
_NOTES_A_PATIENT = 6


def main() -> None:
    """Make the notes, extract them, and print the table."""
    options = _read_options()
    options.folder.mkdir(parents=True, exist_ok=True)
    source = options.folder / f"notes-{options.notes}.jsonl"
    if not source.exists():
        _write_archive(source, options.notes)
    slices = list(_watch(source, options.folder / "run", options.workers))
    table = write_table(slices, source.stat().st_size, options.workers)
    sys.stdout.write(table)
    if options.markdown:
        options.markdown.write_text(table, encoding="utf-8")
    if options.plot:
        options.plot.write_text(draw_lines(slices), encoding="utf-8")


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, default=1_000_000, help="how many (1,000,000, which are 2 GB)")
    parser.add_argument("--workers", type=int, default=2, help="processes that read notes (2)")
    parser.add_argument("--folder", type=Path, default=Path("/tmp/archive"), help="where notes and run are put")  # noqa: S108
    parser.add_argument("--markdown", type=Path, help="write the table here too")
    parser.add_argument("--plot", type=Path, help="write a plot of memory here (svg)")
    return parser.parse_args()


def _write_archive(path: Path, notes: int) -> None:
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("w", encoding="utf-8") as lines:
        for number, text in enumerate(islice(_invent(notes), notes)):
            note = {"note_id": f"a{number:09d}", "patient_id": f"p{number // _NOTES_A_PATIENT:08d}", "text": text}
            lines.write(json.dumps(note) + "\n")
    unfinished.rename(path)


def _invent(notes: int) -> Iterator[str]:
    random = Random(0)  # noqa: S311 - no secret
    pathology = write_notes(notes)
    while True:
        yield next(pathology) if random.random() < 0.36 else write_visit(random)


def _watch(source: Path, run: Path, workers: int) -> Iterator[Slice]:
    """Extract, and yield what each 100,000 notes took."""
    shutil.rmtree(run, ignore_errors=True)
    command = [sys.executable, "-c", "from recurnlp.cli import main; main()", "extract", source, "-o", run]
    program = subprocess.Popen([*command, "--workers", str(workers), "--max-rejects", "0"])  # noqa: S603 - our own words
    start = time.perf_counter()
    notes = _NoteCount(run)
    before: Slice | None = None
    cpu: dict[int, float] = {}
    while program.poll() is None:
        peaks: dict[int, int] = {}
        goal = (notes.read() // _SLICE + 1) * _SLICE
        while program.poll() is None and notes.read() < goal:
            for process in read_tree(program.pid):
                cpu[process.pid] = process.cpu
                peaks[process.pid] = max(process.rss, peaks.get(process.pid, 0))
            time.sleep(1)
        if before and notes.read() == before.notes:
            break  # the last part stood a moment before the program ended
        main_peak = peaks.pop(program.pid, 0)
        took = (time.perf_counter() - start, sum(cpu.values()))
        before = Slice.of(notes.read(), took, (main_peak, max(peaks.values(), default=0)), before)
        yield before
    if program.wait():
        sys.exit(f"extract ended with {program.returncode}")


class _NoteCount:
    """Counts the notes in the parts of a run folder, looking at each part once."""

    def __init__(self, run: Path) -> None:
        self._folder = run / "notes.parquet"
        self._parts: dict[str, int] = {}

    def read(self) -> int:
        for part in self._folder.glob("part-*.parquet"):
            if part.name not in self._parts:
                self._parts[part.name] = pq.read_metadata(part).num_rows
        return sum(self._parts.values())


if __name__ == "__main__":
    main()
