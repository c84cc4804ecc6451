"""What specimens of one report hold: each speaks for itself, whatever the others hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recurnlp import Extractor

PRIMARIES = {
    "KIDNEY, LEFT, NEPHRECTOMY": "CLEAR CELL CARCINOMA",
    "BREAST, LEFT, MASTECTOMY": "BREAST CARCINOMA",
    "URINARY BLADDER, CYSTECTOMY": "UROTHELIAL CARCINOMA",
}
ORGANS = {
    "OMENTUM, BIOPSY": "omentum",
    "PERITONEUM, RIGHT PELVIC SIDEWALL, BIOPSY": "peritoneum",
    "SPLEEN, SPLENECTOMY": "spleen",
    "FEMUR, RIGHT, CURETTAGE": "bone",
    "LIVER, SEGMENT 6, WEDGE": "liver",
}
HOLDS = ("{}, 1.2 CM.", "POSITIVE FOR {}.", "METASTATIC {}.", "TUMOR PRESENT, CONSISTENT WITH METASTATIC {}.")
OTHERS = (
    "SKIN, SCALP, BIOPSY: NO TUMOR SEEN.",
    "COLON, POLYP, BIOPSY: TUBULAR ADENOMA.",
    "GALLBLADDER, CHOLECYSTECTOMY: CHRONIC CHOLECYSTITIS.",
)


@settings(max_examples=60)
@given(st.sampled_from(sorted(PRIMARIES)), st.sampled_from(sorted(ORGANS)), st.sampled_from(HOLDS), st.data())
def test_a_specimen_speaks_for_itself(
    extractor: Extractor, primary: str, organ: str, holds: str, data: st.DataObject
) -> None:
    """A cancer found in one specimen is spread there; a benign one behind it takes nothing back."""
    cancer = PRIMARIES[primary]
    parts = [f"{organ}: {holds.format(cancer)}", f"{primary}: {cancer}, 9 CM.", data.draw(st.sampled_from(OTHERS))]
    ordered = data.draw(st.permutations(parts))

    note = extractor("FINAL DIAGNOSIS:\n" + "\n".join(f"{mark}. {p}" for mark, p in zip("ABC", ordered, strict=True)))

    assert note.status.distant_sites == (ORGANS[organ],)


@pytest.mark.parametrize("place", ["DURA", "UMBILICAL NODULE", "L4 VERTEBRAL BODY", "OMENTAL NODULE", "FEMUR, RIGHT"])
def test_the_only_specimen_is_the_place(extractor: Extractor, place: str) -> None:
    """The organ of a report's only specimen is where its diagnosis found the cancer."""
    note = extractor(f"SPECIMEN: {place}\nDIAGNOSIS: METASTATIC ADENOCARCINOMA")

    assert len(note.status.distant_sites) == 1


@pytest.mark.parametrize("title", ["Metastases:", "Metastatic sites:", "SITES OF METASTATIC DISEASE:"])
def test_a_title_states_what_is_listed_below_it(extractor: Extractor, title: str) -> None:
    """A title says that there is spread where organs stand below it, and not where an item denies it."""
    assert extractor(f"Colon cancer.\n\n{title}\n- Liver\n- Lung: none\n").status.distant_sites == ("liver",)
    assert not extractor(f"Colon cancer.\n\n{title}\n- None in liver or lung\n").status.distant_sites


@pytest.mark.parametrize(
    ("item", "site"),
    [
        ("UTERINE SEROSA WITH MICROSCOPIC IMPLANTS", "uterus"),
        ("LEFT OVARY WITH SURFACE INVOLVEMENT BY SEROUS CARCINOMA", "ovary"),
        ("B. SIGMOID EPIPLOICA:\nSEROUS CARCINOMA", "peritoneum"),
    ],
)
def test_what_an_ovarian_cancer_has_seeded(extractor: Extractor, item: str, site: str) -> None:
    """Implants that a staging operation finds on other organs are spread there."""
    assert extractor(f"A. RIGHT OVARY: SEROUS CARCINOMA\n{item}").status.distant_sites == (site,)


@pytest.mark.parametrize("verdict", ["NEG. FOR SARCOMA", "Reactive, neg. for sarcoma", "NEG FOR SARCOMA"])
def test_an_abbreviated_verdict_denies_what_follows_it(extractor: Extractor, verdict: str) -> None:
    """The full stop of "NEG." does not part it from what it denies."""
    assert extractor(f"A. THIGH: SARCOMA\nB. LYMPH NODE: {verdict}.").status.nodal == "absent"
