"""The one label that follows from the three axes."""

from itertools import product

import pytest

from recurnlp.model.vocabulary import AXIS_VALUES, LABELS, AxisValue, Label
from recurnlp.status import derive_label

ALL = list(product(AXIS_VALUES, repeat=3))
AFFIRMED = ("present", "probable")


@pytest.mark.parametrize(
    ("distant", "nodal", "recurrence", "label"),
    [
        ("present", "not_stated", "present", "recurrent_metastatic"),
        ("probable", "absent", "probable", "recurrent_metastatic"),
        ("present", "present", "absent", "distant_metastasis"),
        ("probable", "not_stated", "possible", "distant_metastasis"),
        ("absent", "present", "present", "locoregional_recurrence"),
        ("possible", "not_stated", "probable", "locoregional_recurrence"),
        ("absent", "present", "absent", "nodal_metastasis"),
        ("possible", "probable", "possible", "nodal_metastasis"),
        ("possible", "absent", "absent", "suspected"),
        ("not_stated", "possible", "not_stated", "suspected"),
        ("not_stated", "absent", "possible", "suspected"),
        ("absent", "not_stated", "not_stated", "no_evidence"),
        ("not_stated", "not_stated", "absent", "no_evidence"),
        ("absent", "absent", "absent", "no_evidence"),
        ("not_stated", "not_stated", "not_stated", "not_stated"),
    ],
)
def test_label(distant: AxisValue, nodal: AxisValue, recurrence: AxisValue, label: Label) -> None:
    """The strongest statement of the axes gives the label."""
    assert derive_label(distant, nodal, recurrence) == label


def test_every_label_is_reached() -> None:
    """Each of the 125 combinations has a label of the vocabulary, and each label has a combination."""
    assert {derive_label(*axes) for axes in ALL} == set(LABELS)


@pytest.mark.parametrize("axis", range(3))
def test_a_stronger_axis_never_lowers_the_label(axis: int) -> None:
    """Raising one axis towards present moves the label up the order of the vocabulary, or leaves it."""
    order = ("not_stated", "absent", "possible", "probable", "present")
    for axes in ALL:
        values = [(*axes[:axis], value, *axes[axis + 1 :]) for value in order]
        ranks = [LABELS.index(derive_label(*combination)) for combination in values]
        assert ranks == sorted(ranks, reverse=True), axes


def test_probable_counts_as_present() -> None:
    """No label tells probable from present."""
    for axes in ALL:
        present = ["present" if value in AFFIRMED else value for value in axes]
        assert derive_label(*axes) == derive_label(*present)  # type: ignore[arg-type]
