"""What the words around a mention make of it, sentence by sentence."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]


def wrong(marked: str, reason: str) -> object:
    """A sentence that is read wrongly today."""
    return pytest.param(marked, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    "marked",
    [
        "CT discloses <<metastases|present>> throughout the liver.",
        "Core biopsy proved <<metastatic adenocarcinoma|present>>.",
        "The melanoma <<recurred|recurrence|present>> within eighteen months.",
        "Her lymphoma has <<relapsed|recurrence|present>>.",
        "Sadly the sarcoma <<came back|recurrence|present>> in the thigh.",
        "Pleural fluid from the left chest was positive for <<metastatic carcinoma|present>>.",
        "At laparotomy there was <<peritoneal carcinomatosis|present|distant>>.",
        "The <<pulmonary metastases|present|sites=lung>> have doubled in size.",
        "Her <<brain metastases|present|sites=brain>> remain stable after radiosurgery.",
        "Progression of the <<osseous metastatic disease|present|sites=bone>>.",
        "The bladder tumor is <<recurrent|recurrence|present>>.",
        "Diagnosis: <<Recurrent|recurrence|present>> <<metastatic melanoma|metastasis|present>>.",
    ],
)
def test_facts_are_present(marked: str, check_marks: Check) -> None:
    """What is stated as fact is present."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Two nodules consistent with <<metastases|probable>>.",
        "The picture is compatible with <<recurrence|probable>> of the glioma.",
        "A rib lesion suspicious for <<metastasis|probable|sites=bone>>.",
        "Uptake in the sacrum, concerning for <<metastatic disease|probable>>.",
        "Enhancement along the cavity is worrisome for <<tumor recurrence|probable>>.",
        "This most likely represents <<metastatic disease|probable>>.",
        "The pattern suggests <<leptomeningeal disease|probable|sites=meninges>>.",
        "Findings favor <<metastasis|probable>> over infection.",
        "Presumed <<liver metastases|probable|sites=liver>>, never sampled.",
        "Multiple round opacities typical of <<metastases|probable>>.",
        "Probable <<local recurrence|probable|local>> of the rectal cancer.",
        "The new liver nodules are suspicious and highly suggestive of <<metastases|probable|sites=liver>>.",
        "<<Metastatic disease|probable>> is strongly suspected.",
        "Liver lesions, likely <<metastatic|probable|sites=liver>>.",
    ],
)
def test_odds_above_one_half_are_probable(marked: str, check_marks: Check) -> None:
    """Words for more than even odds make a mention probable."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Possible <<liver metastasis|possible|sites=liver>>.",
        "A small nodule that may represent a <<metastasis|possible>>.",
        "The density could be <<recurrence|possible>> of the carcinoma.",
        "This might represent <<metastatic disease|possible>>.",
        "<<Metastasis|possible>> cannot be excluded.",
        "<<Metastasis|possible>> is unlikely.",
        "<<Recurrent tumor|possible>> cannot be ruled out.",
        "Questionable <<osseous metastasis|possible|sites=bone>>.",
        "Findings are equivocal for <<metastatic disease|possible>>.",
        "Radiation necrosis versus <<recurrent tumor|possible>>.",
        "The differential includes <<metastasis|possible>> and abscess.",
        "Hemangioma or, less likely, <<metastasis|possible>>.",
        "Scar is favored, but <<local recurrence|possible|local>> of the tumor remains possible.",
    ],
)
def test_even_odds_or_less_are_possible(marked: str, check_marks: Check) -> None:
    """Words for even odds or less make a mention possible."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "We will evaluate for <<metastases|hypothetical>> with a PET scan.",
        "CT of the head to rule out <<metastasis|hypothetical>>.",
        wrong("Rule <<metastases|hypothetical>> out with an MRI.", "rule … out is not heard with the mention between"),
        "The risk of <<recurrence|hypothetical>> of the cancer was discussed.",
        "Tamoxifen to prevent <<recurrence|hypothetical>> of her breast cancer.",
        "Screening for <<brain metastases|hypothetical>> is due in May.",
        "If the cancer <<recurs|hypothetical>>, surgery will be offered.",
        "Should <<metastases|hypothetical>> appear, he will start chemotherapy.",
        "Continue surveillance for <<recurrence|hypothetical>> of the melanoma.",
        "She worries about <<recurrence|hypothetical>> of the cancer and sleeps badly.",
        "<<Metastatic workup|hypothetical>> is planned.",
        "Bone scan to look for <<bony metastases|hypothetical>>.",
    ],
)
def test_what_is_feared_or_sought_is_hypothetical(marked: str, check_marks: Check) -> None:
    """Risk, prevention, search, condition and plan make a mention hypothetical."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "His mother died of <<metastatic breast cancer|other>>.",
        "A sister has <<recurrent|other>> ovarian cancer.",
        "Father with colon cancer and <<liver metastases|other>>.",
        "Prostate cancer commonly <<metastasizes|other>> to bone.",
        "In the literature, <<recurrence|other>> of such tumors is rare.",
    ],
)
def test_other_people_and_general_statements_are_other(marked: str, check_marks: Check) -> None:
    """Relatives and general truths are not the patient's."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Recurrence|past>> in 2009 of the sarcoma, resected.",
        "History of <<metastatic melanoma|present|past>>.",
        "She previously had <<liver metastases|past>> that were resected.",
        "Prior <<brain metastasis|past>>, resected in 2016.",
        "Status post resection of a <<solitary lung metastasis|past|sites=lung>>.",
        "Past history of <<recurrent|past>> bladder cancer.",
        wrong(
            "The tumor was diagnosed in 2003 and <<recurred|past>> in 2005; since then she is well.",
            "a dated verb before a well-being is not past",
        ),
    ],
)
def test_history_is_past(marked: str, check_marks: Check) -> None:
    """What is told as an earlier event that is over is past."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "New <<metastases|present|current>> in the liver.",
        "No <<metastasis|absent|current>> is seen today.",
        "Colon cancer resected in 2011, now with <<lung metastases|present|current>>.",
        "Since the last scan the <<hepatic metastases|present|current>> have grown.",
    ],
)
def test_what_still_goes_on_is_current(marked: str, check_marks: Check) -> None:
    """What is so at the time of the note is current, whatever else the sentence tells of the past."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Her mother had breast cancer at 41; it <<spread to the liver|other>> within a year.",
        "His father had colon cancer. It had <<spread to the liver|other>> when found.",
        "Melanoma in 2010; it has <<spread to the liver|present>>.",
        "Her mother had breast cancer. She has <<metastatic lung cancer|present>>.",
    ],
)
def test_a_pronoun_goes_on_with_the_relative(marked: str, check_marks: Check) -> None:
    """What "it" has done is the relative's who was named right before; "she" in a new sentence is the patient."""
    check_marks(marked)


def test_freedom_that_is_possible_is_hoped_for(check_marks: Check) -> None:
    """A remission that may come is neither there nor denied."""
    check_marks("Myeloma. A <<second remission|hypothetical>> after transplant is possible.")
