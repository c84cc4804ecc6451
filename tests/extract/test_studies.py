"""Studies that stage a cancer, told as clear."""

from collections.abc import Callable

import pytest

from recurnlp import Extractor

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Kidney cancer. <<Chest CT reportedly negative|absent|sites=lung>>.",
        "Breast cancer. <<MRI of the brain last week was clear|absent|sites=brain>>.",
        "Breast cancer. A <<bone scan in April, arranged mainly for comfort, was normal|absent|sites=bone>>.",
        "Colon cancer. <<CT last October was reported clear|absent>> and the CEA is normal.",
        "Lung cancer. <<Brain MRI showed no abnormality|absent|sites=brain>>.",
        "Lung cancer. <<Head CT without contrast was unremarkable|absent|sites=brain>>.",
        "Breast cancer. <<Bone scan 3/2020 neg|absent|sites=bone>>, <<CT CAP 4/2020 neg|absent>>.",
        "Breast cancer. <<Bone scan negative|absent|sites=bone>> apart from arthritis of both knees.",
    ],
)
def test_a_study_told_as_clear_denies_spread(marked: str, check_marks: Check) -> None:
    """When, why and how a study was done may stand between it and its verdict."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Prostate cancer. <<Bone scan and CT both negative|absent|sites=bone>>.",
        "Sarcoma. A <<thoracic CT and a bone scan were done, both of which were normal|absent|sites=lung,bone>>.",
        "Colon cancer. CT chest pending, <<bone scan negative|absent|sites=bone>>.",
    ],
)
def test_a_verdict_is_passed_on_all_studies_of_its_list(marked: str, check_marks: Check) -> None:
    """Studies that are listed share the verdict behind the last; one that is pending has none."""
    check_marks(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Colon cancer. CT chest, CEA normal.",
        "Colon cancer. CT chest and labs normal.",
        "Colon cancer. CT chest shows pneumonia, cultures negative.",
        "Colon cancer. CT chest negative for embolism.",
        "Colon cancer. CT abdomen with normal liver.",
        "Colon cancer. CT chest not clear.",
        "Colon cancer. If the bone scan is negative we operate.",
        "Larynx cancer. PET in June was negative at the primary site.",
        "Colon cancer. PET negative except for a new nodule.",
        "Hodgkin lymphoma. PET after two cycles was negative.",
        "Headache. MRI brain was normal.",
    ],
)
def test_verdicts_on_something_else_deny_no_spread(text: str, extractor: Extractor) -> None:
    """What a study found, what is only wanted and what is told of laboratories is no all-clear."""
    assert [mention.text for mention in extractor(text).mentions] == []


def test_a_clear_study_of_the_old_place_tells_of_no_return(extractor: Extractor) -> None:
    """Where a cancer began, a clear study says that it has not come back."""
    (mention,) = extractor("Glioblastoma resected in 2017. MRI brain in May was clear.").mentions
    assert (mention.kind, mention.assertion, mention.extent) == ("recurrence", "absent", "local")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Breast cancer, lumpectomy in 2015. No mammographic evidence of malignancy.", ["absent"]),
        ("Screening of a woman after reduction mammoplasty. No mammographic evidence of malignancy.", []),
        ("Screening. Her sister had breast cancer and radiation. No mammographic evidence of malignancy.", []),
    ],
)
def test_a_clear_mammogram_of_a_treated_breast_tells_of_no_return(
    text: str, told: list[str], extractor: Extractor
) -> None:
    """Where a breast cancer was treated nothing has come back; a screening says nothing of that."""
    assert [mention.assertion for mention in extractor(text).mentions if mention.kind == "recurrence"] == told


def test_staging_scans_tell_of_spread(extractor: Extractor) -> None:
    """Staging scans that were clear deny spread, while all scans since that were clear deny a return."""
    for scans, kind in (("Staging scans", "metastasis"), ("All scans", "recurrence")):
        mentions = extractor(f"Rectal cancer. {scans} were clear.").mentions
        assert [(mention.kind, mention.assertion) for mention in mentions] == [(kind, "absent")]
