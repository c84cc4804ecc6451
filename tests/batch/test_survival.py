"""Runs of the real program, killed at random moments."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

import recurnlp
from recurnlp.batch import execute_run
from recurnlp.cli.exits import Exit

PROGRAM = """
import sys
sys.path.insert(0, sys.argv.pop(1))
import stand_in_extractor
from recurnlp.batch import Rules
Rules.__call__ = lambda rules: stand_in_extractor.read_note
if __name__ == "__main__":
    from recurnlp.cli import main
    main()
"""
KILLS = 18
NOTES = 24_000


@pytest.fixture
def start(stand_in, tmp_path):
    """Start `recurnlp extract` with the stand-in for an extractor, which spares each process two seconds."""
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    path = os.pathsep.join([str(Path(recurnlp.__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, str(script), str(Path(stand_in.__file__).parent), "extract"]

    def start_program(source, run, workers):
        return subprocess.Popen(
            [*command, str(source), "-o", str(run), "--workers", str(workers)],
            env=os.environ | {"PYTHONPATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    return start_program


def list_processes(program):
    """Return the ids of the program and its workers; nothing if it has ended."""
    try:
        children = Path(f"/proc/{program.pid}/task/{program.pid}/children").read_text()
    except OSError:
        return []
    return [program.pid, *map(int, children.split())]


def kill_until_it_dies(program, random, kills):
    """Kill one of its processes after another, each after a while; return how many were killed."""
    for number in range(1, kills + 1):
        time.sleep(random.uniform(0, 0.6))
        victim = random.choice(list_processes(program) or [program.pid])
        with suppress(ProcessLookupError):  # it may have ended meanwhile
            os.kill(victim, signal.SIGKILL)
        if victim == program.pid:
            return number
    program.kill()
    return kills


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_killed_18_times_ends_as_a_clean_one(
    stand_in, write_notes, plan, tmp_path, read_bytes, start, workers, monkeypatch
):
    """Whichever of its processes are killed, and when: done again each time, it has the bytes of a clean run."""
    source, run = write_notes([f"slow {'disease' if n % 3 else 'well'}" for n in range(NOTES)]), tmp_path / "run"
    random = Random(workers)  # noqa: S311 - no secret
    left = KILLS
    while left > 0:
        program = start(source, run, workers)
        left -= kill_until_it_dies(program, random, left)
        program.communicate()
        assert program.returncode in {-signal.SIGKILL, Exit.USAGE}  # which is how three killed starts in a row end
    program = start(source, run, workers)
    out, _ = program.communicate()
    assert (program.returncode, out.splitlines()[0]) == (0, b"24,000 notes, 16,000 mentions, 0 rejected")
    monkeypatch.setattr("time.sleep", lambda _: None)
    execute_run(plan(source), tmp_path / "clean", load=stand_in.load)
    assert read_bytes(run) == read_bytes(tmp_path / "clean")
