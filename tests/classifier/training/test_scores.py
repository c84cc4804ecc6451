import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, f1_score

from recurnlp.classifier.training.scores import (
    list_bins,
    measure_accuracy,
    measure_calibration_error,
    measure_macro_f1,
    score,
    subtract,
)

PAIRS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), min_size=1, max_size=30)


@given(PAIRS)
def test_figures_are_scikit_learn_s(pairs: list[tuple[str, str]]) -> None:
    """Accuracy and macro F1 over the labels of the gold are those of scikit-learn."""
    truth, said = (np.array(column) for column in zip(*pairs, strict=True))
    everything = np.ones(len(pairs))

    assert measure_accuracy(truth, said)(everything) == pytest.approx(accuracy_score(truth, said))
    wanted = f1_score(truth, said, labels=np.unique(truth), average="macro", zero_division=0)
    assert measure_macro_f1(truth, said)(everything) == pytest.approx(wanted)


def test_a_note_drawn_twice_counts_twice() -> None:
    """Weights are how often a note was drawn."""
    truth, said = np.array(["a", "b"]), np.array(["a", "a"])

    assert measure_accuracy(truth, said)(np.array([3.0, 1.0])) == 0.75


def test_the_calibration_error_is_the_gap_weighted_by_notes() -> None:
    """Three notes at 0.95 of which two are right, one at 0.55 that is right."""
    right, confidence = np.array([True, True, False, True]), np.array([0.95, 0.95, 0.95, 0.55])

    error = measure_calibration_error(right, confidence)(np.ones(4))
    assert error == pytest.approx((3 * abs(2 / 3 - 0.95) + abs(1 - 0.55)) / 4)
    assert [(each.notes, each.accuracy) for each in list_bins(right, confidence)] == [(1, 1.0), (3, 2 / 3)]


def test_certainty_falls_into_the_last_bin() -> None:
    """A probability of exactly 1 is no eleventh tenth."""
    assert len(list_bins(np.array([True, True]), np.array([1.0, 0.99]))) == 1


def test_intervals_hold_the_figure_and_are_the_same_each_time() -> None:
    """The interval lies around the figure; drawing again draws the same."""
    truth = np.array(["a", "b"] * 30)
    said = np.where(np.arange(60) % 5 == 0, "a", truth)
    found = score(measure_accuracy(truth, said), [str(i) for i in range(60)])

    assert found.low < found.value < found.high
    assert found == score(measure_accuracy(truth, said), [str(i) for i in range(60)])


def test_patients_are_drawn_whole() -> None:
    """Sixty notes of two patients are no more than two draws: the interval is wide."""
    truth = np.array(["a"] * 60)
    said = np.array(["a"] * 30 + ["b"] * 30)
    found = score(measure_accuracy(truth, said), ["one"] * 30 + ["two"] * 30)

    assert (found.low, found.high) == (0.0, 1.0)


def test_a_difference_is_of_the_same_notes() -> None:
    """Two that are right alike differ by nothing in every resample."""
    truth, said = np.array(["a", "b", "a", "b"]), np.array(["a", "a", "a", "b"])
    measure = measure_accuracy(truth, said)
    found = score(subtract(measure, measure_accuracy(truth, said)), list("wxyz"))

    assert (found.value, found.low, found.high) == (0, 0, 0)
