"""Calibration by one number: scores are divided by a temperature before they become probabilities.

One number cannot overfit a few hundred notes, and it changes no label.
Source: Guo et al., On Calibration of Modern Neural Networks, ICML 2017.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax

Scores = NDArray[np.float64]
_RANGE = (np.log(0.25), np.log(4.0))
_DECIMALS = 4


def find_temperature(scores: Scores, truth: NDArray[np.intp]) -> float:
    """Return the temperature at which the probabilities fit best, 1 where no note tells.

    Args:
        scores: one row a note, one column a label, by weights that were fitted on other notes.
        truth: the column of the right label of each.
    """
    judged = np.isfinite(scores[np.arange(len(truth)), truth])
    if not judged.any():
        return 1.0
    best = minimize_scalar(
        lambda log: measure_loss(scores[judged], truth[judged], np.exp(log)), bounds=_RANGE, method="bounded"
    )
    return round(float(np.exp(best.x)), _DECIMALS)


def measure_loss(scores: Scores, truth: NDArray[np.intp], temperature: float) -> float:
    """Return the log loss at a temperature.

    Args:
        scores, truth: as for `find_temperature`, each right label scored.
        temperature: above 0.
    """
    return float(-log_softmax(scores / temperature, axis=1)[np.arange(len(truth)), truth].mean())
