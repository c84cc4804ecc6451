"""How right labels and probabilities are, with intervals, and how much better one is than the other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_RESAMPLES = 1000
_SEED = 20
_BINS = 10
Weights = NDArray[np.float64]
Measure = Callable[[Weights], float]


@dataclass(frozen=True, slots=True)
class Score:
    """A figure and its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bin:
    """The notes whose best probability lies between two tenths.

    Args:
        notes: how many there are.
        confidence: their mean probability.
        accuracy: how many of them are right.
    """

    notes: int
    confidence: float
    accuracy: float


def measure_accuracy(truth: NDArray[np.str_], said: NDArray[np.str_]) -> Measure:
    """Return what measures the share of right labels.

    Args:
        truth, said: the right label of each note, and the one that it was given.
    """
    right = truth == said
    return lambda weights: float(right @ weights / weights.sum())


def measure_macro_f1(truth: NDArray[np.str_], said: NDArray[np.str_]) -> Measure:
    """Return what measures the mean F1 of the labels that the gold holds.

    Args:
        truth, said: the right label of each note, and the one that it was given.
    """
    labels, codes = np.unique(truth, return_inverse=True)
    hits = np.array([(truth == label) & (said == label) for label in labels])
    claims = np.array([said == label for label in labels])
    wanted = np.eye(len(labels))[codes].T

    def measure(weights: Weights) -> float:
        total = claims @ weights + wanted @ weights
        return float(np.divide(2 * (hits @ weights), total, out=np.zeros(len(labels)), where=total > 0).mean())

    return measure


def measure_calibration_error(right: NDArray[np.bool_], confidence: NDArray[np.float64]) -> Measure:
    """Return what measures the expected calibration error, over ten bins of equal width.

    Args:
        right: of each note, whether its label is.
        confidence: of each note, the probability that its label was given, from 0 to 1.
    """
    bins = _assign_bins(confidence)

    def measure(weights: Weights) -> float:
        gaps = np.bincount(bins, weights * (right - confidence), _BINS)
        return float(np.abs(gaps).sum() / weights.sum())

    return measure


def list_bins(right: NDArray[np.bool_], confidence: NDArray[np.float64]) -> list[Bin]:
    """Return the bins that hold notes, from the lowest probability to the highest.

    Args:
        right, confidence: as for `measure_calibration_error`.
    """
    bins = _assign_bins(confidence)
    return [
        Bin(int((bins == b).sum()), float(confidence[bins == b].mean()), float(right[bins == b].mean()))
        for b in np.unique(bins)
    ]


def score(measure: Measure, patients: Sequence[str]) -> Score:
    """Return a figure with its percentile interval over resamples of whole patients.

    The resamples are the same each time, so that a difference of two measures is that of paired samples.

    Args:
        measure: gives the figure for notes with weights.
        patients: whose each note is.
    """
    resampled = [measure(weights) for weights in _resample(patients)]
    low, high = np.percentile(resampled, [2.5, 97.5])
    return Score(measure(np.ones(len(patients))), float(low), float(high))


def subtract(one: Measure, other: Measure) -> Measure:
    """Return what measures by how much one figure is above the other.

    Args:
        one, other: measures of the same notes.
    """
    return lambda weights: one(weights) - other(weights)


def _assign_bins(confidence: NDArray[np.float64]) -> NDArray[np.intp]:
    return np.minimum((confidence * _BINS).astype(np.intp), _BINS - 1)


def _resample(patients: Sequence[str]) -> Iterator[Weights]:
    """Yield how often each note is drawn when as many patients are drawn as there are."""
    generator = np.random.default_rng(_SEED)
    names, codes = np.unique(np.array(patients), return_inverse=True)
    for _ in range(_RESAMPLES):
        drawn = np.bincount(generator.integers(len(names), size=len(names)), minlength=len(names))
        yield drawn[codes].astype(float)
