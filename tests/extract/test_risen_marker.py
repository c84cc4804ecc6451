"""Return that only the rise of a marker tells."""

import pytest

from recurnlp import Extractor


@pytest.mark.parametrize(
    "text",
    [
        "Midgut carcinoid resected in 2014. Chromogranin A up from 80 to 200.",
        "Colon cancer, hemicolectomy in 2014. The CEA has doubled.",
        "Prostate cancer, prostatectomy in 2016. PSA rise to 0.7.",
        "Breast cancer after mastectomy, CA 15-3 elevation since May.",
    ],
)
def test_a_marker_that_rises_after_treatment_worries_about_return(extractor: Extractor, text: str) -> None:
    """A rise told as such is a probable return, biochemical only."""
    (mention,) = extractor(text).mentions
    assert (mention.kind, mention.assertion, mention.extent) == ("recurrence", "probable", "biochemical")


@pytest.mark.parametrize(
    "text",
    [
        "Colon cancer, hemicolectomy in 2014. No rise in CEA.",
        "Colon cancer, hemicolectomy in 2014. The CEA went down.",
        "Prostate cancer under active surveillance. PSA rise to 6.",
        "Ovarian mass, newly found. The AFP has doubled.",
    ],
)
def test_markers_that_do_not_rise_or_rise_before_any_treatment_tell_of_no_return(
    extractor: Extractor, text: str
) -> None:
    """What fell denies nothing, and before a treatment nothing returns."""
    assert extractor(text).mentions == ()
