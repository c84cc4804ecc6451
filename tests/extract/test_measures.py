"""Spread whose size is told before its organ."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Colon cancer. Two <<metastatic deposits|sites=liver>> measuring 2 and 3 cm were found in the liver.",
        "Colon cancer. Several <<metastases|sites=liver>>, the largest 3 cm, were seen in the right lobe of the liver.",
        "A tumor filled the atrium; <<metastatic nodules|sites=spleen>> of up to 12 mm were seen in the spleen.",
    ],
)
def test_the_organ_is_found_behind_the_size(marked: str, check_marks: Check) -> None:
    """What is measured and then "found in" an organ is there."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "There was no <<tumor recurrence|absent|sites=>> noted up to his death from ischemic heart disease.",
        "Colon cancer. CT: <<liver metastases|sites=liver>> of 3 cm, 2 cm cyst of the kidney.",
    ],
)
def test_a_size_leads_to_no_other_organ(marked: str, check_marks: Check) -> None:
    """Behind a size another finding begins, unless a preposition goes on."""
    check_marks(marked)
