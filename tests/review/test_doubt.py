"""What is unsure, and what differs."""

import numpy as np
import pyarrow as pa
import pytest

from recurnlp.review.doubt import measure_doubts

STARTS = np.array([0, 2])


def notes(**columns):
    """Three notes of two charts."""
    base = {
        "label": ["suspected", "no_evidence", "not_stated"],
        "distant": ["possible", "absent", "not_stated"],
        "nodal": ["not_stated"] * 3,
        "recurrence": ["not_stated", "probable", "not_stated"],
        "classifier_label": pa.nulls(3, pa.string()),
        "classifier_probability": pa.nulls(3, pa.float64()),
    }
    return pa.table(base | columns)


def test_possible_and_probable_axes_are_doubts():
    """A possible axis counts one, a probable one a half, over the notes that say something."""
    doubts = measure_doubts(notes(), STARTS, None)
    assert doubts.uncertainty.tolist() == [0.75, 0.0]
    assert doubts.disagreement.tolist() == [0, 0]


def test_a_classifier_s_probability_is_the_better_measure():
    """Where there is one, a note's doubt is what it lacks to one; labels that differ are disagreements."""
    doubts = measure_doubts(
        notes(
            classifier_probability=[0.6, None, 0.9],
            classifier_label=["distant_metastasis", "no_evidence", "no_evidence"],
        ),
        STARTS,
        None,
    )
    assert doubts.uncertainty.tolist() == pytest.approx([0.45, 0.0])
    assert doubts.disagreement.tolist() == [1, 1]


def test_notes_that_say_nothing_do_not_count():
    """What a classifier thinks of a note without a statement changes no mean."""
    unsure = notes(classifier_probability=[0.6, 0.6, 0.1])
    assert measure_doubts(unsure, np.array([0]), None).uncertainty.tolist() == pytest.approx([0.4])


def test_undetermined_and_contradictory_patients_stand_out():
    """An undetermined class adds one to the uncertainty, each contradiction one to the disagreement."""
    patients = pa.table({"classification": ["undetermined", None], "contradictions": [[1, 2], None]})
    doubts = measure_doubts(notes(), STARTS, patients)
    assert doubts.uncertainty.tolist() == [1.75, 0.0]
    assert doubts.disagreement.tolist() == [2, 0]


def test_no_charts_have_no_doubts():
    """An empty run is no error."""
    assert measure_doubts(notes().slice(0, 0), np.zeros(0, int), None).uncertainty.tolist() == []
