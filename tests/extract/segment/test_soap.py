"""Headings of one letter."""

import pytest

from recurnlp import Extractor


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("S: Cough.\nO: Afebrile.\nA: Recurrent lung cancer.\nP: Hospice.", "assessment"),
        ("PMH: asthma.\nA: Recurrent lung cancer.\nP: Hospice.", "assessment"),
        ("A: Node, biopsy.\nB: Recurrent lung cancer.\nP: Nothing.", "preamble"),
        ("A: Recurrent lung cancer.\nHospice was discussed.", "preamble"),
    ],
)
def test_an_assessment_and_a_plan_may_be_headed_by_their_letters(
    text: str, category: str, extractor: Extractor
) -> None:
    """A and, next, P head sections; letters that others stand among are the marks of specimens."""
    mention = next(m for m in extractor(text).mentions if m.kind == "recurrence")

    assert mention.section == category


def test_what_an_assessment_says_first_is_of_now(extractor: Extractor) -> None:
    """The diagnosis that opens an assessment is no earlier episode, whatever adjective stands before it."""
    note = extractor(
        "S: Seizures.\nA: First recurrence of glioblastoma after radiation.\nP: Surgery now; of recurrence we spoke."
    )

    assert note.mentions[0].time == "current"
