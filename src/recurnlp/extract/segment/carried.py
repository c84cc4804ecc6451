"""Read the place that only the sentence before one names: "0/8 obturator", "These were all clear"."""

import re

from recurnlp.extract.segment.anatomy import labels_specimen, names_station
from recurnlp.extract.segment.consultation import Span

_REACH = 300
_COUNT_REACH = 80
# A count of nodes with the name of its station before it, and what it is a count of.
_COUNT = re.compile(r"\s*+(?:[-*•]\s*+)?([^/\n]{1,40}?)[\s:(=-]{1,30}([\doO]{1,2})\s?\+?/\s?([\dOolI]{1,2})(?![\w/])")
_NODE = re.compile(r"\b(?i:lymph\s{1,3}nodes?|nodes?|LNs?)\b")
# Stations sampled through the airway, line by line: "4R - no malignant cells".
_STATION = re.compile(r"\s*+(?:[-*•]\s*+)?(?:(?i:station|level|LN|node)\s)?\d{1,2}[LRlr]?[abi]?\s?[-–:]\s")
_SAMPLING = re.compile(r"\b(?i:EBUS|EUS|TBNA|mediastinoscopy)\b")
# What has a mark or names its nodes is a label itself: "E. Lymph node, level 9: 0/1".
_OWN = re.compile(r"\A[A-Z]\s?[.):]|(?i:\bnodes?\b)")
_NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty)"
)
_VERDICT = (
    r"(?:is|are|was|were|ha[sd]|have|shows?|showed|contain(?:s|ed|ing)?|harbou?r(?:s|ed|ing)?|held|holds?|bears?|bore"
    r"|proved?|proves|appear(?:s|ed)?|came|do|does|did|all|both|each|with|negative|neg|positive|pos|free|clear"
    r"|benign|reactive|involved|uninvolved|tumou?r[- ]free|tumou?r[- ]negative|unremarkable)\b"
)
# "These were all", "The remaining six are", "Two of them contain".
_POINTED = (
    r"(?:(?:these|they|those|all|none|each|both|neither|(?:all\s)?(?:the\s)?(?:others?|rest|remainder))\s"
    rf"|the\s(?:remaining|other)\s(?:{_NUMBER}\s)?|{_NUMBER}\s)(?:\w+ly\s)?(?:of\s(?:these|them|those|which)\s)?"
    rf"(?:\w+ly\s)?{_VERDICT}"
)
_COUNTED = (
    rf"(?:{_NUMBER}|0|no|zero|none)\s?(?:/|of|out\sof)\s?(?:the\s|these\s|a\stotal\sof\s)?{_NUMBER}\b"
    r"(?!\s?[/%]|\s[cm]m\b)"
)
_SIDED = (
    rf"(?:left|right|lt|rt|l|r)\b\.?(?:\sside)?\s?[:.–-]\s?(?:{_NUMBER}|0|no|none|not|with|{_VERDICT}|infiltrat\w+"
    r"|clumps|clusters|sheets|nests|groups|replaced)\b|(?:left|right|lt|rt)\.?\s*\Z"
)
_FILLED_IN = (
    r"(?:(?:number|total)\s)?(?:positive|involved|metastatic)\s?[:=-]?\s?"
    rf"(?:{_NUMBER}|0|none|nil)\b(?!/)"
)
# What a sentence begins with that counts on, points at, or sorts out what the one before counted.
_POINTER = re.compile(
    r"\s*+(?:[-*•]\s*+)?(?:(?:microscop|macroscop|histolog)ically,?\s|on (?:microscopy|histology),?\s)?"
    rf"(?:{_POINTED}|{_COUNTED}|{_SIDED}|{_FILLED_IN})",
    re.IGNORECASE,
)
# The first two characters of what these patterns match.
_BEGINNINGS = frozenset({"- ", "* ", "• "}).union(
    "al bo ea ei el fi fo hi in l: l. le lt ma me mi ne ni no nu on ot po r: r. re ri rt se si te th to tw ze".split()
)
# The first three, where they are letters.
_POINTERS = frozenset(
    "all bot eac eig ele fif fiv fou his inv lef mac met mic nei nin non noo num one oth pos rem res rig sev six ten "
    "the thi tho thr tot twe two zer".split()
)
_PLACE = re.compile(
    r"\b(?i:(?:[a-z-]{3,20}(?:ic|al|ar|ary|ac)\s)?(?:lymph\s{0,3}nodes?|nodes?|S?LNs?)|neck dissections?"
    r"|lymphadenectomy"
    r"|(?:peritoneal|pelvic|abdominal)\s(?:washings?|lavage|fluid|biops(?:y|ies))|oment(?:um|al\sbiops(?:y|ies))"
    r"|ascit(?:es|ic\sfluid)|pleural\sfluid|(?:bone\s)?marrow(?:\s(?:trephines?|biops(?:y|ies)|aspirates?))?"
    r"|(?:iliac\screst\s)?trephines?)\b"
)
# A verdict without a subject, behind a sentence that is nothing but the name of a specimen: "OMENTUM. NEGATIVE."
_BARE = re.compile(
    r"\s*(?:negative|neg|positive|pos|benign|reactive|clear|free|not involved|uninvolved|involved|malignant|all|none"
    r"|tumou?r[- ]free)\b|\s*no\s+(?=[A-Za-z])",
    re.IGNORECASE,
)
_BARE_BEGINNINGS = frozenset("ne po be re cl fr no un in ma al tu".split())
_DENIAL = re.compile(r"(?i:no|none)\b")
_LONGEST_NAME = 48
_STOPS = " \t\r\n.,;"


class CarriedReader:
    """Reads the places that the sentences of one section carry on from the sentence before them.

    Args:
        text: the note.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._before: int | None = None
        self._place: Span | None = None

    def read(self, start: int, end: int) -> Span | None:
        """Return where the place stands that the next sentence speaks of; ``None`` if it names its own.

        Args:
            start: offset of the sentence's first character.
            end: offset just past it.
        """
        before, self._before = self._before, start
        opening = self._text[start : start + 2].lower()  # tells nearly always that a sentence carries on nothing
        named = self._find_named(start, end)
        if before is not None:
            if opening in _BARE_BEGINNINGS and start - before <= _LONGEST_NAME and self._ends_name(before, start, end):
                return before, before + len(self._text[before:start].rstrip(_STOPS))
            if named is None and (opening in _BEGINNINGS or opening[:1].isdecimal()):
                named = _PLACE if self._may_point(opening, start) and self._points(start, end) else None
        if self._place and end - start <= _LONGEST_NAME and self._names_station(start, end):
            return self._place  # "Lesser curve. 5 of 9. Greater curve. 0 of 6."
        if named is None:
            self._place = None
        elif self._place is None:
            floor = max(before or 0, start - _REACH)
            self._place = next((place.span() for place in named.finditer(self._text, floor, start)), None)
        return self._place

    def _find_named(self, start: int, end: int) -> re.Pattern[str] | None:
        """What a line of a list of counts, or of stations, must have been named as."""
        text = self._text
        if text.find("/", start, start + _COUNT_REACH) >= 0:
            count = _COUNT.match(text, start, end)
            if count and names_station(count[1]) and not _OWN.search(count[1]):
                return _NODE
        if text[start : start + 1].isdecimal() and _STATION.match(text, start, end):
            return _SAMPLING
        return None

    def _may_point(self, opening: str, start: int) -> bool:
        third = self._text[start + 2 : start + 3].lower()
        return not (opening.isalpha() and "a" <= third <= "z") or opening + third in _POINTERS

    def _points(self, start: int, end: int) -> bool:
        """Whether a sentence speaks of what the one before it counted or sampled."""
        return _POINTER.match(self._text, start, end) is not None and not _PLACE.search(self._text, start, end)

    def _ends_name(self, before: int, start: int, end: int) -> bool:
        """Whether a bare verdict follows a sentence that only names a specimen."""
        if not _BARE.match(self._text, start, end):
            return False
        name = self._text[before:start].strip(_STOPS)
        return _PLACE.search(name) is not None and _DENIAL.match(name) is None and labels_specimen(name)

    def _names_station(self, start: int, end: int) -> bool:
        """Whether a sentence is the name of the next station and nothing else."""
        name = self._text[start:end].strip(_STOPS)
        return name[:1].isalpha() and not _PLACE.search(name) and labels_specimen(name)
