"""The program as processes of its own, with every switch that makes Python and libraries talk."""

import pyarrow.parquet as pq
import pytest

pytestmark = pytest.mark.slow

# Runs at the start of every process, those of workers too.
TALKATIVE = """
import logging, sys
logging.basicConfig(level=1, stream=sys.stderr)
logging.captureWarnings(True)
"""
# And one that dies over every note, as a library in C may: development mode writes down where it was.
DEADLY = """
import os, sys
import recurnlp.extractor
recurnlp.extractor.decide_status = lambda mentions: os.abort()
"""
SWITCHES = {"PYTHONDEVMODE": "1", "PYTHONASYNCIODEBUG": "1", "LOGURU_LEVEL": "TRACE"}


def test_workers_at_debug_tell_no_word(start, sources, find_words, tmp_path):
    """Two workers and their parent, in development mode with every logger open, name no word; nor do timelines."""
    arguments = ["-o", tmp_path / "run", "--workers", 2, "--max-rejects", 99]
    code, told = start(TALKATIVE, "extract", sources / "notes.csv", *arguments, switches=SWITCHES)
    assert (code, find_words(told)) == (0, [])
    code, told = start(TALKATIVE, "patients", tmp_path / "run", "--workers", 2, switches=SWITCHES)
    assert (code, find_words(told)) == (0, [])


def test_workers_that_die_tell_no_word(start, sources, find_words, tmp_path, small_patterns):
    """Python's own record of a crash and the rejects for it name places in code, and no word of a note."""
    run = tmp_path / "run"
    # each death costs a worker, which reads few rules sooner than all
    arguments = ["-o", run, "--workers", 2, "--max-rejects", 99, "--patterns", small_patterns]
    code, told = start(TALKATIVE + DEADLY, "extract", sources / "letters", *arguments, switches=SWITCHES)
    rejects = pq.read_table(run / "rejects.parquet").to_pylist()
    assert (code, "Fatal Python error: Aborted" in told) == (0, True)
    assert "worker_died" in {row["reason"] for row in rejects}
    assert find_words(told + repr(rejects) + (run / "run.json").read_text()) == []
