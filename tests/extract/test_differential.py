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
