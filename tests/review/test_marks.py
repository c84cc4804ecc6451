"""The mentions of a note as a reviewer has left them."""

from recurnlp.review.decision import Decision, Subject
from recurnlp.review.marks import apply_decisions, build_mention, write_facts

TEXT = "Liver metastases, and a nodule."
FOUND = build_mention(
    TEXT,
    {"start": 6, "end": 16, "kind": "metastasis", "assertion": "present", "time": "current", "extent": "distant",
     "sites": ["liver"]},
    "findings",
)  # fmt: skip
ADDED = build_mention(TEXT, write_facts(FOUND) | {"start": 24, "end": 30})


def decide(verdict, mention=FOUND, comment="", **changes):
    """A decision on a mention."""
    subject = Subject("mention", "Ann", "n1", mention.start, mention.end, mention.kind)
    return Decision(subject, verdict, "Ada", facts=write_facts(mention) | changes, comment=comment)


def test_a_correction_changes_the_reading_and_keeps_the_rest():
    """Assertion and sites are the reviewer's; section and rule stay the program's."""
    (mark,) = apply_decisions(TEXT, [FOUND], [decide("correct", assertion="absent", sites=[])])
    assert (mark.mention.assertion, mark.mention.sites, mark.mention.section) == ("absent", (), "findings")
    assert (mark.verdict, mark.found, mark.stands) == ("correct", FOUND, True)


def test_a_rejected_mention_is_shown_but_does_not_stand():
    """What the program found stays to be seen."""
    (mark,) = apply_decisions(TEXT, [FOUND], [decide("reject")])
    assert not mark.stands


def test_an_added_mention_stands_until_it_is_removed():
    """Added words are a mention; added and then rejected they are gone."""
    marks = apply_decisions(TEXT, [FOUND], [decide("add", ADDED)])
    assert [(mark.mention.text, mark.found) for mark in marks] == [("metastases", FOUND), ("nodule", None)]
    assert len(apply_decisions(TEXT, [FOUND], [decide("add", ADDED), decide("reject", ADDED)])) == 1


def test_a_decision_outlives_the_run_that_it_was_made_on():
    """A mention that an earlier run found, and this one does not, stands by the reviewer's word."""
    (mark,) = apply_decisions(TEXT, [], [decide("accept")])
    assert (mark.mention.text, mark.mention.sites, mark.stands) == ("metastases", ("liver",), True)
    assert apply_decisions(TEXT, [], [decide("reject")]) == ()


def test_a_comment_decides_nothing():
    """A comment is kept beside the verdict, before or without it."""
    (mark,) = apply_decisions(TEXT, [FOUND], [decide("comment", comment="see CT")])
    assert (mark.comment, mark.verdict) == ("see CT", "")
    assert apply_decisions(TEXT, [], [decide("comment", comment="see CT")]) == ()


def test_facts_hold_no_words_of_the_note():
    """What a decision keeps is places and values of closed lists."""
    assert set(write_facts(FOUND)) == {"start", "end", "kind", "assertion", "time", "extent", "sites"}
