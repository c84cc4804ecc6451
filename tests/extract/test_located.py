"""Spread that one sentence names and the next one places."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Breast cancer. He now has <<metastases|sites=liver,bone>>. These involved the liver and both femurs.",
        "Melanoma. Multiple <<metastases|sites=lung>> are seen. They are located in the lungs.",
        "Breast cancer, treated. New are <<metastases|sites=skin>>. The sites are the skin and the scalp.",
        "Breast cancer. <<Metastases|sites=brain>> are new. The largest is in the cerebellum.",
    ],
)
def test_the_next_sentence_tells_where_spread_is(marked: str, check_marks: Check) -> None:
    """Spread without a place is where a sentence that opens with a pronoun or "the largest" says it lies."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Breast cancer. She has <<metastases|sites=>>. It is unclear whether the liver is involved.",
        "Breast cancer. She has <<metastases|sites=>>. They discussed surgery on the spine.",
        "Breast cancer. She has <<metastases|sites=>>. These do not involve the liver.",
        "Colon cancer. She has <<metastatic disease|sites=>>. The disease is in the sigmoid colon.",
    ],
)
def test_the_next_sentence_may_tell_something_else(marked: str, check_marks: Check) -> None:
    """It places nothing where it denies, tells of other things, or names the organ where the cancer began."""
    check_marks(marked)


def test_an_item_may_open_a_list_of_places(check_marks: Check) -> None:
    """A title such as "metastatic disease:" opens a list below it where it has a number of its own, too."""
    check_marks(
        "Breast cancer.\nIMPRESSION:\n1. <<Metastatic disease|sites=liver,bone>>:\n- liver\n- ribs\n2. Gallstones."
    )
