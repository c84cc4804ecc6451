"""What is counted in each note. All scores are computed from sums of these counts."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recurnlp.evaluate.alignment import Alignment
from recurnlp.evaluate.records import SCORED_KINDS, Judgement
from recurnlp.model.vocabulary import AXES, coarsen

AXIS_CLASSES = ("affirmed", "possible", "absent", "not_stated")
_OUTCOMES = ("tp", "fp", "fn")
_RATED = (*SCORED_KINDS, "asserted", "sites", *(f"{a}.{c}" for a in AXES for c in AXIS_CLASSES), "distant_sites")
_PLAIN = ("pairs", "assertion", "time", "extent", *(f"{a}.{c}" for a in (*AXES, "label") for c in ("judged", "right")))
COLUMNS = tuple(f"{name}.{outcome}" for name in _RATED for outcome in _OUTCOMES) + _PLAIN

Matrix = npt.NDArray[np.float64]


def tabulate_counts(counts: Sequence[Counter[str]]) -> Matrix:
    """Return counts as a matrix, one row each, with the columns of `COLUMNS`."""
    return np.array([[count[column] for column in COLUMNS] for count in counts], dtype=float).reshape(-1, len(COLUMNS))


def count_note(gold: Judgement, predicted: Judgement, alignment: Alignment) -> Counter[str]:
    """Count the hits and errors of one note; what the gold does not judge is not counted.

    Args:
        gold, predicted: what is said of the note.
        alignment: of its mentions.
    """
    counts = count_mentions(alignment)
    for axis, value in gold.axes.items():
        _count_axis(counts, axis, coarsen(value), coarsen(predicted.axes[axis]))
    if gold.distant_sites is not None:
        _count_sets(counts, "distant_sites", gold.distant_sites, predicted.distant_sites or frozenset())
    if gold.label is not None:
        counts["label.judged"] += 1
        counts["label.right"] += gold.label == predicted.label
    return counts


def count_mentions(alignment: Alignment) -> Counter[str]:
    """Count the hits and errors of aligned mentions."""
    counts: Counter[str] = Counter()
    for gold, predicted in alignment.pairs:
        counts["pairs"] += 1
        counts[f"{gold.kind}.tp"] += 1
        for field in ("assertion", "time", "extent"):
            counts[field] += getattr(gold, field) == getattr(predicted, field)
        same = coarsen(gold.assertion) == coarsen(predicted.assertion)
        for outcome in ("tp",) if same else ("fp", "fn"):
            counts[f"asserted.{outcome}"] += 1
        _count_sets(counts, "sites", gold.sites, predicted.sites)
    for outcome, readings in (("fn", alignment.missed), ("fp", alignment.spurious)):
        counts.update(f"{reading.kind}.{outcome}" for reading in readings)
        counts[f"asserted.{outcome}"] += len(readings)
    return counts


def _count_axis(counts: Counter[str], axis: str, gold: str, predicted: str) -> None:
    counts[f"{axis}.judged"] += 1
    counts[f"{axis}.right"] += gold == predicted
    if gold == predicted:
        counts[f"{axis}.{gold}.tp"] += 1
    else:
        counts[f"{axis}.{gold}.fn"] += 1
        counts[f"{axis}.{predicted}.fp"] += 1


def _count_sets(counts: Counter[str], name: str, gold: frozenset[str], predicted: frozenset[str]) -> None:
    counts[f"{name}.tp"] += len(gold & predicted)
    counts[f"{name}.fp"] += len(predicted - gold)
    counts[f"{name}.fn"] += len(gold - predicted)
