"""What a published case announces."""

import pytest

from recurnlp import Extractor

_STORY = "A man of 58 had a wide resection of a sarcoma. Six years later he coughed. CT showed a lung metastasis."


@pytest.mark.parametrize("title", ["Lung metastasis of a sarcoma: a case report.", "We report a lung metastasis."])
def test_spread_that_a_title_announces_comes_when_the_story_tells_it(title: str, extractor: Extractor) -> None:
    """A title or a background says nothing of when the spread came: the story does."""
    assert extractor(f"{title} {_STORY}").status.recurrence == "present"


def test_an_announcement_may_itself_say_that_spread_came_late(extractor: Extractor) -> None:
    """One announcement that tells of the time speaks for the others."""
    text = (
        "Case report: lung metastasis of a sarcoma. Metastasis came 12 years after the operation. A man of 58 coughed."
    )

    assert extractor(text).status.recurrence == "present"


def test_what_a_note_says_first_is_no_announcement(extractor: Extractor) -> None:
    """In a text without a sign of having been published, spread that is told first was there first."""
    text = f"Lung metastasis of a sarcoma. {_STORY}"

    assert extractor(text).status.recurrence == "not_stated"


def test_the_background_of_a_published_case_is_no_part_of_its_story(extractor: Extractor) -> None:
    """That spread is often there at diagnosis says nothing of this patient."""
    text = f"Case report. Sarcomas are metastatic at diagnosis in a tenth. {_STORY}"

    assert extractor(text).status.recurrence == "present"
