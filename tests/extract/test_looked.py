"""Studies after treatment that see nothing."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Bladder cancer, TURBT in 2016. <<Cystoscopies clear|absent|local|sites=bladder>>.",
        "Laryngeal cancer after radiation. <<No tumor seen at laryngoscopy|absent|local|sites=larynx>>.",
        "Breast cancer, mastectomy in 2016. Cystoscopies clear.",
        "Hematuria, treated with fluids. Cystoscopies clear.",
    ],
)
def test_an_examination_frees_the_organ_that_was_treated(marked: str, check_marks: Check) -> None:
    """What is looked at must be where the note's cancer began."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Hodgkin lymphoma after six cycles of ABVD. <<PET was negative|absent|unspecified>>.",
        "Melanoma, excised. <<PET was negative|absent|distant>>.",
    ],
)
def test_a_clear_study_frees_of_a_blood_cancer(marked: str, check_marks: Check) -> None:
    """A lymphoma does not spread to organs: a clear study after treatment is remission."""
    check_marks(marked)
