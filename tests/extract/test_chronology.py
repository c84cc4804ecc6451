"""What the order of the telling says of time."""

from collections.abc import Callable

import pytest

from recurnlp import Extractor

# Further than a sentence or two from what was told before.
_SMALL_TALK = " ".join(["Routine visits brought nothing to note about his heart, gout and teeth."] * 9)


@pytest.mark.parametrize(
    "marked",
    [
        "The <<local recurrence|present|past>> was re-excised. The sarcoma patient is <<free of disease|absent>>.",
        "Cancer with <<liver metastases|present|past>>, ablated. Now <<no evidence of disease|absent|current>>.",
        "Melanoma. The <<axillary nodes were positive|present|past>>. He is <<in complete remission|absent|current>>.",
        "Cancer, <<lung metastases|present|past>> resected. The man has been <<free of recurrence|absent|current>>.",
        "Cancer, <<lung metastases|present|past>> resected. No <<recurrence|absent|current>> in the last two years.",
    ],
)
def test_disease_told_before_an_all_clear_is_past(marked: str, check_marks: Callable[[str], None]) -> None:
    """What a note tells before it says that there is no disease is over."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "She is <<free of disease|absent>> in the breast. CT: new <<liver metastases|present|current>> of the cancer.",
        "IMPRESSION: <<Liver metastases|present|current>> of colon cancer. <<No local recurrence|absent>>.",
        "DIAGNOSIS: Cancer.\nCOMMENT: <<Metastatic carcinoma|present|current>>. Lymphoma is <<in remission|absent>>.",
        "HISTORY: <<Metastatic melanoma|current>>.\nPAST MEDICAL HISTORY: Seminoma, <<disease-free|current>> since.",
        "<<Recurrent bladder tumor|present|current>>. There was no other evidence of <<recurrent disease|absent>>.",
        "Cancer with <<lung metastases|present|current>>. There was no <<recurrence|absent>> in the transplant.",
        "Cancer. <<Bone metastases|present|current>> grew, the eyelid having remained <<free of recurrence|absent>>.",
    ],
)
def test_disease_without_an_all_clear_behind_it_is_current(marked: str, check_marks: Callable[[str], None]) -> None:
    """An all-clear ends nothing that is told after it, nor what an impression or a laboratory reports."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Her lymphoma went into <<complete remission|absent|past>>. Ten months later a <<relapse|current>> came.",
        "With glioma she was <<disease-free|absent|past>>. In May 2014 it <<recurred|present|current>>.",
        "Reason: Lymphoma, <<remission|absent|past>> since May.\nFindings: <<Recurrent lymphoma|current>> of the neck.",
        "Cancer. <<Disease free|absent|past>> for two years. Biopsy shows <<recurrence|current>> at the cuff.",
        "Cancer, now <<free of disease|absent|current>> for two years. Remote <<metastatic cancer|present>> is told.",
        "PAST MEDICAL HISTORY: Seminoma, <<in remission|absent|current>>.",
        "AML, <<CR1|absent|past>> May 2014. <<Relapse|present|current>> June 2016.",
        "HISTORY: Lymphoma, <<in remission|absent|past>>.\nIMPRESSION: <<Relapsed lymphoma|current>> of the neck.",
        "HISTORY: Lymphoma. A <<relapse|past>> in 2012 was treated.\nIMPRESSION: <<Remission|absent|current>>.",
        "HISTORY: Lymphoma, <<remission|absent|past>>.\nFINDINGS: <<Nodal metastasis>> and <<relapse|current>>.",
    ],
)
def test_a_later_relapse_ends_freedom_from_disease(marked: str, check_marks: Callable[[str], None]) -> None:
    """Freedom from disease is past where the note tells that time went by and the disease came back."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "He had a sarcoma. Excision of a <<local recurrence|past>>. Two years later <<lung metastases|current>> came.",
        "Melanoma. Dissection: <<two positive groin nodes|past>>. At 14 months <<brain metastases|current>> came.",
        "A <<local relapse|past>> was resected. She was <<cancer-free|absent>>. Then <<lung metastases|current>> came.",
    ],
)
def test_the_next_episode_ends_disease_near_the_old_place(marked: str, check_marks: Callable[[str], None]) -> None:
    """A local or regional episode that was treated is past where the note goes on to later disease."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma. A nodule of the lung was suspicious for <<metastasis|probable|past>>. Resection showed granulomas.",
        "Frozen: suspicious for <<metastasis|probable|past>>. Permanent: mesothelial hyperplasia only.",
        "Glioma. Imaging suggested <<recurrence|probable|past>>, but biopsy proved only radiation necrosis.",
    ],
)
def test_a_benign_proof_ends_a_suspicion(marked: str, check_marks: Callable[[str], None]) -> None:
    """A suspicion is past where tissue, here or in the next sentence, was something benign."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma. A nodule suspicious for <<metastasis|probable|current>>. Biopsy may show granulomas.",
        "Melanoma. Suspicious for <<metastasis|probable|current>>. There is a cyst in the kidney.",
        "Melanoma. Suspicious for <<metastasis|probable|current>>. Biopsy: <<metastatic melanoma|present>>, no cyst.",
    ],
)
def test_a_suspicion_stays_where_nothing_was_proven(marked: str, check_marks: Callable[[str], None]) -> None:
    """What may turn out, what nobody took tissue of, and proof of the cancer refute nothing."""
    check_marks(marked)


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("Nine years after mastectomy for breast cancer, she had hip pain and bone metastases.", "present"),
        ("He had a colectomy for cancer. Three years later liver metastases were found.", "present"),
        ("Metachronous liver metastasis of colon cancer.", "present"),
        ("Two years after nephrectomy for cancer, scans suggest lung metastases.", "probable"),
        ("Late metastasis of uveal melanoma. Biopsy of the liver: metastasis.", "present"),
        ("Metastasis of uveal melanoma. Biopsy of the liver: metastasis.", "not_stated"),
        ("Surgery found recurrent sarcoma. She was free of disease. Then lung metastases came.", "present"),
        ("Colon cancer with liver metastases. Three years later lung metastases were found.", "not_stated"),
        ("Three years after the diagnosis of metastatic melanoma she is at work.", "not_stated"),
    ],
)
def test_spread_after_a_time_without_disease_is_a_return(text: str, recurrence: str, extractor: Extractor) -> None:
    """The first spread that a note tells, years after treatment, makes the disease recurrent."""
    assert extractor(text).status.recurrence == recurrence


@pytest.mark.parametrize(
    "marked",
    [
        "Sarcoma. <<Recurrence|present|past>> in the scar. Now a <<second recurrence|present|current>>.",
        "Myeloma. <<First relapse|present|past>>, treated; the <<third relapse|present|current>> came in spring.",
        "<<Relapsed leukemia|present|current>>. The <<second relapse|present|current>> was in the marrow.",
    ],
)
def test_a_recurrence_that_is_counted_on_from_is_past(marked: str, check_marks: Callable[[str], None]) -> None:
    """A recurrence is past where a later one is the second; what the patient is said to have is not."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "In 2016 she had a colectomy for a <<node-negative|absent|past>> cancer.",
        "Melanoma of the calf two years ago, <<sentinel node negative|absent|past>>.",
        "The <<lymph nodes are negative|absent|current>> for carcinoma.",
    ],
)
def test_nodes_of_an_operation_that_is_dated_are_past(marked: str, check_marks: Callable[[str], None]) -> None:
    """Outside the laboratory, the nodes of a sentence that tells when they were taken are those of that time."""
    check_marks(marked)


@pytest.mark.parametrize(
    "text",
    [
        "The liver metastases progressed, and he died 14 months after the diagnosis.",
        "Lung metastases were found seven months after the diagnosis of osteosarcoma.",
        "Two months after starting letrozole, bone metastases were seen.",
        "Breast cancer, diagnosed four months earlier. The lesion was taken for a brain metastasis.",
    ],
)
def test_months_from_where_the_disease_began_are_no_time_without_it(text: str, extractor: Extractor) -> None:
    """What is counted from the diagnosis, from a drug or up to death is how long the disease was there."""
    assert extractor(text).status.recurrence == "not_stated"


def test_years_from_the_diagnosis_are_a_time_without_disease(extractor: Extractor) -> None:
    """Spread that comes years after the diagnosis came back."""
    text = "Lung metastases were found seven years after the diagnosis of osteosarcoma."

    assert extractor(text).status.recurrence == "present"


def test_the_words_that_end_it_are_among_the_cues(extractor: Extractor) -> None:
    """A mention that is over names the words of the note that say so."""
    text = "A recurrence of the sarcoma was seen. She is free of disease."

    cue = extractor(text).mentions[0].cues[-1]

    assert (cue.rule_id, text[cue.start : cue.end]) == ("chronology.cleared", "free of disease")


@pytest.mark.parametrize(
    "marked",
    [
        "The chondrosarcoma <<recurred|present|past>> in 2014 and was excised again. He now has dyspnea.",
        "A <<first relapse|present|past>> of the lymphoma was treated with rituximab. She now comes for a check-up.",
        "Cancer. One <<liver metastasis|present|past>> was resected in 2015. Scans of 2019 are discussed today.",
        "The desmoid <<recurred|present|past>> at the margin. Under sorafenib the mass disappeared.",
        "The cancer <<recurred|present|current>> in 2020 with <<bone metastases|current>>. She is now on letrozole.",
        "The tumor <<recurred|present|current>> in 2022.",
        "Sarcoma. Spring. 6/2016 <<liver metastasis|present|past>>, hepatectomy\nIn 2019 he has a cough.",
        "Sarcoma. 6/2016 <<liver metastases|present|current>>, pazopanib\nIn 2019 he has a cough.",
        "Sarcoma, <<lung metastasis|present|past>> 2016 (wedge). Now he has a cough.",
        "Sarcoma. He was operated in 2012 with removal of <<lung metastases|present|past>>. In 2016 he had a cough.",
        "Sarcoma. Removal of <<lung metastases|present|past>> two years ago.",
        "Sarcoma. Removal of <<lung metastases|present|current>> is planned.",
        "Myeloma. Upon <<relapse|present|past>>, she received lenalidomide.",
        "Myeloma. She has a <<relapse|present|current>>, and she received lenalidomide.",
        "Cancer. The <<liver metastases|present|current>> were given FOLFOX in 2021. She is now on maintenance.",
    ],
)
def test_a_recurrence_with_a_sequel_is_history(marked: str, check_marks: Callable[[str], None]) -> None:
    """A recurrence that was dated or treated is past where the note goes on beyond it; disease that stays is not."""
    check_marks(marked)


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("Hemicolectomy for cancer. Three years later there were liver metastases.", "present"),
        ("His melanoma was excised in youth. He was well for 11 years. CT shows lung metastases.", "present"),
        ("Given her previous leiomyosarcoma, lung metastases were suspected.", "probable"),
        ("Nephrectomy for cancer had been done in 2009. In 2021 he fell. Bone metastases were found.", "present"),
        ("Two years after cholecystectomy she lost weight. CT showed cancer with liver metastases.", "not_stated"),
        ("Cancer with synchronous liver metastases was resected in 2015. In 2016 came lung metastases.", "not_stated"),
        ("One month after mastectomy for cancer, a scan was done. It showed liver metastases.", "not_stated"),
        ("Two months after mastectomy for cancer, a scan was done. It showed liver metastases.", "present"),
        ("Diagnosed with breast cancer in 2013, she developed bone metastases in 2019.", "present"),
        ("Prostate cancer in 2005. Lung cancer in 2019 with bone metastases.", "not_stated"),
        ("A history of kidney cancer 8 years ago. Fracture through bone metastases.", "present"),
        ("Colon cancer s/p hemicolectomy and adjuvant FOLFOX, now with metastases to the brain.", "present"),
        ("Colon cancer s/p hemicolectomy. Now on FOLFOX for her brain metastases.", "not_stated"),
        ("HISTORY: Breast cancer, mastectomy 2 years ago.\nIMPRESSION: Bone metastases.", "present"),
        ("HISTORY: Breast cancer. Cholecystectomy 2 years ago.\nIMPRESSION: Bone metastases.", "not_stated"),
        ("HISTORY: Colon cancer 2016, renal cancer 2009.\nIMPRESSION: Liver metastases.", "not_stated"),
        ("Cancer. Two years after surgery he developed lung metastases.", "present"),
        ("Cancer. He was seen two years after the diagnosis of lung metastases.", "not_stated"),
        ("Wide resection was done. Three years later a scan was taken. It showed lung metastases.", "present"),
        (
            f"Nephrectomy for cancer. Four years later he had a cough. {_SMALL_TALK} There are lung metastases.",
            "present",
        ),
        (f"Nephrectomy for cancer in 2009. {_SMALL_TALK} There are lung metastases.", "not_stated"),
        (f"Cancer with lung metastases, nephrectomy. A year later gout. {_SMALL_TALK} Bone metastases.", "not_stated"),
        ("Nephrectomy for cancer. Nine years later there were lung metastases, then bone metastases.", "present"),
        ("Glossectomy for cancer. A year after, ultrasound showed a lymph node metastasis.", "present"),
        ("Glossectomy for cancer in 2019. Lymph node metastasis in 2 of 9 nodes.", "not_stated"),
        ("Nephrectomy for cancer in 2009. After six years without complaints he fell. Bone metastases.", "present"),
        ("Mastectomy for cancer at the age of 51. At the age of 58 there were liver metastases.", "present"),
        ("Cholecystectomy in 2001. Nine years later CT showed a sarcoma with liver metastases.", "not_stated"),
        ("Sarcoma, resected in 2001. Nine years later CT showed the sarcoma with liver metastases.", "present"),
        (
            "PMH: Breast cancer, mastectomy in 2009.\nHPI: Seizures. MRI is consistent with brain metastases.",
            "probable",
        ),
    ],
)
def test_spread_long_after_treatment_is_a_return(text: str, recurrence: str, extractor: Extractor) -> None:
    """Distant spread is a recurrence where sentences before it tell that its cancer was treated long before."""
    assert extractor(text).status.recurrence == recurrence


def test_what_was_thought_at_first_may_be_refuted_later(extractor: Extractor) -> None:
    """A suspicion that was the first one is past where tissue is told of some sentences on."""
    text = "The scan made us think first of bone metastases of cancer. No primary was seen. Biopsy showed sarcoidosis."
    assert (extractor(text).mentions[0].time, extractor(text).status.distant) == ("past", "absent")


@pytest.mark.parametrize(
    "marked",
    [
        "AML in <<second remission|absent|current>>, after <<relapse|present|past>> in 2016.",
        "Hodgkin lymphoma in <<third remission|absent|current>> after two <<relapses|present|past>>.",
        "Myeloma, <<second remission until|absent|past>> March; now <<relapsed|present|current>>.",
    ],
)
def test_a_relapse_behind_a_later_remission_is_past(marked: str, check_marks: Callable[[str], None]) -> None:
    """A remission that is counted on from the first tells which relapse it followed."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma. For three years there was <<no recurrence|absent|past>>. Then CT showed <<lung metastases>>.",
        "Melanoma. Controls showed <<no recurrence|absent|past>> until 2009. MRI then showed <<brain metastases>>.",
        "Melanoma. After five years <<in remission|absent|past>>, he lost weight. CT showed <<lung metastases>>.",
        "Melanoma. She enjoyed two years <<without relapse|absent|past>>. Then <<lung metastases>> were found.",
        "Melanoma. Two years later he was <<in remission|absent|past>>. Then <<lung metastases>> were found.",
        "Lymphoma. She achieved <<complete remission|absent|past>>. A <<relapse>> came in 2006.",
        "Melanoma. He was <<disease-free|absent|past>> for years, when <<lung metastases>> appeared.",
        "Melanoma. He is <<disease-free|absent|current>>. A <<recurrence>> in 2004 had been excised.",
    ],
)
def test_freedom_with_a_length_ends_with_what_is_told_next(marked: str, check_marks: Callable[[str], None]) -> None:
    """Freedom told with its length, or as a thing of the past, is over where disease follows, treated or not."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "HISTORY: A <<lung metastasis|past>> was removed. <<NED>> until May. Now <<brain metastases|current>>.",
        "HISTORY: <<Metastatic melanoma|current>>. He was <<NED>> until May. CT: <<lung metastases|current>>.",
    ],
)
def test_treated_spread_is_over_where_freedom_followed(marked: str, check_marks: Callable[[str], None]) -> None:
    """Spread that was treated is past where freedom followed it and ended; what a note begins with is not."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "HISTORY\n2009: melanoma, excision\n2011: <<local recurrence|past>>, re-excision\n2014: <<lung metastases>>",
        "Sarcoma. He had undergone two further operations for <<recurrent tumor|past>>. He now presented with pain.",
        "Melanoma. A nodule was excised and proved to be <<metastasis|past>>. At last follow-up, he was well.",
        "The first <<recurrence|past>> of the sarcoma was in 2011. She came in with pain.",
        "Sarcoma. <<Local recurrence|past>> in 2012 and then amputation. In 2015 <<lung metastases>> were found.",
        "ONCOLOGIC HISTORY\n2009: melanoma, excision\n2011: <<local recurrence|current>>, pembrolizumab",
        "Bladder cancer. Latest <<recurrence|past>> May 2014, small.",
        "Bladder cancer. <<Recurrence|current>> May 2014, small.",
        "Lymphoma. A nodal <<relapse|past>> came, then lenalidomide, and a further <<relapse|current>> in May.",
        "Leukemia. A first <<relapse|past>> after a year, azacitidine. She <<relapsed|current>> again.",
        "Thymoma 2009 -> <<local recurrence|past>> 2013 (chemotherapy) -> <<liver metastases|current>> 2017.",
        "HISTORY\n- 1/2015 a 2.2 cm dome tumor <<recurrence|past>>, RFA\n- 2/2019 a new tumor",
        "Sarcoma. He presents for resection of a <<recurrence|current>>. He now has pain.",
    ],
)
def test_what_was_done_before_or_after_a_date_makes_history(marked: str, check_marks: Callable[[str], None]) -> None:
    """Disease that was operated on is history where the note goes on, not where the operation is to come."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Colon cancer. A <<liver metastasis|probable|past>> was suspected. Biopsy showed a second primary.",
        "Colon cancer. A lesion, suspicious for <<metastasis|probable|past>>, proved to be a primary lung cancer.",
        "Colon cancer, suspected <<lung metastasis|probable|past>>.\nPathology: hamartoma.",
        "Colon cancer, suspected <<lung metastasis|probable|past>>. The nodule resolved after antibiotics.",
        "Colon cancer, suspected <<lung metastasis|probable|current>>. Biopsy of the thyroid showed an adenoma.",
        "Colon cancer, suspected <<liver metastasis|probable|current>>. Biopsy is planned, an abscess looks like it.",
    ],
)
def test_a_second_cancer_refutes_spread(marked: str, check_marks: Callable[[str], None]) -> None:
    """A primary, or what went away by itself, refutes; what another organ held, or a biopsy to come, does not."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma, s/p excision 2015, now with a <<scar recurrence|present|current>>.",
        "Melanoma, s/p excision 2015, a <<scar recurrence|present|past>>.",
    ],
)
def test_what_a_patient_has_now_is_current(marked: str, check_marks: Callable[[str], None]) -> None:
    """Disease that "now" leads is that of today, whatever dates the note goes on to."""
    check_marks(f"DIAGNOSIS: {marked}\nExcision in 2015.\nThere are <<lung metastases|current>>.")


@pytest.mark.parametrize(
    "marked",
    [
        "COMPARISON: MRI 2019, <<no brain metastases|absent|past>>.\nFINDINGS: <<Brain metastases|current>>. Melanoma.",
        "COMPARISON: MRI 2019, <<no brain metastases|absent|current>>.\nFINDINGS: Scar. Melanoma.",
        "Melanoma. Compared to an MRI, which showed <<no metastases|absent|past>>, there are <<brain metastases>>.",
        "Melanoma. The MRI of May showed <<no liver metastases|absent|current>>. There are <<lung metastases>>.",
        "COMPARISON: MRI 2019.\nLiver: <<no metastases|absent|current>>.\nIMPRESSION: <<Lung metastases>>. Melanoma.",
        "MARROW: <<Relapse of lymphoma|present|current>>.\nPrevious biopsy of May: <<remission|absent|past>>.",
        "Lymphoma. Previous biopsy of May: <<remission|absent|current>>.",
    ],
)
def test_what_an_earlier_study_did_not_see_may_have_come(marked: str, check_marks: Callable[[str], None]) -> None:
    """What the study did not show that a new one is compared with is past where the new one shows it."""
    check_marks(marked)
