"""Cytology of a fluid whose tap was told before, in the same sentence or in one before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Extractor

TAPS = [
    ("Thoracentesis removed 1.4 L of fluid", "pleura"), ("A pleural effusion was tapped", "pleura"),
    ("She underwent paracentesis", "peritoneum"), ("Ascitic fluid was sent", "peritoneum"),
    ("Peritoneal washings were taken", "peritoneum"), ("Pericardiocentesis was performed", "heart"),
    ("A lumbar puncture was done", "meninges"),
]  # fmt: skip
JOINTS = [" and the ", " and ", "; ", ". The ", ". "]
POSITIVE = [
    "cytology was positive for malignant cells", "cytology was positive", "cytology showed adenocarcinoma",
    "cytology revealed malignant cells", "cytology demonstrated metastatic adenocarcinoma",
    "fluid was positive for malignancy", "fluid contained malignant cells",
]  # fmt: skip
NEGATIVE = [
    "cytology was negative for malignant cells", "cytology was negative", "cytology showed no malignant cells",
    "fluid was negative for malignancy",
]  # fmt: skip


def read(extractor: Extractor, tap: str, joint: str, result: str) -> list[tuple[str, tuple[str, ...]]]:
    """Assertion and sites of each mention of a breast cancer's note."""
    result = result[0].upper() + result[1:] if joint == ". " else result
    note = extractor(f"Breast cancer. {tap}{joint}{result}.")
    return [(mention.assertion, mention.sites) for mention in note.mentions]


@given(st.sampled_from(TAPS), st.sampled_from(JOINTS), st.sampled_from(POSITIVE))
def test_malignant_cells_are_where_the_fluid_was(
    extractor: Extractor, tap: tuple[str, str], joint: str, result: str
) -> None:
    """Cells in a fluid are spread to what it washes, however tap and cytology are joined."""
    assert read(extractor, tap[0], joint, result) == [("present", (tap[1],))]


@given(st.sampled_from(TAPS), st.sampled_from(JOINTS), st.sampled_from(NEGATIVE))
def test_a_clear_fluid_has_no_spread(extractor: Extractor, tap: tuple[str, str], joint: str, result: str) -> None:
    """A fluid without cells denies spread to what it washes."""
    assert read(extractor, tap[0], joint, result) == [("absent", (tap[1],))]


@pytest.mark.parametrize(
    "result",
    [
        "Cytology of the thyroid nodule was positive for papillary carcinoma.",
        "Thyroid FNA cytology was negative.",
        "Cervical cytology was negative.",
        "The fluid was sent for culture.",
        "The fluid was clear.",
    ],
)
def test_other_samples_are_not_of_the_fluid(result: str, extractor: Extractor) -> None:
    """A cytology that says of what it is, or was taken in another way, tells nothing of the tap."""
    assert not [
        m for m in extractor(f"Breast cancer. Thoracentesis was done. {result}").mentions if "pleura" in m.sites
    ]
