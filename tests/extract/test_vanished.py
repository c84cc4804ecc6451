"""Spread that a note tells later as gone."""

from collections.abc import Callable

import pytest

from recurnlp import Extractor

_HAD = "Melanoma with lung metastases. Six cycles were given."


@pytest.mark.parametrize(
    "told",
    [
        "By May all lesions had resolved.",
        "The nodules were no longer visible.",
        "MRI showed complete disappearance of the pulmonary lesions.",
        "None of the lung lesions can be seen any more.",
        "Every lesion had vanished by then.",
        "All of the metastases are gone.",
        "Complete radiographic response.",
        "Restaging CT: CR.",
        "CR was documented in May.",
        "All visible disease has gone.",
        "Repeat CT was free of metastases.",
        "The lesions known at diagnosis had all disappeared, and he has remained well.",
    ],
)
def test_spread_that_is_told_as_gone_is_absent(extractor: Extractor, told: str) -> None:
    """History of spread counts unless the note says that it is gone, in whatever words."""
    note = extractor(f"{_HAD} {told}")
    assert (note.status.distant, note.mentions[0].time) == ("absent", "past")


@pytest.mark.parametrize(
    "told",
    [
        "Two of the three lesions resolved.",
        "All but one of the lesions disappeared.",
        "The lesions have not resolved completely.",
        "Nearly all lesions have disappeared.",
        "Complete resolution of the lesions was not achieved.",
        "All liver lesions had resolved.",
        "All lesions had resolved, except for one in the lung.",
        "The pleural effusion has disappeared.",
        "If all lesions disappear, treatment can stop.",
        "Repeat CT of the neck was free of metastases.",
        "Restaging: Cr 0.9.",
        "All lesions had resolved. Five months later new lung metastases were found.",
    ],
)
def test_spread_of_which_some_is_left_stays(extractor: Extractor, told: str) -> None:
    """Response of some lesions, of other organs, in part or for a time only leaves the spread."""
    assert extractor(f"{_HAD} {told}").status.distant == "present"


def test_a_stage_of_spread_that_vanished_counts_no_longer(extractor: Extractor) -> None:
    """A code of distant spread is over where all of the spread is told as gone."""
    assert (
        extractor("Breast cancer, stage IV. On letrozole all of the metastases have resolved.").status.distant
        == "absent"
    )


@pytest.mark.parametrize(
    "marked",
    [
        "One of the <<cerebral metastases|present>> disappeared.",
        "Treated <<metastases|present>> smaller or gone.",
        "All of the <<cerebral metastases|absent>> disappeared.",
    ],
)
def test_what_resolved_of_some_only_is_there(marked: str, check_marks: Callable[[str], None]) -> None:
    """Of spread that resolved in part the rest is told as present."""
    check_marks(marked)
