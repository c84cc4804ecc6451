import numpy as np
import pytest
from scipy.sparse import csr_matrix

from recurnlp.classifier.weights import fit_weights, score_unseen

SETTINGS = {"strength": 1.0, "class_weight": None}


@pytest.mark.parametrize("names", ["ab", "abc"])
def test_each_label_has_its_own_weights(names: str) -> None:
    """Two labels have two rows as three have three, and each note scores highest for its own."""
    labels = np.array(list(names) * 4)
    matrix = csr_matrix(np.eye(len(names))[[names.index(label) for label in labels]])
    weights, intercepts = fit_weights(matrix, labels, **SETTINGS)

    assert weights.shape == (len(names), len(names))
    assert np.array(list(names))[(matrix @ weights.T + intercepts).argmax(axis=1)].tolist() == labels.tolist()


def test_without_features_the_commoner_label_wins() -> None:
    """Of notes that have nothing in common, only how often each label occurs is known."""
    weights, intercepts = fit_weights(csr_matrix((3, 0)), np.array(["a", "b", "b"]), **SETTINGS)

    assert weights.shape == (2, 0)
    assert np.exp(intercepts) == pytest.approx([1 / 3, 2 / 3])


def test_notes_are_scored_by_others() -> None:
    """Of a label that one patient alone has, no other fold can know anything."""
    labels = np.array(["a", "b", "a", "b", "a", "b", "c"])
    matrix = csr_matrix(np.eye(3)[["abc".index(label) for label in labels]])
    scores = score_unseen(matrix, labels, range(7), np.array([0, 0, 1, 1, 2, 2, 0]), **SETTINGS)

    assert scores[6, 2] == -np.inf
    assert np.isfinite(scores[:6, :2]).all()


def test_notes_that_are_never_held_back_are_learned_from_only() -> None:
    """Notes with a fold below 0 get no scores; without them the only fold would have nothing to learn from."""
    labels = np.array(["a", "b", "a", "b"])
    matrix = csr_matrix(np.eye(2)[[0, 1, 0, 1]])
    scores = score_unseen(matrix, labels, range(4), np.array([-1, -1, 0, 0]), **SETTINGS)

    assert np.isinf(scores[:2]).all()
    assert scores[2:].argmax(axis=1).tolist() == [0, 1]


def test_no_patient_scores_a_note_of_their_own() -> None:
    """A note of a patient who stands in another fold too is not learned from when that fold is held back."""
    labels = np.array(["a", "b", "a", "b", "c"])
    matrix = csr_matrix(np.eye(3)[[0, 1, 0, 1, 2]])
    scores = score_unseen(matrix, labels, [0, 1, 2, 3, 0], np.array([0, 0, 1, 1, 1]), **SETTINGS)

    assert np.isinf(scores[:2, 2]).all()
