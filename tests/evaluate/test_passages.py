"""The sentence of a span."""

from hypothesis import given
from hypothesis import strategies as st

from recurnlp.evaluate import Judgement
from recurnlp.evaluate.passages import cut_passage

SILENT = Judgement((), dict.fromkeys(("distant", "nodal", "recurrence"), "not_stated"), frozenset(), "not_stated")
TEXT = "The liver is normal. The spleen is not. "


def test_a_span_over_two_sentences_brings_both(build_note):
    """The passage reaches from the beginning of the first to the end of the last."""
    passage = cut_passage(build_note(TEXT, SILENT), 10, 30)
    assert passage.before + passage.marked + passage.after == TEXT.strip()


def test_a_span_to_the_end_of_its_sentence_brings_no_other(build_note):
    """The sentence that begins where the span ends is not part of the passage."""
    assert cut_passage(build_note(TEXT, SILENT), 4, 21).after == ""


def test_white_space_around_the_passage_is_cut(build_note):
    """Line breaks before the first sentence are not shown."""
    passage = cut_passage(build_note("\n\n  The liver is normal.\n", SILENT), 8, 13)
    assert (passage.before, passage.after) == ("The ", " is normal.")


@given(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)))
def test_the_passage_is_the_note_s_own_text(build_note, start, size):
    """Whatever the span, the three pieces are one stretch of the note, and the middle one is the span."""
    end = min(start + size, len(TEXT))
    passage = cut_passage(build_note(TEXT, SILENT), start, end)
    assert passage.marked == TEXT[start:end]
    assert passage.before + passage.marked + passage.after in TEXT
