import numpy as np

from recurnlp.classifier.columns import Columns, choose_columns
from recurnlp.classifier.sheet import Sheet


def sheet(*terms: str, **findings: float) -> Sheet:
    """A note with findings and terms."""
    named = {f"finding: {name}": value for name, value in findings.items()}
    return Sheet(named, frozenset(terms), frozenset(), frozenset(), "not_stated")


def test_features_of_three_notes_become_columns() -> None:
    """What stands in two notes only teaches nothing; a term needs the audit's leave as well."""
    notes = [sheet("big", "bad", often=1)] * 2 + [sheet("big", "bad", often=1, rarely=1)]

    assert choose_columns(notes, {"big"}).tolist() == ["big", "finding: often"]


def test_findings_keep_their_values_and_words_get_theirs() -> None:
    """A row holds each finding's value and the word weight for each term; what has no column is left out."""
    columns = Columns(["big", "finding: often", "red"], word_weight=0.25)
    row = columns.encode([sheet("big", "unknown", often=1.5, other=9)]).toarray()

    assert np.array_equal(row, [[0.25, 1.5, 0.0]])


def test_a_term_is_never_taken_for_a_finding() -> None:
    """The word of a text cannot fill the column of a finding."""
    columns = Columns(["finding: often"], word_weight=1)

    assert columns.locate({}, ["finding: often"]) == ([], [])


def test_terms_come_in_the_order_of_their_columns() -> None:
    """Sets differ in order from process to process; sums must not."""
    columns = Columns([f"w{letter}" for letter in "abcdefgh"], word_weight=1)

    assert columns.locate({}, {f"w{letter}" for letter in "hgfedcba"})[0] == list(range(8))
