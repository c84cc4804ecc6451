"""How far a negation reaches: what stock ConText gets wrong."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Extractor

Check = Callable[[str], None]


def wrong(marked: str, reason: str) -> object:
    """A sentence that is read wrongly today."""
    return pytest.param(marked, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    "marked",
    [
        "<<Metastatic carcinoma|present>>, 4 mm, capsular rupture not seen.",
        "<<Metastatic carcinoma|present>> in fat, vascular invasion absent.",
        "<<Metastases|absent>>, local or distant, are not seen in this cancer.",
    ],
)
def test_a_feature_that_is_not_seen_leaves_the_metastasis(marked: str, check_marks: Check) -> None:
    """A denial behind a comma whose subject is a feature of the tumor does not deny the metastasis."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "No <<metastases|absent>>.",
        "Negative for <<metastatic disease|absent>>.",
        "The bone marrow is negative for <<metastatic carcinoma|absent|sites=bone_marrow>>.",
        "Without evidence of <<recurrence|absent>> of the lymphoma.",
        "There is no evidence of <<tumor recurrence|absent>>.",
        "No CT evidence of <<metastatic disease|absent>>.",
        "No definite <<metastasis|absent>>.",
        "No further <<recurrence|absent>> of his bladder cancer.",
        "No new <<metastases|absent>>.",
        "Absence of <<local recurrence|absent|local>> of the sarcoma.",
        "The scan failed to show <<metastases|absent>>.",
        "She denies any <<recurrence|absent>> of the melanoma.",
        "Nothing to suggest <<metastatic spread|absent>>.",
        "The liver is free of <<metastases|absent|sites=liver>>.",
        "The melanoma has never <<recurred|absent>>.",
        "This is scar rather than <<recurrent tumor|absent>>.",
        "Non-<<metastatic|absent>> colon cancer.",
        "Neither <<local recurrence|absent>> nor <<distant metastasis|absent>> of the tumor was found.",
        "The MRI rules out <<brain metastases|absent|sites=brain>>.",
    ],
)
def test_negation_reaches_forward(marked: str, check_marks: Check) -> None:
    """A negation before a mention makes it absent."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Metastases|absent>>: none.",
        "Liver <<metastases|absent|sites=liver>>: no.",
        "<<Metastatic disease|absent>> is not seen.",
        "<<Metastases|absent>> are not identified in the lungs.",
        "<<Recurrent tumor|absent>> was ruled out.",
        "<<Recurrence|absent>> of the cancer has been excluded by biopsy.",
        "<<Distant metastases|absent|distant>>: not identified",
        "<<Metastatic survey|absent>> was negative.",
        "<<Brain metastases|absent>> were never found.",
        "<<Satellite nodules|absent|regional>>: absent.",
        "<<Tumor deposits|absent|regional|sites=soft_tissue>>: Not identified",
        "Distant <<metastasis|absent>> has not occurred.",
    ],
)
def test_negation_reaches_backward(marked: str, check_marks: Check) -> None:
    """A negation after a mention makes it absent."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "No evidence of <<local recurrence|absent>>, nodal or <<distant metastasis|absent>> of the tumor.",
        "No <<recurrence|absent>> or <<metastasis|absent>> of the tumor.",
        "Negative for <<recurrent|absent>> or <<metastatic carcinoma|absent>>.",
        "No masses, effusions, fractures or <<metastases|absent>>.",
        "There is no hemorrhage, edema, infarct, or evidence of <<metastatic disease|absent>>.",
        "No <<metastases to the liver, lung, adrenal or bone|absent|sites=liver,lung,adrenal,bone>>.",
        "Without <<local or distant recurrence|absent>> of the cancer.",
        "No <<hepatic, pulmonary or osseous metastases|absent|sites=liver,lung,bone>>.",
    ],
)
def test_negation_reaches_over_lists(marked: str, check_marks: Check) -> None:
    """A negation holds for every member of a list."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "No <<local recurrence|absent>> of the tumor, but new <<lung metastases|present|sites=lung>>.",
        "No <<lung or liver metastases|absent>>, but <<bone metastases|present|sites=bone>> are seen.",
        "The lungs are clear; however, there are <<liver metastases|present|sites=liver>>.",
        "No <<brain metastases|absent>>, although <<calvarial metastases|present|sites=bone>> have grown.",
        "There is no pleural effusion, but <<pleural metastases|present|sites=pleura>> have appeared.",
        "No <<recurrence|absent>> in the breast; the axilla shows <<metastatic carcinoma|present>>.",
        "No pneumonia. <<Metastases|present>> again seen.",
        "No fracture is seen, and the <<sacral metastasis|present|sites=bone>> is unchanged.",
        "No acute bleed despite the <<cerebellar metastasis|present|sites=brain>>.",
        "No obstruction from the <<omental caking|present|sites=omentum>>.",
        "No response of the <<metastatic melanoma|present>> to treatment.",
        "There are <<metastases|present>> in the spleen, with no <<hepatic metastases|absent|sites=liver>>.",
    ],
)
def test_conjunctions_end_negation(marked: str, check_marks: Check) -> None:
    """But, however, although, a semicolon and a new statement end a negation."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "No increase in the <<liver metastases|present>>.",
        "No change in the <<metastases|present>>.",
        "There is no significant interval change in the <<pulmonary metastases|present>>.",
        "Not only <<liver metastases|present>> but also <<bone metastases|present>> were found.",
        "No doubt that this is <<metastatic carcinoma|present>>.",
        "No progression of the <<brain metastases|present>>.",
        "No growth of the known <<adrenal metastasis|present>>.",
        "The <<metastases|present>> have not changed.",
        "The <<liver metastasis|present>> is no larger.",
        "<<Metastatic disease|present>> without interval change.",
        "No improvement of the <<peritoneal carcinomatosis|present>>.",
        "No longer resectable because of <<metastases|present>>.",
        "Not a surgical candidate, given <<metastatic disease|present>>.",
    ],
)
def test_pseudo_negation_denies_nothing(marked: str, check_marks: Check) -> None:
    """Words that only look like a negation of the mention leave it present."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "BONES: No <<metastases|absent|sites=bone>>.",
        "IMPRESSION: No evidence of <<metastatic disease|absent>>.",
        "IMPRESSION:\n1. No <<recurrence|absent>> of the glioma.\n2. <<Spinal metastases|present>>.",
        "FINDINGS:\nLIVER: Negative for <<metastasis|absent|sites=liver>>.",
        "Assessment: negative for <<recurrent melanoma|absent>>.",
        "MARGINS: Negative. <<Metastatic carcinoma|present>> in the omentum.",
    ],
)
def test_negation_after_colon_and_heading(marked: str, check_marks: Check) -> None:
    """A negation after a colon or heading rules its own statement and no other."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Lung cancer. <<MRI of the brain was negative|absent|sites=brain>> for malignancy.",
        "Lung cancer. <<Bone scan negative|absent|sites=bone>> for any tumor.",
        "Lung cancer. Bone scan negative for <<metastases|absent|sites=bone>>.",
        "Lung cancer. MRI of the brain was negative for acute infarct.",
        "Breast cancer. Margins are negative for <<metastatic carcinoma|absent>>.",
    ],
)
def test_what_a_study_is_negative_for_decides(marked: str, check_marks: Check) -> None:
    """A study that is negative for tumor is clear; one that is negative for something else tells nothing of it."""
    check_marks(marked)


DENIALS = ["no", "no evidence of", "without", "there is no"]
LISTED = ["scar", "abscess", "acute fracture", "effusion, infection", "fibrosis", "hematoma, pneumonia"]


@given(st.sampled_from(DENIALS), st.sampled_from(LISTED), st.sampled_from(["metastasis", "local recurrence"]))
def test_what_a_denied_list_ends_with_is_denied(extractor: Extractor, denial: str, listed: str, last: str) -> None:
    """What is denied with something else is absent, and no alternative to it."""
    mentions = extractor(f"Colon cancer, resected. The scan shows {denial} {listed} or {last}.").mentions
    assert [mention.assertion for mention in mentions] == ["absent"]


def test_an_alternative_behind_a_denial_stays_one(extractor: Extractor) -> None:
    """Alternatives that a clause of their own weighs are possible, whatever was denied before."""
    mentions = extractor("Colon cancer, resected. No effusion; there is scar or local recurrence.").mentions
    assert [mention.assertion for mention in mentions] == ["possible"]
