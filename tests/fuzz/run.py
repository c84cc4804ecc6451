"""Coverage-guided fuzzing of one target: ``python tests/fuzz/run.py TARGET [options of libFuzzer]``.

Inputs that reach new code are kept in .fuzz/TARGET, from where the next run goes on; an input that breaks a promise
is written to crash-* in the current folder and ends the run.
"""

import sys
from hashlib import sha256
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["recurnlp"]):
    from targets import TARGETS

from seeds import list_seeds


def main() -> None:
    """Fuzz the target that the first argument names; or print their names, for `make fuzz`."""
    if sys.argv[1:] == ["--list"]:
        print(*TARGETS)  # noqa: T201 - what it is for
        return
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python tests/fuzz/run.py TARGET [options of libFuzzer]; targets: {', '.join(TARGETS)}")
    target = sys.argv.pop(1)
    corpus = Path(".fuzz", target)
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in list_seeds(target):
        (corpus / sha256(seed).hexdigest()[:16]).write_bytes(seed)
    atheris.Setup([*sys.argv, str(corpus)], TARGETS[target])
    atheris.Fuzz()


main()
