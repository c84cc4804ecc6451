"""Places that mean one thing of one cancer and another of another."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Medulloblastoma with <<spinal metastases|distant|sites=spinal_cord>>.",
        "Ependymoma with spinal <<drop metastases|distant|sites=spinal_cord>>.",
        "Prostate cancer with spinal <<metastases|distant|sites=bone>>.",
        "Glioblastoma with osseous spine <<metastases|distant|sites=bone>>.",
        "Glioblastoma. Biopsy of the cervical lymph nodes showed <<metastatic glioblastoma|distant|sites=lymph_node>>.",
    ],
)
def test_of_a_brain_tumor_the_spine_is_the_cord(marked: str, check_marks: Check) -> None:
    """The spine of a brain tumor is the cord, of any other cancer its bones; no nodes are regional to the brain."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma of the foot. FNA of the groin mass yielded <<metastatic melanoma|regional|sites=lymph_node>>.",
        "Anal carcinoma. Biopsy of a right groin mass: <<metastatic carcinoma|regional|sites=lymph_node>>.",
        "Liposarcoma. The groin mass is a <<metastasis|sites=soft_tissue>>.",
    ],
)
def test_of_a_carcinoma_a_lump_in_the_groin_is_a_node(marked: str, check_marks: Check) -> None:
    """Carcinomas and melanomas that make a mass in the groin are in its nodes."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma of the ear. A <<metastasis|regional|sites=salivary_gland>> in the parotid gland was resected.",
        "Renal cell carcinoma. A <<metastasis|distant|sites=salivary_gland>> in the parotid gland was resected.",
    ],
)
def test_the_parotid_is_regional_to_skin_of_the_head(marked: str, check_marks: Check) -> None:
    """Skin of the head drains to the parotid."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "An intraabdominal <<metastasis|sites=peritoneum>> adherent to the mesentery was excised.",
        "An intraabdominal <<metastasis|sites=other>> was excised.",
    ],
)
def test_the_abdomen_says_less_than_its_organs(marked: str, check_marks: Check) -> None:
    """Where an organ in the abdomen is named, "intraabdominal" adds nothing."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Lung cancer. The bladder is well distended, no <<recurrence|absent|sites=>>.",
        "Esophageal cancer. The gallbladder looks normal, no <<recurrence|absent|sites=>>.",
        "Colon cancer. The colon is normal, no <<recurrence|absent|sites=colon>>.",
    ],
)
def test_a_sound_organ_lends_no_place(marked: str, check_marks: Check) -> None:
    """An organ that is only told sound is not where a cancer of elsewhere has not come back."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Lymphoma. In 2018 he had a <<testicular relapse|distant|sites=testis>>.",
        "Acute leukemia. A <<relapse|distant|sites=eye>> in the left eye was irradiated.",
        "Lymphoma. A <<nodal relapse|sites=lymph_node>> followed.",
        "Acute leukemia. A bone marrow <<relapse|unspecified|sites=bone_marrow>> followed.",
    ],
)
def test_blood_cancers_are_far_from_other_organs(marked: str, check_marks: Check) -> None:
    """A lymphoma or leukemia that returns in an organ not its own is distant."""
    check_marks(marked)
