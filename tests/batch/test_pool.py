"""Worker processes."""

import os
import signal
from multiprocessing import active_children

import pyarrow as pa
import pytest

from recurnlp.batch import INPUT
from recurnlp.batch.pool import extract_all
from recurnlp.errors import InputError


def batches(texts, size):
    """Return batches of notes with these texts, numbered through."""
    rows = [("f", row, f"n{row}", None, None, text) for row, text in enumerate(texts)]
    for start in range(0, len(rows), size):
        columns = zip(*rows[start : start + size], strict=True)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, INPUT, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, schema=INPUT)


def test_answers_come_in_the_order_of_the_batches(stand_in):
    """A slow batch does not let a later one pass."""
    texts = ["slow disease" if row < 50 else "disease" for row in range(200)]
    found = extract_all(stand_in.load, batches(texts, 10), workers=2)
    assert [row for part in found for row in part.notes["note_id"].to_pylist()] == [f"n{row}" for row in range(200)]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_deadly_note_costs_itself_only(stand_in, workers):
    """When a process dies, its notes are read again one by one, and the one it dies of is rejected."""
    texts = ["deadly" if row in (3, 47) else "disease" for row in range(60)]
    parts = list(extract_all(stand_in.load, batches(texts, 10), workers))
    rejects = [reject for part in parts for reject in part.rejects.to_pylist()]
    assert [(reject["row"], reject["reason"]) for reject in rejects] == [(3, "worker_died"), (47, "worker_died")]
    found = [row for part in parts for row in part.notes["note_id"].to_pylist()]
    assert found == [f"n{row}" for row in range(60) if row not in (3, 47)]


def test_a_note_whose_reader_dies_by_chance_is_read(stand_in, tmp_path, monkeypatch):
    """A process that dies over a single note, and not over it again, was not killed by the note."""
    monkeypatch.setenv("STAND_IN_MARK", str(tmp_path / "mark"))
    (part,) = extract_all(stand_in.load, batches(["once disease"], 1), workers=1)
    assert (tmp_path / "mark").exists()
    assert (part.notes.num_rows, part.rejects.num_rows) == (1, 0)


def test_a_process_that_dies_while_it_loads_is_replaced(stand_in, tmp_path, monkeypatch):
    """A start that fails is tried again, and the notes that waited for it are read."""
    monkeypatch.setenv("STAND_IN_MARK", str(tmp_path / "mark"))
    parts = extract_all(stand_in.load_the_second_time, batches(["disease"] * 30, 10), workers=1)
    assert sum(part.notes.num_rows for part in parts) == 30


def test_batches_are_taken_only_as_they_are_worked_off(stand_in):
    """The input is not read far ahead of the answers, however long it is."""
    taken = 0

    def count():
        nonlocal taken
        for batch in batches(["disease"] * 5000, 10):
            taken += 1
            yield batch

    answers = extract_all(stand_in.load, count(), workers=2)
    next(answers)
    assert taken <= 16
    answers.close()


def test_ctrl_c_is_not_for_the_workers(stand_in):
    """An interrupt that reaches the worker processes, as Ctrl-C does, leaves them at their work."""
    answers = extract_all(stand_in.load, batches(["slow disease"] * 300, 10), workers=2)
    found = [next(answers)]
    workers = {child.pid for child in active_children()}
    for worker in workers:
        os.kill(worker, signal.SIGINT)
    found += [next(answers) for _ in range(28)]
    assert {child.pid for child in active_children()} == workers
    assert sum(part.notes.num_rows for part in [*found, *answers]) == 300


def test_empty_batches_are_answered(stand_in):
    """A batch without notes has an empty answer."""
    empty = next(batches(["x"], 1)).slice(0, 0)
    assert [part.notes.num_rows for part in extract_all(stand_in.load, [empty, empty], workers=2)] == [0, 0]


def test_a_pool_that_cannot_start_says_so(stand_in):
    """Processes that die while loading are not started for ever."""
    with pytest.raises(InputError, match=r"cannot start.*--workers"):
        list(extract_all(stand_in.load_nothing, batches(["disease"], 1), workers=2))


@pytest.mark.parametrize("workers", [0, 1])
def test_without_batches_nothing_is_loaded(stand_in, workers):
    """A run with nothing left to do does not load an extractor."""
    assert list(extract_all(stand_in.load_nothing, [], workers)) == []
