"""What TNM codes and stage groups say on the axes of the note."""

import pytest

from recurnlp import Extractor


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
    ],
)
def test_other_stages_say_nothing(text: str, extractor: Extractor) -> None:
    """The stage of another disease leaves every axis not stated."""
    assert extractor(text).status.label == "not_stated"


def test_stage_says_nothing_of_recurrence(extractor: Extractor) -> None:
    """No code moves the axis of recurrence."""
    assert extractor("Lung cancer, pT2 N1 M1, stage IV now.").status.recurrence == "not_stated"
