"""Note text stays in the tables of mentions: nowhere else."""

import pytest

from recurnlp.batch import execute_run

CANARY = "Xylographica"
TEXTS = [f"{CANARY} disease", f"{CANARY} broken", f"{CANARY} refused", f"{CANARY} deadly", f"{CANARY},{CANARY}"]


@pytest.mark.parametrize("workers", [1, 2])
def test_no_word_of_a_note_leaves_the_tables(stand_in, write_notes, plan, tmp_path, capfd, caplog, read_rows, workers):
    """Broken, refused and deadly notes leave no word in the record, the rejects, the logs or the terminal."""
    caplog.set_level("DEBUG")
    source, run = write_notes(TEXTS), tmp_path / "run"
    summary = execute_run(plan(source), run, workers=workers, load=stand_in.load)
    told = "".join(capfd.readouterr()) + caplog.text + repr(summary) + (run / "run.json").read_text()
    assert CANARY not in told
    assert CANARY not in repr(read_rows(run, "rejects"))
    assert [row["reason"] for row in read_rows(run, "rejects")] == [
        "malformed_row", "internal error: ZeroDivisionError", "too_strange", "worker_died",
    ]  # fmt: skip
