"""Intervals from resampled notes."""

import numpy as np

from recurnlp.evaluate.bootstrap import resample
from recurnlp.evaluate.counts import COLUMNS
from recurnlp.evaluate.scores import score_counts

FACETS = {"mentions", "distant", "nodal", "recurrence", "distant_sites", "label"}


def build_counts(**columns):
    """Return counts, one note a row, zero where no column is given."""
    size = len(next(iter(columns.values())))
    counts = np.zeros((size, len(COLUMNS)))
    for name, values in columns.items():
        counts[:, COLUMNS.index(name.replace("_", "."))] = values
    return counts


def test_a_resample_draws_as_many_notes_as_there_are():
    """Where each note counts one, every resample counts as many as there are notes."""
    assert resample(np.ones((7, 1)), 50).tolist() == [[7.0]] * 50


def test_notes_are_drawn_whole():
    """Counts of one note stay together, however often it is drawn."""
    first, second = resample(np.array([[1.0, 10.0], [0.0, 0.0], [2.0, 20.0]]), 100).T
    assert (second == 10 * first).all()
    assert len(set(first)) > 3


def test_the_interval_of_a_share_is_the_one_of_the_books():
    """For one hundred right of two hundred notes the interval is 0.5 ± 1.96 standard errors, nearly."""
    score = score_counts(build_counts(label_judged=[1] * 200, label_right=[0, 1] * 100), FACETS)["note label accuracy"]
    margin = 1.96 * (0.25 / 200) ** 0.5
    assert abs(score.low - (0.5 - margin)) < 0.012
    assert abs(score.high - (0.5 + margin)) < 0.012


def test_intervals_are_the_same_each_time():
    """The draws are seeded: the same notes are resampled in the same way."""
    counts = np.arange(30.0).reshape(30, 1)
    assert (resample(counts) == resample(counts)).all()
