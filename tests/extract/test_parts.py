"""Neoplasms under the labels of organs in which cancers begin as well."""

from collections.abc import Callable

import pytest

from recurnlp.extract.parts import is_beside, is_own


@pytest.mark.parametrize(
    "marked",
    [
        "Lung, right, biopsy: <<malignant melanoma|present|distant|sites=lung>>.",
        "Gastric cancer in 2012. Left ovary: <<signet ring carcinoma|present|distant|sites=ovary>>.",
        "Rectal cancer in 2012. Thyroid, FNA: <<colonic adenocarcinoma|present|distant|sites=thyroid>>.",
        "Lung, right, biopsy: squamous cell carcinoma.",
        "Bladder cancer. Uterus: urothelial carcinoma in the serosa.",
        "Melanoma of the back. Skin, scalp: melanoma.",
        "Ovarian cancer. Omentum, in a bag, right and left halves, excision:\nZorbin positive.",
        "Breast cancer. Lung, left: histologic type: sarcomatoid carcinoma.",
    ],
)
def test_a_neoplasm_that_did_not_begin_in_an_organ_has_spread_to_it(
    marked: str, check_marks: Callable[[str], None]
) -> None:
    """Under an organ's label stands spread where neither the organ nor its neighbors have such cancers."""
    check_marks(marked)


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("adenocarcinoma", True),
        ("prostatic adenocarcinoma", False),
        ("carcinoma", True),
        ("renal cell carcinoma", False),
        ("lymphoma", True),
    ],
)
def test_the_most_telling_word_of_a_name_decides(name: str, own: bool) -> None:
    """A name that fits any organ is the organ's own, unless a word with it names another."""
    assert is_own(name.split(), ["lung"]) is own


def test_neighbors_are_told_from_organs_far_away() -> None:
    """A cancer of the bladder grows into the prostate, and not into the lung."""
    assert is_beside(["prostate"], "bladder")
    assert not is_beside(["lung"], "bladder")
