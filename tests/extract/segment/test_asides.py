"""Where an aside ends."""

import pytest

from recurnlp import Extractor


@pytest.mark.parametrize(
    "text",
    [
        "Family history: mother had breast cancer.\n\nCT today shows liver metastases.",
        "FH: mother, breast cancer.\nCT abdomen: liver metastases.",
        "FAMILY HISTORY: None.\nOutside films (Dr. Roe): liver metastases.",
        "FHx: aunt, colon cancer\nInvestigations - liver metastases",
        "Family history:\nAn uncle had cancer.\n\nA cousin, too.\n\nShe has liver metastases, as we discussed.",
    ],
)
def test_what_is_said_of_the_patient_below_the_family_is_the_patients(text: str, extractor: Extractor) -> None:
    """A study, or a paragraph about the patient, ends the history of the family."""
    assert extractor(text).status.distant == "present"


@pytest.mark.parametrize(
    "text",
    [
        "Family history: mother had breast cancer.\n\nHer brother was seen for liver metastases of colon cancer.",
        "FH: father had lung cancer.\nMother: breast cancer with liver metastases.",
        "Family history: cancer with liver metastases.",
    ],
)
def test_further_relatives_are_still_the_family(text: str, extractor: Extractor) -> None:
    """A paragraph or a line about another relative says nothing of the patient."""
    assert extractor(text).status.distant == "not_stated"


def test_a_study_ends_the_list_of_past_diseases(extractor: Extractor) -> None:
    """What a study shows is of now, though it stands below the diseases of the past."""
    note = extractor("PMH: colon cancer 2009, COPD.\n\nImaging reviewed: a recurrence at the anastomosis.")

    assert [(m.section, m.time) for m in note.mentions] == [("imaging", "current")]


def test_a_heading_inside_a_story_heads_its_paragraph_only(extractor: Extractor) -> None:
    """What a story tells on below a remark on histology is the story again."""
    text = "A mass was removed. Histology: liposarcoma.\n\nIn 2010 it recurred, and was excised again. She is now well."

    note = extractor(text)

    assert [s.category for s in note.segments.sections] == ["preamble", "microscopic", "preamble"]
    assert [m.time for m in note.mentions] == ["past"]
