"""Biopsies that one sentence tells of and the next reports on."""

import pytest

from recurnlp import Extractor


@pytest.mark.parametrize(
    "told",
    [
        "She had a liver biopsy. {}",
        "A liver biopsy was done last week. {}",
        "He underwent CT-guided liver biopsy. He tolerated it well. {}",
        "She underwent biopsy of a liver lesion. {}",
    ],
)
@pytest.mark.parametrize(
    ("report", "distant"),
    [
        ("It came back as adenocarcinoma.", "present"),
        ("The result was adenocarcinoma.", "present"),
        ("Pathology was positive for malignancy.", "present"),
        ("It came back benign.", "absent"),
        ("Final pathology results were negative.", "absent"),
        ("This showed no malignancy.", "absent"),
        ("It showed cirrhosis.", "not_stated"),
        ("It was decided to repeat the scan for malignancy.", "not_stated"),
    ],
)
def test_a_report_is_on_the_biopsy_told_before(extractor: Extractor, told: str, report: str, distant: str) -> None:
    """What "it" or "pathology" showed is what the biopsy told right before showed."""
    assert extractor(f"Colon cancer. {told.format(report)}").status.distant == distant


@pytest.mark.parametrize(
    ("note", "distant"),
    [
        ("Colon cancer. Liver biopsy was done; it came back benign.", "absent"),
        ("Colon cancer. Bone biopsy was done; the result was adenocarcinoma.", "present"),
        ("Colon cancer. Her liver biopsy came back benign.", "absent"),
        ("Colon cancer. The omental biopsy results were negative.", "absent"),
        ("Colon cancer. Liver biopsy was recommended. It was negative for malignancy.", "not_stated"),
        ("Breast cancer. She had liver and breast biopsies. Pathology was positive for cancer.", "not_stated"),
        ("Lymphoma. Bone marrow biopsy was done. It was positive for lymphoma.", "not_stated"),
        ("Breast cancer. Lumpectomy and liver biopsy were done. Pathology was positive for cancer.", "not_stated"),
    ],
)
def test_whose_report_it_is(extractor: Extractor, note: str, distant: str) -> None:
    """A report belongs to one biopsy that was done; a planned one, or one of several, has none."""
    assert extractor(note).status.distant == distant
