"""Gold notes beside what is predicted of them."""

from recurnlp.evaluate import Gold, Judgement, pair_notes
from recurnlp.evaluate.records import GoldNote


def test_a_note_that_was_not_predicted_is_silent(cases):
    """It counts as a note in which nothing was found."""
    assert cases[3].predicted.readings == ()
    assert cases[3].predicted.label == "not_stated"


def test_mentions_are_aligned_only_where_the_gold_judges_them(predicted):
    """Predicted mentions are not spurious where nobody looked for mentions."""
    gold = Gold((GoldNote("c", "", "", None, Judgement(axes={"distant": "absent"})),))
    (case,) = pair_notes(gold, predicted)
    assert case.alignment.spurious == ()


def test_the_section_is_the_one_a_mention_begins_in(cases):
    """Offsets on a border belong to the section that begins there."""
    first, second = cases[1].gold.judgement.readings
    assert (cases[1].find_section(first), cases[1].find_section(second)) == ("findings", "impression")


def test_an_unread_note_has_no_sections(gold, predicted):
    """Without the note's text there is no telling."""
    (case, *_) = pair_notes(gold, predicted)
    assert case.find_section(case.gold.judgement.readings[0]) == ""
