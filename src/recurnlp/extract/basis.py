"""What a note and its statements rest on: pathology, cytology, imaging, a marker, or the clinician's word."""

import re
from functools import cached_property

from recurnlp.model import Basis, Mention, Segments
from recurnlp.model.vocabulary import Evidence, Modality

_TITLE_SIZE = 160
_PATHOLOGY = frozenset({"gross", "microscopic", "specimen", "intraoperative"})
_EXAMINED = frozenset({"gross", "microscopic"})
_IMAGING = frozenset({"technique", "comparison", "findings", "impression", "indication"})
_CLINIC = frozenset({"assessment", "physical_exam", "medications", "review_of_systems", "allergies", "vital_signs"})
_CYTOLOGY_TITLE = re.compile(r"cyto(?:path)?olog|fine[- ]needle", re.IGNORECASE)
_SURGERY = frozenset({"anesthesia", "complications", "procedure_description", "consent"})
_SURGICAL_TITLE = re.compile(r"surgical pathology", re.IGNORECASE)
_PATHOLOGY_TITLE = re.compile(r"patholog", re.IGNORECASE)
_CLINIC_TITLE = re.compile(
    r"clinic\b|follow[- ]?up|consult|visit|progress note|discharge|admission|history and physical|letter|tumou?r board",
    re.IGNORECASE,
)
_MODALITIES: tuple[Modality, ...] = ("PET-CT", "bone scan", "MRI", "CT", "ultrasound", "X-ray")
# One pattern with a group for each, which is tried at the letters that one of them begins with.
_MODALITY = re.compile(
    r"(?=[bcempursx])(?:(\bPET)|(\bbone scan|scintigra)|(\bMRI?\b|magnetic resonance)|(\bCT\b|computed tomograph)"
    r"|(ultraso(?:und|nogra)|\bUS\b|echograph)"
    r"|(x-?ray|radiograph|mammogra|chest film|\bPA and lateral\b"
    r"|\bchest,? (?:PA|AP|2V|two views?|2 views?|portable)\b))",
    re.IGNORECASE,
)
_PROVEN = re.compile(
    r"\b(?:biops\w+|patholog\w+|histolog\w+)[- ](?:proven|confirmed|verified|positive)"
    r"|\b(?:proven|confirmed|established) (?:by|on|at|with) (?:\w+ ){0,2}?(?:biopsy|pathology|histology)"
    r"|\b(?:biops\w+|pathology) (?:\w+ ){0,3}?(?:show|confirm|reveal|demonstrat|prov)",
    re.IGNORECASE,
)
_CYTOLOGY = re.compile(
    r"\bcytolog\w+|\bfine[- ]needle|\bFNA\b|\baspiration\b|\bthoracentesis|\bparacentesis", re.IGNORECASE
)


def find_basis(text: str, segments: Segments) -> Basis | None:
    """Return what a note rests on, ``None`` where neither title nor sections tell.

    Args:
        text: the note.
        segments: its division.
    """
    title = text[:_TITLE_SIZE].split("\n", 1)[0]
    sections = {section.category for section in segments.sections}
    if _SURGERY & sections and not _EXAMINED & sections:
        return Basis("clinical")  # a report of an operation names its specimens, too
    if _PATHOLOGY & sections or _PATHOLOGY_TITLE.search(title):
        is_cytology = _CYTOLOGY_TITLE.search(title) and not _SURGICAL_TITLE.search(title)
        return Basis("cytology" if is_cytology else "pathology")
    if _CLINIC & sections or _CLINIC_TITLE.search(title):
        return Basis("clinical")
    if shown := _IMAGING & sections:
        modality = _find_modality(title)
        if modality or len(shown) > 1:
            return Basis("imaging", modality)
    return Basis("clinical") if sections - {"preamble"} else None


def _find_modality(text: str) -> Modality | None:
    """The first kind of imaging that a title or sentence names."""
    found = _MODALITY.search(text)
    return _MODALITIES[found.lastindex - 1] if found and found.lastindex else None


class Ground:
    """What the mentions of one sentence rest on: what the sentence says, else its note's basis.

    Args:
        sentence: its text.
        basis: the basis of its note.
    """

    def __init__(self, sentence: str, basis: Basis | None) -> None:
        self._sentence = sentence
        self._basis = basis

    def find(self, mention: Mention) -> tuple[Evidence | None, Modality | None]:
        """Return what a mention rests on.

        Args:
            mention: one of the sentence's.
        """
        basis = self._basis
        if mention.extent == "biochemical":
            return "marker", None
        if basis is None or basis.evidence == "clinical" or mention.section == "clinical_information":
            if mention.nodes_examined is not None:  # nodes are counted under the microscope
                return "pathology", None
            return self._said or ("clinical" if basis else None, None)
        return basis.evidence, basis.modality

    @cached_property
    def _said(self) -> tuple[Evidence, Modality | None] | None:
        if _PROVEN.search(self._sentence):
            return "pathology", None
        if _CYTOLOGY.search(self._sentence):
            return "cytology", None
        modality = _find_modality(self._sentence)
        return ("imaging", modality) if modality else None
