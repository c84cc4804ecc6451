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
