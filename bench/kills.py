"""Kill `recurnlp extract` with signal 9 at random moments, go on each time, and compare with a run left alone.

    python bench/kills.py NOTES.jsonl [--kills 30] [--workers 2] [--every 10]

The victim is the program or one of its workers, drawn anew each time. Prints what was killed and whether the two runs
are the same, byte for byte.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from processes import read_tree


def main() -> None:
    """Make both runs, and say how they compare."""
    options = _read_options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        killed: Counter[str] = Counter()
        random = Random(options.seed)  # noqa: S311 - no secret
        while killed.total() < options.kills:
            killed += _kill_one_run(_start(options, folder / "run"), options, random, options.kills - killed.total())
        for run in ("run", "clean"):
            if code := _start(options, folder / run).wait():
                sys.exit(f"{run}: extract ended with {code}")
        same = _read_parts(folder / "run") == _read_parts(folder / "clean")
        parts = len(_read_parts(folder / "clean"))
    outcome = "the same" if same else "NOT the same"
    sys.stdout.write(f"killed: {dict(killed)}; {parts} files, {outcome} as a clean run\n")
    sys.exit(not same)


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notes", type=Path, help="notes to extract")
    parser.add_argument("--kills", type=int, default=30, help="how many processes to kill (30)")
    parser.add_argument("--workers", type=int, default=2, help="processes that read notes (2)")
    parser.add_argument("--every", type=float, default=10, help="longest time between two kills, in seconds (10)")
    parser.add_argument("--seed", type=int, default=0, help="of the random choices (0)")
    return parser.parse_args()


def _start(options: argparse.Namespace, run: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from recurnlp.cli import main; main()", "extract", options.notes, "-o", run]
    return subprocess.Popen(  # noqa: S603 - our own words
        [*command, "--workers", str(options.workers)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _kill_one_run(
    program: subprocess.Popen[bytes], options: argparse.Namespace, random: Random, left: int
) -> Counter[str]:
    killed: Counter[str] = Counter()
    while program.poll() is None:
        time.sleep(random.uniform(0, options.every))
        victim = random.choice([process.pid for process in read_tree(program.pid)] or [program.pid])
        if program.poll() is None:
            os.kill(victim, signal.SIGKILL)
            killed["program" if victim == program.pid else "child"] += 1
        if victim == program.pid or killed.total() == left:
            program.kill()
            program.wait()
    return killed


def _read_parts(run: Path) -> dict[str, bytes]:
    return {str(path.relative_to(run)): path.read_bytes() for path in run.rglob("part-*.parquet")}


if __name__ == "__main__":
    main()
