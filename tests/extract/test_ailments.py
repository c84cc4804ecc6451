"""Organs that have another disease than the cancer."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "He has <<metastatic melanoma|sites=>> and sarcoidosis of the lungs.",
        "<<Metastatic melanoma|sites=>>, with tuberculosis involving spine, liver and both kidneys.",
        "<<Metastatic melanoma|sites=>> and amyloidosis (involvement of the heart and spleen).",
        "<<Metastatic melanoma|sites=>>, tuberculosis with involvement of the pleura, and gout.",
        "<<Metastatic melanoma|sites=>> and a pulmonary abscess.",
    ],
)
def test_the_organ_of_another_disease_is_no_site(marked: str, check_marks: Check) -> None:
    """Organs that another disease has are not where spread is that is told beside it."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "A liver abscess or a <<metastasis|sites=liver>>.",
        "<<Metastases|sites=spleen>> in the spleen, and tuberculosis of the spine.",
    ],
)
def test_an_organ_that_is_weighed_stays(marked: str, check_marks: Check) -> None:
    """Where a disease is weighed against spread, its organ is that of both; spread keeps its own."""
    check_marks(marked)
