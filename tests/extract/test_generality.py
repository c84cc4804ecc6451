"""What a published text tells of a disease in general, and what of its patient."""

import pytest

from recurnlp import Extractor

PUBLISHED = "Case report\nWe report a man with uveal melanoma. "


def read(extractor: Extractor, sentence: str, before: str = PUBLISHED) -> list[str]:
    """Assertions of the mentions of one sentence behind others."""
    return [m.assertion for m in extractor(before + sentence).mentions if m.start >= len(before)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Late metastases may be found thirty years after enucleation.",
        "Relapses affect the lung and what is left of the liver.",
        "Bone metastasis of a thymoma is a challenge to the surgeon.",
        "The kidney is a potential site of extramedullary relapse.",
        "A hepatic metastasis could show some shrinkage by itself.",
        "Deep invasion and nodal involvement favour an early recurrence.",
    ],
)
def test_a_published_text_tells_in_the_present_what_a_disease_does(extractor: Extractor, sentence: str) -> None:
    """A verb of habit, with nothing of the patient, makes every mention of the sentence a general statement."""
    said = read(extractor, sentence)

    assert said
    assert set(said) == {"other"}


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Liver metastases were found thirty years after enucleation.", "present"),
        ("He has liver metastases.", "present"),
        ("Biopsy confirmed liver metastasis, which may explain the fever.", "present"),
        ("There are liver metastases.", "present"),
        ("MRI shows metastases in the liver.", "present"),
        ("The liver metastases remain a challenge.", "present"),
        ("A metastasis of 3 cm remains in the liver.", "present"),
        ("Liver metastasis in uveal melanoma.", "present"),
        ("No recurrence is apparent.", "absent"),
    ],
)
def test_a_published_text_tells_of_its_patient(extractor: Extractor, sentence: str, said: str) -> None:
    """The past, the patient, a measure, an examination, an article or no verb: the mention is of this patient."""
    assert read(extractor, sentence) == [said]


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        ("Keywords: melanoma, liver. ", "other"),
        ("Three reported cases were like ours. ", "other"),
        ("Enucleation cures most [4, 7]. ", "other"),
        ("We describe two patients. ", "other"),
        ("We present her at the tumor board. ", "present"),
        ("Melanoma of the eye. ", "present"),
        ("", "present"),
    ],
)
def test_only_published_text_is_read_so(extractor: Extractor, sign: str, said: str) -> None:
    """Notes of the clinic tell of their patient in the present, too; a sign tells them from a report."""
    assert read(extractor, "Bone metastases remain a challenge.", sign) == [said]


def test_the_verb_is_told_as_the_reason(extractor: Extractor) -> None:
    """The verb that makes a statement general is a cue of the mention."""
    text = f"{PUBLISHED}Bone metastases remain a challenge."

    cues = [cue for m in extractor(text).mentions for cue in m.cues if cue.rule_id == "generality.habit"]

    assert [(cue.category, text[cue.start : cue.end]) for cue in cues] == [("general", "remain")]


def test_what_is_remembered_of_a_section_is_kept_apart(extractor: Extractor) -> None:
    """The same section is read one way in a published text and another way in a note, in either order."""
    section = "\nCOMMENT: Bone metastases remain a challenge to the surgeon.\n"

    for _ in range(2):
        assert [m.assertion for m in extractor(f"HISTORY: Melanoma.{section}").mentions] == ["present"]
        assert [m.assertion for m in extractor(f"HISTORY: Melanoma, a case report.{section}").mentions] == ["other"]


def test_a_letter_about_your_patient_is_not_published(extractor: Extractor) -> None:
    """A letter's "your patient" is no sign of a published case, though it holds the words of one."""
    before = "Dear Dr. Moore, your patient with melanoma came today. "

    assert read(extractor, "Patient has liver metastases.", before) == ["present"]
    assert read(extractor, "Late metastases may be found.", "Our patient had melanoma. ") == ["other"]
