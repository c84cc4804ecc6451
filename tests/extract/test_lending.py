"""Organs that stand beside a mention and are not its site."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Breast cancer. CT showed a pleural effusion and <<liver metastases|sites=liver>>.",
        "Breast cancer. There are enlarged hilar lymph nodes and multiple <<bone metastases|sites=bone>>.",
        "Colon cancer. CT showed a mass of the pancreas and <<lung metastases|sites=lung>>.",
        "Colon cancer. <<Bone metastases|sites=bone>> and a mass in the pancreas.",
        "<<Metastatic pancreatic cancer|sites=>> (<<liver metastases|sites=liver>> since March).",
        "Colon cancer. <<Recurrence|local>> at the anastomosis and <<liver metastases|sites=liver>>.",
        "Melanoma. <<Recurrent melanoma|sites=lymph_node>> in the axilla and <<lung metastases|sites=lung>>.",
    ],
)
def test_another_finding_keeps_its_organ(marked: str, check_marks: Check) -> None:
    """An organ in which something else was found is no site of the spread listed with it."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Colon cancer, resected. No ascites, no evidence of <<recurrence|absent|sites=>>.",
        "Renal cancer. Head CT: no calvarial or parenchymal <<metastasis|absent|sites=bone>>.",
    ],
)
def test_what_is_denied_first_is_no_site(marked: str, check_marks: Check) -> None:
    """An organ of which "no" denies something else lends nothing, unless both words describe one noun."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Breast cancer, whole breast RT, then letrozole until <<recurrence|sites=>>.",
        "Anal cancer. Chemoradiotherapy to the pelvis and groins, and no sign of <<recurrence|absent|sites=>>.",
    ],
)
def test_an_irradiated_organ_is_no_site(marked: str, check_marks: Check) -> None:
    """Where radiation went tells nothing of where the cancer came back."""
    check_marks(marked)


def test_an_examination_is_no_site(check_marks: Check) -> None:
    """The organ that an examination is named after is none that a work-up finds anything in."""
    check_marks("Breast cancer. A <<metastatic workup|hypothetical|sites=>> with bone scan is planned.")


@pytest.mark.parametrize(
    "marked",
    [
        "Thyroid cancer. <<Liver metastases|sites=liver>> are stable, with no other <<metastases|absent|sites=>>.",
        "Gastric lesion, cancer on biopsy, with no <<metastasis|absent|sites=>> in other organs.",
        "Breast cancer. <<Bone mets|sites=bone>> (spine, ribs), no <<visceral disease|absent|sites=>>.",
    ],
)
def test_spread_elsewhere_has_no_site(marked: str, check_marks: Check) -> None:
    """What is told of all other organs is told of none that is named."""
    check_marks(marked)


def test_an_examination_that_opens_the_sentence_lends_its_organ(check_marks: Check) -> None:
    """What an examination of one organ does not show anew is not there; elsewhere is not where it looked."""
    check_marks("Melanoma. MRI brain: treated lesions smaller, no new <<metastases|absent|sites=brain>>.")
    check_marks("Melanoma. Brain: no other <<metastases|absent|sites=>>.")


@pytest.mark.parametrize(
    "marked",
    [
        "Colon cancer. Liver and lungs are free of further <<metastases|absent|sites=liver,lung>>.",
        "Breast cancer. MRI of the brain showed no additional <<metastases|absent|sites=brain>>.",
        "Breast cancer. Bone scan without additional <<metastases|absent|sites=bone>>.",
        "Colon cancer. New left adrenal nodule, suspicious for further <<metastasis|probable|sites=adrenal>>.",
        "Melanoma. The liver lesions are likely further <<metastases|probable|sites=liver>>.",
    ],
)
def test_further_spread_is_where_it_is_said_of(marked: str, check_marks: Check) -> None:
    """Further metastases that an organ is free of, or that its lesions may be, are in that organ."""
    check_marks(marked)


def test_nodes_counted_on_behind_a_semicolon_are_the_site(check_marks: Check) -> None:
    """A count that goes on behind a semicolon is of the nodes before it."""
    check_marks("Colon cancer. Twenty lymph nodes lay in fat; three hold <<metastatic carcinoma|sites=lymph_node>>.")


@pytest.mark.parametrize(
    "marked",
    [
        "Breast cancer. Axillary dissection: <<metastatic carcinoma|regional>> in level II.",
        "Tongue cancer. Neck dissection: <<metastatic carcinoma|regional>> in level II.",
    ],
)
def test_levels_are_of_axilla_and_neck(marked: str, check_marks: Check) -> None:
    """Levels I to III are regional to cancers of the breast as to those of the neck."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Recurrent colon cancer|sites=>> with <<bone mets|sites=bone>>.",
        "After mastectomy of the left breast: no <<distant recurrence|absent|distant|sites=>>.",
        "After mastectomy of the left breast: <<systemic relapse|distant|sites=>>.",
        "Colon cancer. CT showed a mass at the bladder wall, several <<omental implants|sites=omentum>> up to 2 cm.",
        "No bony or <<visceral disease|absent|distant|sites=bone>> of the prostate cancer.",
    ],
)
def test_spread_told_by_itself_takes_no_organ_of_its_neighbors(marked: str, check_marks: Check) -> None:
    """Neither the organs of metastases listed with a return, nor those treated before, nor those with another mass."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Carcinoid with <<liver, nodal and bone metastases|sites=liver,lymph_node,bone>>.",
        "Breast cancer with <<pulmonary, adrenal and nodal metastases|sites=lung,adrenal,lymph_node>>.",
        "Colon cancer. <<Lungs and liver clear|absent|sites=lung,liver>>.",
    ],
)
def test_each_organ_of_a_list_counts(marked: str, check_marks: Check) -> None:
    """Nodes among the organs of a list cut it nowhere."""
    check_marks(marked)
