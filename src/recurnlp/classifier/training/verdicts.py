"""What a classifier said of notes that it had not seen."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recurnlp.classifier.estimator import DiseaseStatusClassifier
from recurnlp.classifier.training.examples import Examples


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Labels and probabilities, note by note.

    Args:
        examples: the notes.
        labels: what it said.
        confidence: the probability of that.
    """

    examples: Examples
    labels: NDArray[np.str_]
    confidence: NDArray[np.float64]

    @property
    def right(self) -> NDArray[np.bool_]:
        """Which labels are right."""
        return np.asarray(self.labels == self.examples.labels)

    def take(self, chosen: NDArray[np.bool_]) -> "Verdicts":
        """Return what was said of some of the notes.

        Args:
            chosen: which.
        """
        return Verdicts(self.examples.take(chosen), self.labels[chosen], self.confidence[chosen])


def ask_classifier(fitted: DiseaseStatusClassifier, held: Examples) -> Verdicts:
    """Return what a classifier says of notes.

    Args:
        fitted: the classifier.
        held: notes that it did not learn from; none will do.
    """
    if not len(held):
        return Verdicts(held, np.array([], dtype=np.str_), np.array([]))
    probabilities = fitted.predict_proba(held.sheets)
    return Verdicts(held, fitted.classes_[probabilities.argmax(axis=1)], probabilities.max(axis=1))


def join_verdicts(pieces: Iterable[Verdicts]) -> Verdicts:
    """Return what was said of the notes of all pieces, in their order.

    Args:
        pieces: of different notes; one at least.
    """
    pieces = list(pieces)
    parts = [piece.examples for piece in pieces]
    together = Examples(
        [sheet for part in parts for sheet in part.sheets],
        np.concatenate([part.labels for part in parts]),
        [patient for part in parts for patient in part.patients],
        np.concatenate([part.sources for part in parts]),
        np.concatenate([part.scored for part in parts]),
    )
    labels = np.concatenate([piece.labels for piece in pieces])
    return Verdicts(together, labels, np.concatenate([piece.confidence for piece in pieces]))
