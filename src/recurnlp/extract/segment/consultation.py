"""What was told while the patient lay asleep: "BFS: benign", "1AF, adenocarcinoma", "B, touch imprint: negative".

Such a line names its specimen by a mark alone, which the diagnosis explains: "B. Lymph node, axilla, excision".
"""

import re
from collections.abc import Iterable, Mapping

from recurnlp.extract.segment.anatomy import labels_specimen, names_specimen
from recurnlp.extract.signs import Signs

Span = tuple[int, int]
_SIGNS = Signs(["ntraop", "NTRAOP", "ntra-op", "rozen", "ROZEN", "FS", "AF", "ouch "])
_NAMED = re.compile(
    r"(?:(?<=\n)|(?<=[.;:]\s)|\A)\s*+\(?(?:(?i:part|specimen)\s)?([A-Z]|\d{1,2})\s?[.):]\)?\s*+([A-Z\"][^\n.:]{2,100})"
)
_CONSULTATION = re.compile(r"\W*(?:intra-?\s?op|(?:rapid\s)?frozen|touch)", re.IGNORECASE)
_LONGEST_TITLE = 60
_METHOD = r"(?:A?FS|AF|F|TP|FZ)"
_FROZEN = re.compile(
    rf"[\s\"'“(]*+(?:{_METHOD}\s?[(:]?\s?(?P<mark>[A-Z]|\d{{1,2}})\)?\d?"
    rf"|\#?(?:(?P<letter>[A-Z])\d?|(?P<number>\d{{1,2}})[A-Z]?)\s?{_METHOD}\d?)"
    r"(?![A-Za-z\d])(?:\s(?:and|&)\s\w{1,4})?\)?\s?[-–—:.,]*\s"
)
_BARE = re.compile(r"[\s\"'“(]*+(?P<mark>[A-Z]|\d{1,2})\s?[.,:)]\s")
FINDING = re.compile(r"(?i:\b(?:negative|positive|benign|no|free|metasta\w*|\w*carcinoma|reactive|identified)\b)")
_WHOLE = re.compile(r"[^.:;\n\"]*+")


def tells_of_consultation(text: str) -> bool:
    """Return whether a note may speak of frozen sections or the like.

    Args:
        text: the note.
    """
    return _SIGNS.stand_in(text)


def find_marked(text: str, spans: Iterable[Span]) -> dict[str, Span]:
    """Return where labels name specimens, by their marks: "B. Lymph node, axilla, excision".

    Args:
        text: the note.
        spans: where it has labels.
    """
    marked: dict[str, Span] = {}
    for start, end in spans:
        for name in _NAMED.finditer(text, start, end):
            if names_specimen(name[2]) and not FINDING.search(name[2]):
                marked.setdefault(name[1], name.span(2))
    return marked


class ConsultationReader:
    """Reads the marks of one section's sentences, in order.

    Args:
        text: the note.
        marked: what its labels name, by mark.
        consulted: whether the whole section tells of the consultation.
    """

    def __init__(self, text: str, marked: Mapping[str, Span], *, consulted: bool) -> None:
        self._text = text
        self._marked = marked
        self._consulted = consulted

    def read(self, start: int, end: int, *, bare: bool) -> Span | None:
        """Return the specimen that a sentence tells of by a mark.

        Args:
            start: offset of the sentence's first character.
            end: offset just past it.
            bare: whether a mark without a method may be a specimen's, rather than a finding's of another one.
        """
        opening = _CONSULTATION.match(self._text, start, end)
        if opening:
            self._consulted = True
            colon = self._text.find(":", start, min(end, start + _LONGEST_TITLE))
            start = colon + 1 if colon >= 0 else opening.end()
        mark = _FROZEN.match(self._text, start, end) or (
            bare and self._consulted and _BARE.match(self._text, start, end)
        )
        if not mark:
            return None
        whole = _WHOLE.match(self._text, mark.end(), end)
        if whole and labels_specimen(whole[0]):
            return None  # it names its specimen itself
        return self._marked.get(mark[mark.lastgroup or ""])
