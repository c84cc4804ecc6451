"""Of what it is said that something came back."""

from collections.abc import Callable

import pytest

from recurnlp import Extractor

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Colon cancer. CT negative for pneumonia or <<recurrence|absent>>.",
        "Colon cancer. Pain due to <<recurrence|present>>.",
        "Inguinal hernia, repaired twice. No pain or recurrence.",
    ],
)
def test_an_alternative_is_not_what_recurs(marked: str, check_marks: Check) -> None:
    """Another trouble that is listed with a return, or caused by it, is not what returned."""
    check_marks(marked)


def test_a_result_that_came_back_is_no_return(check_marks: Check) -> None:
    """A biopsy that "came back carcinoma" tells what it showed."""
    check_marks("Thyroid nodule. The biopsy came back follicular carcinoma.")


@pytest.mark.parametrize(
    "marked",
    [
        "A man with <<metastatic lung adenocarcinoma|present>> and recurrent symptomatic right pleural effusion.",
        "Breast cancer with recurrent left arm cellulitis.",
        "Breast cancer with <<recurrent|present>> tumor of the chest wall and cellulitis.",
    ],
)
def test_an_adjective_is_said_of_the_noun_behind_it(marked: str, check_marks: Check) -> None:
    """What follows "recurrent" in its noun phrase recurs, whatever cancer was named before."""
    check_marks(marked)


def test_leukemias_come_back_nowhere(check_marks: Check) -> None:
    """A leukemia in remission has no place that it is gone from."""
    check_marks("CML. The bone marrow was <<in remission|absent|unspecified>> and the fusion gene was negative.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sigmoid carcinoma. I have not referred him about the hernia. He remains disease free.", 1),
        ("Sigmoid carcinoma. I have not referred him about the hernia. No recurrence.", 0),
        ("The hernia was repaired. He remains disease free.", 0),
    ],
)
def test_freedom_from_disease_is_freedom_from_cancer(extractor: Extractor, text: str, said: int) -> None:
    """In a note about a cancer "disease free" is said of it, whatever else the sentence before named."""
    assert len(extractor(text).mentions) == said


@pytest.mark.parametrize(
    "marked",
    [
        "Colon cancer. No effusion. <<Recurrence|present>> has progressed.",
        "Colon cancer. Pneumonia cannot be excluded. There is <<recurrent disease|present>>.",
        "Colon cancer. There is no pleural effusion; <<local recurrence|possible>> cannot be excluded.",
        "Colon cancer. <<Recurrence|present>> has progressed, with small effusion.",
        "Colon cancer. <<Recurrence|probable>> is favored over infection.",
        "Colon cancer. The differential includes infection and <<recurrence|possible>>.",
        "Colon cancer. The effusion was drained. Recurrence in May.",
    ],
)
def test_what_is_denied_doubted_or_weighed_does_not_recur(marked: str, check_marks: Check) -> None:
    """A disease that is not there, or stands in another clause, or is the other reading, is not what returned."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Pathology from the lobectomy came back showing squamous cell carcinoma.",
        "Melanoma. The biopsy of the liver came back a hemangioma.",
        "Melanoma. The swab came back with MRSA.",
        "Melanoma in 2016. After the biopsy the tumor <<came back|present>>.",
        "CT shows that the <<cancer has come back|present>>.",
    ],
)
def test_what_a_laboratory_sends_back_is_no_return(marked: str, check_marks: Check) -> None:
    """A sample is the subject of "came back" where no cancer stands before it."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Third recurrence of panuveitis in a man with breast cancer.",
        "Breast cancer. Recurrent bilateral anterior scleritis.",
        "Breast cancer. Recurrent autoimmune pericarditis, then a recurrence in May.",
        "Lymphoma with <<relapse|present>>; mucositis.",
        "Breast cancer. His mastitis relapsed.",
        "Breast cancer. Recurrent SBO, managed without surgery.",
        "Radiation esophagitis; <<recurrence|present>> in the neck of the lung cancer.",
        "Recurrent sinusitis; breast cancer 2008, no <<recurrence|absent>>.",
    ],
)
def test_a_condition_that_recurs_is_known_by_its_ending(marked: str, check_marks: Check) -> None:
    """What no rule knows and ends as an inflammation does recurs as a known one would."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Basal cell carcinoma. Risks including bleeding, infection, <<recurrence|hypothetical>> were gone over.",
        "Basal cell carcinoma. Risks of pain, infection, leak and <<recurrence|hypothetical>> were named.",
        "Breast cancer 2009. Hernia repair. Risks of pain, infection, mesh removal and recurrence were named.",
        "Colon cancer, resected. No bleeding, infection, <<recurrence|absent>>.",
    ],
)
def test_a_return_is_an_item_of_a_list_of_risks(marked: str, check_marks: Check) -> None:
    """Bleeding and infection beside a return are not what returns; a hernia may be what was operated on."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Staph bacteremia with metastatic foci in the spine.",
        "Breast cancer with <<metastatic foci|present|sites=bone>> in the spine; line bacteremia was treated.",
        "Colon cancer. Bacteremia with <<metastatic lesions|present|sites=liver>> in the liver.",
    ],
)
def test_germs_have_metastatic_foci_where_no_cancer_is_named(marked: str, check_marks: Check) -> None:
    """What a bacteremia seeds is no spread, unless the note is about a neoplasm."""
    check_marks(marked)


@pytest.mark.parametrize("patient", ["Mrs Ogden", "Mr. Bell", "Ms Adair", "This lady", "Our patient"])
def test_a_patient_recurs_by_any_name(patient: str, extractor: Extractor) -> None:
    """A cancer recurs where its patient is told to have recurred, by name and title, too."""
    mentions = extractor(f"Rectal cancer, resected in 2012. {patient} has recurred.").mentions
    assert [mention.kind for mention in mentions] == ["recurrence"]


def test_what_a_named_patient_has_recurs_for_itself(extractor: Extractor) -> None:
    """The hernia of a patient who is named recurs, and no cancer."""
    assert not extractor("Rectal cancer, resected in 2012. Mrs Ogden's hernia has recurred.").mentions
