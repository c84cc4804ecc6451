"""The excerpts: what they are, and a floor under the scores on those that tell things as they are mostly told.

Rules have been written while looking at half of them, so the floors guard against regressions and measure nothing more.
"""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from recurnlp.evaluate import Gold, read_gold

FOLDER = Path(__file__).parents[2] / "corpora" / "excerpts"


@pytest.fixture(scope="module")
def gold() -> Gold:
    """The gold of all files."""
    return read_gold(str(FOLDER))


def test_nine_files() -> None:
    """The corpus is nine files, of as many items as its README says."""
    counts = {file.stem: len(file.read_text("utf-8").splitlines()) for file in FOLDER.glob("*.jsonl")}

    assert counts == {
        "common-case-report": 220, "common-clinic": 220, "common-dictation": 220, "varied-case-report": 150,
        "varied-clinic": 150, "varied-pathology": 150, "varied-radiology": 150, "odd-case-report": 160,
        "odd-clinic": 160,
    }  # fmt: skip


def test_ids_begin_with_their_file() -> None:
    """Each id begins with the name of its file, so that no other corpus has it."""
    for file in FOLDER.glob("*.jsonl"):
        ids = [json.loads(line)["id"] for line in file.read_text("utf-8").splitlines()]
        assert all(each.startswith(f"{file.stem}-") for each in ids)


def test_many_items_state_nothing(gold: Gold) -> None:
    """At least one item in eight holds no mention, so that false alarms cost something."""
    silent = Counter(not note.judgement.readings for note in gold.notes)

    assert silent[True] >= len(gold.notes) / 8


@pytest.mark.parametrize(("kind", "floor"), [("common", 0.93), ("varied", 0.85), ("odd", 0.5)])
def test_detection_stays_above_its_floor(
    kind: str, floor: float, gold: Gold, measure_detection: Callable[[Gold], float]
) -> None:
    """Mentions are found with a micro F1 over the floor, which is low for items made to be told in rare ways."""
    chosen = Gold(tuple(note for note in gold.notes if note.id.startswith(f"{kind}-")))

    assert measure_detection(chosen) >= floor
