import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.classifier.folds import assign_folds, draw_share, find_others

NOTES = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 20)), min_size=1, max_size=60)


@given(NOTES, st.integers(2, 6))
def test_no_patient_is_divided(notes: list[tuple[str, int]], folds: int) -> None:
    """All notes of a patient are in one fold."""
    labels, patients = zip(*notes, strict=True)
    found = assign_folds(labels, patients, folds)

    assert len(set(zip(patients, found.tolist(), strict=True))) == len(set(patients))


@given(NOTES, st.integers(2, 6))
def test_the_order_of_the_notes_does_not_matter(notes: list[tuple[str, int]], folds: int) -> None:
    """Notes given backwards fall into the same folds."""
    labels, patients = zip(*notes, strict=True)
    forward, backward = assign_folds(labels, patients, folds), assign_folds(labels[::-1], patients[::-1], folds)

    assert forward.tolist() == backward.tolist()[::-1]


def test_every_fold_holds_every_label() -> None:
    """Labels are dealt out one by one."""
    labels = ["a"] * 40 + ["b"] * 8
    found = assign_folds(labels, range(48), 4)

    assert all((found[40:] == fold).sum() == 2 for fold in range(4))


def test_others_are_other_patients_notes() -> None:
    """A patient of whom one note is held back teaches nothing with the others."""
    assert find_others(np.array([True, False, False]), ["one", "one", "two"]).tolist() == [False, False, True]


def test_a_share_holds_the_smaller_ones() -> None:
    """Whoever is drawn for a tenth is drawn for a half; everybody is drawn for the whole."""
    tenth, half, whole = (draw_share(range(500), share) for share in (0.1, 0.5, 1.0))

    assert 20 < tenth.sum() < 90 < half.sum() < 400
    assert not (tenth & ~half).any()
    assert whole.all()
