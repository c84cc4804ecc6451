"""Courses put together from what notes say of treatment, of time and of spread: whether the cancer came back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recurnlp import Extractor

_TREATED = {
    "colon cancer": "right hemicolectomy",
    "renal cell carcinoma": "left nephrectomy",
    "breast cancer": "mastectomy",
    "a sarcoma of the thigh": "wide resection",
    "cutaneous melanoma": "wide excision",
    "gastric cancer": "subtotal gastrectomy",
}
_LONG_AGO = [
    "{she} had {operation} for {cancer} in 2004.",
    "{she} was diagnosed with {cancer} in 2004 and underwent {operation}.",
    "{she} had undergone {operation} for {cancer} six years earlier.",
]
# The last is longer than the sentences before a spread that are read first.
_BETWEEN = [
    "",
    "Margins were clear.",
    " ".join(["Visits brought nothing to note, the appetite was good, and work in the garden had resumed."] * 6),
]
_LATER = [
    "Six years later, a cough began.",
    "In 2010, a scan was taken.",
    "After six years without complaints she fell.",
]
_SPREAD = [
    "CT showed lung metastases.",
    "MRI was consistent with brain metastases.",
    "A liver biopsy showed metastatic carcinoma.",
]
_TOGETHER = [
    "{she} was diagnosed with {cancer} and liver metastases in 2004. Six years later, the liver metastases progressed.",
    "{she} presented with {cancer} and synchronous liver metastases. {operation}. In 2010 came lung metastases.",
    "{she} had a cholecystectomy in 2004. Six years later, CT showed {cancer} with liver metastases.",
    "{she} has had {cancer} for two months. CT showed lung metastases.",
    "In 2004 {cancer} was found. Staging showed bone metastases, and death came 14 months after the diagnosis.",
]
_CANCERS = st.sampled_from(sorted(_TREATED))
_PATIENTS = st.sampled_from(["She", "He", "A 62-year-old woman", "The patient"])


def fill(frame: str, patient: str, cancer: str) -> str:
    """The frame, told of a patient and a cancer."""
    operation = _TREATED[cancer]
    return frame.format(she=patient, cancer=cancer, operation=operation)


@settings(max_examples=150)
@given(
    patient=_PATIENTS,
    cancer=_CANCERS,
    parts=st.tuples(*map(st.sampled_from, (_LONG_AGO, _BETWEEN, _LATER, _SPREAD))),
)
def test_spread_years_after_treatment_is_a_return(
    patient: str, cancer: str, parts: tuple[str, ...], extractor: Extractor
) -> None:
    """However it is told that a cancer was treated and that years went by, spread that follows has come back."""
    text = fill(" ".join(filter(None, parts)), patient, cancer)

    assert extractor(text).status.recurrence in ("present", "probable"), text


@pytest.mark.parametrize("frame", _TOGETHER)
@settings(max_examples=25)
@given(patient=_PATIENTS, cancer=_CANCERS)
def test_spread_that_came_with_the_cancer_is_no_return(
    frame: str, patient: str, cancer: str, extractor: Extractor
) -> None:
    """Spread that was there from the start, or that is found with its cancer, has not come back."""
    text = fill(frame, patient, cancer)

    assert extractor(text).status.recurrence == "not_stated", text
