"""The choice of how strongly to learn, by macro F1 on folds of the notes learned from."""

from itertools import product

import numpy as np

from recurnlp.classifier.columns import Columns
from recurnlp.classifier.estimator import DiseaseStatusClassifier
from recurnlp.classifier.temperature import find_temperature, measure_loss
from recurnlp.classifier.training.examples import Examples
from recurnlp.classifier.training.scores import measure_macro_f1
from recurnlp.classifier.weights import score_unseen

STRENGTHS = (0.3, 1.0, 3.0)
CLASS_WEIGHTS = (None, "balanced")
_FOLDS = 5


def choose_settings(classifier: DiseaseStatusClassifier, examples: Examples) -> DiseaseStatusClassifier:
    """Fit the classifier with the strength and class weights of the best macro F1 on notes they were not fitted on.

    Args:
        classifier: with all other settings; it is fitted, and given the chosen ones.
        examples: the notes; only those that are scored decide.
    """
    classifier.set_params(strength=1.0, class_weight=None).fit(examples.sheets, examples.labels, examples.patients)
    matrix = Columns(classifier.features_.tolist(), classifier.word_weight).encode(examples.sheets)
    truth = np.searchsorted(classifier.classes_, examples.labels)

    def measure(strength: float, class_weight: str | None) -> tuple[float, float]:
        scores = score_unseen(
            matrix, examples.labels, examples.patients, _FOLDS, strength=strength, class_weight=class_weight
        )
        judged = np.isfinite(scores[np.arange(len(truth)), truth]) & examples.scored
        if not judged.any():
            return 0.0, 0.0  # too few patients to tell: the strongest penalty it is
        scores, right = scores[judged], truth[judged]
        macro_f1 = measure_macro_f1(examples.labels[judged], classifier.classes_[scores.argmax(axis=1)])
        # Of equals the one with the lower log loss.
        return macro_f1(np.ones(len(right))), -measure_loss(scores, right, find_temperature(scores, right))

    strength, class_weight = max(product(STRENGTHS, CLASS_WEIGHTS), key=lambda settings: measure(*settings))
    classifier.set_params(strength=strength, class_weight=class_weight)
    return classifier.fit(examples.sheets, examples.labels, examples.patients)
