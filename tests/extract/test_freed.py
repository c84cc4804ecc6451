"""Patients who are told to be free of a cancer by its name."""

from collections.abc import Callable

import pytest

from recurnlp import Extractor

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Hemicolectomy for colon cancer in 2012. He is well and <<free of colon cancer|recurrence|absent>>.",
        "Hemicolectomy for colon cancer in 2012. She has been <<clear of carcinoma|recurrence|absent>> since.",
        "Lobectomy for lung cancer. He is alive <<without any evidence of lung cancer|recurrence|absent|sites=>>.",
    ],
)
def test_freedom_from_the_treated_cancer_is_no_recurrence(marked: str, check_marks: Check) -> None:
    """The patient is free of the cancer that was treated."""
    check_marks(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Hemicolectomy for colon cancer. The ring is free of carcinoma.",
        "Hemicolectomy for colon cancer. She is free of pain.",
        "Lobectomy for lung cancer. There is no evidence of breast cancer.",
        "A mass of the lung. There is no evidence of lung cancer.",
        "SPECIMEN: colon\nDIAGNOSIS: Hemicolectomy for colon cancer; he is free of carcinoma.",
    ],
)
def test_freedom_of_specimens_and_from_other_cancers_is_none(text: str, extractor: Extractor) -> None:
    """Specimens are free of carcinoma, too, and where nothing was treated nothing can have stayed away."""
    assert not [mention for mention in extractor(text).mentions if mention.kind == "recurrence"]
