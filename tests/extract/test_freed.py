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


@pytest.mark.parametrize(
    "marked",
    [
        "Cystectomy for bladder cancer. Today there is <<no evidence of cancer|recurrence|absent>>.",
        "Cystectomy for bladder cancer. CT does <<not show any new disease|recurrence|absent>>.",
        "Cystectomy for bladder cancer. I am glad that <<your scan was clear|recurrence|absent>>.",
        "Cystectomy for bladder cancer. MRI <<showed no tumor|recurrence|absent>> in the pelvis.",
        "Cystectomy for bladder cancer. Mrs. Ogden is <<clear of cancer|recurrence|absent>>.",
    ],
)
def test_a_denial_of_the_treated_cancer_is_freedom(marked: str, check_marks: Check) -> None:
    """None of a cancer that was treated, of which nothing else is said, is freedom from it."""
    check_marks(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Bladder cancer, newly diagnosed. There is no evidence of cancer.",
        "Bladder cancer, newly diagnosed. Her scan was clear.",
        "Cystectomy for bladder cancer. The polyp biopsy showed no cancer.",
        "Cystectomy for bladder cancer. Node, level 7: no evidence of malignancy.",
        "Cystectomy for bladder cancer. CT shows no disease of the heart.",
    ],
)
def test_a_denial_of_something_else_is_none(text: str, extractor: Extractor) -> None:
    """An untreated cancer has not stayed away, and a sample or another organ is free of one for itself."""
    assert not [mention for mention in extractor(text).mentions if mention.kind == "recurrence"]


@pytest.mark.parametrize(
    "marked",
    [
        "Colectomy for colon cancer. <<No evidence of disease|metastasis|absent|distant|sites=lung>> in the lungs.",
        "Colon cancer on biopsy. <<No sign of cancer|metastasis|absent|distant|sites=brain>> in the brain.",
        "Colectomy for colon cancer. <<No evidence of disease|recurrence|absent|sites=colon>> in the colon.",
    ],
)
def test_a_denial_tells_of_the_organs_behind_it(marked: str, check_marks: Check) -> None:
    """In an organ where the cancer did not begin it denies spread, in its own a return."""
    check_marks(marked)
