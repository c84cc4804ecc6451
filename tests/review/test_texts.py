"""Where a run's texts come from."""

import json
from contextlib import closing

import pytest

from recurnlp.batch import read_run
from recurnlp.errors import InputError
from recurnlp.review.texts import TextShelf, choose_inputs

NOTES = {
    "a": ("Ann", None, "First: метастазы \N{GRINNING FACE}."),
    "b": ("Ann", None, "Second note."),
    "c": ("Ann", None, "3"),
}


def test_each_text_is_read_by_its_row(make):
    """Texts come back whole, in any order, whatever characters they hold."""
    run = read_run(make(NOTES))
    with closing(TextShelf(run, choose_inputs(run, []))) as shelf:
        assert [shelf.read(row) for row in (2, 0, 1)] == ["3", NOTES["a"][2], "Second note."]


def test_the_copy_of_the_texts_has_no_name(make, tmp_path, monkeypatch):
    """While the shelf is open its folder shows no file, so nothing can be left behind."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    run = read_run(make(NOTES))
    with closing(TextShelf(run, choose_inputs(run, []))):
        assert list((tmp_path / "temporary").iterdir()) == []


def test_inputs_that_moved_are_named_with_the_remedy(make, tmp_path):
    """The message names the file that is gone, and the option that says where it is now."""
    run = read_run(make(NOTES))
    moved = (tmp_path / "run.jsonl").rename(tmp_path / "moved.jsonl")
    with pytest.raises(InputError, match=r"run\.jsonl: is not there.*--notes"):
        choose_inputs(run, [])
    with closing(TextShelf(run, choose_inputs(run, [str(moved)]))) as shelf:
        assert shelf.read(2) == "3"


def test_inputs_that_lack_a_note_are_refused(make, tmp_path):
    """A file without one of the run's notes is not what the run was made from."""
    run = read_run(make(NOTES))
    lines = (tmp_path / "run.jsonl").read_text().splitlines()
    (tmp_path / "run.jsonl").write_text("\n".join(lines[:2]))
    with pytest.raises(InputError, match="was not made from these notes"):
        TextShelf(run, choose_inputs(run, []))


def test_a_run_of_very_many_files_asks_for_them(make):
    """run.json lists a hundred files at most; of a run of more the inputs must be given."""
    path = make(NOTES)
    record = json.loads((path / "run.json").read_text())
    record["inputs"]["files"] = 101
    (path / "run.json").write_text(json.dumps(record))
    with pytest.raises(InputError, match="more files than it lists"):
        choose_inputs(read_run(path), [])
