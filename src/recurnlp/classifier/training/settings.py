"""The choice of how strongly to learn, by the log loss on notes held back from the notes learned from.

Notes of one source resemble each other, so sources are held back whole: what holds only there is then not believed,
and probabilities are those for notes from elsewhere.
"""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from recurnlp.classifier.columns import Columns
from recurnlp.classifier.estimator import DiseaseStatusClassifier
from recurnlp.classifier.folds import assign_folds, find_others
from recurnlp.classifier.temperature import find_temperature, measure_loss
from recurnlp.classifier.training.examples import Examples
from recurnlp.classifier.weights import score_unseen

_STRENGTHS = (0.1, 0.3, 1.0, 3.0)
_CLASS_WEIGHTS = (None, "balanced")
_FOLDS = 5
_NEVER = -1
_ENOUGH = 0.5  # of the notes must have a label that other sources know: sources of one label each teach nothing


def choose_settings(classifier: DiseaseStatusClassifier, examples: Examples) -> DiseaseStatusClassifier:
    """Fit the classifier with the strength and class weights of the least log loss on notes they were not fitted on.

    Args:
        classifier: with all other settings; it is fitted, and given the chosen ones.
        examples: the notes; only those that are scored decide.
    """
    folds = divide_examples(examples)
    known = examples.sheets, examples.labels, examples.patients
    classifier.set_params(strength=1.0, class_weight=None).fit(*known, folds=folds)
    matrix = Columns(classifier.features_.tolist(), classifier.word_weight).encode(examples.sheets)
    truth = np.searchsorted(classifier.classes_, examples.labels)

    def measure(strength: float, class_weight: str | None) -> float:
        settings = {"strength": strength, "class_weight": class_weight}
        scores = score_unseen(matrix, examples.labels, examples.patients, folds, **settings)
        judged = np.isfinite(scores[np.arange(len(truth)), truth])
        if not judged.any():
            return 0.0  # too few patients to tell: the strongest penalty it is
        scores, right = scores[judged], truth[judged]
        return measure_loss(scores, right, find_temperature(scores, right))

    strength, class_weight = min(product(_STRENGTHS, _CLASS_WEIGHTS), key=lambda settings: measure(*settings))
    classifier.set_params(strength=strength, class_weight=class_weight)
    return classifier.fit(*known, folds=folds)


def divide_examples(examples: Examples) -> NDArray[np.intp]:
    """Return the fold of each note: its source where there are several, else one of patients; -1 for those not scored.

    Args:
        examples: the notes.
    """
    several = len(np.unique(examples.sources[examples.scored])) > 1
    by_source = several and _find_known(examples)[examples.scored].mean() > _ENOUGH
    folds = examples.sources if by_source else assign_folds(examples.labels.tolist(), examples.patients, _FOLDS)
    return np.where(examples.scored, folds, _NEVER)


def _find_known(examples: Examples) -> NDArray[np.bool_]:
    """Which notes have a label that other patients' notes of other sources have too."""
    known = np.zeros(len(examples), dtype=np.bool_)
    for source in np.unique(examples.sources):
        held = examples.sources == source
        others = find_others(held, examples.patients)
        known[held] = np.isin(examples.labels[held], examples.labels[others])
    return known
