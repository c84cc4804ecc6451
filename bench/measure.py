"""Measure one library on a file of notes, in this process: `python bench/measure.py NAME JOB.json`.

The job holds ``texts``, ``phrases`` and ``seconds``. Prints one line of JSON. Times are CPU seconds of this one
thread, which a machine with other work to do does not stretch.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from engines import build


def measure(read: Callable[[str], object], texts: Sequence[str], seconds: float) -> dict[str, float]:
    """Return notes and characters a second of one pass over the notes, cut where it takes too long.

    Args:
        read: reads one note.
        texts: the notes.
        seconds: how long the pass may take.
    """
    start = time.process_time()
    done = chars = 0
    for text in texts:
        read(text)
        done += 1
        chars += len(text)
        if time.process_time() - start > seconds:
            break
    taken = time.process_time() - start
    return {"notes": done, "notes_per_second": done / taken, "mb_per_second": chars / taken / 1e6}


def main(name: str, job: Path) -> None:
    """Build the library, read the notes once and once more, and print what it took."""
    task = json.loads(job.read_text(encoding="utf-8"))
    start = time.process_time()
    read = build(name, task["phrases"])
    read("No evidence of disease.")
    ready = time.process_time() - start
    first = measure(read, task["texts"], task["seconds"])
    again = measure(read, task["texts"], task["seconds"])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"ready": ready, "first": first, "again": again, "peak_mb": peak}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
