"""Lymph node counts in a clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.extract.counts import read_counts


@pytest.mark.parametrize(
    ("clause", "counts"),
    [
        ("2/15 nodes positive", (2, 15)),
        ("2 / 15 nodes", (2, 15)),
        ("lymph nodes (0/4)", (0, 4)),
        ("two of fifteen nodes", (2, 15)),
        ("Three out of twenty nodes", (3, 20)),
        ("one of the nine nodes", (1, 9)),
        ("two of a total of 11 nodes", (2, 11)),
        ("lymph nodes (O/12)", (0, 12)),
        ("lymph nodes (0/l2)", (0, 12)),
        ("lymph nodes (l/3)", (1, 3)),
        ("lymph nodes, 3 / 1O", (3, 10)),
        ("none of eight nodes", (0, 8)),
        ("none of the 8 nodes", (0, 8)),
        ("zero of six nodes", (0, 6)),
        ("twelve nodes, negative (0/12)", (0, 12)),
        ("15/15 nodes", (15, 15)),
    ],
)
def test_pairs_are_read(clause: str, counts: tuple[int, int]) -> None:
    """Positive and examined nodes are read in digits, in words, and with OCR's O for zero."""
    assert read_counts(clause) == counts


@pytest.mark.parametrize(
    "clause",
    [
        "lymph nodes negative",
        "three lymph nodes",
        "nodes seen on 3/14/2011",
        "15/2 nodes",
        "",
        "of of",
    ],
)
def test_what_is_no_pair_is_none(clause: str) -> None:
    """Single numbers, dates and pairs with more positive than examined nodes are no counts."""
    assert read_counts(clause) is None


def test_nothing_of_nothing_is_no_count() -> None:
    """0/0 means that no node was there to examine."""
    assert read_counts("lymph nodes (0/0)") is None


@given(st.integers(0, 200), st.integers(1, 200), st.sampled_from(["/", " / ", " of ", " out of "]))
def test_any_pair_of_numbers(positive: int, examined: int, between: str) -> None:
    """Any pair is read as written, unless it has more positive than examined."""
    expected = (positive, examined) if positive <= examined else None

    assert read_counts(f"{positive}{between}{examined} nodes") == expected
