"""What a laboratory takes back."""

import pytest

from recurnlp import Extractor


@pytest.mark.parametrize(
    "text",
    [
        "DIAGNOSIS: Lung cancer. The hilar node initially called positive is now considered negative.",
        "FROZEN SECTION: Level 7 node: Positive for carcinoma.\nFINAL DIAGNOSIS: Lung cancer. Level 7 node: No tumor.",
        "DIAGNOSIS: Breast cancer.\nNode: Metastatic carcinoma.\nAMENDED DIAGNOSIS: Node: No metastatic carcinoma.",
    ],
)
def test_what_was_taken_back_is_past_and_counts_no_more(extractor: Extractor, text: str) -> None:
    """A statement that was reread, or denied by the final or amended diagnosis, is over and leaves the axis absent."""
    note = extractor(text)
    assert (note.mentions[0].assertion, note.mentions[0].time) == ("present", "past")
    assert note.status.nodal == "absent"


@pytest.mark.parametrize(
    "text",
    [
        "FROZEN SECTION: Node: Carcinoma.\nDIAGNOSIS: Lung cancer. Node 1: Metastatic carcinoma. Node 2: No tumor.",
        "DIAGNOSIS: Lung cancer. The nodes, initially reported as positive at another hospital, were not reread.",
    ],
)
def test_what_stands_beside_a_denial_stays(extractor: Extractor, text: str) -> None:
    """A frozen section that a final diagnosis bears out, and an earlier report that nobody revises, still count."""
    assert extractor(text).status.nodal == "present"
