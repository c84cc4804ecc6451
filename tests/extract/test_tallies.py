"""Lists of node counts: each station's is a mention of its own."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Lymph nodes: <<Rt ext. iliac 0/3|absent>>, <<Lt ext. iliac 2/5|present>>.",
        "Gastric cancer. Lymph nodes: <<perigastric 3/12|present>>, <<station 8a 0/2|absent>>.",
        "LN status: <<pelvic 3+/16|present>>, <<para-aortic 1+/3|present>>.",
        "Lymph nodes examined. <<LN 4d 0/8|absent>>, <<LN 6 1/9|present>>.",
    ],
)
def test_each_count_of_a_list_is_a_mention(marked: str, check_marks: Callable[[str], None]) -> None:
    """Where nodes were named, a count with a name before it states how it is with that station."""
    check_marks(f"Carcinoma.\n{marked}")


@pytest.mark.parametrize(
    "marked",
    [
        "Lymph node <<metastasis|present>> (+)\n <<No.1 2/6|present>>\n <<No.4sb 0/4|absent>>\n <<Total 2/9|present>>",
        "Lymph node <<metastasis|present>> (4/31). <<Rt ext. iliac 0/8|absent>>, <<Lt ext. iliac 1/4|present>>.",
    ],
)
def test_a_list_below_its_nodes_is_read(marked: str, check_marks: Callable[[str], None]) -> None:
    """Lines of counts belong to the nodes that the sentence before them named."""
    check_marks(f"Stomach, gastrectomy\n{marked}")


@pytest.mark.parametrize(
    "marked",
    [
        "<<Lymph nodes 1/3|present>>, Nottingham score 8/9, HER2 3/3.",
        "<<Lymph nodes (0/4)|absent>>, extracapsular extension 0/4.",
        "No nodes are felt. Strength 4/5. Reflexes 2/4.",
        "No nodes are felt. Neck 120/80.",
        "Lymph nodes were sampled on 3/12/2015, left 4/12/2015.",
    ],
)
def test_other_fractions_are_no_counts(marked: str, check_marks: Callable[[str], None]) -> None:
    """Scores, dates and pressures beside nodes count none."""
    check_marks(f"Breast carcinoma.\n{marked}")
