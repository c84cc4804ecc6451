"""Check-box lists: what is ticked is said, and nothing else."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.extract.checkboxes import clear_boxes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Spread: [ ] yes [x] no", "Spread: no"),
        ("Spread: [X] yes [ ] no", "Spread: yes"),
        ("Spread: yes [ ] no [x]", "Spread: no"),
        ("Spread: ☐ none ☒ liver ☑ lung", "Spread: liver lung"),
        ("( ) Liver", ""),
        ("Spread: ___ none _X_ liver", "Spread: liver"),
        ("___ pM1", ""),
        ("Size ___3___ cm", "Size ___3___ cm"),
        ("(x) Liver", "Liver"),
        ("Spread: [ ] yes [ ] no", "Spread:"),
        ("Distant mets [ ] yes [ ] no", ""),
        ("Distant mets [ ] N/A", ""),
        ("Distant mets ☒ yes ☐ no", "Distant mets yes"),
        ("Distant mets ☐ yes ☐ no", ""),
        ("Seen by [] on Monday (left) and [name]", "Seen by [] on Monday (left) and [name]"),
    ],
)
def test_ticked_options_remain(text: str, said: str) -> None:
    """Boxes and options without a tick are blank; the rest stays where it was."""
    cleared = clear_boxes(text)
    assert " ".join(cleared.split()) == said
    assert len(cleared) == len(text)


@given(st.lists(st.sampled_from(["[ ]", "[x]", "( )", "☒", "_x_", "yes", "no", "Spread:", "[]", "("])).map(" ".join))
def test_what_is_not_cleared_keeps_its_place(text: str) -> None:
    """Each character is the one that stood there, or blank; clearing again changes nothing."""
    cleared = clear_boxes(text)
    assert len(cleared) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, cleared, strict=True))
    assert clear_boxes(cleared) == cleared


@pytest.mark.parametrize(
    "marked",
    [
        "Breast cancer. <<Distant metastasis|absent>>: [ ] present [x] absent",
        "Breast cancer. <<Metastases|absent>>: [ ] yes [x] no",
        "Breast cancer. <<Metastases|present>>: [x] yes [ ] no",
        "Breast cancer.\n( ) Liver metastases\n(x) <<Bone metastases|present|sites=bone>>\n",
        "Breast cancer. <<Local recurrence|absent>>: yes [ ] no [x]",
        "Breast cancer. <<Recurrence|absent>>: No\n<<Metastases|absent>>: No",
        "Breast cancer. Lymph node metastasis: yes/no\nMetastases:\n",
        "Sarcoma. Distant metastasis (told only if confirmed by tissue). _X_ Not applicable. ___ pM1.",
    ],
)
def test_forms_say_what_is_ticked(marked: str, check_marks: Callable[[str], None]) -> None:
    """A form states the option that was chosen, and nothing where none was."""
    check_marks(marked)
