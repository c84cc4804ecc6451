"""Lymph node counts: "2/15", "two (2) of fifteen (15)", "number involved: 3", "twelve benign nodes"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from recurnlp.extract.spelling import restore_digits
from recurnlp.model.vocabulary import Assertion

_ONES = dict(zip("one two three four five six seven eight nine".split(), range(1, 10), strict=True))
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_SMALL = {"zero": 0, "none": 0, "no": 0, "o": 0, **_ONES, **dict(zip(_TEENS, range(10, 20), strict=True))}
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_NUMBERS = _SMALL | _TENS | {f"{ten}-{one}": _TENS[ten] + _ONES[one] for ten in _TENS for one in _ONES}
_SPELLED = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)}))?|{'|'.join(sorted(_SMALL, key=len, reverse=True))}"
# Neither a measure nor the number of a level or a node.
_ANY = rf"(?:\d{{1,3}}|{_SPELLED})(?![\w-]|\.\d|\s?(?:cm|mm|x|%)\b)(?:\s?\(\d{{1,3}}\))?"
_FREE = r"(?<![\w./#])(?<!# )(?<!level )(?<!levels )(?<!station )(?<!stations )(?<!number )(?<!\d and )"
_NUMBER = rf"(?=[\denofstz]){_FREE}{_ANY}"  # all numbers begin with these: elsewhere nothing else is tried
_WORD = r"(?:(?!number)[a-z-]+\s+)"
_NODES = r"(?:lymph\s*)?(?:nodes?|lns?)\b"
_FOUND = r"(?:positive|involved|metastatic|affected|malignant|with (?:tumou?r|carcinoma|metastas[ei]s))"
_SEEN = r"(?:examined|sampled|removed|retrieved|identified|recovered|submitted|total|in all)"
_IS = r"\s*(?:\(?specify\)?)?\s*[:=-]?\s*(?:is|are|was|were)?\s*"
_PAIR = re.compile(
    rf"({_NUMBER})\s*\+?\s*(?:{_FOUND}\s*)?(?:{_NODES}\s*)?(?:/|of\b|out of\b)\s*"
    rf"(?:the\s+|these\s+|those\s+|a total of\s+)?({_ANY})(?!\s*/)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"({_NUMBER})\s+{_WORD}{{0,2}}?{_NODES}(?:\s+{_SEEN})?,"
    rf"\s+({_NUMBER})\s+(?:of |is|are|was|were|with|{_FOUND}|cont|show|harb)",
    re.IGNORECASE,
)
_SHAPES = ((re.compile("/|of ", re.IGNORECASE), _PAIR, True), (re.compile(r",\s"), _PART, False))
_POSITIVE = re.compile(rf"\b{_FOUND}{_IS}({_NUMBER})|({_NUMBER})\s+(?:were |was |are |is )?{_FOUND}", re.IGNORECASE)
_EXAMINED = re.compile(
    rf"\b{_SEEN}{_IS}({_NUMBER})|({_NUMBER})\s+{_WORD}{{0,3}}?{_NODES}(?:\s+(?:is|are|was|were))?\s+{_SEEN}"
    rf"|\b(?:all|of)\s+({_NUMBER})\s+{_WORD}{{0,2}}?{_NODES}",
    re.IGNORECASE,
)
_FIELD = re.compile(rf"\b{_SEEN}\s*[:=]\s*({_NUMBER})", re.IGNORECASE)
_COUNTED = re.compile(rf"({_NUMBER})\s+{_WORD}{{0,3}}?{_NODES}", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|each)\s+(?:\w+\s+)?", re.IGNORECASE)
_CLAUSE_END = re.compile(r";|[.:]\s|\n|(?<=\))\s-\s")
_TOLD = frozenset({"present", "probable", "absent"})
_REACH = 90
# "VA 20/25" and "VA 6/9" are how well an eye sees, where no neck was dissected.
_SIGHT = re.compile(r"VA\b[^\d\n]{0,6}(?:20/\d{2,3}|6/\d{1,2})\b", re.IGNORECASE)
_NECK = re.compile(r"\b(?:neck dissection|levels? [ivx1-6]|lymphadenectomy|nodes? dissect)", re.IGNORECASE)


class NodeCounts(NamedTuple):
    """How many nodes held tumor and how many were examined; ``None`` where the note does not say."""

    positive: int | None = None
    examined: int | None = None


class _Pair(NamedTuple):
    start: int
    end: int
    counts: NodeCounts


_NONE_EXAMINED = re.compile(rf"\b{_SEEN}\W{{1,4}}(?:0|none|zero)\b(?!\s*/)", re.IGNORECASE)


def measures_sight(text: str, start: int, begin: int, end: int) -> bool:
    """Return whether what reads as a count of the nodes of a neck's level, "VA 20/25", is visual acuity.

    Args:
        text: the note.
        start: where the level is named.
        begin, end: offsets of what would tell that a neck was dissected.
    """
    return _SIGHT.match(text, start) is not None and _NECK.search(text, begin, end) is None


def count_nodes(text: str, start: int, end: int, assertion: Assertion) -> NodeCounts:
    """Return the counts that a statement on lymph nodes gives.

    Args:
        text: the note.
        start, end: the mention.
        assertion: of the mention: where it is absent no node is positive.
    """
    if assertion not in _TOLD:
        return NodeCounts()
    low, high = _find_clause(text, start, end)
    clause = restore_digits(text[low:high])
    pairs = [pair for pair in _read_pairs(clause) if (pair.counts.positive == 0) == (assertion == "absent")]
    if pairs:
        return min(pairs, key=lambda pair: max(pair.start + low - end, start - pair.end - low, 0)).counts
    around = text[max(start - _REACH, 0) : end + _REACH]
    return (_count_benign if assertion == "absent" else _count_involved)(text[start:end], clause, around)


def _find_clause(text: str, start: int, end: int) -> tuple[int, int]:
    floor = max(start - _REACH, 0)
    ends = [match.end() for match in _CLAUSE_END.finditer(text, floor, start)]
    close = _CLAUSE_END.search(text, end, end + _REACH)
    return max(ends, default=floor), close.start() if close else min(end + _REACH, len(text))


def _read_pairs(clause: str) -> Iterator[_Pair]:
    """Yield the pairs of a clause; of no nodes there is no count."""
    for sign, pattern, positive_first in _SHAPES:
        for match in pattern.finditer(clause) if sign.search(clause) else ():
            numbers = _read_number(match[1]), _read_number(match[2])
            positive, examined = numbers if positive_first else reversed(numbers)
            if positive <= examined > 0:
                yield _Pair(match.start(), match.end(), NodeCounts(positive, examined))


def _count_benign(own: str, clause: str, around: str) -> NodeCounts:
    listed = _search(_POSITIVE, own) == 0
    examined = (
        _search(_EXAMINED, clause) or _search(_COUNTED, clause) or (_search(_EXAMINED, around) if listed else None)
    )
    return NodeCounts(0, examined) if examined or listed else NodeCounts()


def _count_involved(own: str, clause: str, around: str) -> NodeCounts:
    positive = _search(_POSITIVE, own) or None
    counted = _COUNTED.search(clause)
    if counted and _ALL.match(clause[max(counted.start() - 4, 0) :]):
        number = _read_number(counted[1])
        return NodeCounts(number, number)
    if positive is None:
        return NodeCounts(_search(_COUNTED, clause) or None)
    examined = _search(_EXAMINED, clause) or _search(_FIELD, around) or _search(_EXAMINED, around)
    return NodeCounts(positive, examined if examined and examined >= positive else None)


def _search(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    return _read_number(next(filter(None, match.groups()))) if match else None


def examines_none(text: str) -> bool:
    """Return whether a line of a form says that no nodes were examined: then none involved says nothing.

    Args:
        text: a sentence.
    """
    return _NONE_EXAMINED.search(text) is not None


def _read_number(text: str) -> int:
    word = text.partition("(")[0].strip().lower()
    return int(word) if word.isdecimal() else _NUMBERS[word.replace(" ", "-")]
