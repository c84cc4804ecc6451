"""Counts of nodes beside the spread that they count."""

from collections.abc import Callable

import pytest

CheckMarks = Callable[[str], None]


@pytest.mark.parametrize("station", ["axillary", "sentinel"])
@pytest.mark.parametrize(
    "said",
    [
        "7/14 {} nodes positive for <<metastasis|present|regional|sites=lymph_node>>.",
        "7/14 {} lymph nodes show <<metastases|present|regional|sites=lymph_node>>.",
        "2/9 {} lymph nodes: <<metastatic adenocarcinoma|present|sites=lymph_node>>.",
        "1/3 {} nodes positive with a <<metastatic deposit|present|regional>> of 3 mm.",
        "0/14 {} nodes are positive for <<metastasis|absent|sites=lymph_node>>.",
        "0/14 {} lymph nodes contain <<metastatic carcinoma|absent|sites=lymph_node>>.",
    ],
)
def test_a_count_and_its_spread_are_told_once(said: str, station: str, check_marks: CheckMarks) -> None:
    """A count of nodes and the spread that they hold are one mention, in the nodes."""
    check_marks(f"Mastectomy: Ductal carcinoma.\n{said.format(station)}")


@pytest.mark.parametrize(
    "said",
    [
        "<<0/14 axillary|absent>> nodes; liver <<metastases|present|sites=liver>>.",
        "Ductal carcinoma, <<3 of 17 nodes|present>>.",
        "Neck: <<2 of 19 nodes|present>> (level II).",
        "<<Nodes with micrometastases: 0|absent>>. Nodes with <<isolated tumor cells|present>>: 1.",
        "Recovered are <<nodes up to 2 cm, the largest one grossly positive|present>>; the <<rest uninvolved|absent>>.",
        "<<No neoplastic proliferation in the nine lymph nodes|absent>>.",
        "<<No neoplastic involvement of the nine lymph nodes|absent>>.",
    ],
)
def test_other_counts_speak_for_themselves(said: str, check_marks: CheckMarks) -> None:
    """A count denies and affirms nothing but what its own nodes hold."""
    check_marks(f"Breast cancer.\n{said}")
