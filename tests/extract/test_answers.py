"""Questions of forms and their answers, wherever the answer stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Extractor
from recurnlp.extract.answers import join_answers

QUESTIONS = ["Distant metastasis", "Local recurrence", "Liver metastases (if applicable)", "Evidence of recurrence"]
JOINTS = [": ", ":\n", "? ", "?\n", "? : ", " - ", " = ", ": [", "\t", "     ", ":\r\n  "]
DENIALS = ["No", "none", "ABSENT", "not identified", "N"]
AFFIRMATIONS = ["Yes", "present", "YES", "y"]


def fill(question: str, joint: str, answer: str) -> str:
    """A form with the question and its answer between others."""
    return f"Breast cancer, treated 2015.\n{question}{joint}{answer}{']' if '[' in joint else ''}\nMargins: clear\n"


@given(st.sampled_from(QUESTIONS), st.sampled_from(JOINTS), st.sampled_from(DENIALS))
def test_a_form_denies_what_it_answers_with_no(extractor: Extractor, question: str, joint: str, answer: str) -> None:
    """What a form asks is absent where it answers no, on the same line or the next, in a column or in brackets."""
    assert [m.assertion for m in extractor(fill(question, joint, answer)).mentions] == ["absent"]


@given(st.sampled_from(QUESTIONS), st.sampled_from(JOINTS), st.sampled_from(AFFIRMATIONS))
def test_a_form_states_what_it_answers_with_yes(extractor: Extractor, question: str, joint: str, answer: str) -> None:
    """What a form asks is present where it answers yes, and the question mark doubts nothing."""
    assert [m.assertion for m in extractor(fill(question, joint, answer)).mentions] == ["present"]


@given(st.text(st.sampled_from("No yes:?=[]()\t\n-x."), max_size=60))
def test_offsets_stay(text: str) -> None:
    """Whatever is joined, each character keeps its place, and what is joined is joined once and for all."""
    joined = join_answers(text)
    assert len(joined) == len(text)
    assert join_answers(joined) == joined


@pytest.mark.parametrize(
    "text", ["New mets?\nNone of the nodes grew.", "No change.\nNo fever.", "?mets\nNo", "Recurrence: no treatment"]
)
def test_a_sentence_is_no_answer(text: str) -> None:
    """Only what fills the rest of its line answers a question."""
    assert join_answers(text) == text
