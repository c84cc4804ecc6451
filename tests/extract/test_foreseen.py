"""What may yet come, and what is planned for it."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma. He knows that the cancer might <<come back|hypothetical>>.",
        "The sarcoma could <<recur|hypothetical>>.",
        "The nodule could be a <<recurrence|possible>> of the sarcoma.",
        "The sarcoma may have <<recurred|possible>>.",
    ],
)
def test_what_a_tumor_could_do_has_not_come(marked: str, check_marks: Callable[[str], None]) -> None:
    """A verb of return behind "could" foresees; a noun, or "have", doubts what there is."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Lymphoma. Consider a transplant at <<relapse|hypothetical>>.",
        "Sarcoma. Amputation is an option at local <<recurrence|hypothetical>>.",
        "Sarcoma. Trabectedin comes into play once <<metastases|hypothetical>> appear.",
        "Sarcoma. He was at home when <<metastases|present>> appeared.",
        "Lymphoma. A biopsy at <<relapse|present>> showed large cells.",
        "Lymphoma. Consider a transplant for this <<relapse|present>>.",
    ],
)
def test_a_plan_for_a_relapse_tells_of_none(marked: str, check_marks: Callable[[str], None]) -> None:
    """What is to be done "at relapse" is a condition; what was found at one is a fact."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The differential is settled in favor of <<lung metastasis|probable>> of the melanoma.",
        "The differential includes <<lung metastasis|possible>> of the melanoma.",
    ],
)
def test_the_favored_member_of_a_differential_is_probable(marked: str, check_marks: Callable[[str], None]) -> None:
    """A member of a differential diagnosis is probable where it is the one that is favored."""
    check_marks(marked)
