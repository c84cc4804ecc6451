"""Organs that only name one of several examinations."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Seminoma. Work-up by chest CT and bone scan was without <<metastases|sites=>>.",
        "Seminoma. A bone scan, and then a PET, did not show any <<metastatic disease|sites=>>.",
        "Seminoma. Neither CT nor bone scan showed <<metastases|sites=>>.",
        "No <<metastases|sites=>> were seen on PET and MRI of the spine.",
    ],
)
def test_one_of_several_examinations_lends_no_organ(marked: str, check_marks: Check) -> None:
    """What a CT and a bone scan did not show is nowhere."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Seminoma. The bone scan was without <<metastases|sites=bone>>.",
        "CT of the chest showed a cyst, and the bone scan showed no <<metastases|sites=bone>>.",
        "Bone scan and ultrasound showed no <<metastases|sites=bone>>.",
        "CT and bone scan revealed <<metastases|sites=spleen>> in the spleen.",
    ],
)
def test_an_examination_by_itself_lends_its_organ(marked: str, check_marks: Check) -> None:
    """A bone scan that nothing of the whole body stands beside tells of bones."""
    check_marks(marked)
