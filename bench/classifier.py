"""Time the classifier: `python bench/classifier.py GOLD...`, files in the form of the gold. One thread, CPU time.

Prints how large the model that ships is, how long it takes to load, and how many extracted notes a second it judges.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from threadpoolctl import threadpool_limits

import recurnlp
from recurnlp.classifier import list_files, load_model

_TRIES = 5
_LOAD = """
import time, recurnlp.classifier as c
start = time.process_time(); c.load_model(); print(time.process_time() - start)
"""


def main(paths: list[str]) -> None:
    """Print the figures."""
    texts = [json.loads(line)["text"] for path in paths for line in Path(path).read_text("utf-8").splitlines()]
    extractor = recurnlp.Extractor()
    notes = [extractor(text) for text in texts]
    classifier = load_model().classifier
    with threadpool_limits(1):
        one_by_one = max(_count(lambda: [classifier.judge(note) for note in notes], len(notes)) for _ in range(_TRIES))
        together = max(_count(lambda: classifier.predict_proba(notes), len(notes)) for _ in range(_TRIES))
    size = sum(path.stat().st_size for path in list_files())
    sys.stdout.write(
        f"model and card: {size / 1e6:.2f} MB\n"
        f"loading, imports done: {_time_loading():.3f} s\n"
        f"{len(notes)} extracted notes of {statistics.mean(map(len, texts)) / 1000:.1f} kB: "
        f"{one_by_one:,.0f}/s one by one, {together:,.0f}/s together\n"
    )


def _count(judge: Callable[[], object], notes: int) -> float:
    start = time.process_time()
    judge()
    return notes / (time.process_time() - start)


def _time_loading() -> float:
    """The median of several fresh processes."""
    done = [
        subprocess.run([sys.executable, "-c", _LOAD], check=True, capture_output=True, text=True)  # noqa: S603 - ours
        for _ in range(_TRIES)
    ]
    return statistics.median(float(each.stdout) for each in done)


if __name__ == "__main__":
    main(sys.argv[1:])
