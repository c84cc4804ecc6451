"""Disks that are full or cannot be written, and inputs that change while they are read."""

import ctypes
import json
import os
import resource
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from recurnlp.batch import execute_run
from recurnlp.errors import InputError, RunConflict

TEXTS = [f"new disease {number}" if number % 3 else "well" for number in range(5000)]
CAPABILITY_VERSION, DAC_OVERRIDE = 0x20080522, 1 << 1


@pytest.fixture
def small_disk(tmp_path):
    """A folder on a disk of its own with little room, where we may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "recurnlp-test", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk; the test with a limit on files stands in for this one")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S607 - wherever it is


@contextmanager
def heeding_modes():
    """Let root heed what files forbid their owner, as others do: without Linux's CAP_DAC_OVERRIDE, and nothing else."""
    libc = ctypes.CDLL(None, use_errno=True)
    header, sets = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(header, sets) == 0
    effective = sets[0]
    sets[0] &= ~DAC_OVERRIDE
    assert libc.capset(header, sets) == 0
    try:
        yield
    finally:
        sets[0] = effective
        assert libc.capset(header, sets) == 0


@pytest.fixture
def unwritable():
    """A folder that cannot be written to for the length of a block, by root neither."""
    with tempfile.TemporaryDirectory() as name:

        @contextmanager
        def protect():
            for path in (Path(name), *Path(name).rglob("*")):
                path.chmod(0o555 if path.is_dir() else 0o444)
            try:
                with heeding_modes():
                    yield Path(name)
            finally:
                for path in (Path(name), *Path(name).rglob("*")):
                    path.chmod(0o755 if path.is_dir() else 0o644)

        yield protect


@contextmanager
def largest_file(size):
    """Let no file grow beyond this many bytes, as a disk does that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def list_unfinished(run):
    """Return the files that a write left behind."""
    return [path for path in run.rglob("*") if ".unfinished" in path.name]


@pytest.mark.parametrize("free", [0, 6_000, 20_000, 40_000, 60_000])
def test_a_full_disk_is_told_and_costs_nothing(stand_in, write_notes, plan, tmp_path, small_disk, read_bytes, free):
    """Whichever file found no room: the error says where and why; with room, the run goes on to a clean one's bytes."""
    source, run = write_notes(TEXTS), small_disk / "run"
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes((1 << 20) - free - 4096))
    with pytest.raises(InputError, match=r"/run.*cannot be written: No space left on device; .* same command again"):
        execute_run(plan(source), run, load=stand_in.load)
    assert list_unfinished(run) == []
    ballast.unlink()
    execute_run(plan(source), run, load=stand_in.load)
    execute_run(plan(source), tmp_path / "clean", load=stand_in.load)
    assert read_bytes(run) == read_bytes(tmp_path / "clean")


@pytest.mark.parametrize("size", [100, 5_000, 11_700])
def test_a_limit_on_files_is_told_and_costs_nothing(stand_in, write_notes, plan, tmp_path, read_bytes, size):
    """A quota, met by the record or by a table, is an error that leaves a folder in which the run can go on."""
    source, run = write_notes(TEXTS), tmp_path / "run"
    planned = plan(source)
    with largest_file(size), pytest.raises(InputError, match="cannot be written: File too large"):
        execute_run(planned, run, load=stand_in.load)
    assert list_unfinished(run) == []
    execute_run(planned, run, load=stand_in.load)
    execute_run(planned, tmp_path / "clean", load=stand_in.load)
    assert read_bytes(run) == read_bytes(tmp_path / "clean")


def test_a_read_only_folder_is_told(stand_in, write_notes, plan, unwritable):
    """Neither a new run nor a finished one can be written into a read-only folder, and the error says so."""
    planned = plan(write_notes(TEXTS[:10]))
    with unwritable() as folder, pytest.raises(InputError, match=r"/run: cannot be written: Permission denied"):
        execute_run(planned, folder / "run", load=stand_in.load)
    execute_run(planned, folder / "run", load=stand_in.load)
    with unwritable(), pytest.raises(InputError, match=r"run\.json: cannot be written: Permission denied"):
        execute_run(planned, folder / "run", load=stand_in.load)
    assert json.loads((folder / "run" / "run.json").read_text())["finished"]


@pytest.fixture
def reading(stand_in):
    """Make an extractor that does something when it has read this many notes."""

    def act_after(number, act):
        count = 0

        def read_note(text):
            nonlocal count
            count += 1
            if count == number:
                act()
            return stand_in.read_note(text)

        return lambda: read_note

    return act_after


def test_an_input_that_grows_is_told(stand_in, write_notes, plan, tmp_path, read_bytes, reading):
    """A file that another program still writes ends the run with its name; --restart reads it whole."""
    source, run = write_notes(TEXTS), tmp_path / "run"

    def grow():
        with source.open("a") as lines:
            lines.write("late,disease\n")

    with pytest.raises(InputError, match=r"notes\.csv: changed while it was being read, .* --restart"):
        execute_run(plan(source), run, load=reading(200, grow))
    assert len(read_bytes(run)) == 6
    assert json.loads((run / "run.json").read_text())["finished"] is None
    with pytest.raises(RunConflict, match=r"other inputs.*--restart"):
        execute_run(plan(source), run, load=stand_in.load)


@pytest.mark.parametrize("number", [1, 2], ids=["being read", "still to be read"])
def test_an_input_that_vanishes_is_told_and_may_come_back(
    stand_in, write_notes, plan, tmp_path, read_bytes, reading, number
):
    """A file that is gone ends the run with its name; once it is there again, the run goes on."""
    sources = [write_notes(TEXTS, "1.csv"), write_notes([f"more {text}" for text in TEXTS], "2.csv")]
    sources[1].write_text(sources[1].read_text().replace("\nn", "\nm"))
    run, away = tmp_path / "run", tmp_path / "away"
    planned = plan(*sources)
    gone = sources[number - 1]
    with pytest.raises(InputError, match=rf"{number}\.csv: cannot be read: No such file"):
        execute_run(planned, run, load=reading(2500, lambda: gone.rename(away)))
    assert len(read_bytes(run)) >= 3
    away.rename(gone)
    execute_run(planned, run, load=stand_in.load)
    execute_run(planned, tmp_path / "clean", load=stand_in.load)
    assert read_bytes(run) == read_bytes(tmp_path / "clean")
