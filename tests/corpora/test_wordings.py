"""The inventories of wordings: what they are, and a floor under the scores on them.

Rules have been written while looking at all of them, so the floor guards against regressions and measures nothing more.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from recurnlp.evaluate import Gold, read_gold

FOLDER = Path(__file__).parents[2] / "corpora" / "wordings"


@pytest.fixture(scope="module")
def gold() -> Gold:
    """The gold of all files."""
    return read_gold(str(FOLDER))


def test_four_files() -> None:
    """The corpus is four files, of as many items as its README says."""
    counts = {file.stem: len(file.read_text("utf-8").splitlines()) for file in FOLDER.glob("*.jsonl")}

    assert counts == {"pathology": 240, "radiology": 240, "clinic": 240, "narrative": 220}


def test_ids_begin_with_the_corpus(gold: Gold) -> None:
    """Each id begins with "wording-", so that no other corpus has it."""
    assert all(note.id.startswith("wording-") for note in gold.notes)


def test_items_are_short(gold: Gold) -> None:
    """No item is longer than a paragraph, so that each is about its wording."""
    assert max(len(note.text or "") for note in gold.notes) <= 1000


def test_many_items_state_nothing(gold: Gold) -> None:
    """At least one item in five holds no mention, so that false alarms cost something."""
    silent = Counter(not note.judgement.readings for note in gold.notes)

    assert silent[True] >= len(gold.notes) / 5


def test_detection_stays_above_its_floor(gold: Gold, measure_detection: Callable[[Gold], float]) -> None:
    """Mentions are found with a micro F1 of 0.8 or more over all files."""
    assert measure_detection(gold) >= 0.8
