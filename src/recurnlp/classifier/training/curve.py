"""The learning curve: what more notes bring."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.base import clone

from recurnlp.classifier.estimator import DiseaseStatusClassifier
from recurnlp.classifier.folds import draw_share
from recurnlp.classifier.training.examples import Examples
from recurnlp.classifier.training.scores import measure_macro_f1
from recurnlp.classifier.training.verdicts import ask_classifier, join_verdicts

_SHARES = (0.1, 0.2, 0.4, 0.6, 0.8, 1.0)


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What learning from some of the notes comes to.

    Args:
        notes: how many were learned from, on average over the folds.
        accuracy, macro_f1: on notes not learned from.
    """

    notes: int
    accuracy: float
    macro_f1: float


def draw_curve(classifier: DiseaseStatusClassifier, examples: Examples, fold_of: NDArray[np.intp]) -> list[CurvePoint]:
    """Return what learning from growing shares of the patients comes to, on notes of other folds.

    Args:
        classifier: says the settings, which are the same for every share.
        examples: the notes.
        fold_of: the fold of each.
    """
    points = [_measure_share(classifier, examples, fold_of, share) for share in _SHARES]
    return [point for point in points if point]


def _measure_share(
    classifier: DiseaseStatusClassifier, examples: Examples, fold_of: NDArray[np.intp], share: float
) -> CurvePoint | None:
    """Return what a share comes to, ``None`` where it holds one label only."""
    pieces, learned = [], []
    chosen = draw_share(examples.patients, share)
    for fold in np.unique(fold_of):
        part = examples.take((fold_of != fold) & chosen)
        if len(np.unique(part.labels)) > 1:
            fitted = clone(classifier).set_params(calibration_folds=0).fit(part.sheets, part.labels, part.patients)
            held = examples.take((fold_of == fold) & examples.scored)
            pieces.append(ask_classifier(fitted, held))
            learned.append(len(part))
    if not pieces:
        return None
    verdicts = join_verdicts(pieces)
    measure = measure_macro_f1(verdicts.examples.labels, verdicts.labels)
    everything = np.ones(len(verdicts.labels))
    return CurvePoint(round(float(np.mean(learned))), float(verdicts.right.mean()), measure(everything))
