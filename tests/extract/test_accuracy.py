"""A floor under the accuracy on the invented gold: it guards against regressions and measures nothing more.

The notes are invented beside the rules, so the scores say little about notes never seen.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from recurnlp import Extractor

GOLD = Path(__file__).parents[2] / "corpora" / "gold"
NOTES = [json.loads(line) for file in sorted(GOLD.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
AFFIRMED = ("present", "probable")
AXES = ("distant", "nodal", "recurrence")


def coarse(value: str) -> str:
    """Present and probable as one, for they are acted on alike."""
    return "affirmed" if value in AFFIRMED else value


def align(gold: list[Any], found: list[Any]) -> tuple[list[tuple[int, int]], set[int]]:
    """Pair gold and found mentions of one kind that overlap, widest overlap first, each once.

    Returns:
        The pairs of indices, and the found mentions that overlap any gold mention: those are no false alarms.
    """
    overlaps = [
        (min(g["end"], f.end) - max(g["start"], f.start), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g["kind"] == f.kind and g["start"] < f.end and f.start < g["end"]
    ]
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(overlaps, key=lambda overlap: (-overlap[0], *overlap[1:])):
        if i not in {a for a, _ in pairs} and j not in {b for _, b in pairs}:
            pairs.append((i, j))
    return pairs, {j for _, _, j in overlaps}


@pytest.fixture(scope="module")
def counts(extractor: Extractor) -> Counter[str]:
    """What comes of reading every gold note."""
    total: Counter[str] = Counter()
    for row in NOTES:
        note = extractor(row["text"])
        found = [mention for mention in note.mentions if mention.kind != "stage"]
        pairs, touching = align(row["mentions"], found)
        agreed = sum(coarse(row["mentions"][i]["assertion"]) == coarse(found[j].assertion) for i, j in pairs)
        total["gold"] += len(row["mentions"])
        total["found"] += len(pairs) + len(found) - len(touching)
        total["paired"] += len(pairs)
        total["agreed"] += agreed
        total["notes"] += 1
        for axis in AXES:
            total[axis] += coarse(row["note"][axis]) == coarse(getattr(note.status, axis))
    return total


def compute_f1(right: int, found: int, gold: int) -> float:
    """The harmonic mean of precision and recall, over all notes together."""
    return 2 * right / (found + gold)


def test_detection_stays_above_its_floor(counts: Counter[str]) -> None:
    """Mentions are found with a micro F1 of 0.95 or more, by overlap."""
    assert compute_f1(counts["paired"], counts["found"], counts["gold"]) >= 0.95


def test_assertion_stays_above_its_floor(counts: Counter[str]) -> None:
    """Mentions are found with the right assertion with a micro F1 of 0.90 or more."""
    assert compute_f1(counts["agreed"], counts["found"], counts["gold"]) >= 0.90


@pytest.mark.parametrize("axis", AXES)
def test_axes_stay_above_their_floor(axis: str, counts: Counter[str]) -> None:
    """Each axis is right in nine notes of ten or more."""
    assert counts[axis] / counts["notes"] >= 0.90
