"""Organs that a statement names without putting the cancer there."""

from collections.abc import Callable

import pytest

from recurnlp import Extractor


@pytest.mark.parametrize(
    "marked",
    [
        "On zoledronate for <<bone mets|sites=bone>> of prostate.",
        "<<Liver metastases|sites=liver>> of the colon were seen.",
        "A lytic rib with a soft tissue component is a <<metastasis|sites=bone>>.",
    ],
)
def test_what_it_came_from_or_bulges_into_is_no_place(marked: str, check_marks: Callable[[str], None]) -> None:
    """The organ behind "mets of" is where the cancer began; a component is part of the lesion."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Brain metastases|sites=brain>> of the cerebellum.",
        "<<Metastases|sites=soft_tissue>> in the soft tissue of the thigh.",
    ],
)
def test_parts_of_the_place_stay(marked: str, check_marks: Callable[[str], None]) -> None:
    """A part of the organ behind "of" is no origin."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The features are of <<metastatic clear cell carcinoma|sites=>> and point to an origin in kidney.",
        "T9 lesion: <<metastatic carcinoma|sites=bone>> with features in favor of kidney.",
    ],
)
def test_where_features_point_is_no_place(marked: str, check_marks: Callable[[str], None]) -> None:
    """The organ that the look of a spread speaks for is where it came from."""
    check_marks(marked)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("LUNG, BIOPSY: Adenocarcinoma of colonic origin.", [("present", ("lung",))]),
        ("LUNG, BIOPSY: Adenocarcinoma, consistent with a colorectal primary.", [("probable", ("lung",))]),
        ("OVARY, EXCISION: Adenocarcinoma, favor gastrointestinal primary.", [("probable", ("ovary",))]),
        ("LUNG, BIOPSY: Adenocarcinoma, consistent with a lung primary.", []),
        ("SIGMOID COLON: Adenocarcinoma, favor colorectal primary.", []),
        ("CERVIX, BIOPSY: Adenocarcinoma, favor endometrial origin.", []),
        ("LIVER, BIOPSY: Adenocarcinoma, favor breast primary.", [("present", ("liver",))]),
        ("LUNG, BIOPSY: Metastatic adenocarcinoma, favor breast primary.", [("present", ("lung",))]),
    ],
)
def test_a_cancer_of_another_organ_than_the_specimens_is_spread(
    extractor: Extractor, text: str, said: list[tuple[str, tuple[str, ...]]]
) -> None:
    """Tumor told to come from elsewhere is spread; from there or next door it is not, and no spread is told twice."""
    assert [(m.assertion, m.sites) for m in extractor(text).mentions if m.kind == "metastasis"] == said


@pytest.mark.parametrize(
    "marked",
    [
        "The tumor in the ileum, identical to the lung resection, is a <<metastasis|sites=small_bowel>>.",
        "The nodule of the liver looks the same as the colon tumor, in keeping with <<metastasis|sites=liver>>.",
    ],
)
def test_what_tissue_is_compared_with_is_no_place(marked: str, check_marks: Callable[[str], None]) -> None:
    """An earlier specimen that tissue looks like tells where the cancer began."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "CT showed <<peritoneal carcinomatosis|sites=peritoneum>> of ovarian or gastrointestinal origin.",
        "CT showed <<disseminated peritoneal malignancy|sites=peritoneum>>, likely of ovarian origin.",
        "CT showed a <<liver metastasis|sites=liver>>, primary probably in the pancreas.",
    ],
)
def test_a_supposed_origin_is_no_place(marked: str, check_marks: Callable[[str], None]) -> None:
    """Where a cancer may have begun is told behind its spread, one organ or several."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "She was operated on for an adrenal liposarcoma <<metastasis|sites=adrenal>>.",
        "A pancreatic renal cell carcinoma <<metastasis|sites=pancreas>> was resected.",
        "Thyroid carcinoma <<metastases|sites=>> were treated.",
        "Uveal melanoma <<metastases|sites=>> were treated.",
    ],
)
def test_an_organ_before_a_cancer_of_elsewhere_is_the_place(marked: str, check_marks: Callable[[str], None]) -> None:
    """The organ before a cancer's name is where its metastasis is, unless the cancer began there."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "He has colon cancer which <<has spread|sites=pancreas>> from the sigmoid colon to the pancreas.",
        "Right tibia, curettings. <<Metastatic carcinoma|sites=bone>> compatible with thyroid.",
        "The adrenal mass is a <<metastatic tumor|sites=adrenal>> from the kidney.",
        "Diffuse <<spread of gastric cancer|sites=bone>> in the bones.",
    ],
)
def test_where_spread_set_out_is_no_place_of_it(marked: str, check_marks: Callable[[str], None]) -> None:
    """The organ that a cancer left, or that its tissue fits, is where it began."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Metastatic adenocarcinoma|sites=>> prostate, on hormones.",
        "The spleen: <<metastatic papillary carcinoma|sites=spleen>> thyroid.",
        "The splenic lesion was a <<metastasis|sites=spleen>>; a primary in the bladder or eye was never identified.",
    ],
)
def test_an_organ_right_behind_a_cancers_name_is_its_origin(marked: str, check_marks: Callable[[str], None]) -> None:
    """A cancer's name may end with its organ, and a primary be sought in one or another."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Excision of two <<metastases|sites=spleen>> from the spleen.",
        "Removal of a brain <<metastasis|sites=brain>> from the breast.",
    ],
)
def test_what_metastases_are_taken_from_is_their_place(marked: str, check_marks: Callable[[str], None]) -> None:
    """An operation takes metastases from where they are, unless cancers mostly begin there."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The melanoma has <<spread|sites=>> beyond the lung.",
        "There are no <<metastases|absent|sites=>> outside the liver.",
    ],
)
def test_what_spread_is_outside_of_is_no_place(marked: str, check_marks: Callable[[str], None]) -> None:
    """Outside an organ is anywhere but in it."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Metastatic renal cell carcinoma|sites=>>, right kidney.",
        "<<Metastatic disease|sites=spleen>> from the bladder to the spleen.",
    ],
)
def test_where_a_cancer_set_out_is_no_place(marked: str, check_marks: Callable[[str], None]) -> None:
    """The organ that a cancer's name tells, and that its spread came from, is its origin."""
    check_marks(marked)
