"""What TNM codes and stage groups say on the axes of the note."""

import pytest

from recurnlp import Extractor, Mention, Stage
from recurnlp.model.vocabulary import AxisValue
from recurnlp.status.stage import distant_of_stage, nodal_of_stage


@pytest.mark.parametrize(
    ("code", "distant"),
    [
        ("pT2 N0 M1", "present"),
        ("T4 N2 M1b", "present"),
        ("pM1a", "present"),
        ("cM0", "absent"),
        ("pT2 N0 M0", "absent"),
        ("pT3 pNO pMO", "absent"),
        ("pT2 N0 MX", "not_stated"),
        ("pT2 N1", "not_stated"),
        ("stage IV", "present"),
        ("Stage 4", "present"),
        ("stage IVB", "present"),
        ("stage IIIC", "not_stated"),
        ("stage I", "not_stated"),
        ("stage IVA, T4a N2 M0", "absent"),
        ("Dukes D", "present"),
        ("Dukes C", "not_stated"),
        ("M1c disease", "present"),
        ("PT2 PN0 PM1", "present"),
        ("pTl pNO pMO", "absent"),
        ("likely stage IV", "probable"),
        ("possibly stage IV", "possible"),
    ],
)
def test_distant_axis(code: str, distant: str, extractor: Extractor) -> None:
    """M1 and stage IV are distant disease, M0 is none, MX and other groups say nothing."""
    status = extractor(f"Carcinoma of the colon, {code} at diagnosis.").status

    assert status.distant == distant
    assert (status.deciding["distant"] != ()) == (distant != "not_stated")


@pytest.mark.parametrize(
    ("code", "nodal"),
    [
        ("pT2 N1 M0", "present"),
        ("pT2 pN2a", "present"),
        ("T4 N3 M0", "present"),
        ("ypT2 ypN1", "present"),
        ("pT1c pN1mi", "present"),
        ("pT1c pN1(mi)", "present"),
        ("pT1 N0 M0", "absent"),
        ("ypT0 ypN0", "absent"),
        ("pT3pNO", "absent"),
        ("pT1c pN0(i+)", "absent"),
        ("pT2 NX M0", "not_stated"),
        ("cN+", "present"),
        ("N2 disease", "present"),
        ("Dukes C2", "present"),
        ("FIGO stage IIIC1", "present"),
        ("FIGO stage IIIB", "not_stated"),
        ("stage III", "not_stated"),
    ],
)
def test_nodal_axis(code: str, nodal: str, extractor: Extractor) -> None:
    """N1 to N3 are nodal disease, N0 with or without isolated cells is none, NX says nothing."""
    assert extractor(f"Carcinoma of the colon, {code} at diagnosis.").status.nodal == nodal


@pytest.mark.parametrize(
    "text",
    [
        "Chronic kidney disease, stage IV, after breast cancer.",
        "Stage IV pressure ulcer in a man with melanoma.",
        "Stage IVB Hodgkin lymphoma.",
        "Her mother had stage IV cancer of the colon.",
        "Small cell lung cancer, limited stage.",
    ],
)
def test_other_stages_say_nothing(text: str, extractor: Extractor) -> None:
    """The stage of another disease leaves every axis not stated."""
    assert extractor(text).status.label == "not_stated"


def test_stage_says_nothing_of_recurrence(extractor: Extractor) -> None:
    """No code moves the axis of recurrence."""
    assert extractor("Lung cancer, pT2 N1 M1, stage IV now.").status.recurrence == "not_stated"


def test_extensive_small_cell_cancer_is_distant(extractor: Extractor) -> None:
    """Extensive stage is spread beyond one half of the chest."""
    assert extractor("Small cell lung cancer, extensive stage.").status.distant == "present"


def test_a_stage_of_the_past_is_gone_with_the_disease(extractor: Extractor) -> None:
    """A history of stage IV is distant disease until the note says that it is gone."""
    assert extractor("History of stage IV melanoma.").status.distant == "present"
    assert extractor("History of stage IV melanoma. She is now without evidence of disease.").status.distant == "absent"


@pytest.mark.parametrize(
    ("stage", "distant", "nodal"),
    [
        (None, "not_stated", "not_stated"),
        (Stage(t="2"), "not_stated", "not_stated"),
        (Stage(t="2", n="X", m="X"), "not_stated", "not_stated"),
        (Stage(n="2b", m="1c"), "present", "present"),
        (Stage(n="0", m="0"), "absent", "absent"),
        (Stage(group="IVA", system="AJCC"), "present", "not_stated"),
        (Stage(group="IVA", system="Ann Arbor"), "not_stated", "not_stated"),
        (Stage(group="IIIC1", system="FIGO"), "not_stated", "present"),
    ],
)
def test_a_code_says_one_value_of_each_axis(stage: Stage | None, distant: AxisValue, nodal: AxisValue) -> None:
    """What a code leaves open is not stated, in the word of the vocabulary."""
    mention = _make(stage)

    assert (distant_of_stage(mention, [mention]), nodal_of_stage(mention, [mention])) == (distant, nodal)


def test_m0_beside_it_makes_a_stage_four_one_without_spread() -> None:
    """Stage IVA of the larynx with M0 has not spread to other organs."""
    four, m_zero = _make(Stage(group="IVA", system="AJCC")), _make(Stage(m="0"))

    assert distant_of_stage(four, [m_zero, four]) == "absent"
    assert distant_of_stage(four, [four, _make(None)]) == "present"


def _make(stage: Stage | None) -> Mention:
    return Mention(
        0, 1, "x", "stage", "present", "current", "unspecified", (), "diagnosis", 0, 1, "stage.code", stage=stage
    )
