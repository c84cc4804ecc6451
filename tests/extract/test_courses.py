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
