"""The program as processes of its own, with every switch that makes Python and libraries talk."""

# Runs at the start of every process, those of workers too.
TALKATIVE = """
import logging, sys
logging.basicConfig(level=1, stream=sys.stderr)
logging.captureWarnings(True)
"""
SWITCHES = {"PYTHONDEVMODE": "1", "PYTHONASYNCIODEBUG": "1", "LOGURU_LEVEL": "TRACE"}


def test_workers_at_debug_tell_no_word(start, sources, find_words, tmp_path):
    """Two workers and their parent, in development mode with every logger open, name no word; nor do timelines."""
    arguments = ["-o", tmp_path / "run", "--workers", 2, "--max-rejects", 99]
    code, told = start(TALKATIVE, "extract", sources / "notes.csv", *arguments, switches=SWITCHES)
    assert (code, find_words(told)) == (0, [])
    code, told = start(TALKATIVE, "patients", tmp_path / "run", "--workers", 2, switches=SWITCHES)
    assert (code, find_words(told)) == (0, [])
