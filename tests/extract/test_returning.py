"""Whether the cancer returns or the patient who has it."""

from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Extractor

CANCERS = ("melanoma", "breast cancer", "renal cell carcinoma", "head and neck cancer", "tumor", "disease")
ADVERBS = ("has now", "had already", "subsequently", "has since", "then", "has probably", "twice", "eventually")
VERBS = ("returned", "reappeared", "recurred", "reoccurred")


@given(st.sampled_from(CANCERS), st.sampled_from(ADVERBS), st.sampled_from(VERBS))
def test_a_cancer_returns_with_any_verb(extractor: Extractor, cancer: str, adverb: str, verb: str) -> None:
    """What comes between a cancer and the verb, and which verb it is, changes nothing."""
    mentions = extractor(f"Known cancer. The {cancer} {adverb} {verb}.").mentions

    assert [(m.kind, m.assertion in ("present", "probable")) for m in mentions] == [("recurrence", True)]


@given(
    st.sampled_from(CANCERS[:3]), st.sampled_from(["has never", "has not", "hasn't", "did not"]), st.sampled_from(VERBS)
)
def test_a_cancer_that_never_returned_is_absent(extractor: Extractor, cancer: str, denial: str, verb: str) -> None:
    """A verb of return that is denied is an absent recurrence."""
    if denial == "did not":
        verb = verb.removesuffix("ed").removesuffix("r") if verb.endswith("rred") else verb.removesuffix("ed")

    mentions = extractor(f"Known cancer. The {cancer} {denial} {verb}.").mentions

    assert [(m.kind, m.assertion) for m in mentions] == [("recurrence", "absent")]


@given(
    st.sampled_from(["The patient with", "A woman with", "This man with known"]),
    st.sampled_from(CANCERS[:3]),
    st.sampled_from(["returned in May", "came back to clinic", "returns today", "will return in June"]),
)
def test_a_patient_who_comes_back_has_no_recurrence(extractor: Extractor, who: str, cancer: str, came: str) -> None:
    """Somebody with a cancer who returns is not the cancer."""
    assert extractor(f"{who} {cancer} {came}.").mentions == ()
