"""Time what a user waits for: `python bench/start.py`. Wall and CPU time, the best of several fresh processes each.

On a machine with other work to do, CPU time is the one to go by. `spacy.blank("en")` is timed with recurnlp installed,
and with its entry point hidden.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

_TRIES = 5
_SCRIPT = Path(sys.executable).with_name("recurnlp")
_HIDE = (
    "import importlib.metadata as m; "
    "kept = [e for d in m.distributions() for e in d.entry_points if not e.value.startswith('recurnlp')]; "
    "m.entry_points = lambda **k: m.EntryPoints(kept).select(**k); "
)
_BLANK = "import spacy; spacy.blank('en')"
_COMMANDS: dict[str, list[str | Path]] = {
    "python, nothing else": [sys.executable, "-c", "pass"],
    "recurnlp --help": [_SCRIPT, "--help"],
    "import recurnlp": [sys.executable, "-c", "import recurnlp"],
    "first note": [sys.executable, "-c", "import recurnlp; recurnlp.Extractor()('Liver metastases.')"],
    "spacy.blank('en')": [sys.executable, "-c", _BLANK],
    "spacy.blank('en'), recurnlp hidden": [sys.executable, "-c", _HIDE + _BLANK],
}


def main() -> None:
    """Print a Markdown table."""
    sys.stdout.write("| | seconds | seconds of CPU |\n|---|--:|--:|\n")
    for name, command in _COMMANDS.items():
        wall, cpu = zip(*(_time(command) for _ in range(_TRIES)), strict=True)
        sys.stdout.write(f"| {name} | {min(wall):.2f} | {min(cpu):.2f} |\n")


def _time(command: list[str | Path]) -> tuple[float, float]:
    start, before = time.perf_counter(), _read_cpu()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own words
    return time.perf_counter() - start, _read_cpu() - before


def _read_cpu() -> float:
    """Seconds of CPU of all processes that were waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
