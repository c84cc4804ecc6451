"""The linear model itself: weights by logistic regression."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from recurnlp.classifier.folds import find_others
from recurnlp.classifier.temperature import Scores

_DECIMALS = 4  # machines agree on these; further ones depend on the order in which a processor adds
_TOLERANCE = 1e-5
_ITERATIONS = 5000


def fit_weights(
    matrix: csr_matrix, labels: NDArray[Any], strength: float, class_weight: str | Mapping[Any, float] | None
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the weights, one row a label in sorted order, and the intercepts.

    Args:
        matrix: one row a note.
        labels: of the notes; at least two different ones.
        strength: the inverse of the L2 penalty.
        class_weight: as in scikit-learn.
    """
    if not matrix.shape[1]:  # too few notes for any feature: how common each label is says all
        return _count_labels(labels)
    model = LogisticRegression(C=strength, class_weight=class_weight, tol=_TOLERANCE, max_iter=_ITERATIONS)
    # One thread: these problems are small, and sums come out the same however many processors there are.
    with threadpool_limits(1):
        model.fit(matrix, labels)
    weights, intercepts = model.coef_, model.intercept_
    if len(weights) == 1:  # two labels share one row of scikit-learn's
        weights, intercepts = np.vstack([-weights, weights]) / 2, np.concatenate([-intercepts, intercepts]) / 2
    return np.round(weights, _DECIMALS).astype(np.float32), np.round(intercepts, _DECIMALS).astype(np.float32)


def _count_labels(labels: NDArray[Any]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    _, numbers = np.unique(labels, return_counts=True)
    return np.zeros((len(numbers), 0), dtype=np.float32), np.log(numbers / len(labels)).astype(np.float32)


def score_unseen(
    matrix: csr_matrix, labels: NDArray[Any], patients: Sequence[object], folds: NDArray[np.intp], **settings: Any
) -> Scores:
    """Return the scores of each note by weights that were fitted on the other folds.

    Args:
        matrix, labels: as for `fit_weights`.
        patients: whose each note is; no patient is on both sides.
        folds: of the notes; below 0 for those that are never held back, and get no scores.
        settings: as for `fit_weights`.

    Returns:
        One row a note, one column a label in sorted order; minus infinity for a label that the rest lack.
    """
    classes, truth = np.unique(labels, return_inverse=True)
    scores: Scores = np.full((len(truth), len(classes)), -np.inf)
    for fold in np.unique(folds[folds >= 0]):
        held = folds == fold
        rest = find_others(held, patients)
        known = np.unique(truth[rest])
        if len(known) > 1:
            weights, intercepts = fit_weights(matrix[rest], labels[rest], **settings)
            scores[np.ix_(held, known)] = matrix[held] @ weights.T + intercepts
    return scores
