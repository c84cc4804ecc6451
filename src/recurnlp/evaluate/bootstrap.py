"""Resampling of notes, for intervals."""

import numpy as np

from recurnlp.evaluate.counts import Matrix

_RESAMPLES = 1000
_SEED = 20


def resample(counts: Matrix, resamples: int = _RESAMPLES) -> Matrix:
    """Return the summed counts of as many notes, drawn with replacement, once a resample.

    The draws are the same each time, so that two runs of the same notes have the same intervals.

    Args:
        counts: one row a note.
        resamples: how often; the result has one row each.
    """
    generator = np.random.default_rng(_SEED)
    notes = len(counts)
    # A resample is how often each note is drawn, so that a sum is a product: one row at a time, for memory's sake.
    draws = (np.bincount(generator.integers(notes, size=notes), minlength=notes) for _ in range(resamples))
    return np.stack([drawn @ counts for drawn in draws])
