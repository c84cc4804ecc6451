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
