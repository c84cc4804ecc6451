"""Adverbs and stress change nothing of what a sentence says of spread and return."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Extractor
from recurnlp.extract.fillers import find_fillers

ADVERBS = ["also", "again", "therefore", "thus", "still", "now", "currently"]
STRESSES = ["very", "highly", "quite", "extremely"]
# Where an adverb may stand.
PLAIN = [
    "Breast cancer. The axillary lymph nodes were {} negative (0/9).",
    "Breast cancer. All eleven nodes are {} free of tumor.",
    "Lung cancer. The pleural effusion was {} positive for malignant cells.",
    "Breast cancer. CSF cytology was {} negative.",
    "Colon cancer. No liver metastases were {} seen.",
    "Melanoma. The liver lesion is {} suspicious for metastasis.",
    "Sarcoma. Lung metastases are {} unlikely.",
    "Rectal cancer. Recurrence was {} confirmed at the anastomosis.",
]
# Where stress may stand.
JUDGED = [
    "Breast cancer. No {} suspicious axillary lymph nodes.",
    "Breast cancer. Axillary nodes are {} suspicious.",
    "Melanoma. A liver lesion, {} suspicious for metastasis.",
    "Melanoma. Nothing {} suspicious for recurrence.",
    "Colon cancer. Lung nodules {} concerning for metastases.",
    "Colon cancer. The liver lesion is {} likely a metastasis.",
]


def _read(extractor: Extractor, text: str) -> list[tuple[object, ...]]:
    return [(m.kind, m.assertion, m.time, m.extent, m.sites) for m in extractor(text).mentions]


@given(st.sampled_from(PLAIN), st.sampled_from(ADVERBS))
def test_an_adverb_behind_a_copula_changes_nothing(extractor: Extractor, frame: str, adverb: str) -> None:
    """What "was negative" says, "was again negative" says."""
    assert _read(extractor, frame.format(adverb)) == _read(extractor, frame.replace("{} ", "")) != []


@given(st.sampled_from(JUDGED), st.sampled_from(STRESSES))
def test_stress_on_a_judgment_changes_nothing(extractor: Extractor, frame: str, stress: str) -> None:
    """What is highly suspicious is suspicious, and "no highly suspicious nodes" denies them."""
    assert _read(extractor, frame.format(stress)) == _read(extractor, frame.replace("{} ", "")) != []


@pytest.mark.parametrize(
    "told",
    [
        "there are also metastases",  # begins a clause
        "the cancer is now in the bones",  # tells where it went
        "metastasis was also considered",  # is one of several
        "the disease has now spread",  # tells of a change
        "not highly suspicious for metastasis",  # is a doubt
        "recurrence is seen again",
    ],
)
def test_words_that_tell_something_are_read(told: str) -> None:
    """An adverb that opens a clause, leads to a place or tells of a change stays."""
    assert find_fillers(told.split()) == ()


def test_what_is_passed_over_keeps_its_place(extractor: Extractor) -> None:
    """A mention around an adverb spans it, and those behind it stand where they stand."""
    text = "Lung cancer. The pleural effusion was again positive for malignant cells, with liver metastases."

    spans = [text[mention.start : mention.end] for mention in extractor(text).mentions]

    assert spans == ["pleural effusion was again positive for malignant cells", "metastases"]


def test_what_is_again_present_was_gone() -> None:
    """Before "present" the word tells of a return."""
    assert find_fillers(("is", "again", "present")) == ()
    assert find_fillers(("is", "again", "negative")) == (1,)
