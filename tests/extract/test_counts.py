"""Lymph node counts around a mention."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Extractor
from recurnlp.extract.counts import NodeCounts, count_nodes
from recurnlp.model.vocabulary import Assertion


def count(text: str, assertion: Assertion, mention: str = "") -> NodeCounts:
    """The counts of a mention in a text, which is all of it unless told otherwise."""
    start = text.index(mention)
    return count_nodes(text, start, start + len(mention or text), assertion)


@pytest.mark.parametrize(
    ("clause", "counts"),
    [
        ("2/15 nodes positive", (2, 15)),
        ("2 / 15 nodes", (2, 15)),
        ("two of fifteen nodes", (2, 15)),
        ("Two (2) of fifteen (15) nodes", (2, 15)),
        ("Three out of twenty nodes", (3, 20)),
        ("three of twenty-two nodes", (3, 22)),
        ("one of the nine nodes", (1, 9)),
        ("two of a total of 11 nodes", (2, 11)),
        ("15/15 nodes", (15, 15)),
        ("nodes (3+/9)", (3, 9)),
        ("lymph nodes (l/3)", (1, 3)),
        ("lymph nodes, 3 / 1O", (3, 10)),
        ("nine nodes, two with tumor", (2, 9)),
        ("all four nodes positive", (4, 4)),
    ],
)
def test_positive_nodes_are_counted(clause: str, counts: tuple[int, int]) -> None:
    """Positive and examined nodes are read in digits, in words, and with letters that OCR took digits for."""
    assert count(clause, "present") == counts


@pytest.mark.parametrize(
    ("clause", "examined"),
    [
        ("lymph nodes (0/4)", 4),
        ("lymph nodes (O/12)", 12),
        ("lymph nodes (0/l2)", 12),
        ("none of eight nodes", 8),
        ("none of the 8 nodes", 8),
        ("zero of six nodes", 6),
        ("twelve nodes, negative (0/12)", 12),
        ("forty-one benign lymph nodes", 41),
        ("all 5 nodes negative", 5),
    ],
)
def test_negative_nodes_are_counted(clause: str, examined: int) -> None:
    """Where no node is positive none is counted as such, and those examined are."""
    assert count(clause, "absent") == (0, examined)


@pytest.mark.parametrize(
    "clause",
    [
        "lymph nodes negative",
        "nodes benign on 3/14/2011",
        "nodes benign on 3/14",
        "a 2 cm lymph node negative",
        "level 7 lymph node negative",
        "node #3 negative",
        "lymph nodes (0/0)",
        "",
        "of of",
    ],
)
def test_what_is_no_count_is_none(clause: str) -> None:
    """Dates, sizes, the numbers of levels and nodes, and nothing of nothing are no counts."""
    assert count(clause, "absent") == (None, None)


@pytest.mark.parametrize("assertion", ["possible", "hypothetical", "other"])
def test_what_is_not_told_is_not_counted(assertion: Assertion) -> None:
    """Of nodes that may be positive, are asked about or are somebody else's there is no count."""
    assert count("2/15 nodes", assertion) == (None, None)


def test_the_nearest_count_is_the_mentions() -> None:
    """Each of several stations has the count that stands beside it and fits what is said of it."""
    text = "right nodes 0/3, left nodes 1/4 with carcinoma, hilar nodes 2/6"

    assert count(text, "absent", "right nodes") == (0, 3)
    assert count(text, "present", "left nodes") == (1, 4)
    assert count(text, "present", "hilar nodes") == (2, 6)


def test_another_clause_has_counts_of_its_own() -> None:
    """A count behind a semicolon, a full stop or a line's end belongs to what stands there."""
    for between in ("; ", ". ", "\n"):
        assert count(f"metastasis in a node{between}other nodes 2/6", "present", "metastasis") == (None, None)


@pytest.mark.parametrize("text", ["Number examined: 9\nNumber involved: 2", "Number involved: 2\nNumber examined: 9"])
def test_lines_of_a_form_belong_together(text: str) -> None:
    """The nodes examined may stand in the line before or after those involved."""
    assert count(text, "present", "Number involved: 2") == (2, 9)


@given(st.integers(0, 200), st.integers(1, 200), st.sampled_from(["/", " / ", " of ", " out of "]), st.booleans())
def test_any_pair_of_numbers(positive: int, examined: int, between: str, is_absent: bool) -> None:
    """Any pair is read as written if it fits what is said; no count ever has more positive than examined nodes."""
    counts = count(f"{positive}{between}{examined} nodes", "absent" if is_absent else "present")

    if positive <= examined and (positive == 0) == is_absent:
        assert counts == (positive, examined)
    assert counts.examined is None or (counts.positive or 0) <= counts.examined


@pytest.mark.parametrize("acuity", ["VA 20/25 OU", "VA 6/6 6/9", "Va: 20/200"])
def test_how_well_an_eye_sees_counts_no_nodes(extractor: Extractor, acuity: str) -> None:
    """Visual acuity is no count of the nodes of level VA, which a neck dissection takes out."""
    assert not extractor(f"Pituitary adenoma. On examination {acuity}, discs pale.").mentions
    assert extractor("Neck dissection. Level VA: 2/8.").status.nodal == "present"
