"""Lesions in one list with spread."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Renal cancer; lytic <<lesions|present|sites=bone>> of the pelvis and lung <<metastases|present>>.",
        "Colon cancer: lung <<metastases>>, hepatic <<lesions|sites=liver>>, lytic <<lesions|sites=bone>>.",
        "Melanoma, likely lung <<metastases|probable>> and adrenal <<masses|probable|sites=adrenal>>.",
    ],
)
def test_lesions_listed_with_spread_are_spread(marked: str, check_marks: Check) -> None:
    """Lesions of another organ are what the spread in their list is, as certain as that."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Colon cancer. Lung <<metastases>>; hepatic lesions are hemangiomas.",
        "Colon cancer. Liver <<metastases>> and indeterminate lung nodules.",
        "Breast cancer with liver <<metastases>> and thyroid nodules.",
        "Breast cancer. Hepatic lesions, seven, and liver <<metastases>> elsewhere.",
        "Lung cancer with brain <<metastases>> and lung nodules.",
        "Colon cancer. Lung nodules and no liver <<metastases|absent>>.",
    ],
)
def test_lesions_that_are_something_else_stay_silent(marked: str, check_marks: Check) -> None:
    """Lesions that are explained, of the primary's organ, told twice or beside a denial are no mentions."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The rectal cancer <<recurred|present>> a year after surgery, with new liver <<lesions|present|sites=liver>>.",
        "Her cervical cancer has <<recurred|present>>, this time as lung <<nodules|present|sites=lung>>.",
        "The cancer <<recurred|present>> in the breast; liver lesions are cysts.",
        "The cancer <<recurred|present>> in the breast with a benign liver lesion.",
        "Colon cancer. There is no <<recurrence|absent>>, with stable liver lesions.",
    ],
)
def test_lesions_that_a_cancer_came_back_with_are_spread(marked: str, check_marks: Check) -> None:
    """What a return comes with, or as, is there as the return is; what is explained is not."""
    check_marks(marked)


def test_lesions_that_a_cancer_relapsed_with_are_spread(check_marks: Callable[[str], None]) -> None:
    """The return is told, and the lesions in the organ where it was."""
    check_marks(
        "Renal cancer, resected. She <<relapsed|recurrence|present>> with "
        "<<liver lesions|metastasis|present|sites=liver>> in 2016."
    )
