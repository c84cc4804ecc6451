"""What the words around a mention make of it."""

from collections.abc import Callable

import pytest

from recurnlp import Extractor


@pytest.mark.parametrize(
    "told",
    [
        "Apart from one remaining lung metastasis, he is free of disease.",
        "No evidence of disease other than a lung metastasis.",
        "She is NED except for a stable metastasis in the lung.",
    ],
)
def test_freedom_with_an_exception_leaves_it(extractor: Extractor, told: str) -> None:
    """An all-clear that leaves some disease ends neither that nor what was told of it before."""
    status = extractor(f"Renal cancer with lung metastases. {told}").status
    assert (status.distant, status.recurrence) == ("present", "absent")


def test_freedom_apart_from_other_troubles_is_whole(extractor: Extractor) -> None:
    """An exception that is no neoplasm leaves no disease."""
    assert (
        extractor("Colon cancer. Liver metastases resected. Apart from gout he is disease-free.").status.distant
        == "absent"
    )


def test_no_other_evidence_leaves_the_recurrence(extractor: Extractor) -> None:
    """That there is no other evidence of recurrence leaves the one that was told."""
    told = "Melanoma. Local recurrence at the scar. There is no other evidence of recurrent disease."
    assert extractor(told).status.recurrence == "present"


@pytest.mark.parametrize(
    ("told", "whole"),
    [
        ("To date, neither local recurrence nor metastasis has occurred.", True),
        ("There is no local recurrence or distant metastasis.", True),
        ("There is no local recurrence or liver metastasis.", False),
    ],
)
def test_no_return_and_no_spread_is_freedom(extractor: Extractor, told: str, whole: bool) -> None:
    """Freedom from a return at the old place and from spread anywhere is an all-clear; from some spread it is none."""
    mentions = extractor(f"Sarcoma. A local recurrence was resected in 2010. {told}").mentions
    assert any(mention.is_all_clear for mention in mentions) is whole


def test_a_study_that_sees_nothing_leaves_the_marker(extractor: Extractor) -> None:
    """A biochemical recurrence is none the less one where a scan shows nothing."""
    told = "Prostate cancer with biochemical recurrence. The scan shows no local recurrence or metastatic disease."
    assert extractor(told).status.recurrence == "present"


@pytest.mark.parametrize(
    "told",
    [
        "Complete remission could not be achieved.",
        "A complete response was not reached.",
        "He did not achieve complete remission.",
    ],
)
def test_a_remission_that_was_not_reached_is_none(extractor: Extractor, told: str) -> None:
    """Freedom that was sought in vain frees nobody."""
    assert extractor(f"Acute leukemia. {told}").status.recurrence == "not_stated"


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma. When it <<recurred|present>> in the scar, it was removed again.",
        "Melanoma. She knows that a <<recurrence|hypothetical>> is possible.",
        "Melanoma. New mass: a <<recurrence|possible>> is possible.",
    ],
)
def test_events_and_warnings_are_told_apart(marked: str, check_marks: Callable[[str], None]) -> None:
    """What happened is a fact whatever word leads it in; what a patient knows may happen is none."""
    check_marks(marked)
