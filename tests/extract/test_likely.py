"""How likely something is thought to be, before and behind the word for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Extractor

THINGS = ["metastasis", "a metastasis", "a further metastasis", "metastatic", "recurrence"]
LIKELY = [
    "is likely",
    "is most likely",
    "is very likely",
    "is presumed",
    "is considered likely",
    "is strongly suspected to be",
]


@given(
    st.sampled_from(["The liver lesion", "This", "The nodule in the lung"]),
    st.sampled_from(LIKELY),
    st.sampled_from(THINGS),
)
def test_what_a_lesion_is_likely_to_be_is_probable(extractor: Extractor, lesion: str, likely: str, thing: str) -> None:
    """A copula before "likely" takes nothing from what stands behind it."""
    [mention] = extractor(f"Melanoma. {lesion} {likely} {thing}.").mentions

    assert mention.assertion == "probable"


@pytest.mark.parametrize("likely", LIKELY[:5])
def test_a_likely_subject_is_probable(extractor: Extractor, likely: str) -> None:
    """What is said to be likely may stand before the words, too."""
    [mention] = extractor(f"Melanoma. Liver metastasis {likely}.").mentions

    assert mention.assertion == "probable"


@pytest.mark.parametrize(
    ("told", "assertion"),
    [
        ("is less likely a metastasis", "possible"),
        ("is less likely to represent metastasis", "possible"),
        ("is not likely a metastasis", "absent"),
        ("is not suspected to be a metastasis", "absent"),
        ("is unlikely to be a metastasis", "possible"),
    ],
)
def test_what_a_lesion_is_less_likely_to_be(extractor: Extractor, told: str, assertion: str) -> None:
    """Less than likely is possible, not likely is denied."""
    [mention] = extractor(f"Melanoma. The liver lesion {told}.").mentions

    assert mention.assertion == assertion
