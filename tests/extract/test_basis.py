"""What a mention rests on: pathology, cytology, imaging with its modality, a marker, or the clinician's word."""

import pytest

from recurnlp import Extractor


@pytest.mark.parametrize(
    ("text", "evidence", "modality"),
    [
        ("Clinic note. Biopsy-proven liver metastasis of colon cancer.", "pathology", None),
        ("Clinic note. Liver metastases of colon cancer on MRI.", "imaging", "MRI"),
        ("Clinic note. CT shows liver metastases of colon cancer.", "imaging", "CT"),
        ("Clinic note. CT shows no liver metastases of colon cancer.", "imaging", "CT"),
        ("Clinic note. PET-CT with bone metastases of lung cancer.", "imaging", "PET-CT"),
        ("Clinic note. Bone scan with bone metastases of lung cancer.", "imaging", "bone scan"),
        ("Clinic note. Ultrasound: liver metastases of lung cancer.", "imaging", "ultrasound"),
        ("Clinic note. Malignant effusion by thoracentesis in lung cancer.", "cytology", None),
        ("Clinic note. Breast cancer with 2 of 15 axillary nodes positive.", "pathology", None),
        ("Clinic note. Breast cancer with liver metastases.", "clinical", None),
        ("Clinic note. Biochemical recurrence of prostate cancer.", "marker", None),
        ("CT ABDOMEN\nFINDINGS: Liver metastases.\nIMPRESSION: As above.", "imaging", "CT"),
        ("CHEST PA\nFINDINGS: Lung metastases.\nIMPRESSION: As above.", "imaging", "X-ray"),
        ("SURGICAL PATHOLOGY AND CYTOPATHOLOGY\nDIAGNOSIS: Liver, metastatic carcinoma.", "pathology", None),
        ("CYTOPATHOLOGY REPORT\nDIAGNOSIS: Pleural fluid, metastatic carcinoma.", "cytology", None),
        ("PREOPERATIVE DIAGNOSIS: Liver metastases.\nANESTHESIA: General.\nSPECIMEN: One.", "clinical", None),
    ],
)
def test_evidence_of_a_mention(text: str, evidence: str, modality: str | None, extractor: Extractor) -> None:
    """The sentence tells what a mention rests on, else the sections and the title of its note."""
    mention = extractor(text).mentions[0]

    assert (mention.evidence, mention.modality) == (evidence, modality)
