"""TNM codes and stage groups, in the spellings of notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Extractor, Stage
from recurnlp.extract.segment import Segmenter
from recurnlp.extract.stage import StageFinder
from recurnlp.rules import StageRule


def read_stages(extractor: Extractor, text: str) -> list[Stage]:
    """The parsed stages of a text, in order."""
    return [mention.stage for mention in extractor(text).mentions if mention.stage is not None]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("pT2N1M0", Stage("p", "2", "1", "0")),
        ("pT2 N1 M0", Stage("p", "2", "1", "0")),
        ("pT2, pN1, pM0", Stage("p", "2", "1", "0")),
        ("T3 N2c M0", Stage("", "3", "2c", "0")),
        ("T3N2cM0", Stage("", "3", "2c", "0")),
        ("cT1c N0 M0", Stage("c", "1c", "0", "0")),
        ("pT1b, N0, MX", Stage("p", "1b", "0", "X")),
        ("pT4a pN2b", Stage("p", "4a", "2b")),
        ("rpT4a, rpN1", Stage("rp", "4a", "1")),
        ("YPT3 YPN0(I+)", Stage("yp", "3", "0(i+)")),
        ("cT3cN2bcM1", Stage("c", "3", "2b", "1")),
        ("pT1cN0", Stage("p", "1c", "0")),
        ("pT3pN1cM0", Stage("p", "3", "1", "0")),
        ("ypT0 ypN0", Stage("yp", "0", "0")),
        ("ypT0ypN0", Stage("yp", "0", "0")),
        ("ypT2 N0", Stage("yp", "2", "0")),
        ("rT2 N1 M1", Stage("r", "2", "1", "1")),
        ("pT3pNO", Stage("p", "3", "0")),
        ("pT3 NO MO", Stage("p", "3", "0", "0")),
        ("pTis N0", Stage("p", "is", "0")),
        ("pTX NX MX", Stage("p", "X", "X", "X")),
        ("T2NxMx", Stage("", "2", "X", "X")),
        ("pT1 pN1mi", Stage("p", "1", "1mi")),
        ("pN1mi", Stage("p", n="1mi")),
        ("pT1c pN1(mi)", Stage("p", "1c", "1(mi)")),
        ("pT1c pN0(i+)", Stage("p", "1c", "0(i+)")),
        ("pT1c pN0 (i+)", Stage("p", "1c", "0 (i+)")),
        ("pT2 pN0(sn)", Stage("p", "2", "0(sn)")),
        ("pT2(m) N0", Stage("p", "2", "0")),
        ("T4bN3M1b", Stage("", "4b", "3", "1b")),
        ("pT3/pN1/pM1a", Stage("p", "3", "1", "1a")),
        ("pN2a", Stage("p", n="2a")),
        ("cN0", Stage("c", n="0")),
        ("pM1a", Stage("p", m="1a")),
        ("cM0", Stage("c", m="0")),
        ("pT3b", Stage("p", "3b")),
        ("T2, N1, M0", Stage("", "2", "1", "0")),
        ("T2-N1-M0", Stage("", "2", "1", "0")),
        ("T: 2, N: 1, M: 0", Stage("", "2", "1", "0")),
        ("pT 2 N 0 M 0", Stage("p", "2", "0", "0")),
        ("p T2 N0", Stage("p", "2", "0")),
        ("PT3 PN1 PM0", Stage("p", "3", "1", "0")),
        ("pt2 n1 m0", Stage("p", "2", "1", "0")),
        ("t2n0m0", Stage("", "2", "0", "0")),
        ("pTlb pNO", Stage("p", "1b", "0")),
        ("pTl pNl pMl", Stage("p", "1", "1", "1")),
        ("pT3, Ni, M0", Stage("p", "3", "1", "0")),
        ("pNlb", Stage("p", n="1b")),
        ("T3 N1-2 M0", Stage("", "3", "1", "0")),
        ("pTa N0", Stage("p", "a", "0")),
        ("pT1mi pN0", Stage("p", "1mi", "0")),
        ("pTis(DCIS) pN0", Stage("p", "is", "0")),
        ("ycT2 ycN1", Stage("yc", "2", "1")),
        ("cN+", Stage("c", n="+")),
        ("mrT3c N2", Stage("", "3c", "2")),
        ("uT2 uN1", Stage("", "2", "1")),
    ],
)
def test_tnm_codes_are_parsed(text: str, stage: Stage, extractor: Extractor) -> None:
    """T, N and M are read in any spacing, with any prefix, with suffixes, and with OCR's O for zero."""
    assert read_stages(extractor, f"Carcinoma, staged {text}.") == [stage]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Stage IV", "IV"),
        ("stage IVB", "IVB"),
        ("Stage 4", "IV"),
        ("stage 4B", "IVB"),
        ("STAGE IIIC", "IIIC"),
        ("stage iii-free", ""),
        ("stage: IIA", "IIA"),
        ("Stage group IIIA2", "IIIA2"),
        ("stage 0", "0"),
        ("stage IV B", "IVB"),
        ("Stage-IIIB", "IIIB"),
        ("stage II-A", "IIA"),
        ("stage III (C)", "IIIC"),
        ("stage four", "IV"),
        ("clinical stage IB", "IB"),
    ],
)
def test_stage_groups_are_parsed(text: str, group: str, extractor: Extractor) -> None:
    """A group is read in Roman or Arabic numerals behind the word stage, and only there."""
    assert [stage.group for stage in read_stages(extractor, f"She has {text} ovarian cancer.")] == [group] * bool(group)


@pytest.mark.parametrize(
    ("text", "system", "group"),
    [
        ("Endometrial carcinoma, FIGO stage IIIC1.", "FIGO", "IIIC1"),
        ("Cancer of the cervix, FIGO IB1.", "FIGO", "IB1"),
        ("Cancer of the cervix, FIGO (2018) stage IVB.", "FIGO", "IVB"),
        ("Cancer of the cervix, stage IB (FIGO).", "FIGO", "IB"),
        ("Hodgkin lymphoma, Ann Arbor stage IVB.", "Ann Arbor", "IVB"),
        ("Stage IIE lymphoma of the stomach.", "Ann Arbor", "IIE"),
        ("Follicular lymphoma that was stage III.", "Ann Arbor", "III"),
        ("Rectal cancer, Dukes C2.", "Dukes", "C2"),
        ("Rectal cancer, Dukes' stage B.", "Dukes", "B"),
        ("Limited-stage small cell carcinoma of the lung.", "VALG", "limited"),
        ("Small cell lung cancer, extensive stage disease.", "VALG", "extensive"),
        ("Lung cancer, AJCC stage IIIB.", "AJCC", "IIIB"),
        ("Lung cancer, AJCC 8th edition: IIIA.", "AJCC", "IIIA"),
        ("lung cancer, stage iv.", "AJCC", "IV"),
        ("Stage III cancer of the kidney.", "AJCC", "III"),
        ("An ulcerated melanoma, stage IIB.", "AJCC", "IIB"),
        ("Stage IV melanoma, on a phase III trial.", "AJCC", "IV"),
    ],
)
def test_groups_belong_to_their_system(text: str, system: str, group: str, extractor: Extractor) -> None:
    """A group is of the system that the sentence names: FIGO, Ann Arbor, Dukes, that of small cell cancer, or AJCC."""
    assert read_stages(extractor, text) == [Stage(group=group, system=system)]


@pytest.mark.parametrize(
    ("text", "assertion", "time"),
    [
        ("She has stage IV cancer.", "present", "current"),
        ("Likely stage IV cancer.", "probable", "current"),
        ("Possible stage IV cancer.", "possible", "current"),
        ("Her mother had stage IV cancer of the colon.", "other", "current"),
        ("FAMILY HISTORY: Stage IV cancer.", "other", "current"),
        ("Surgery would not help if it were stage IV.", "hypothetical", "current"),
        ("History of stage IV melanoma.", "present", "past"),
        ("Her mother is well; stage IV cancer.", "present", "current"),
    ],
)
def test_words_before_a_code_weigh_it(text: str, assertion: str, time: str, extractor: Extractor) -> None:
    """A code is probable, possible, feared, past or somebody else's if its clause says so."""
    assert [(m.assertion, m.time) for m in extractor(text).mentions if m.stage] == [(assertion, time)]


@pytest.mark.parametrize(
    "text",
    [
        "Prostate cancer, Gleason 4+3=7.",
        "FIGO grade 2 carcinoma.",
        "She was treated at Duke. A cancer.",
        "CN 2 to 12 intact.",
        "At 8 PM 1 tablet.",
        "PT 3 times a week for the cancer.",
        "Extensive disease of the coronary arteries.",
        "Neuroblastoma, stage 4.",
        "Chronic kidney disease, stage IV, and breast cancer.",
        "CKD stage 3, melanoma of the back.",
        "Stage II pressure ulcer over the sacrum.",
        "Stage 4 endometriosis.",
        "Sarcoidosis, stage II.",
        "The T2 signal is bright.",
        "M1 segment of the middle cerebral artery.",
        "At this stage I recommend surgery.",
        "Disc bulge at T1-T2.",
        "A phase II trial, stage 2.",
        "Room N2, bed M1.",
    ],
)
def test_other_codes_are_no_stages(text: str, extractor: Extractor) -> None:
    """Stages of other diseases and codes that only look like T, N and M are no stages."""
    assert read_stages(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "group"),
    [("Her cancer is stage IV.", "IV"), ("It was stage IIIA. He is well.", "IIIA"), ("Stage 4.\nPlan: rest.", "IV")],
)
def test_stage_group_may_end_a_sentence(text: str, group: str, extractor: Extractor) -> None:
    """A full stop right behind a group belongs to the sentence."""
    assert [stage.group for stage in read_stages(extractor, text)] == [group]


def test_codes_of_boxes_left_open_are_no_stages(extractor: Extractor) -> None:
    """Of a form's options only the ticked one is a stage."""
    assert read_stages(extractor, "Nodes:\n[ ] pN1 [x] pN2\n[ ] pM1\n") == [Stage("p", n="2")]


def test_stage_stands_at_its_place(extractor: Extractor) -> None:
    """A stage is a mention of kind stage whose text is the code, in its sentence and section."""
    text = "DIAGNOSIS: Carcinoma of the colon, pT3 N1a M0. Margins are clear."

    (mention,) = (m for m in extractor(text).mentions if m.kind == "stage")

    assert (mention.text, mention.section) == ("pT3 N1a M0", "diagnosis")
    assert text[mention.sentence_start : mention.sentence_end] == "Carcinoma of the colon, pT3 N1a M0."


def test_the_longer_code_wins(extractor: Extractor) -> None:
    """A code that is part of a longer one is not told again."""
    assert read_stages(extractor, "Staged pT2 pN1a pM0.") == [Stage("p", "2", "1a", "0")]


def test_the_longer_of_two_rules_wins() -> None:
    """Where two rules match at one place the longer match is the stage."""
    text = "Graded T1Q2 today."
    facts = {"file": "made.toml", "why": "Made up.", "match": ("-",), "no_match": ("-",), "system": "TNM"}
    short = StageRule.model_validate(facts | {"id": "made.short", "pattern": r"T(?P<t>\d)"})
    long = StageRule.model_validate(facts | {"id": "made.long", "pattern": r"T(?P<t>\d)Q(?P<n>\d)"})

    found = StageFinder([short, long]).find(text, Segmenter(())(text))

    assert [(finding.rule_id, finding.stage) for finding in found] == [("made.long", Stage("", "1", "2"))]


def test_every_code_of_a_note_is_told(extractor: Extractor) -> None:
    """Two codes and a group in one sentence are three stages, in their order."""
    stages = read_stages(extractor, "First cT2 N1, then after chemotherapy ypT1 ypN0, stage I now.")

    assert [(stage.prefix, stage.n, stage.group) for stage in stages] == [
        ("c", "1", ""),
        ("yp", "0", ""),
        ("", "", "I"),
    ]


@given(
    prefix=st.sampled_from(["", "p", "c", "yp", "r"]),
    t=st.sampled_from(["0", "1", "1a", "2", "3b", "4d", "is", "X"]),
    n=st.sampled_from(["0", "1", "1b", "2", "2c", "3a", "X"]),
    m=st.sampled_from(["", "0", "1", "1a", "X"]),
    gap=st.sampled_from(["", " ", ", ", "; "]),
)
def test_any_code_is_parsed(extractor: Extractor, prefix: str, t: str, n: str, m: str, gap: str) -> None:
    """Every combination of prefix, categories and spacing is read into the parts it was written from."""
    code = f"{prefix}T{t}{gap}N{n}" + (f"{gap}M{m}" if m else "")

    assert read_stages(extractor, f"Cancer, {code}, of the lung.") == [Stage(prefix, t, n, m)]


@pytest.mark.parametrize(
    ("text", "distant", "nodal"),
    [
        ("Breast cancer. Metastasis: pM0", "absent", "not_stated"),
        ("Breast cancer. Distant metastasis (M): M1", "present", "not_stated"),
        ("Breast cancer. Metastasis (M): pMX", "not_stated", "not_stated"),
        ("Breast cancer. Regional lymph nodes (N): N1. Distant metastasis (M): M0", "absent", "present"),
        ("Breast cancer. N stage: N2, M category: M0", "absent", "present"),
        ("Breast cancer. Lymph node metastasis: pN0", "not_stated", "absent"),
        ("Breast cancer. N0 M0", "absent", "absent"),
        ("Breast cancer. pT - 2; pN - 1; pM - 1", "present", "present"),
    ],
)  # fmt: skip
def test_a_title_says_what_its_code_says(extractor: Extractor, text: str, distant: str, nodal: str) -> None:
    """A category's title states nothing, and the code behind it is read without a prefix."""
    status = extractor(text).status
    assert (status.distant, status.nodal) == (distant, nodal)
