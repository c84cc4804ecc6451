"""Definitions of TNM categories, printed where none is chosen."""

import pytest

from recurnlp import Extractor
from recurnlp.extract.legends import blank_legends


@pytest.mark.parametrize(
    "legend",
    [
        "pN0: no regional lymph node metastasis. pN1: metastasis in 1 to 3 nodes. pM1: distant metastasis.",
        "N0 = no node metastasis, N1 = metastasis in 1-3 nodes, N2 = metastasis in more nodes.",
        "pN1a: Metastasis in 1 node\npN1b: Metastasis in 2-3 nodes\npN2a: Metastasis in 4-6 nodes\n",
    ],
)
def test_a_legend_says_nothing(extractor: Extractor, legend: str) -> None:
    """Where one axis is given several values with their definitions, no patient is spoken of."""
    assert not extractor(f"Colon cancer.\n{legend}").mentions


@pytest.mark.parametrize(
    "text",
    [
        "pN1: Metastasis in two hilar nodes\npM1: Distant metastasis in the liver",
        "N1: 0/3; N2: 1/5",
        "[x] pN1: Metastasis in 1 node\n[ ] pN2: Metastasis in 2 nodes",
        "X pN1: metastasis in 1 node",
    ],
)
def test_what_is_chosen_or_counted_stays(text: str) -> None:
    """One definition an axis, counts of two stations and ticked boxes are left as they are."""
    assert blank_legends(text) == text
