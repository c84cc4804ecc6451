"""What a cue is about: spread and return, or something else that only they explain."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Extractor

TROUBLES = [
    "pain", "seizures", "new symptoms", "complaints", "hemorrhage", "visual changes or headache", "cord compression",
    "fracture", "bowel obstruction", "difficulty",
]  # fmt: skip
RELATIONS = ["from", "related to", "due to", "caused by", "secondary to", "associated with"]
KNOWN = [
    "her liver metastases", "the known brain metastasis", "his metastatic melanoma", "her recurrent sarcoma",
    "the bone metastases", "these metastases",
]  # fmt: skip
DENIALS = ["no", "no evidence of", "without", "she denies", "there is no"]
DOUBTS = ["possible", "suspected", "probable", "suspicious for", "concern for", "questionable"]
SIGNS = ["evidence", "sign", "CT evidence", "suggestion", "imaging evidence"]
ASKED = ["metastatic disease", "liver metastases", "the cancer coming back", "tumor recurrence", "the lung metastases"]


def read(extractor: Extractor, sentence: str) -> set[str]:
    """The assertions of a sentence's mentions."""
    return {mention.assertion for mention in extractor(f"{sentence[0].upper()}{sentence[1:]}.").mentions}


@given(st.sampled_from(DENIALS), st.sampled_from(TROUBLES), st.sampled_from(RELATIONS), st.sampled_from(KNOWN))
def test_trouble_that_is_denied_leaves_its_cause(
    extractor: Extractor, denial: str, trouble: str, relation: str, known: str
) -> None:
    """Disease that a trouble would come from is there, whether the trouble is or not."""
    assert read(extractor, f"{denial} {trouble} {relation} {known}") == {"present"}


@given(st.sampled_from(DOUBTS), st.sampled_from(TROUBLES), st.sampled_from(RELATIONS), st.sampled_from(KNOWN))
def test_trouble_that_is_doubted_leaves_its_cause(
    extractor: Extractor, doubt: str, trouble: str, relation: str, known: str
) -> None:
    """A doubt whether there is trouble is none about the disease that it would come from."""
    assert read(extractor, f"{doubt} {trouble} {relation} {known}") == {"present"}


@given(st.sampled_from(SIGNS), st.sampled_from(ASKED))
def test_signs_that_are_denied_deny_what_they_are_signs_of(extractor: Extractor, sign: str, asked: str) -> None:
    """What there is no sign of there is not, even where an article tells that it was told before."""
    assert read(extractor, f"No {sign} of {asked}") == {"absent"}


@pytest.mark.parametrize(
    "marked",
    [
        "No cough since the <<lung metastases|present>> were irradiated.",
        "Nodules consistent with her known <<metastases|present>>.",
        "Back pain, likely from his <<bone metastases|present>>.",
        "Lesions suspicious for <<bone metastases|probable>>.",
        "The effusion may be due to <<metastatic disease|possible>>.",
        "No toxicity from chemotherapy for <<metastatic breast cancer|present>>.",
        "Evaluate for progression of her <<metastatic disease|present>>.",
        "Evaluate for <<metastatic disease|hypothetical>>.",
        "No symptoms of <<metastatic disease|absent>>.",
        "No hemorrhage within <<brain metastases|present>>.",
        "No evidence of fracture from <<metastatic disease|absent>>.",
        "No trace of the <<liver metastases|absent>>.",
        "Nothing worrisome for her <<cancer coming back|absent>>.",
    ],
)
def test_a_cue_bears_on_what_it_is_said_of(marked: str, check_marks: Callable[[str], None]) -> None:
    """Disease that an article or a treatment takes for granted is there; what is looked for may not be."""
    check_marks(marked)


QUESTIONS = [
    "evaluation of the abdomen", "evaluation for anemia", "imaging for back pain", "workup for cough",
    "CT ordered to rule out pulmonary embolism", "an MRI to look for a stroke",
]  # fmt: skip
ANSWERS = ["showed", "revealed", "uncovered", "then demonstrated", "was positive for"]
CONDITIONS = ["if the", "whether the", "should the", "when the"]


@given(st.sampled_from(QUESTIONS), st.sampled_from(ANSWERS), st.sampled_from(["bone metastases", "a local recurrence"]))
def test_what_a_study_showed_is_no_question(extractor: Extractor, question: str, answer: str, found: str) -> None:
    """What a study for something else showed is there; what it was to look for decides nothing."""
    assert read(extractor, f"{question} {answer} {found}") == {"present"}


@given(st.sampled_from(CONDITIONS), st.sampled_from(["shows", "reveals"]), st.sampled_from(ASKED[:2]))
def test_what_a_study_may_show_is_a_condition(extractor: Extractor, condition: str, verb: str, asked: str) -> None:
    """What will be done where a study shows spread is no finding of it."""
    assert read(extractor, f"{condition} scan for pain {verb} {asked}, she would need chemotherapy") == {"hypothetical"}


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma. Another scan may be needed to show the burden of <<metastatic disease|present>>.",
        "The board was asked for the management of <<relapsed lymphoma|present>>.",
        "Melanoma. Irradiation of the <<lung metastases|present>> should be considered.",
        "Melanoma. He asked about treatment options for his <<lung metastases|present>>.",
        "Melanoma. Should the <<lung metastases|present>> grow, she will get nivolumab.",
        "Melanoma. If <<lung metastases|hypothetical>> appear, she will get nivolumab.",
        "Melanoma. The question is treatment of a possible <<recurrence|possible>>.",
        "Melanoma. The diagnosis of <<lung metastases|present>> was discussed with her.",
        "Melanoma. A possible trial for <<lung metastases|present>> was named.",
        "Melanoma. If the <<lung metastasis|present>> persists, it will be taken out.",
        "Melanoma. If <<lung metastasis|hypothetical>> persists as a worry, CT will be done.",
    ],
)
def test_who_asks_how_to_treat_spread_has_it(marked: str, check_marks: Callable[[str], None]) -> None:
    """The extent and the treatment of a disease, and a condition that it grows, take for granted that it is there."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma. Ipilimumab versus observation, <<groin metastasis|present>> of 0.5 mm.",
        "Melanoma. Observation: scar versus <<local recurrence|possible>>.",
        "Melanoma. No abscess, <<lung metastases|present>> unchanged.",
        "Melanoma. No abscess, <<lung metastases|absent>> or effusion.",
        "Melanoma. Questionable bleeding adjacent to the <<brain metastasis|present>>.",
        "Melanoma. His seizures may be due to the <<brain metastases|present>>.",
        "Melanoma. His seizures may be due to <<brain metastases|possible>>.",
        "Melanoma. If the scan shows growth or new <<lung metastases|hypothetical>>, she will stop.",
        "Melanoma. There are no nodules or new <<lung metastases|absent>>.",
    ],
)
def test_a_doubt_of_another_item_leaves_the_disease(marked: str, check_marks: Callable[[str], None]) -> None:
    """What is weighed between treatments, denied or doubted as another item of a list says nothing of the disease."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma. Previously irradiated <<bone metastases|present|current>> are stable.",
        "Melanoma. Previously irradiated <<bone metastases|present|past>>.",
        "History of melanoma: no evidence of <<recurrence|absent|current>>.",
        "History of melanoma, <<disease-free|absent|current>>.",
        "History of <<recurrent melanoma|present|past>>.",
    ],
)
def test_what_is_told_how_it_does_today_is_not_past(marked: str, check_marks: Callable[[str], None]) -> None:
    """Disease that was treated goes on where the sentence says how it does now."""
    check_marks(marked)
