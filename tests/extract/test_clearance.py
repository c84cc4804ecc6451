"""Of what an all-clear speaks: of the patient, of one place, or of a specimen."""

import pytest

from recurnlp import Extractor


@pytest.mark.parametrize(
    "told",
    [
        "The resection margins are free of cancer.",
        "All margins free of disease.",
        "The serosa is free of disease.",
        "B/L pelvic nodes (R-7, L-9) are free of cancer.",
        "Seven nodes, all free of cancer.",
        "A hard node was sent first and was free of cancer on frozen section.",
        "Omentum: free of cancer.",
        "The liver is free of cancer.",
    ],
)
def test_a_specimen_that_is_free_of_cancer_is_no_patient(extractor: Extractor, told: str) -> None:
    """Freedom of margins, nodes or a staging organ says nothing of a return."""
    assert extractor(f"Rectal cancer. {told}").status.recurrence == "not_stated"


@pytest.mark.parametrize(
    "told",
    [
        "She is free of cancer.",
        "Nodes were positive in 2015 and she is free of disease.",
        "Two positive nodes, now free of disease.",
        "After resection he remains free of disease.",
        "No convincing evidence of disease.",
        "She is without e/o disease.",
        "He has no findings of disease.",
    ],
)
def test_a_patient_who_is_free_of_cancer_has_no_recurrence(extractor: Extractor, told: str) -> None:
    """Freedom of the patient denies a return, whatever else was named."""
    assert extractor(f"Rectal cancer. {told}").status.recurrence == "absent"
