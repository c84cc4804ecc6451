"""Where a recurrence is that stands beside what else a lesion may be, or that tissue proved."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Kidney cancer. A nodule in the surgical bed. <<Recurrence|possible|sites=kidney|local>> vs scar not settled.",
        "Cancer of the larynx. Left vocal cord thick. Biopsy: <<recurrent squamous carcinoma|sites=larynx|local>>.",
        "Melanoma. Pigment at the edge of the scar. Nevus vs <<recurrent melanoma|possible|sites=skin|local>>.",
        "Gastric cancer. Ulcer at the anastomosis. Biopsy showed <<recurrent carcinoma|sites=stomach|local>>.",
    ],
)
def test_a_lesion_is_where_the_recurrence_is(marked: str, check_marks: Callable[[str], None]) -> None:
    """A recurrence that is weighed or proved is at the lesion before it, and at the first cancer if that is a scar."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Kidney cancer. The liver holds cysts. <<Recurrent cancer|possible|sites=>> is possible.",
        "Colon cancer. Mass in the liver. The risk of <<recurrence|hypothetical|sites=>> was explained.",
        "Follicular lymphoma. Scar in the neck. Biopsy: <<relapsed lymphoma|sites=>>.",
    ],
)
def test_a_recurrence_of_no_lesion_stays_without_a_place(marked: str, check_marks: Callable[[str], None]) -> None:
    """What is feared, or neither weighed nor proved, takes no organ from the sentence before."""
    check_marks(marked)


def test_spread_that_was_treated_in_place_returns_there(check_marks: Callable[[str], None]) -> None:
    """A recurrence at the margin of an ablation is where the spread was that was ablated."""
    check_marks(
        "Colon cancer. <<Liver metastasis|sites=liver>> was ablated. Now <<recurrence|sites=liver|local>> at the zone."
    )


@pytest.mark.parametrize(
    "marked",
    [
        "Renal cancer. Ring focus at the treated site. Radionecrosis versus <<recurrent tumor|sites=brain|local>>.",
        "Rectal cancer. Soft tissue in the resection bed: <<local recurrence|sites=rectum|local>>.",
        "Thyroid cancer. Node of 17 mm in level IV, proving <<regional recurrence|sites=lymph_node|regional>>.",
        "Prostate cancer. Nodule in the prostatic fossa. Suspicious for <<recurrence|probable|sites=prostate|local>>.",
        "Endometrial cancer. Nodule at the vaginal cuff. <<Recurrence|probable|sites=vagina|local>> is suspected.",
        "Adrenal cancer. Nodule in the surgical bed abutting the kidney: <<local recurrence|sites=adrenal|local>>.",
        "Meningioma. <<Recurrence|sites=brain|local>> along the falx.",
    ],
)
def test_words_tell_the_old_place(marked: str, check_marks: Callable[[str], None]) -> None:
    """Radionecrosis is of the brain, soft tissue in a bed of the cancer that was there, a regional return of nodes."""
    check_marks(marked)
