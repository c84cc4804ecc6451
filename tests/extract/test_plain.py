"""Plain words: what a cancer has gone to, what comes from it, and what a note is about that names none."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Her bowel cancer has <<gone to|present|distant|sites=liver>> the liver.",
        "He knows that the cancer may have <<got into|possible|distant|sites=bone>> his bones.",
        "She has gone to the bone clinic. Cancer of the breast.",
        "The news of her cancer has gone to the family.",
    ],
)
def test_a_cancer_that_goes_to_an_organ_spreads(marked: str, check_marks: Check) -> None:
    """A verb of motion is spread where a cancer is named beside it and an organ behind it."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "He has brain <<lesions from his lung cancer|present|distant|sites=brain>>.",
        "He has lung lesions from his lung cancer.",
        "He has brain lesions from multiple sclerosis and a lung cancer.",
        "He has lesions from his lung cancer.",
    ],
)
def test_a_lesion_from_the_cancer_of_another_organ_is_spread(marked: str, check_marks: Check) -> None:
    """What is put down to a cancer is a metastasis in an organ that the cancer did not begin in."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Breast cancer in 2012. The <<cancer is now in the|present|distant|sites=liver>> liver.",
        "Prostate: Gleason 7. The <<cancer is now in the|present|distant|sites=bone>> bones.",
        "Breast cancer, left. The cancer is in the left breast.",
        "The cancer is in the liver.",
    ],
)
def test_a_cancer_in_another_organ_is_spread(marked: str, check_marks: Check) -> None:
    """A cancer that is in an organ has spread where it is known to have begun elsewhere, or seldom begins there."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "On letrozole since 2019. No sign of <<recurrence|absent>>.",
        "Gleason 7, treated in 2015. No <<relapse|absent>>.",
        "Ca ovary 2020. No <<relapse|absent>>.",
        "On lisinopril since 2019. No sign of recurrence.",
        "Ca 2.4, phosphate normal. No recurrence.",
        "FAMILY HISTORY: Mother had chemotherapy.\nHPI: No recurrence.",
    ],
)
def test_what_only_cancers_are_treated_with_tells_of_one(marked: str, check_marks: Check) -> None:
    """A return without a neoplasm beside it is one of a cancer where the note speaks of a cancer's treatment."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Systemic relapse in liver and bone|present|distant|sites=liver,bone>>, breast cancer.",
        "A <<met in the left adrenal|present|distant|sites=adrenal>>, lung cancer.",
        "Colon <<metastatic to liver|present|distant|sites=liver>>.",
        "Breast cancer. Extramedullary <<relapse in skin|sites=skin>>, marrow pending.",
        "<<Mets, largest left cerebellar|sites=brain>>. Breast cancer.",
    ],
)
def test_organs_around_a_mention_are_told_apart(marked: str, check_marks: Check) -> None:
    """The organ a cancer spread to is told from the one it began in and from one that is still to be examined."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma, <<without evidence of disease|absent>>, here before cataract surgery.",
        "Melanoma. The recurrence of the same seroma was drained.",
    ],
)
def test_other_diseases_beside_do_not_hide_freedom(marked: str, check_marks: Check) -> None:
    """Freedom from disease is the cancer's, whatever else is named; what comes again is the disease it is said of."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The tongue cancer <<has failed in|present>> the neck.",
        "Her lymphoma is <<active again|present>>.",
        "Carcinoma <<is again present at the lumpectomy|present|local>> site.",
        "Lymphoma in <<remission|absent>>. He is active again and plays tennis.",
        "Breast cancer. She failed tamoxifen because of hot flushes.",
    ],
)
def test_a_cancer_returns_in_words_of_its_own(marked: str, check_marks: Check) -> None:
    """What fails in a place, or is active again, is the cancer, and neither its patient nor a drug."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Breast cancer. There is no getting round the fact that it has <<recurred|present>>.",
        "Breast cancer. She worries a great deal about <<recurrence|hypothetical>>.",
        "Breast cancer. He was naturally concerned that the <<cancer had come back|hypothetical>>.",
        "Breast cancer. I am concerned that the <<cancer has come back|probable>>.",
    ],
)
def test_a_fear_is_no_finding(marked: str, check_marks: Check) -> None:
    """What a patient is afraid of is not there; what a physician is concerned about is probable."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Breast cancer. She is concerned about her liver <<metastases|present|sites=liver>>.",
        "Breast cancer. He is worried about his bone <<mets|present|sites=bone>>.",
        "Breast cancer. She is worried about <<metastases|hypothetical>>.",
    ],
)
def test_a_worry_about_disease_that_somebody_has_leaves_it_there(marked: str, check_marks: Check) -> None:
    """What is the patient's own is there, however much it worries."""
    check_marks(marked)
