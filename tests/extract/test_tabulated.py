"""Tables of node counts."""

import pytest

from recurnlp import Extractor
from recurnlp.extract.tabulated import list_tables


@pytest.mark.parametrize(
    "table",
    [
        "Station    Examined   Positive\n4R         3          1\n7          2          0\n",
        "| Lymph node group | Positive | Examined |\n|---|---|---|\n| Hilar | 1 | 3 |\n| Level 7 | 0 | 2 |\n",
    ],
)
def test_a_row_is_a_count_of_its_station(extractor: Extractor, table: str) -> None:
    """Each row is a mention with its counts, in whichever order the columns stand, and the header is none."""
    mentions = extractor(f"Lung cancer.\n{table}").mentions

    assert [mention.assertion for mention in mentions] == ["present", "absent"]
    assert [(mention.nodes_positive, mention.nodes_examined) for mention in mentions] == [(1, 3), (0, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Nodes examined: 12\nNodes positive: 3\n",
        "Station  Examined  Positive\n4R       2         5\n7        2         0\n",
        "He was examined and was positive.\n4 3 1\n7 2 0\n",
    ],
)
def test_what_is_no_table_stays(text: str) -> None:
    """Fields, columns in which more are positive than examined, and running text are left as they are."""
    assert list_tables(text) == text
