"""Which phrases are mentions: nodes and organs by their verdict, and what only looks like one."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "<<2/15 lymph nodes positive|present|regional|sites=lymph_node>>.",
        "<<2/15 lymph nodes positive|nodes=2/15>>.",
        "<<Two of fifteen lymph nodes contain carcinoma|nodes=2/15>>.",
        "<<Lymph nodes (3/9)|present|nodes=3/9>>.",
        "<<Lymph nodes, positive for carcinoma (3/9)|nodes=3/9>>.",
        "<<Three lymph nodes, positive for carcinoma|present|sites=lymph_node>>.",
        "<<Metastatic carcinoma|present|sites=lymph_node>> in one of nine nodes.",
        "<<Lymph nodes, positive for malignancy (3/11)|present>>.",
        "<<Number of nodes involved: 4|present|regional|sites=lymph_node>>",
        "The sentinel node shows a <<micrometastasis|present>>.",
    ],
)
def test_involved_nodes_are_present(marked: str, check_marks: Check) -> None:
    """A node statement that finds tumor is a metastasis that is present."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Twelve lymph nodes, negative for malignancy (0/12)|absent|regional|sites=lymph_node>>.",
        "<<Fourteen lymph nodes (0/14)|absent|nodes=0/14>>.",
        "<<Lymph nodes free of tumor|absent>>.",
        "<<No tumor in six lymph nodes|absent>>.",
        "<<Sentinel lymph node, no carcinoma identified|absent>>.",
        "<<Benign lymph nodes|absent>>.",
        "<<Lymph nodes with sinus histiocytosis|absent>>.",
        "<<Three reactive lymph nodes|absent>>.",
        "<<Number of lymph nodes involved: 0|absent>>",
        "<<None of eight nodes contains tumor|absent|nodes=0/8>>.",
        "<<0 of 11 pelvic nodes are involved|absent>>.",
        "<<0 of 11 pelvic nodes are involved|nodes=0/11>>.",
        "<<Lymph nodes (O/12)|absent|nodes=0/12>>.",
        "<<Nodes negative|absent>>.",
    ],
)
def test_clear_nodes_are_absent(marked: str, check_marks: Check) -> None:
    """A node statement that finds no tumor is a metastasis that is absent."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "A. OMENTUM:\n<<ADENOCARCINOMA|present|distant|sites=omentum>>.",
        "<<Omentum: negative for malignancy|absent|distant|sites=omentum>>.",
        "<<Peritoneal washings: negative for malignant cells|absent|sites=peritoneum>>.",
        "<<Bone marrow biopsy: no tumor seen|absent|sites=bone_marrow>>.",
        "<<Pleural fluid, negative for malignant cells|absent|sites=pleura>>.",
    ],
)
def test_staging_organs_are_read_by_their_verdict(marked: str, check_marks: Check) -> None:
    """Tumor found, or found absent, in an organ sampled for staging is about spread."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Breast cancer, <<NED|recurrence|absent>>.",
        "Melanoma of the arm, currently with <<no evidence of disease|recurrence|absent>>.",
        "Lymphoma <<in complete remission|recurrence|absent>>.",
        "She has been <<disease-free|recurrence|absent>> since her cancer was removed.",
        "The carcinoma showed a <<complete response|recurrence|absent>>.",
        "Lumpectomy in 2015. Now <<NED|recurrence|absent>>.",
    ],
)
def test_freedom_from_disease_is_absent_recurrence(marked: str, check_marks: Check) -> None:
    """NED, remission and freedom from disease are a recurrence that is absent."""
    check_marks(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Breast carcinoma with an Oncotype recurrence score of 14.",
        "The recurrent laryngeal nerve was preserved during thyroidectomy for carcinoma.",
        "Colon cancer history; admitted with recurrent pneumonia.",
        "Recurrent urinary tract infections after bladder cancer.",
        "Recurrent inguinal hernia in a man with lymphoma.",
        "Rectal cancer, incisional hernia ?recurrence.",
        "CT of the head after a fall: brain clear.",
        "Recurrence of the reflux after ablation of the left saphenous vein. Varices of the leg and kidney stones.",
        "Lung cancer with a recurrent pleural effusion after pneumonia.",
        "Melanoma years ago; the headaches recurred last month.",
        "Metastatic calcification of the renal vessels.",
        "Able to climb stairs, about 5 METs of activity.",
        "Lymph nodes: see below.",
        "The lymph node measures 8 mm.",
        "Enlarged lymph nodes in the mesentery.",
        "Perineural invasion is present in the carcinoma.",
        "Margins are negative for carcinoma.",
        "Tumor invades the muscularis propria.",
        "Distant metastasis (pM): not applicable",
        "Distant metastasis: cannot be assessed",
        "Number of lymph nodes examined: 12",
        "0/0 lymph nodes.",
        "His depression is in remission.",
        "Stage III chronic kidney disease and prior breast cancer.",
        "She met with the surgeon to discuss the cancer.",
        "Tubular adenoma with low-grade dysplasia.",
        "Recurrent nausea during chemotherapy for carcinoma.",
        "Gallbladder: negative for malignancy.",
    ],
)
def test_traps_are_no_mentions(text: str, check_marks: Check) -> None:
    """What only looks like spread or return is no mention."""
    check_marks(text)


@pytest.mark.parametrize(
    "marked",
    [
        "<<METASTATIC ADENOCARCINOMA|present>>.",
        "<<Metastaic carcinoma|present>> in the liver.",
        "<<Recurrance|recurrence|present>> of the tumor.",
        "<<Metastatic tumour|present>> in the oesophagus.",
        "The cancer <<meta-\nstasized|present>> to bone.",
        "<<rnetastatic carcinoma|present>> in the lung.",
        "Iymph nodes: no evidence of <<metastasis|absent>>.",
        "<<Mets|present|sites=liver>> to liver.",
    ],
)
def test_spelling_changes_nothing(marked: str, check_marks: Check) -> None:
    """Capitals, British spelling, misspellings, line breaks and misread letters are read as the word they mean."""
    check_marks(marked)
