"""Samples of the old place of a cancer that hold it again."""

from collections.abc import Callable

import pytest

from recurnlp import Extractor

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Colectomy for colon cancer. The <<biopsy of the stump showed carcinoma|recurrence|present|local>>.",
        "Melanoma, excised in 2011. A papule in the scar was <<biopsied and was melanoma|recurrence|present|local>>.",
    ],
)
def test_a_sample_of_the_old_place_that_holds_the_cancer_is_a_return(marked: str, check_marks: Check) -> None:
    """What grows where the cancer was taken out is the cancer again."""
    check_marks(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Melanoma, excised in 2011. The biopsy of the scar showed residual melanoma.",
        "Melanoma, excised in 2011. The biopsy of the scar showed basal cell carcinoma.",
        "Colectomy for colon cancer. The biopsy of the anastomosis showed no carcinoma.",
        "A scar and a melanoma. The biopsy of the scar showed melanoma.",
        "Colectomy for colon cancer. DIAGNOSIS: Biopsy of the anastomosis showed adenocarcinoma.",
    ],
)
def test_what_was_left_there_or_is_another_cancer_is_none(text: str, extractor: Extractor) -> None:
    """Residual disease, another cancer, and one that nobody has treated have not come back."""
    assert not [mention for mention in extractor(text).mentions if mention.kind == "recurrence"]


def test_a_return_by_its_name_is_told_once(extractor: Extractor) -> None:
    """Where the sentence calls it a recurrence, the sample adds none."""
    text = "Melanoma, excised in 2011. The biopsy of the scar showed melanoma, a local recurrence."
    assert [mention.text for mention in extractor(text).mentions] == ["local recurrence"]
