"""Organs that only tell which nodes are meant."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Gastric cancer. <<Metastases|regional|sites=lymph_node>> in two nodes of the splenic hilum.",
        "<<Metastatic carcinoma|sites=lymph_node>> in 3 of 9 pancreatic and 1 of 5 hepatic nodes.",
        "Lung cancer with <<nodal metastases|regional|sites=lymph_node>> in the mediastinum.",
        "Gastric cancer with <<nodal metastases|distant|sites=lymph_node>> in the retroperitoneum.",
    ],
)
def test_an_organ_may_name_a_station(marked: str, check_marks: Check) -> None:
    """Behind nodes and in a list of their counts an organ is where the nodes are."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Gastric cancer. <<Metastases|regional|sites=lymph_node>> were found in the hepatic artery group.",
        "Gastric cancer. The left gastric station holds <<metastatic carcinoma|regional|sites=lymph_node>>.",
    ],
)
def test_a_station_named_after_an_organ_is_of_nodes(marked: str, check_marks: Callable[[str], None]) -> None:
    """A group or station along the vessels of an organ stands for its nodes."""
    check_marks(marked)


def test_nodal_metastases_behind_a_comma_lie_in_a_station(check_marks: Callable[[str], None]) -> None:
    """The mediastinum listed behind nodal metastases is a station."""
    check_marks("Ovarian cancer. <<Nodal metastases|sites=lymph_node>>, mediastinum and left neck.")
