"""In which of its specimens a cancer began, where a report never says "colon cancer": "A. Right colon: carcinoma"."""

import re
from collections.abc import Iterator

from recurnlp.extract.segment import Division

_TOLD = frozenset({"diagnosis", "impression", "microscopic", "preamble"})
_CANCER = re.compile(r"(?i:carcinoma\b|sarcoma\b|\bmelanoma\b|\bseminoma\b|\bmalignant\s)")
# What is denied, doubted or has come from elsewhere began nowhere here.
_ELSEWHERE = re.compile(
    r"(?i:metasta|\b(?:no|not|without|negative|free|benign|recurren\w*|residual|involv\w*|implants?|consistent"
    r"|compatible|suspicious|favou?rs?|origin|primary|history|in situ|positive for|nodes?|margins?)\b)"
)
_MARKED = re.compile(r"\W*(?:(?i:part|specimen)\s?\#?)?(?:(?:[A-Z]|\d{1,2})\s?[.):,-]\s*)?(?i:SP:\s*)?")
_NAME = re.compile(r"[^,;:(.\n]+")
_SIDES = re.compile(r"\b(?:left|right|bilateral|proximal|distal|the|total)\s|\s(?:and|with|&)\s.*", re.IGNORECASE)
# What is told of one specimen need not be in the sentence that names it; what follows is about its margins.
_REACH = 200


def find_beginnings(text: str, segments: Division) -> Iterator[str]:
    """Yield the names of the specimens that hold a cancer of which nothing says that it came from elsewhere.

    Args:
        text: the note.
        segments: its division.
    """
    seen: set[tuple[int, int]] = set()
    for section in segments.sections:
        if section.category not in _TOLD:
            continue
        for sentence in segments.read(section):
            label = sentence.label
            if label is None or label in seen or sentence.further:
                continue
            start = label[1] if sentence.start <= label[0] < sentence.end else sentence.start
            told = text[start : min(sentence.end, start + _REACH)]
            if _CANCER.search(told):
                seen.add(label)
                if not _ELSEWHERE.search(told):
                    yield from _name_organ(text[slice(*label)])


def _name_organ(label: str) -> Iterator[str]:
    """The organ that a label begins with: the "colon" of "A. Right colon, hemicolectomy:"."""
    mark = _MARKED.match(label)
    name = _NAME.match(label, mark.end() if mark else 0)
    if name:
        yield " ".join(_SIDES.sub("", name[0].lower()).split())
