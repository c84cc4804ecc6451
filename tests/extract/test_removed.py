"""Sites that a mention takes from what was taken out."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Brain, left. <<Metastatic clear cell carcinoma|distant|sites=brain>>, CD10 positive.",
        "Spleen 210 g. <<Metastatic melanoma|distant|sites=spleen>>.",
        "Colon cancer. Colon, left. <<Metastatic carcinoma|sites=>>.",
        "Hip fracture. <<Metastatic breast cancer|sites=>>.",
    ],
)
def test_a_sentence_may_only_name_the_specimen(marked: str, check_marks: Check) -> None:
    """Spread that opens a sentence is in the specimen that the one before names and nothing else."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "PREOPERATIVE DIAGNOSIS: Frontal lobe mass.\nPOSTOPERATIVE DIAGNOSIS: <<Metastatic melanoma|sites=brain>>.",
        "PREOPERATIVE DIAGNOSIS: Scalp lesion.\nPOSTOPERATIVE DIAGNOSIS: <<Metastatic renal cancer|sites=skin>>.",
        "PREOPERATIVE DIAGNOSIS: Mass of the colon.\nPOSTOPERATIVE DIAGNOSIS: <<Metastatic colon cancer|sites=>>.",
    ],
)
def test_the_lesion_before_an_operation_is_the_spread_after_it(marked: str, check_marks: Check) -> None:
    """A postoperative diagnosis of spread is of the lesion that the preoperative one names."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Serous ovarian cancer. Adrenalectomy showed a <<metastasis|distant|sites=adrenal>>.",
        "Breast cancer. Gastroscopy showed thick folds. Biopsies revealed <<metastatic carcinoma|sites=stomach>>.",
        "Renal cell carcinoma, nephrectomy 2010. Biopsy now showed <<metastatic carcinoma|sites=>>.",
        "Breast cancer. She had a cholecystectomy in 2010. Biopsy showed <<metastatic carcinoma|sites=>>.",
    ],
)
def test_an_operation_names_its_organ(marked: str, check_marks: Check) -> None:
    """What an operation or a look into the body took is of the organ in its name, but not of an earlier operation's."""
    check_marks(marked)


def test_histologically_tells_what_a_tumor_was(check_marks: Check) -> None:
    """A tumor that is histologically a metastasis is one in its own organ."""
    check_marks("A tumor of the jejunum was found, histologically a <<metastasis|distant|sites=small_bowel>>.")


@pytest.mark.parametrize(
    "marked",
    [
        "Breast cancer. A lump appeared in the skin. Excision was done. It was a <<metastasis|sites=skin>>.",
        "A new mass in the scalp. A further nodule is in the kidney. Both suggest <<metastases|sites=skin,kidney>>.",
    ],
)
def test_lesions_are_told_over_several_sentences(marked: str, check_marks: Check) -> None:
    """The excision may stand between a lesion and its verdict, and "both" is of two sentences' lesions."""
    check_marks(marked)


def test_a_part_of_the_list_of_specimens_is_named_by_its_number(check_marks: Check) -> None:
    """A mark such as "PART 1:" alone stands for the specimen that was listed under it."""
    listed = "SPECIMENS:\nPART 1: LUNG, RIGHT LOWER LOBE, WEDGE\nPART 2: COLON, BIOPSY\n\n"
    check_marks(listed + "DIAGNOSIS\nPART 1: <<METASTATIC MELANOMA|sites=lung>>.\nPART 2: POLYP.")


def test_a_lobe_of_the_brain_may_be_the_only_specimen(check_marks: Check) -> None:
    """A specimen that is called a tumor of a lobe names its organ."""
    check_marks("Specimen: Left frontal lobe tumor.\nDiagnosis: <<Metastatic adenocarcinoma|sites=brain>>.")


@pytest.mark.parametrize(
    "marked",
    [
        "Hemihepatectomy because of colorectal <<metastases|sites=liver>>.",
        "He had a splenectomy for <<metastatic melanoma|sites=spleen>>.",
        "Melanoma. Adrenalectomy was done. The pathology report reads: <<metastatic melanoma|sites=adrenal>>.",
        "Melanoma. A gastric nodule was resected. Pathology: <<metastatic melanoma|sites=stomach>>.",
        "An enlarged ovary was seen. Oophorectomy revealed <<secondary carcinoma|sites=ovary>>.",
    ],
)
def test_what_is_taken_out_for_spread_is_its_place(marked: str, check_marks: Callable[[str], None]) -> None:
    """An operation whose reason or whose result is spread tells by its name where that is."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Nephrectomy for <<metastatic renal cell carcinoma|sites=>>.",
        "Orchiectomy for <<metastatic prostate cancer|sites=>>.",
        "Melanoma. Splenectomy was done years ago. Biopsy showed <<metastatic melanoma|sites=>>.",
        "Splenectomy after a fall, then chemotherapy for <<metastases|sites=>>.",
    ],
)
def test_other_operations_tell_no_place(marked: str, check_marks: Callable[[str], None]) -> None:
    """An operation on the primary, against its hormones or long ago is none for the spread."""
    check_marks(marked)
