"""How far a mention reaches."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]


def wrong(marked: str, reason: str) -> object:
    """A sentence that is read wrongly today."""
    return pytest.param(marked, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    "marked",
    [
        "<<Local recurrence|local>> of the rectal cancer.",
        "An <<anastomotic recurrence|local>> of the colon cancer.",
        "The tumor <<recurred|recurrence|local>> locally.",
        "Sarcoma with <<recurrence|local>> in the scar.",
        "<<Recurrent bladder tumor|recurrence|local|sites=bladder>>.",
        "Carcinoma with <<recurrence|local>> at the vaginal cuff.",
        "<<Intrahepatic metastasis|local|sites=liver>> of the hepatocellular carcinoma.",
        "Lung cancer with <<lymphangitic spread|local|sites=lung>>.",
    ],
)
def test_same_organ_is_local(marked: str, check_marks: Check) -> None:
    """Return in the organ, scar, bed or anastomosis is local."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Metastatic carcinoma|regional|sites=lymph_node>> in axillary lymph nodes.",
        "<<Locoregional recurrence|regional>> of the breast cancer.",
        "<<In-transit metastases|regional>> on the shin.",
        "<<Satellite lesions|regional>> around the melanoma.",
        "<<Regional recurrence|regional>> of the laryngeal cancer.",
        "<<Nodal metastases|regional|sites=lymph_node>>.",
        "<<Tumor deposits|regional|sites=soft_tissue>> in the mesocolic fat.",
    ],
)
def test_nodes_satellites_and_in_transit_are_regional(marked: str, check_marks: Check) -> None:
    """Spread to regional nodes, satellites and in-transit disease are regional."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Liver metastases|distant>>.",
        "<<Distant metastases|distant>> were found.",
        "<<Peritoneal carcinomatosis|distant|sites=peritoneum>>.",
        "<<Malignant pleural effusion|distant|sites=pleura>>.",
        "<<Malignant ascites|distant|sites=peritoneum>>.",
        "<<Leptomeningeal carcinomatosis|distant|sites=meninges>>.",
        "<<Distant recurrence|distant>> of the melanoma.",
        "<<Metastatic carcinoma|distant|sites=lymph_node>> in retroperitoneal lymph nodes.",
        "<<Omental caking|distant|sites=omentum>> was seen.",
        "<<Drop metastases|distant>> along the cord.",
        "<<Lymphangitic spread of tumor|distant|sites=lung>>.",
    ],
)
def test_other_organs_are_distant(marked: str, check_marks: Check) -> None:
    """Another organ, non-regional nodes, carcinomatosis and malignant fluid are distant."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Biochemical recurrence|recurrence|biochemical>> three years after prostatectomy.",
        "<<PSA relapse|recurrence|biochemical>> after radiation.",
        "<<Biochemical failure|recurrence|biochemical>> was treated with bicalutamide.",
        "<<Rising PSA|recurrence|biochemical|probable>> after surgery for prostate cancer.",
    ],
)
def test_marker_only_is_biochemical(marked: str, check_marks: Check) -> None:
    """Return shown by a marker alone is biochemical."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Metastatic melanoma|unspecified>>.",
        "<<Recurrent lymphoma|recurrence|unspecified>>.",
        "Her cancer has <<recurred|recurrence|unspecified>>.",
        "No <<metastases|unspecified|absent>>.",
    ],
)
def test_nothing_said_is_unspecified(marked: str, check_marks: Check) -> None:
    """Where the note names no place the extent is unspecified."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Ovarian carcinoma with <<recurrence|distant|sites=colon>> in the sigmoid colon.",
        "Breast carcinoma with <<recurrence|distant|sites=small_bowel>> in the jejunum.",
        "Cervical carcinoma with <<recurrence|local|sites=rectum>> in the rectum.",
        "Colon cancer with <<recurrence|local|sites=small_bowel>> in the terminal ileum.",
    ],
)
def test_the_bowel_is_near_to_its_neighbors_only(marked: str, check_marks: Check) -> None:
    """A recurrence in the bowel is local for cancers of the gut and beside it, and distant for all others."""
    check_marks(marked)


def test_an_effusion_has_a_place_even_beside_its_own_primary(check_marks: Check) -> None:
    """A malignant effusion is in the pleura, where the cancer began there too."""
    check_marks("Mesothelioma. Large right <<malignant pleural effusion|distant|sites=pleura>>.")


@pytest.mark.parametrize(
    "marked",
    [
        "She has breast cancer. Risks are bleeding and <<local recurrence|hypothetical|local|sites=>>.",
        "A glioma was removed. The risk of <<recurrence|hypothetical|unspecified|sites=>> was discussed.",
    ],
)
def test_a_recurrence_only_feared_has_no_place_of_its_own(marked: str, check_marks: Check) -> None:
    """The note's primary lends its place to recurrences that are told, not to those that are feared."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma of the calf. LYMPH NODE, STATION 7: <<METASTATIC MELANOMA|distant>>.",
        "Melanoma of the calf. LYMPH NODE, STATION 7: <<NEGATIVE FOR MALIGNANCY|absent|distant>>.",
        "Lung cancer. LYMPH NODE, STATION 7: <<METASTATIC CARCINOMA|regional>>.",
        "Gastric cancer with a left supraclavicular nodal <<metastasis|distant>>.",
        "Breast cancer with a left supraclavicular nodal <<metastasis|regional>>.",
    ],
)
def test_a_named_station_outranks_the_word_node(marked: str, check_marks: Check) -> None:
    """Where a station is named beside the bare node, the station decides."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "pN1b: <<Metastases|regional|sites=lymph_node>> to cervical or superior mediastinal nodes.",
        "SYNOPTIC REPORT\nMesenteric lymph nodes: <<metastasis|regional>> in one.\nPathologic stage: pT2 pN1 MX",
        "SYNOPTIC REPORT\nSupraclavicular node: <<metastasis|distant>>.\nPathologic stage: pT2 pN1 MX",
        "SYNOPTIC REPORT\nProstate carcinoma.\nMesenteric node: <<metastasis|distant>>.\nStage: pT2 pN1 pM1a",
    ],
)
def test_a_code_counts_nodes_as_regional(marked: str, check_marks: Check) -> None:
    """Nodes that an N category describes are regional, and those of a report with positive nodes and no M1."""
    check_marks(marked)


def test_organs_among_nodes_are_distant(check_marks: Check) -> None:
    """The word "nodal" in a list of organs makes none of them regional."""
    check_marks("Renal cell carcinoma with <<pulmonary, nodal and adrenal metastases|distant>>.")


def test_a_lymphoma_has_nowhere_to_be_far_from(check_marks: Check) -> None:
    """A return of lymphoma or leukemia keeps its places, and no extent."""
    check_marks("Lymphoma, treated in 2011. <<Relapsed lymphoma|recurrence|unspecified>> in the left axilla.")


@pytest.mark.parametrize(
    "marked",
    [
        "Hepatoma treated by ablation. A <<recurrence|local|sites=liver>> was seen in May.",
        "Hepatoma treated by ablation. No <<recurrence|absent|unspecified|sites=>>.",
    ],
)
def test_a_found_return_of_liver_cancer_is_in_the_liver(marked: str, check_marks: Check) -> None:
    """A cancer of the liver returns there; that it has not is said of the whole patient."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The <<chordoma of the clivus recurred|local|sites=bone>>.",
        "<<Recurrent phyllodes tumor|local|sites=breast>> on the left.",
        "No sign of <<recurrence|absent|sites=|unspecified>> of the ameloblastoma.",
    ],
)
def test_tumors_that_stay_return_where_they_were(marked: str, check_marks: Callable[[str], None]) -> None:
    """A rule of a primary may say so; freedom from such a tumor is the whole patient's."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Vulvar cancer with <<metastasis|distant>> in a pelvic node.",
        "Vulvar cancer with <<metastasis|regional>> in a groin node.",
        "Thymoma with <<metastasis|regional>> in a mediastinal node.",
        "Sinonasal carcinoma with <<metastasis|regional>> in a level II node.",
        "Melanoma of the shin with <<in-transit metastases|regional|sites=skin>> of the calf.",
    ],
)
def test_odd_cancers_have_stations_of_their_own(marked: str, check_marks: Callable[[str], None]) -> None:
    """Of organs without a name in the list each has its own regional nodes."""
    check_marks(marked)


def test_satellites_are_in_the_organ_of_their_cancer(check_marks: Callable[[str], None]) -> None:
    """A satellite that names no organ is regional, in that of the note's cancer."""
    check_marks("Hepatocellular carcinoma of 4 cm with two <<satellite nodules|regional|sites=liver>> beside it.")


@pytest.mark.parametrize(
    "marked",
    [
        "Retroperitoneal liposarcoma resected in 2010. <<Recurrence|local|sites=retroperitoneum>> in 2014.",
        "Myxofibrosarcoma of the thigh. The sarcoma <<recurred|local|sites=soft_tissue>>.",
        "GIST of the stomach. The tumor <<recurred|unspecified|sites=>>.",
        "Myxofibrosarcoma of the thigh. No <<recurrence|absent|unspecified|sites=>> so far.",
    ],
)
def test_a_sarcoma_comes_back_in_its_bed(marked: str, check_marks: Callable[[str], None]) -> None:
    """A sarcoma that is back, nobody says where, is where it began; a stromal tumor is not, nor an all-clear."""
    check_marks(marked)


def test_a_return_in_an_organ_far_away_is_distant(check_marks: Callable[[str], None]) -> None:
    """A cancer that returns in an organ into which it cannot grow has spread there."""
    check_marks("Breast cancer. <<Relapse|distant|sites=ovary>> in both ovaries two years after surgery.")


def test_in_transit_disease_of_a_melanoma_is_in_the_skin(check_marks: Callable[[str], None]) -> None:
    """Nodes and joints only tell between what in-transit disease lies."""
    check_marks("Melanoma. Lumps near the axillary nodes, most likely <<in-transit disease|sites=skin>>.")
