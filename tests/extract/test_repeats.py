"""Verdicts that repeat what was said under their label."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "A. LYMPH NODE, PORTAL:\n<<NO CARCINOMA IN ONE LYMPH NODE|absent>>.\n(0/1).\nB. CYST.",
        "A. LYMPH NODES, PELVIC: <<ALL SEVEN NODES ARE FREE OF TUMOR|absent>>.\nREACTIVE HYPERPLASIA.\nB. CYST.",
        "A. LYMPH NODES, PELVIC: <<NEGATIVE FOR CARCINOMA|absent>>.\nB. LYMPH NODES, AXILLA: <<NEGATIVE|absent>>.",
        "Pleural fluid: <<NEGATIVE FOR MALIGNANT CELLS|absent>>.\nREACTIVE MESOTHELIAL CELLS AND LYMPHOCYTES.",
        "Bone marrow, trephine: <<replaced by carcinoma|present>>.",
        "A. LYMPH NODES: <<NEGATIVE FOR CARCINOMA|absent>>.\n<<TWO NODES POSITIVE FOR CARCINOMA|present>>.",
    ],
)
def test_a_repeated_verdict_is_no_second_mention(marked: str, check_marks: Callable[[str], None]) -> None:
    """A short verdict without a place of its own adds nothing to the same verdict under its label."""
    check_marks(marked)
