"""A cancer that involves a far organ, spread that leaves out what spread, and what other diseases do to organs."""

from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Extractor

# Cancers, each with organs that it does not grow into.
FAR = {
    "Melanoma": ("spleen", "liver", "lungs", "brain"),
    "Prostate cancer": ("liver", "brain", "pleura", "lungs"),
    "Breast cancer": ("liver", "spine", "brain", "bone marrow"),
    "Renal cell carcinoma": ("brain", "skull", "bones", "skin"),
    "Urothelial carcinoma": ("liver", "lungs", "omentum", "bone marrow"),
}
TOLD = (
    "The tumor involves the {}", "{}, now in the {}", "{} involving the {}", "There is spread to the {}",
    "CT showed dissemination to the {}", "Biopsy of the {} showed carcinoma", "Infiltration of the {} by carcinoma",
    "There is spread of the cancer to the {}", "Biopsy of the {} came back as her cancer",
    "Biopsy of the {}: carcinoma",
)  # fmt: skip
OTHERS = ("Sarcoidosis", "Amyloidosis", "Tuberculosis", "Osteomyelitis")
OTHERS_DO = (
    "{} involving the {}", "{} has spread to the {}", "{} with dissemination to the {}", "{} with spread to the {}",
)  # fmt: skip


@given(st.sampled_from(sorted(FAR)), st.sampled_from(TOLD), st.data())
def test_a_far_organ_that_a_cancer_involves_holds_spread(
    extractor: Extractor, cancer: str, told: str, data: st.DataObject
) -> None:
    """A cancer in an organ that it cannot have grown into has spread there, whichever verb or noun says so."""
    organ = data.draw(st.sampled_from(FAR[cancer]))
    words = (cancer, organ) if told.count("{}") > 1 else (organ,)

    mentions = extractor(f"{cancer}. {told.format(*words)}.").mentions

    assert [(m.kind, m.assertion, m.extent) for m in mentions] == [("metastasis", "present", "distant")]


@given(st.sampled_from(sorted(FAR)), st.sampled_from(OTHERS), st.sampled_from(OTHERS_DO), st.data())
def test_what_another_disease_does_to_an_organ_is_no_spread(
    extractor: Extractor, cancer: str, disease: str, done: str, data: st.DataObject
) -> None:
    """In a patient with cancer, too, an organ may be involved by something else."""
    organ = data.draw(st.sampled_from(FAR[cancer]))

    assert extractor(f"{cancer}. {done.format(disease, organ)}.").mentions == ()


@given(
    st.sampled_from(["Pleural fluid", "Ascitic fluid", "Ascites", "Axillary nodes"]),
    st.sampled_from(["positive", "negative", "neg", "pos"]),
    st.sampled_from(["MRSA", "AFB", "bacteria", "granulomas", "TTF-1", "calretinin", "fungi"]),
)
def test_a_verdict_on_a_germ_or_a_stain_is_none_on_tumor(
    extractor: Extractor, place: str, verdict: str, thing: str
) -> None:
    """What is positive or negative for something else than tumor states nothing of spread."""
    assert extractor(f"Breast cancer. {place} {verdict} for {thing}.").mentions == ()


@given(
    st.sampled_from(["Breast cancer", "Prostate cancer", "Colon cancer"]),
    st.sampled_from(["Known", "New", "CT shows", "Pain from", "She has"]),
    st.sampled_from(["hepatic", "osseous", "cerebral", "meningeal", "pulmonary"]),
    st.sampled_from(["tumor", "disease", "neoplastic"]),
    st.sampled_from(["involvement", "spread", "dissemination"]),
)
def test_compound_nouns_of_spread_take_any_far_organ(
    extractor: Extractor, cancer: str, lead: str, organ: str, kind: str, noun: str
) -> None:
    """Spread that is named by two nouns is spread in the organ before them, whatever leads to it."""
    mentions = extractor(f"{cancer}. {lead} {organ} {kind} {noun}.").mentions

    assert [(m.kind, m.assertion, m.extent) for m in mentions] == [("metastasis", "present", "distant")]


@given(
    st.sampled_from(["Pleural effusion", "Effusion", "Pericardial effusion", "Ascites"]),
    st.sampled_from([", malignant on cytology", " turned out to be malignant", " was found to be malignant"]),
)
def test_a_fluid_that_proved_malignant_is_spread(extractor: Extractor, fluid: str, verdict: str) -> None:
    """A malignant effusion is one, however its verdict is put."""
    mentions = extractor(f"Breast cancer. {fluid}{verdict}.").mentions

    assert [(m.kind, m.assertion, m.extent) for m in mentions] == [("metastasis", "present", "distant")]
