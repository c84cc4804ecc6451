"""`recurnlp extract` from end to end."""

import json
import os
import signal
import subprocess
import time

import pyarrow.parquet as pq
import pytest

from recurnlp.batch import extract_batch


def test_notes_become_a_run_folder(call, notes, tmp_path):
    """The real rules find what stands in the notes, with offsets into their text."""
    code, out, err = call("extract", notes, "-o", tmp_path / "run")
    assert code == 0
    assert out.startswith("3 notes, ")
    assert out.endswith(f"run folder: {tmp_path / 'run'}\n")
    assert err == "columns: id = id, text = text, patient = (none), date = (none)\n"
    found = {row["note_id"]: row for row in pq.read_table(tmp_path / "run" / "notes.parquet").to_pylist()}
    assert [found[key]["distant"] for key in "012"] == ["present", "not_stated", "not_stated"]
    mention = pq.read_table(tmp_path / "run" / "mentions.parquet").to_pylist()[0]
    text = json.loads(notes.read_text().splitlines()[0])["text"]
    assert text[mention["start"] : mention["end"]] == mention["text"] == "metastases"


def test_a_rejected_note_exits_with_1_and_says_why(call, notes, tmp_path):
    """By default any rejected row shows in the exit code; the reason and what to do stand on stderr."""
    notes.write_text(notes.read_text() + '{"id": 0, "text": "again"}\n{"id": 9, "text": null}\n')
    code, out, err = call("extract", notes, "-o", tmp_path / "run")
    assert code == 1
    assert "3 notes" in out
    assert "2 rejected" in out
    assert "1 duplicate_id: the first note with that id was kept" in err
    assert "1 empty_text" in err


@pytest.mark.parametrize(("allowed", "code"), [(2, 0), (1, 1)])
def test_as_many_rejects_as_allowed_are_no_failure(call, notes, tmp_path, allowed, code):
    """--max-rejects is the number of rejects that still is a success."""
    notes.write_text(notes.read_text() + "{\n{\n")
    assert call("extract", notes, "-o", tmp_path / "run", "--max-rejects", allowed)[0] == code


def test_a_missing_column_exits_with_2_before_anything_is_written(call, notes, tmp_path):
    """The message names the columns there are, and no run folder appears."""
    code, out, err = call("extract", notes, "-o", tmp_path / "run", "--text-column", "body")
    assert (code, out) == (2, "")
    assert "Its columns: id, text" in err
    assert not (tmp_path / "run").exists()


def test_ids_that_are_made_are_announced(call, tmp_path):
    """Where a table has no ids, that is said."""
    (tmp_path / "a.csv").write_text("text\nstable\n")
    _, _, err = call("extract", tmp_path / "a.csv", "-o", tmp_path / "run")
    assert "ids are made of file name and row number" in err


def test_an_empty_input_is_done_and_said(call, tmp_path):
    """No notes are no failure, but nobody should overlook it."""
    (tmp_path / "a.csv").write_text("id,text\n")
    code, out, err = call("extract", tmp_path / "a.csv", "-o", tmp_path / "run")
    assert (code, out.splitlines()[0]) == (0, "0 notes, 0 mentions, 0 rejected")
    assert "holds no notes" in err


def test_dates_that_cannot_be_read_are_counted(call, tmp_path):
    """Dates that were left out are told at the end."""
    (tmp_path / "a.csv").write_text("id,date,text\n1,03/04/2020,stable\n2,2020-03-04,stable\n")
    code, _, err = call("extract", tmp_path / "a.csv", "-o", tmp_path / "run")
    assert code == 0
    assert "1 notes have a date that is not ISO" in err


def test_a_conflict_exits_with_2_and_restart_solves_it(call, notes, tmp_path):
    """Other options on the same folder are refused until --restart throws the old run away."""
    command = ("extract", notes, "-o", tmp_path / "run")
    assert call(*command)[0] == 0
    code, _, err = call(*command, "--max-chars", 20)
    assert code == 2
    assert "other max_chars" in err
    assert call(*command, "--max-chars", 20, "--restart", "--max-rejects", 9)[0] == 0
    assert pq.read_table(tmp_path / "run" / "notes.parquet")["note_id"].to_pylist() == ["2"]


@pytest.mark.slow
def test_without_a_terminal_there_is_no_progress_bar(program, environment, notes, tmp_path):
    """Pipes and log files get the messages and no bar."""
    done = subprocess.run(
        [*program, "extract", str(notes), "-o", str(tmp_path / "run")], env=environment, capture_output=True, check=True
    )
    assert done.stderr == b"columns: id = id, text = text, patient = (none), date = (none)\n"
    assert b"\x1b" not in done.stdout


def test_no_word_of_a_note_reaches_the_terminal(call, tmp_path):
    """A note that everything goes wrong with leaves no word on stdout, on stderr or in run.json."""
    word = "Xylographica"
    lines = [
        f"1,{word} metastasis in the liver. No {word} recurrence.",
        f'2,"{word} left open',
        f"3,{word},{word},{word}",
        f"1,{word}",
        f"4,{word * 9}",
    ]
    (tmp_path / "a.csv").write_text("id,text\n" + "\n".join(lines) + "\n")
    code, out, err = call("extract", tmp_path / "a.csv", "-o", tmp_path / "run", "--max-chars", 100)
    assert code == 1
    assert word not in out + err + (tmp_path / "run" / "run.json").read_text()
    assert word not in repr(pq.read_table(tmp_path / "run" / "rejects.parquet").to_pylist())


def test_an_error_inside_a_note_shows_no_word_of_it(call, notes, tmp_path, monkeypatch):
    """A bug met in a note is told by its type."""

    def fail(text):
        raise ValueError(text)

    monkeypatch.setattr("recurnlp.batch.pool.extract_batch", lambda _extractor, batch: extract_batch(fail, batch))
    code, out, err = call("extract", notes, "-o", tmp_path / "run")
    assert code == 1
    assert "3 internal error: ValueError" in err
    assert "metastases" not in out + err


MANY = 12_000  # six parts: enough to be interrupted behind the first


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_leaves_a_run_that_can_be_finished(program, environment, tmp_path, workers):
    """Interrupted with all its processes, the program exits with 130 and no traceback; called again, it goes on."""
    text = "FINDINGS: " + "The spleen is of normal size. " * 40 + "New metastases in the liver. No local recurrence."
    (tmp_path / "a.csv").write_text("id,text\n" + "".join(f"{n},{text} Note {n}.\n" for n in range(MANY)))
    run = tmp_path / "run"
    command = [*program, "extract", str(tmp_path / "a.csv"), "--workers", str(workers), "-o"]
    process = subprocess.Popen(
        [*command, str(run)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # what a shell starts in the background ignores Ctrl-C, and so would its children
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )
    while not (run / "notes.parquet" / "part-00000.parquet").exists():
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.decode().split("\n\n")[1:] == ["interrupted\n"]
    assert out == b""
    assert json.loads((run / "run.json").read_text())["finished"] is None
    assert subprocess.run([*command, str(run)], env=environment, capture_output=True, check=False).returncode == 0
    assert pq.read_table(run / "notes.parquet")["note_id"].to_pylist() == [str(n) for n in range(MANY)]
