"""Courses told in a few sentences, put together from statements whose truth is known."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recurnlp import Extractor
from recurnlp.model import Mention, Note

CANCERS = {
    "sigmoid colon cancer, s/p sigmoid colectomy in 2010": "at the anastomosis",
    "endometrial cancer, s/p hysterectomy in March 2010": "at the vaginal cuff",
    "papillary thyroid cancer, s/p total thyroidectomy on 3/14/2010": "in the thyroid bed",
    "right breast cancer, s/p mastectomy in 5/2010": "in the mastectomy scar",
}
ASIDES = (
    "He also has recurrent UTIs.",
    "Atrial fibrillation recurred after ablation.",
    "His depression is in remission.",
    "The pleural effusion after pneumonia has not recurred.",
    "No recurrent seizures on levetiracetam.",
)
NODES = ("3 of 14 nodes were positive.", "2/9 lymph nodes involved.", "Two of 12 lymph nodes were involved.")
FREE = ("He remained {} for three years.", "He was {} for two years.")
FREEDOMS = ("disease-free", "free of disease", "in remission", "NED")
RETURNS = (
    "The cancer came back {} on 9/24/2015.",
    "In 7/2015 he relapsed {}.",
    "He presented in May 2015 with recurrent tumor {}.",
    "He was found to have recurrence {} in 2015.",
)
TREATED = ("This was resected.", "He underwent salvage resection.", "He was treated with re-excision and radiation.")
SPREADS = (
    "In 10/2021 he was found to have liver metastases.",
    "On 1/17/2021 the cancer recurred in the liver.",
    "He relapsed on 3/12/2021 with metastases to the liver.",
    "Five years later the cancer recurred in the liver.",
)
CLEAR = ("He is now NED.", "CT today shows no evidence of recurrence.", "There is no sign of relapse.")
LAYOUTS = ("{}", "HISTORY OF PRESENT ILLNESS: {}", "ASSESSMENT AND PLAN: {}", "CASE REPORT\n{}")


def _find(note: Note, told: str) -> Mention:
    """The first mention that a note makes in some of its words."""
    at = note.text.index(told)
    return next(m for m in note.mentions if m.start < at + len(told) and m.end > at)


@settings(max_examples=80)
@given(
    st.sampled_from(sorted(CANCERS)),
    st.sampled_from(RETURNS),
    st.sampled_from(TREATED),
    st.sampled_from(SPREADS),
    st.sampled_from(ASIDES),
    st.sampled_from(LAYOUTS),
)
def test_a_return_before_spread_is_past(
    extractor: Extractor, cancer: str, back: str, treated: str, spread: str, aside: str, layout: str
) -> None:
    """A local return that was treated is over where the note goes on to spread that came later."""
    told = back.format(CANCERS[cancer])
    note = extractor(layout.format(" ".join([f"61 yo man with {cancer}.", aside, told, treated, spread])))

    first = _find(note, told)
    assert (first.kind, first.extent) == ("recurrence", "local")
    assert first.time == "past"
    assert (note.status.distant, note.status.recurrence) == ("present", "present")
    assert note.status.distant_sites == ("liver",)


@settings(max_examples=60)
@given(
    st.sampled_from(sorted(CANCERS)),
    st.sampled_from(NODES),
    st.sampled_from(FREE),
    st.sampled_from(FREEDOMS),
    st.data(),
)
def test_nodes_of_the_operation_are_no_part_of_the_return(
    extractor: Extractor, cancer: str, nodes: str, free: str, freedom: str, data: st.DataObject
) -> None:
    """Nodes counted at the first operation, and the time free of disease, are past where the cancer came back."""
    back = data.draw(st.sampled_from(RETURNS)).format(CANCERS[cancer])
    told = free.format(f"with {freedom}" if freedom == "NED" else freedom)
    layout = data.draw(st.sampled_from(LAYOUTS))

    note = extractor(layout.format(" ".join([f"61 yo man with {cancer}.", nodes, told, back])))

    assert _find(note, nodes).time == "past"
    assert _find(note, freedom).time == "past"
    assert note.status.recurrence_extent == ("local",)
    assert note.status.nodal == "present"


@settings(max_examples=60)
@given(st.sampled_from(sorted(CANCERS)), st.sampled_from(ASIDES), st.sampled_from(CLEAR), st.sampled_from(LAYOUTS))
def test_what_comes_back_beside_it_leaves_the_all_clear(
    extractor: Extractor, cancer: str, aside: str, clear: str, layout: str
) -> None:
    """An all-clear is of the cancer where the sentence before told of itself whether another disease came back."""
    note = extractor(layout.format(" ".join([f"61 yo man with {cancer}.", aside, clear])))

    assert note.status.recurrence == "absent"
    assert note.status.label == "no_evidence"


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("Thyroid cancer. There was residual tumor in the thyroid bed after surgery.", "not_stated"),
        ("Rectal cancer with persistent cancer at the anastomosis.", "not_stated"),
        ("Thyroid cancer. There was tumor in the thyroid bed after surgery.", "present"),
    ],
)
def test_what_was_left_is_no_return(extractor: Extractor, text: str, recurrence: str) -> None:
    """Tumor that was left at the old place has not come back."""
    assert extractor(text).status.recurrence == recurrence


@pytest.mark.parametrize("cancer", ["Rectal cancer", "Ovarian cancer", "Cervical cancer", "Prostate cancer"])
@pytest.mark.parametrize("told", ["It recurred in the pelvis.", "Now recurrence in the left pelvis."])
def test_a_pelvic_cancer_returns_in_the_pelvis(extractor: Extractor, cancer: str, told: str) -> None:
    """A cancer of the pelvis that returns in it has not gone into the bone."""
    mention = extractor(f"{cancer}. {told}").mentions[0]

    assert (mention.extent, mention.sites) == ("local", ("other",))
    assert extractor(f"Breast cancer. {told}").mentions[0].sites == ("bone",)


def test_a_marker_is_nowhere(extractor: Extractor) -> None:
    """A marker that rises is in no organ, and of the nodes told before it says nothing."""
    note = extractor("Colon cancer, s/p hemicolectomy. 3 of 17 nodes were positive. The CEA has been rising.")

    assert note.mentions[-1].sites == ()
    assert note.status.recurrence_extent == ("biochemical",)


@pytest.mark.parametrize("told", ["The cancer recurred in the axillary nodes.", "Tumor recurrence in the left axilla."])
def test_a_return_in_nodes_is_one_mention(extractor: Extractor, told: str) -> None:
    """That a cancer recurred in nodes is no second statement on the nodes."""
    mentions = extractor(f"Breast cancer, s/p mastectomy. {told}").mentions

    assert [(m.kind, m.extent) for m in mentions] == [("recurrence", "regional")]


def test_a_history_is_no_specimen(extractor: Extractor) -> None:
    """A line that tells how a cancer was treated is no label for the lines below it."""
    text = "Squamous cell carcinoma of the tongue, treated with glossectomy and neck dissection.\nHe was disease-free."

    assert [m.kind for m in extractor(text).mentions] == ["recurrence"]


OPERATED = (
    "{} Now with liver metastases.",
    "{} PET shows liver metastases without local recurrence.",
    "{} New liver metastases on CT.",
    "{} Surveillance CT in June 2021 showed liver metastases. No local recurrence.",
    "{} He did well until two weeks ago, when he lost weight. CT showed liver metastases.",
)


@settings(max_examples=60)
@given(st.sampled_from(sorted(CANCERS)), st.sampled_from(OPERATED), st.sampled_from(LAYOUTS))
def test_spread_after_a_dated_operation_is_a_return(extractor: Extractor, cancer: str, told: str, layout: str) -> None:
    """Distant spread that is told after an operation with its year has come back, whatever the old place shows."""
    status = extractor(layout.format(told.format(f"61 yo man with {cancer}."))).status

    assert (status.distant, status.recurrence, status.recurrence_extent) == ("present", "present", ("distant",))


@pytest.mark.parametrize(
    "text",
    [
        "Stage IV colon cancer with liver metastases, diagnosed in 2021. Hemicolectomy in 2021, on FOLFOX.",
        "Colon cancer with synchronous liver metastases, hemicolectomy in 2020. CT shows liver metastases.",
        "Colon cancer, hemicolectomy in 2019. CT shows stable liver metastases.",
        "Stage IV colon cancer with liver metastases, never disease free. On FOLFOX.",
    ],
)
def test_spread_from_the_start_is_no_return(extractor: Extractor, text: str) -> None:
    """Spread that was there from the start, or that a scan only follows, has not come back."""
    assert extractor(text).status.recurrence == "not_stated"


@pytest.mark.parametrize(
    ("text", "quote", "time"),
    [
        ("She remains disease-free. A recurrence at the scar in 11/2012 was excised.", "A recurrence", "past"),
        ("She remains disease-free. A recurrence at the scar in 11/2012 was excised.", "disease-free", "current"),
        ("He is well four years after salvage surgery for recurrent colon cancer.", "recurrent", "past"),
        ("IMPRESSION: Local recurrence in 2013, resected. No evidence of disease since.", "Local", "past"),
        ("IMPRESSION: First recurrence in 2014, resected. Second recurrence in 2019.", "First r", "past"),
        ("Now with a second local recurrence. The first, in 2016, was resected.", "local", "current"),
        ("IMPRESSION: There was concern for recurrence in May, but biopsy showed scar.", "recurrence", "past"),
        ("Likely recurrent disease in the resection scar. PET ordered.", "recurrent", "current"),
    ],
)  # fmt: skip
def test_what_lies_back_is_past(extractor: Extractor, text: str, quote: str, time: str) -> None:
    """What is dated or was treated is past beside freedom from disease that holds today, in any order of telling."""
    note = extractor(f"Colon cancer, hemicolectomy in 2009.\n{text}")

    assert _find(note, quote).time == time


@pytest.mark.parametrize(
    "told", ["She was treated for colon cancer in 2009 and has not recurred.", "Colon cancer in 2009. Never recurred."]
)
def test_who_never_recurred_is_clear(extractor: Extractor, told: str) -> None:
    """That a cancer has not recurred is told without naming it again."""
    assert extractor(told).status.recurrence == "absent"


def test_a_place_that_is_clear_clears_no_other(extractor: Extractor) -> None:
    """That a bladder cancer has not come back in the bladder leaves its spread where it is."""
    status = extractor("Bladder cancer, TURBT in 2009. CT shows liver metastases. No local recurrence.").status

    assert (status.distant, status.recurrence) == ("present", "present")


def test_a_surveillance_scan_ends_freedom(extractor: Extractor) -> None:
    """What surveillance found is no surveillance for it."""
    note = extractor("Colon cancer. He was in remission until surveillance imaging revealed liver metastases.")

    assert note.mentions[0].assertion == "absent"
    assert note.status.recurrence == "present"


def test_an_earlier_return_counts_beside_spread(extractor: Extractor) -> None:
    """How far a cancer came back is all of it: a local return that is over, and the spread that followed."""
    told = "It recurred at the anastomosis in 2013, excised. In 2019 he had lung metastases."

    assert set(extractor(f"Rectal cancer, resected in 2010. {told}").status.recurrence_extent) == {"local", "distant"}


@pytest.mark.parametrize(
    "told",
    [
        "Hodgkin lymphoma, achieved complete remission after ABVD, then relapsed in March 2021.",
        "Multiple myeloma, transplanted in 2006. After four years of remission the disease came back.",
        "Acute myeloid leukemia, complete remission after induction and HiDAC consolidation, then relapsed in 5/2021.",
    ],
)
def test_a_remission_that_a_relapse_ends_is_past(extractor: Extractor, told: str) -> None:
    """Remission is over where its sentence goes on to the relapse; to consolidate is to treat, not a pneumonia."""
    note = extractor(told)

    assert _find(note, "remission").time == "past"
    assert note.status.recurrence == "present"
