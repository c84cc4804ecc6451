"""How much a chart needs a human: how unsure the notes are, and how far the readings of them differ."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from recurnlp.model.vocabulary import AXES
from recurnlp.review.charts import Numbers

Figures = npt.NDArray[np.float64]
_POSSIBLE = 1.0
_PROBABLE = 0.5


@dataclass(frozen=True, slots=True)
class Doubts:
    """Two measures of each chart.

    Args:
        uncertainty: the mean doubt of the notes that say something, and one more where the patient's class is
            undetermined. The doubt of a note is what the classifier's probability lacks to one; without a classifier
            1 where an axis is possible, 0.5 where one is probable, else 0.
        disagreement: notes that the classifier labels otherwise than the rules, and pairs of statements of the notes
            that contradict each other.
    """

    uncertainty: Figures
    disagreement: Numbers


def measure_doubts(notes: Any, starts: Numbers, patients: Any) -> Doubts:
    """Measure all charts.

    Args:
        notes: the notes, chart by chart.
        starts: where each chart begins.
        patients: the row of each chart's patient, or ``None`` if there are none.
    """
    if not len(starts):
        return Doubts(np.zeros(0), np.zeros(0, np.int64))
    says = pc.not_equal(notes["label"], "not_stated").to_numpy().astype(float)
    telling = np.add.reduceat(says, starts)
    doubted = np.add.reduceat(_doubt_notes(notes) * says, starts)
    uncertainty = np.divide(doubted, telling, out=np.zeros(len(starts)), where=telling > 0)
    differs = pc.fill_null(pc.not_equal(notes["label"], notes["classifier_label"]), False)
    disagreement = np.add.reduceat(differs.to_numpy().astype(np.int64), starts)
    if patients is not None:
        undetermined = pc.fill_null(pc.equal(patients["classification"], "undetermined"), False)
        uncertainty = uncertainty + undetermined.to_numpy().astype(float)
        disagreement = disagreement + pc.fill_null(pc.list_value_length(patients["contradictions"]), 0).to_numpy()
    return Doubts(uncertainty, disagreement)


def _doubt_notes(notes: Any) -> Figures:
    by_rules = np.zeros(notes.num_rows)
    for axis in AXES:
        for value, doubt in (("probable", _PROBABLE), ("possible", _POSSIBLE)):
            by_rules = np.maximum(by_rules, doubt * pc.equal(notes[axis], value).to_numpy().astype(float))
    by_classifier = pc.subtract(1.0, notes["classifier_probability"])
    return np.asarray(pc.coalesce(by_classifier, pa.array(by_rules)).to_numpy(), float)
