"""Where the organs behind spread end."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Breast cancer. <<Metastatic lesions|sites=bone>> of the ribs, normal liver.",
        "Breast cancer with <<metastases|sites=bone>> limited to the ribs, the liver being spared.",
        "Breast cancer. <<Metastases|sites=liver>> in the liver and not in the lung.",
        "Colon cancer. He has no <<bone metastases|absent|sites=bone>> but a mass of the spleen.",
        "Colon cancer with <<metastases|sites=liver,lung>> not only in the liver but also in the lungs.",
    ],
)
def test_spread_ends_at_what_it_spared(marked: str, check_marks: Check) -> None:
    """An organ that is told sound, spared or denied is none of the spread before it."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Breast cancer with <<skin metastases|sites=skin>> over the scapula.",
        "Ovarian cancer. Several <<peritoneal deposits|sites=peritoneum>> in the pelvis have grown.",
        "Colon cancer. No <<peritoneal metastases|absent|sites=peritoneum>>, and the spleen was small.",
    ],
)
def test_a_place_may_only_tell_where_a_tissue_lies(marked: str, check_marks: Check) -> None:
    """Behind spread to a tissue of all parts of the body a place is no second organ, nor is a new subject."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Breast cancer with <<bone metastases|sites=bone>>, s/p resection of the thyroid for a goiter.",
        "Prostate cancer with <<liver mets|sites=liver>> s/p XRT to the stomach for lymphoma.",
        "Melanoma. Pain in the hip from <<metastases|sites=liver>> in the liver.",
        "Melanoma. A stone in the gallbladder and <<metastases|sites=liver>> in the liver.",
        "Colon cancer with <<bone metastases|sites=bone>> and a stricture of the esophagus.",
    ],
)
def test_other_findings_lend_no_organ(marked: str, check_marks: Check) -> None:
    """What was operated on, hurts or is narrowed beside spread is none of its organs."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma. A <<metastasis|sites=liver,bone>> in the liver that bulges out of it and a second one in the ribs.",
        "Melanoma. The <<metastasis|sites=liver>> in the liver is stable, that in the lung has resolved.",
    ],
)
def test_more_of_the_same_is_pointed_at(marked: str, check_marks: Check) -> None:
    """What a word such as "that" stands for is in another organ as well, unless it went."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Breast cancer with <<metastases|sites=liver,lung>> to the liver and, more recently, the lungs.",
        "Lung cancer. Avid <<metastases|sites=brain,omentum,bone>>: brain, SUV 6; omentum, SUV 9; bones, SUV 4.",
        "Lung cancer with synchronous splenic and metachronous <<brain metastases|sites=spleen,brain>>.",
        "Colon cancer. A nodule in the thyroid and another in the spleen are <<metastases|sites=thyroid,spleen>>.",
        "Colon cancer. Hepatic and then <<lung metastases|sites=liver,lung>> developed.",
        "Colon cancer. <<Metastases|sites=liver,bone>> were seen in the liver on CT and in the spine on MRI.",
        "Colon cancer. The <<cancer has come back|sites=spleen>> and is now in the spleen.",
        "Gastric cancer. <<Metastases|sites=liver>> were found on his last CT in the liver.",
    ],
)
def test_lists_go_on_over_times_and_measures(marked: str, check_marks: Check) -> None:
    """When spread came to the next organ, how it is measured there, and how it was found do not end a list."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Metastatic melanoma|sites=>> with thyroid dysfunction.",
        "<<Metastatic melanoma|sites=>> with bilateral pleural effusions.",
        "<<Recurrent ovarian cancer|sites=>> with a pulmonary embolism.",
    ],
)
def test_an_organ_in_trouble_is_no_site(marked: str, check_marks: Callable[[str], None]) -> None:
    """What an organ suffers beside spread is no spread to it."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Metastatic melanoma|sites=spleen>> with spleen lesions.",
        "<<Metastatic melanoma|sites=spleen>> with disease in the spleen, on treatment.",
    ],
)
def test_an_organ_with_spread_is_a_site(marked: str, check_marks: Callable[[str], None]) -> None:
    """Lesions and spread in an organ that "with" leads to are the cancer's."""
    check_marks(marked)
