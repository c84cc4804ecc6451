"""The corpora with gold annotations, read for the tests of what they must hold."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recurnlp import Extractor
from recurnlp.evaluate import Gold, evaluate_cases, judge_note, pair_notes

CORPORA = Path(__file__).parents[2] / "corpora"


@pytest.fixture(params=["gold", "unseen", "wordings", "excerpts"])
def annotated_notes(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """The notes of one corpus with gold annotations, then those of the next."""
    files = sorted((CORPORA / request.param).glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def measure_detection(extractor: Extractor) -> Callable[[Gold], float]:
    """The micro F1 of finding the mentions of gold notes."""

    def measure(gold: Gold) -> float:
        judged = {note.id: judge_note(extractor(note.text or "")) for note in gold.notes}
        return evaluate_cases(pair_notes(gold, judged)).whole.scores["detect all"].value

    return measure
