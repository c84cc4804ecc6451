"""Where an aside ends, such as the family's history: a study, or a paragraph about the patient, is no part of it.

Headings are looked up, so one that no rule knows ("XR L-spine:", "Films reviewed with Dr. Roe:") would leave what
stands below it to the relatives, or to the past.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from recurnlp.model import Section

_STUDIES = "imaging"
_FAMILY = "family_history"
_ASIDES = frozenset({_FAMILY, "past_history", "past_surgical_history", "social_history", "medications", "allergies"})
# In the middle of a story these head no more than their paragraph: "It was removed. Histology: liposarcoma."
_REMARKS = frozenset({"microscopic", "gross", "special_studies", "laboratory", "imaging", "physical_exam", "exam"})
_STORIES = frozenset({"preamble", "case", "history", "oncologic_history", "hospital_course"})
_STUDY = re.compile(
    r"\n[ \t]*(?=(?:(?i:the|a|an|his|her|recent|repeat|outside|staging|today's)\s)?"
    r"(?:CT|CTs|MRI|MRIs|PET|CXR|XR|US|USS|KUB|DEXA|EBUS|FNA|Bx|PSA|CEA|CA|Path|PATH"
    r"|(?i:x-?rays?|ultrasound|sonogram|imaging|scans?|films?|radiographs?|mammograms?|bone scan|pathology|histology"
    r"|biopsy|cytology|investigations?|work-?up|studies|results|data|labs?|bloods|exam|examination))"
    r"\b[^\n:]{0,40}(?::|\s[-–]\s))"
)
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*")
_OF_RELATIVES = re.compile(
    r"\b(?:family|mother|father|parents?|sisters?|brothers?|siblings?|aunts?|uncles?|cousins?|grand\w+|maternal|paternal"
    r"|mom|dad|nieces?|nephews?|daughters?|sons?|child(?:ren)?|relatives?|kin(?:dred)?|twin|husband|wife|ancest\w+|side)\b",
    re.IGNORECASE,
)
_OF_PATIENT = re.compile(
    r"\b(?:she|he|patient|pt|today|now|CT|MRI|PET|scans?|exam\w*|biops\w+|i|we|shows?|showed|reviewed|discussed|seen)\b",
    re.IGNORECASE,
)


def end_asides(text: str, sections: Iterator[Section]) -> Iterator[Section]:
    """Yield the sections of a note, in order; what an aside holds of the patient's studies is one of its own.

    Args:
        text: the note.
        sections: its sections, as its headings divide it.
    """
    category = ""
    for section in sections:
        end = _find_end(text, section) if section.category in _ASIDES else None
        rest = _STUDIES
        if section.category in _REMARKS and category in _STORIES and _is_inline(text, section.start):
            gap = _PARAGRAPH.search(text, section.body, section.end)
            end, rest = gap.end() if gap and gap.end() < section.end else None, category
        category = section.category if end is None else rest
        if end is None:
            yield section
        else:
            yield Section(section.category, section.start, section.body, end)
            yield Section(rest, end, end, section.end)


def _is_inline(text: str, start: int) -> bool:
    """Whether a heading stands behind other words on its line, and not in capitals."""
    line = text.rfind("\n", 0, start) + 1
    return bool(text[line:start].strip()) and not text[start : start + 4].isupper()


def _find_end(text: str, section: Section) -> int | None:
    study = _STUDY.search(text, section.body, section.end)
    turn = _find_turn(text, section) if section.category == _FAMILY else None
    ends = [end for end in (study and study.end(), turn) if end is not None and end < section.end]
    return min(ends, default=None)


def _find_turn(text: str, section: Section) -> int | None:
    """The first paragraph that speaks of the patient and of no relative."""
    starts = [gap.end() for gap in _PARAGRAPH.finditer(text, section.body, section.end)]
    for start, end in pairwise([*starts, section.end]):
        if _OF_PATIENT.search(text, start, end) and not _OF_RELATIVES.search(text, start, end):
            return start
    return None
