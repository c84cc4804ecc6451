"""Lists of what something may be."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "DIFFERENTIAL DIAGNOSIS: <<Metastasis|possible>>, abscess.",
        "Differential Diagnosis:\n1. Abscess\n2. <<Metastasis|possible>>\n3. Lymphoma\n",
        "DIFFERENTIAL DIAGNOSIS:\nThe patient has <<metastatic melanoma|present>> and new headaches.",
    ],
)
def test_entries_of_a_differential_diagnosis_are_possible(marked: str, check_marks: Check) -> None:
    """Each entry of the list is one candidate; a sentence about the patient is none."""
    check_marks(f"FINDINGS: A lesion of the left frontal lobe.\n{marked}")


@pytest.mark.parametrize(
    "marked",
    [
        "Colon cancer. CT negative for pneumonia or <<recurrence|absent>>.",
        "Colon cancer. Pain due to <<recurrence|present>>.",
        "Inguinal hernia, repaired twice. No pain or recurrence.",
    ],
)
def test_an_alternative_is_not_what_recurs(marked: str, check_marks: Check) -> None:
    """Another trouble that is listed with a return, or caused by it, is not what returned."""
    check_marks(marked)


def test_a_result_that_came_back_is_no_return(check_marks: Check) -> None:
    """A biopsy that "came back carcinoma" tells what it showed."""
    check_marks("Thyroid nodule. The biopsy came back follicular carcinoma.")
