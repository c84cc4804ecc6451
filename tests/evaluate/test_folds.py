"""Notes divided into folds by their ids."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from recurnlp.evaluate.folds import assign_fold


@given(st.text(st.characters(codec="utf-8")), st.integers(1, 50))
def test_every_note_has_a_fold(note_id, folds):
    """Any id falls into one of the folds, counted from 1."""
    assert 1 <= assign_fold(note_id, folds) <= folds


def test_the_division_stays_as_it_is():
    """These notes were in these folds when the division was made; figures in the documentation rest on it."""
    assert [assign_fold(f"note-{number}", 5) for number in range(8)] == [5, 3, 1, 4, 1, 3, 1, 1]


def test_folds_are_of_like_size():
    """Of a thousand notes each of five folds gets two hundred, within a quarter."""
    sizes = Counter(assign_fold(str(number), 5) for number in range(1000))
    assert all(150 < sizes[fold] < 250 for fold in range(1, 6))
