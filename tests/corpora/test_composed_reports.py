"""Reports put together from parts whose truth is known: what the parts say is what the report says, in any order."""

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from recurnlp import Extractor


class Case(NamedTuple):
    """A resection, a station that is regional to it, and an organ of which a piece was taken."""

    resection: str
    station: str
    organ: str


class Organ(NamedTuple):
    """What a scan says of an organ that spread is in, or is not, and what its impression says."""

    name: str
    spread: str
    clear: str
    concluded: str


NODES_WITH = (
    "LYMPH NODES, {}, DISSECTION:\n- METASTATIC CARCINOMA IN 3 OF 14 LYMPH NODES.",
    "LYMPH NODES, {}, DISSECTION: 2 of 9 lymph nodes positive for metastatic carcinoma.",
    "{} LYMPH NODES, EXCISION: 1/7 involved by carcinoma.",
    "LYMPH NODES, {}:\n   Metastatic carcinoma involving 4/18 nodes, largest 7 mm, no extranodal extension.",
)
NODES_WITHOUT = (
    "LYMPH NODES, {}, DISSECTION:\n- 12 LYMPH NODES, NEGATIVE FOR CARCINOMA (0/12).",
    "LYMPH NODES, {}, DISSECTION: 8 benign lymph nodes.",
    "LYMPH NODES, {}:\n   No evidence of malignancy in 15 nodes.",
    "{} LYMPH NODES, EXCISION: 0/6, negative for metastasis.",
)
PIECE_WITH = ("METASTATIC CARCINOMA.", "Involved by carcinoma.", "Metastatic carcinoma, 1.2 cm, margin free.")
PIECE_WITHOUT = ("NEGATIVE FOR MALIGNANCY.", "No tumor identified.", "Benign tissue, negative for carcinoma.")
CASES = (
    Case(
        "COLON, SIGMOID, RESECTION:\n- INVASIVE ADENOCARCINOMA.\n- MARGINS FREE OF TUMOR.", "MESENTERIC", "LIVER, WEDGE"
    ),
    Case("BREAST, LEFT, MASTECTOMY:\n- INVASIVE DUCTAL CARCINOMA.\n- MARGINS FREE.", "AXILLARY", "LIVER, CORE"),
    Case("STOMACH, GASTRECTOMY: Adenocarcinoma, margins negative.", "PERIGASTRIC", "OMENTUM"),
    Case("URINARY BLADDER, CYSTECTOMY:\n- UROTHELIAL CARCINOMA.\n- MARGINS FREE.", "OBTURATOR", "PERITONEUM"),
    Case("LEFT LOWER LOBE, LOBECTOMY: Squamous cell carcinoma, margins negative.", "HILAR", "PLEURA, RIGHT,"),
)
FORM = ("Margins: Uninvolved", "Lymphovascular invasion: Not identified", "Perineural invasion: Not identified")
ORGANS = {
    "lung": Organ("Lungs", "Pulmonary metastases have increased.", "No suspicious nodule.", "New lung metastases."),
    "liver": Organ("Liver", "Lesions compatible with metastases.", "Simple cyst.", "Hepatic metastases, progressed."),
    "bone": Organ("Bones", "Sclerotic osseous metastases.", "Degenerative changes.", "Bone metastases in the spine."),
    "adrenal": Organ("Adrenals", "Left nodule, consistent with metastasis.", "Normal.", "Left adrenal metastasis."),
    "peritoneum": Organ("Peritoneum", "Implants along the gutter.", "No nodularity.", "Peritoneal carcinomatosis."),
}


@settings(max_examples=60)
@given(st.sampled_from(CASES), st.sampled_from(["", "A. B. C.", "1. 2. 3."]), st.data())
def test_a_pathology_report_says_what_its_specimens_say(
    extractor: Extractor, case: Case, marks: str, data: st.DataObject
) -> None:
    """The axes of a report are those of its specimens, however these are worded, marked and ordered."""
    nodal, distant = data.draw(st.booleans()), data.draw(st.booleans())
    nodes = data.draw(st.sampled_from(NODES_WITH if nodal else NODES_WITHOUT)).format(case.station)
    piece = data.draw(st.sampled_from(PIECE_WITH if distant else PIECE_WITHOUT))
    sample = f"{case.organ} BIOPSY:" + data.draw(st.sampled_from([" ", "\n- "])) + piece
    parts = data.draw(st.permutations([case.resection, nodes, sample]))
    labelled = [f"{mark} {part}".strip() for mark, part in zip(marks.split() or [""] * 3, parts, strict=True)]
    form = data.draw(st.permutations(FORM))

    status = extractor("\n".join(["FINAL DIAGNOSIS:", *labelled, "", "SYNOPTIC REPORT", *form])).status

    assert status.nodal == ("present" if nodal else "absent")
    assert status.distant == ("present" if distant else "absent")


@settings(max_examples=60)
@given(
    st.sampled_from(["Colon cancer", "Breast cancer", "Melanoma", "Bladder cancer"]),
    st.permutations(sorted(ORGANS)),
    st.integers(0, len(ORGANS)),
)
def test_an_imaging_report_says_what_its_organs_say(
    extractor: Extractor, cancer: str, names: list[str], spread: int
) -> None:
    """The sites of distant spread are the organs in which findings and impression put it, and no others."""
    organs = [ORGANS[name] for name in names]
    findings = [f"{o.name}: {o.spread if i < spread else o.clear}" for i, o in enumerate(organs)]
    told = [organ.concluded for organ in organs[:spread]] or ["No evidence of metastatic disease."]

    status = extractor(
        "\n".join(["CT CHEST, ABDOMEN, PELVIS", f"INDICATION: {cancer}.", "FINDINGS:", *findings, "IMPRESSION:", *told])
    ).status

    assert set(status.distant_sites) == set(names[:spread])
    assert status.distant == ("present" if spread else "absent")
