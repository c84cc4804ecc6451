"""Cytology reports: which fluid the whole report is about."""

import pytest

from recurnlp import Extractor

POSITIVE = ("Positive for malignant cells.", "Malignant cells present.", "Adenocarcinoma.")
NEGATIVE = ("Negative for malignancy.", "No malignant cells seen.")


@pytest.mark.parametrize(
    ("report", "site"),
    [
        ("NON-GYN CYTOLOGY\nSpecimen type: Ascitic fluid, 40 ml\nResult: {}", "peritoneum"),
        ("Source: CSF, lumbar\n\nINTERPRETATION\n{}", "meninges"),
        ("SPECIMEN: Left pleural effusion, 1.2 l, turbid.\nGROSS: Turbid.\nDIAGNOSIS: {}", "pleura"),
        ("SPECIMEN SUBMITTED: Body fluid, pericardial\nCLINICAL HISTORY: Lung cancer.\nDIAGNOSIS:\n{}", "heart"),
        ("CYTOPATHOLOGY - PLEURAL FLUID\nClinical details: Lung mass.\nREPORT\n{}", "pleura"),
    ],
)
def test_a_report_speaks_of_the_fluid_that_was_sent(extractor: Extractor, report: str, site: str) -> None:
    """The verdict of a cytology report is about the fluid it names, however the report is laid out."""
    for verdict in POSITIVE:
        assert extractor(report.format(verdict)).status.distant_sites == (site,)
    for verdict in NEGATIVE:
        assert extractor(report.format(verdict)).status.distant == "absent"


@pytest.mark.parametrize(
    "note",
    [
        "Specimen type: Pleural fluid\nHOSPITAL COURSE: Drained.\nIMPRESSION: Adenocarcinoma.",
        "Specimen: A. Pleural fluid\nB. Lung, biopsy\nDIAGNOSIS: Adenocarcinoma.",
        "Specimen type: Pleural fluid\nSpecimen type: Ascites\nResult: Adenocarcinoma.",
    ],
)
def test_other_notes_are_about_no_fluid(extractor: Extractor, note: str) -> None:
    """A hospital's letter and a report on several specimens are not about the one fluid that they name."""
    assert extractor(note).status.distant == "not_stated"


def test_only_the_origin_of_malignant_cells_is_doubted(extractor: Extractor) -> None:
    """Malignant cells that are consistent with metastatic carcinoma are there."""
    told = "Specimen: Pleural fluid\nDiagnosis: Malignant cells seen, consistent with metastatic lobular carcinoma."
    assert extractor(told).status.distant == "present"
