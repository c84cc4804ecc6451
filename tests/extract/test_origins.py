"""Organs that a statement names without putting the cancer there."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "On zoledronate for <<bone mets|sites=bone>> of prostate.",
        "<<Liver metastases|sites=liver>> of the colon were seen.",
        "A lytic rib with a soft tissue component is a <<metastasis|sites=bone>>.",
    ],
)
def test_what_it_came_from_or_bulges_into_is_no_place(marked: str, check_marks: Callable[[str], None]) -> None:
    """The organ behind "mets of" is where the cancer began; a component is part of the lesion."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Brain metastases|sites=brain>> of the cerebellum.",
        "<<Metastases|sites=soft_tissue>> in the soft tissue of the thigh.",
    ],
)
def test_parts_of_the_place_stay(marked: str, check_marks: Callable[[str], None]) -> None:
    """A part of the organ behind "of" is no origin."""
    check_marks(marked)
