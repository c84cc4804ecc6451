"""Runs: resumable, repeatable, and refusing what does not belong together."""

import json
import os
from contextlib import contextmanager

import pytest

import recurnlp
from recurnlp.batch import clear_run, execute_run
from recurnlp.connectors import ReadOptions
from recurnlp.errors import InputError, RunConflict

TEXTS = ["new disease here" if number % 3 else "well" for number in range(5000)]


class PowerCut(BaseException):
    """What no handler of errors may catch."""


@pytest.fixture
def cut_power(monkeypatch):
    """Let the power fail at the n-th moving of a file into its place, before it or after it."""
    replace = os.replace

    @contextmanager
    def fail_at(number, *, after):
        count = 0

        def fail(source, target):
            nonlocal count
            count += 1
            if count == number and not after:
                raise PowerCut
            replace(source, target)
            if count == number:
                raise PowerCut

        monkeypatch.setattr(os, "replace", fail)
        try:
            yield
        except PowerCut:
            monkeypatch.setattr(os, "replace", replace)
        else:
            pytest.fail("the power was never cut")

    return fail_at


def test_a_run_folder_holds_three_tables_and_a_record(stand_in, write_notes, plan, tmp_path, read_rows):
    """Each table is a folder of parts that reads as one table."""
    summary = execute_run(plan(write_notes(TEXTS)), tmp_path / "run", load=stand_in.load)
    assert sorted(path.name for path in (tmp_path / "run").iterdir()) == [
        "mentions.parquet", "notes.parquet", "rejects.parquet", "run.json",
    ]  # fmt: skip
    assert [path.name for path in sorted((tmp_path / "run" / "notes.parquet").iterdir())] == [
        "part-00000.parquet", "part-00001.parquet", "part-00002.parquet",
    ]  # fmt: skip
    assert [row["note_id"] for row in read_rows(tmp_path / "run", "notes")] == [f"n{n}" for n in range(1, 5001)]
    assert summary.counts.notes == 5000
    assert summary.counts.mentions == len(read_rows(tmp_path / "run", "mentions")) == 3333


def test_an_empty_input_makes_tables_without_rows(stand_in, write_notes, plan, tmp_path, read_rows):
    """A header alone makes a complete run with nothing in it."""
    summary = execute_run(plan(write_notes([])), tmp_path / "run", load=stand_in.load)
    assert summary.counts.notes == 0
    assert [read_rows(tmp_path / "run", table) for table in ("mentions", "notes", "rejects")] == [[], [], []]


@pytest.mark.slow
def test_any_number_of_workers_writes_the_same_bytes(stand_in, write_notes, plan, tmp_path, read_bytes):
    """The parts of a run do not depend on how many processes made them, nor on one of them dying."""
    source = write_notes([*TEXTS[:3000], "refused", *TEXTS[3000:]])
    for workers in range(4):
        execute_run(plan(source), tmp_path / str(workers), workers=workers, load=stand_in.load)
    none, *more = (read_bytes(tmp_path / str(workers)) for workers in range(4))
    assert len(none) == 9
    assert [none] * 3 == more


def test_a_worker_that_dies_by_chance_changes_nothing(stand_in, write_notes, plan, tmp_path, read_bytes, monkeypatch):
    """Killed for a reason that is not in the notes, a worker is replaced, and the run is what it would have been."""
    source, mark = write_notes([*TEXTS[:700], "once disease", *TEXTS[700:1400]]), tmp_path / "mark"
    monkeypatch.setenv("STAND_IN_MARK", str(mark))
    execute_run(plan(source), tmp_path / "unlucky", workers=2, load=stand_in.load)
    assert mark.exists()
    execute_run(plan(source), tmp_path / "lucky", load=stand_in.load)
    assert read_bytes(tmp_path / "unlucky") == read_bytes(tmp_path / "lucky")


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("number", range(1, 12))
def test_after_a_power_cut_the_run_ends_as_if_nothing_had_been(
    stand_in, write_notes, plan, tmp_path, read_bytes, cut_power, number, after
):
    """Whichever file was being moved into place, a second go leaves the bytes of a clean run and no leftovers."""
    source, run = write_notes(TEXTS), tmp_path / "run"
    execute_run(plan(source), tmp_path / "clean", load=stand_in.load)
    with cut_power(number, after=after):
        execute_run(plan(source), run, load=stand_in.load)
    execute_run(plan(source), run, load=stand_in.load)
    assert read_bytes(run) == read_bytes(tmp_path / "clean")
    assert [path for path in run.rglob("*") if ".unfinished" in path.name] == []
    assert json.loads((run / "run.json").read_text())["finished"]


def test_a_second_go_keeps_the_parts_that_are_there(stand_in, write_notes, plan, tmp_path, read_bytes):
    """Parts that are complete are not made again, and a part that is missing is."""
    source, run = write_notes(TEXTS), tmp_path / "run"
    execute_run(plan(source), run, load=stand_in.load)
    before = read_bytes(run)
    (run / "notes.parquet" / "part-00001.parquet").unlink()
    kept = run / "mentions.parquet" / "part-00000.parquet"
    made = kept.stat().st_mtime_ns
    read = []

    def load():
        return lambda text: read.append(text) or stand_in.read_note(text)

    execute_run(plan(source), run, load=load)
    assert len(read) == 2048
    assert kept.stat().st_mtime_ns == made
    assert read_bytes(run) == before


def test_a_finished_run_is_not_done_again(stand_in, plan, tmp_path):
    """The same command on a finished run reads no note, and tells the same counts."""
    source, run = tmp_path / "dated.csv", tmp_path / "run"
    source.write_text("note_id,date,text\n1,03/04/2020,disease\n2,2020-03-04,refused\n")
    first = execute_run(plan(source), run, load=stand_in.load)
    assert first.dates_unreadable == 1
    assert execute_run(plan(source), run, load=stand_in.load_nothing) == first


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"encoding": "cp1252"}, "encoding"),
        ({"max_chars": 10}, "max_chars"),
    ],
)
def test_other_options_are_a_conflict_that_names_them(stand_in, write_notes, plan, tmp_path, change, named):
    """A folder is never filled with notes read in two ways."""
    source, run = write_notes(TEXTS[:10]), tmp_path / "run"
    execute_run(plan(source), run, load=stand_in.load)
    with pytest.raises(RunConflict, match=rf"other {named};.*--restart"):
        execute_run(plan(source, options=ReadOptions(**change)), run, load=stand_in.load)


def test_other_inputs_are_a_conflict(stand_in, write_notes, plan, tmp_path):
    """A folder is never filled with notes of two inputs."""
    run = tmp_path / "run"
    execute_run(plan(write_notes(TEXTS[:10])), run, load=stand_in.load)
    with pytest.raises(RunConflict, match="other inputs"):
        execute_run(plan(write_notes(TEXTS[:10], "others.csv")), run, load=stand_in.load)


def test_an_input_changed_in_place_is_a_conflict(stand_in, write_notes, plan, tmp_path):
    """A file whose content changed is noticed even if its name and size are the same."""
    source, run = write_notes(["disease A", "disease B"]), tmp_path / "run"
    execute_run(plan(source), run, load=stand_in.load)
    source.write_text(source.read_text().replace("disease B", "disease C"))
    with pytest.raises(RunConflict, match="changed"):
        execute_run(plan(source), run, load=stand_in.load)


def test_a_cleared_folder_takes_another_run(stand_in, write_notes, plan, tmp_path):
    """Clearing removes the run and leaves what else lies in the folder."""
    run = tmp_path / "run"
    execute_run(plan(write_notes(TEXTS[:10])), run, load=stand_in.load)
    (run / "remarks.md").write_text("mine")
    clear_run(run)
    assert [path.name for path in run.iterdir()] == ["remarks.md"]


def test_a_folder_that_is_no_run_is_refused(stand_in, write_notes, plan, tmp_path):
    """Neither a run nor --restart touches a folder of something else."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "thesis.md").write_text("mine")
    source = write_notes(TEXTS[:10])
    for attempt in (lambda: execute_run(plan(source), home, load=stand_in.load), lambda: clear_run(home)):
        with pytest.raises(InputError, match="holds no run"):
            attempt()
    assert [path.name for path in home.iterdir()] == ["thesis.md"]


def test_a_damaged_record_is_a_conflict(stand_in, write_notes, plan, tmp_path):
    """A run.json that cannot be read is not written over."""
    source, run = write_notes(TEXTS[:10]), tmp_path / "run"
    execute_run(plan(source), run, load=stand_in.load)
    (run / "run.json").write_text('{"settings"')
    with pytest.raises(RunConflict, match=r"run\.json"):
        execute_run(plan(source), run, load=stand_in.load)


def test_the_record_says_what_the_run_was_made_with(stand_in, write_notes, plan, tmp_path):
    """run.json names versions, rules, options, inputs and counts."""
    source, run = write_notes(["disease", "refused", "well"]), tmp_path / "run"
    execute_run(plan(source), run, load=stand_in.load)
    record = json.loads((run / "run.json").read_text())
    assert record["settings"]["recurnlp"] == recurnlp.__version__
    assert len(record["settings"]["rules"]) == 64
    assert record["settings"]["columns"] == [{"id": "note_id", "text": "text", "patient": None, "date": None}]
    assert record["inputs"] == {"files": 1, "bytes": source.stat().st_size, "first": [str(source)]}
    assert set(record["versions"]) == {"python", "medspacy", "pyarrow", "spacy"}
    assert record["counts"] == {
        "notes": 2,
        "mentions": 1,
        "rejects": {"too_strange": 1},
        "labels": {"distant_metastasis": 1, "not_stated": 1},
        "dates_unreadable": 0,
    }
    assert record["started"] <= record["finished"]
