import numpy as np
import pytest

from recurnlp.classifier.temperature import find_temperature, measure_loss

SCORES = np.array([[4.0, 0.0]] * 10)


@pytest.mark.parametrize(("wrong", "lowest", "highest"), [(4, 3.9, 4.01), (1, 1.5, 2.2), (0, 0.249, 0.26)])
def test_the_temperature_makes_the_probability_the_share_that_is_right(
    wrong: int, lowest: float, highest: float
) -> None:
    """Scores that are too sure are cooled by as much as they were wrong, within limits."""
    truth = np.array([1] * wrong + [0] * (10 - wrong))

    assert lowest < find_temperature(SCORES, truth) < highest


def test_it_loses_least() -> None:
    """No other temperature has a lower log loss."""
    truth = np.array([1, 1] + [0] * 8)
    best = find_temperature(SCORES, truth)

    assert measure_loss(SCORES, truth, best) < min(measure_loss(SCORES, truth, best * by) for by in (0.8, 1.25))


def test_notes_of_a_label_that_was_not_learned_do_not_count() -> None:
    """Without a score for its label a note tells nothing; without any note the scores stay as they are."""
    scores = np.array([[1.0, -np.inf]])

    assert find_temperature(scores, np.array([1])) == 1.0
