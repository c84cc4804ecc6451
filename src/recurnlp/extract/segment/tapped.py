"""Find the fluid that a cytology report is about: "Specimen type: Ascitic fluid", "CYTOLOGY, LEFT PLEURAL EFFUSION"."""

import re
from collections.abc import Iterable

from recurnlp.extract.segment.consultation import Span
from recurnlp.extract.signs import Signs
from recurnlp.model import Section

_CAVITY = r"(?:pleural|pericardial|peritoneal|ascitic|abdominal|pelvic|cerebro-?\s?spinal|spinal)"
_FLUID = (
    rf"(?:(?:left|right|bilateral|lt|rt|l|r)\.?\s)?{_CAVITY}\s(?:cavity\s)?"
    r"(?:fluid|effusion|washings?|wash|lavage|aspirate|tap)\b|\bascites(?:\sfluid)?\b|\bcsf\b"
    rf"|\bfluid,\s(?:(?:left|right)\s)?{_CAVITY}\b"
    r"|\b(?:thoracentesis|thoracocentesis|paracentesis|pericardiocentesis)(?:\sfluid)?\b"
)
_KEY = (
    r"[^:\n]{0,24}?\b(?:specimens?|samples?|source|material|fluid|site|type|received|submitted)\b[^:\n]{0,24}:"
    r"[ \t]*(?:\n[ \t]*)?(?:\(?[A1][.):][ \t]*)?(?:\w+[ \t]){0,2}?"
)
_TITLE = r"[^:\n]{0,24}?\bcyto(?:logy|pathology)\b(?:[ \t]report)?[ \t]*(?:of[ \t]|[-–—:,/])?[ \t]*"
_NAMED = re.compile(
    rf"^[ \t]*(?:{_KEY}|{_TITLE})(?P<key>{_FLUID})|^[ \t]*(?P<title>{_FLUID})[ \t,:(-]*cytology[^\n.:;]{{0,40}}$",
    re.IGNORECASE | re.MULTILINE,
)
# Of no note that also tells of the patient's course, his examination, his drugs.
_OF_REPORTS = frozenset(
    "preamble specimen clinical_information diagnosis impression intraoperative findings laboratory microscopic gross "
    "comment addendum special_studies sections synoptic administrative indication history technique procedure "
    "preoperative_diagnosis postoperative_diagnosis".split()
)
# Where such a report says what it found, besides its diagnosis; the cells that it describes have no verdict.
REPORTED = frozenset({"findings", "laboratory"})
_SIGNS = Signs(
    ["luid", "LUID", "ffusion", "FFUSION", "scites", "SCITES", "CSF", "ash", "ASH", "entesis", "ENTESIS", "avage"]
)
_REACH = 3000


def find_fluid(text: str, sections: Iterable[Section]) -> Span | None:
    """Return where a report names the fluid that it is about; ``None`` where it names none or several.

    Args:
        text: the note.
        sections: its sections.
    """
    if not _SIGNS.stand_in(text) or not _OF_REPORTS.issuperset(section.category for section in sections):
        return None
    found = [named.span(named.lastgroup or 0) for named in _NAMED.finditer(text, 0, _REACH)]
    names = {" ".join(text[slice(*span)].lower().split()) for span in found}
    return found[0] if len(names) == 1 else None
