"""TNM codes and stage groups: found by the regular expressions of `patterns/stage/`, parsed into their parts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recurnlp.extract.checkboxes import clear_boxes
from recurnlp.extract.course import lower
from recurnlp.extract.recall import Recall
from recurnlp.extract.segment import REMEMBERED, Division
from recurnlp.extract.signs import Signs
from recurnlp.model import Section, Sentence, Stage
from recurnlp.model.vocabulary import Assertion, Time
from recurnlp.rules import StageRule

_DIGITS = str.maketrans("OoIliS", "001115")
# What every code holds: a category's letter with any value, or one of the words. Each pattern begins with one letter,
# for which the engine looks much faster than for one of three.
_SIGNS = (
    re.compile(r"T\s?[:=-]?\s?(?:[\dOoXxlIa]|is|IS)"),
    re.compile(
        r"N(?:(?:(?<=[a-zP]N)|(?<=[a-z]\sN))\s?[\dOoXxmlI+]|\d[a-c]?\s(?=disease|nod|status)"
        r"|(?<=odes[:,] N)\d|(?<=odes \(N)\d|(?<=: N)[\dX]|[\dOXx][a-c]?[\s,;/]{0,2}[ycpr]{0,3}M[01OXx])"
    ),
    re.compile(r"M(?:(?:(?<=[a-zP]M)|(?<=[a-z]\sM))\s?[\dOoXxlI]|\d[a-d]?\s(?=disease|melanoma)|(?<=: M)[\dX])"),
    re.compile(r"t\d[a-d]?[\s,/]{0,2}[ycpr]?p?n[\dx]"),
)
_WORDS = Signs(["stage", "figo", "duke", "ann arbor", "ajcc", "uicc", "limited", "extensive"])
_GRADES = ("G1", "G2", "G3", "G4")
_LEAD = 4
_FAMILY = re.compile(
    r"\b(?:father|mother|brother|sister|sibling|aunt|uncle|cousin|grand(?:father|mother)|son|daughter)\b"
)
_HYPOTHETICAL = re.compile(r"\b(?:if|rule out|r/o|patients with|eligib\w+|criteria|risk of|would be|defined as)\b")
_POSSIBLE = re.compile(r"\b(?:possibl[ey]|may|might|could|versus|vs|cannot exclude|question(?:able)? of|equivocal)\b")
_PROBABLE = re.compile(
    r"\b(?:probabl[ey]|likely|presum\w+|suspect\w*|suspicious|suggest\w*|consistent with|favor\w*)\b"
)
_PAST = re.compile(r"\b(?:history of|h/o|hx of|originally|initially|previous(?:ly)?|prior|formerly)\b")
_WEIGHTS: tuple[tuple[Assertion, re.Pattern[str]], ...] = (
    ("other", _FAMILY), ("hypothetical", _HYPOTHETICAL), ("possible", _POSSIBLE), ("probable", _PROBABLE),
)  # fmt: skip
_CLAUSE = re.compile(r"[;:]|[.]\s|\bbut\b")
_REACH = 80
_SPELLED = frozenset({"limited", "extensive"})
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV", "ONE": "I", "TWO": "II", "THREE": "III", "FOUR": "IV"}
_NUMERAL = re.compile(r"\A(?:[1-4]|ONE|TWO|THREE|FOUR)")


@dataclass(frozen=True, slots=True)
class StageFinding:
    """A code at ``text[start:end]`` of the note, and the sentence it stands in.

    Args:
        start, end: where it stands.
        stage: its parts.
        rule_id: the rule that found it.
        sentence: its sentence.
        assertion, time: what the words before it in its clause make of it.
    """

    start: int
    end: int
    stage: Stage
    rule_id: str
    sentence: Sentence
    assertion: Assertion
    time: Time

    def move(self, offset: int, section: Section) -> "StageFinding":
        """Return the same code further on.

        Args:
            offset: how much further.
            section: the section that it stands in there.
        """
        start, end = self.start + offset, self.end + offset
        sentence = self.sentence.move(offset, section)
        return StageFinding(start, end, self.stage, self.rule_id, sentence, self.assertion, self.time)


class StageFinder:
    """Finds codes in raw text.

    A pattern is tried only at the sign of a code, a category's letter with its value or a word such as "stage", and
    at the four characters before it, where a prefix may stand.

    Args:
        rules: the stage rules; where two match at the same place the longer wins.
    """

    def __init__(self, rules: Sequence[StageRule]) -> None:
        self._rules = [
            (re.compile(rule.pattern).match, rule, re.compile(rule.unless), re.compile(rule.only_if)) for rule in rules
        ]
        self._places: Recall[tuple[int, ...]] = Recall(REMEMBERED)
        self._memory: Recall[tuple[StageFinding, ...]] = Recall(REMEMBERED)

    def find(self, text: str, segments: Division) -> list[StageFinding]:
        """Return the codes of a note, in order, none overlapping another.

        Args:
            text: the note.
            segments: its division.
        """
        kept: list[StageFinding] = []
        for finding in sorted(self._find_all(text, segments), key=lambda f: (f.start, -f.end)):
            if not kept or finding.start >= kept[-1].end:
                kept.append(finding)
        return kept

    def _find_all(self, text: str, segments: Division) -> Iterator[StageFinding]:
        """Yield the matches of all sections. Where one may begin in a section seen before is remembered.

        So are the matches, if that section was the same to the digit.
        """
        read = segments.recall(self._places, lambda section: _find_places(text[section.start : section.end]))
        for section, places in read:
            if places:
                yield from self._recall(text, segments, section, places)

    def _recall(self, text: str, segments: Division, section: Section, places: Sequence[int]) -> Iterable[StageFinding]:
        matches = self._match(text, segments, (place + section.start for place in places))
        key = segments.exact_key(section)
        if not key:
            return matches
        offset = section.start
        known = self._memory.find(key)
        if known is None:
            known = self._memory.keep(key, tuple(found.move(-offset, section) for found in matches))
        return [found.move(offset, section) for found in known]

    def _match(self, text: str, segments: Division, places: Iterable[int]) -> Iterator[StageFinding]:
        for place in places:
            for match_code, rule, unless, only_if in self._rules:
                if match := match_code(text, place):
                    sentence = segments.find(place)
                    words = text[sentence.start : sentence.end]
                    if _is_ticked(text, place, sentence) and only_if.search(words) and not unless.search(words):
                        weight = _weigh(text, sentence, place)
                        yield StageFinding(place, match.end(), _read_stage(match, rule), rule.id, sentence, *weight)


def _weigh(text: str, sentence: Sentence, place: int) -> tuple[Assertion, Time]:
    """Return the assertion and time of a code from the words before it: "likely stage IV", "history of stage IV"."""
    before = _CLAUSE.split(text[max(sentence.start, place - _REACH) : place].lower())[-1]
    assertion: Assertion = next((weight for weight, words in _WEIGHTS if words.search(before)), "present")
    return assertion, "past" if _PAST.search(before) else "current"


def _is_ticked(text: str, place: int, sentence: Sentence) -> bool:
    """Whether a code is not one of the options that its line of a form leaves open: "[ ] pM1"."""
    start = max(text.rfind("\n", sentence.start, place) + 1, sentence.start)
    end = text.find("\n", place, sentence.end)
    line = clear_boxes(text[start : end if end >= 0 else sentence.end])
    return not line[place - start].isspace()


def _find_places(text: str) -> tuple[int, ...]:
    """Return where a code may begin, in order: before or at a sign, where a word begins, a bracket, or a grade ends."""
    signs = [sign.start() for pattern in _SIGNS for sign in pattern.finditer(text)]
    signs += _WORDS.find(lower(text))
    places = {place for sign in signs for place in range(max(sign - _LEAD, 0), sign + 1)}
    return tuple(sorted(i for i in places if not text[i].isspace() and _is_start(text, i)))


def _is_start(text: str, place: int) -> bool:
    return place == 0 or not text[place - 1].isalnum() or text[max(place - 2, 0) : place] in _GRADES  # "G3pT1"


def _read_stage(match: re.Match[str], rule: StageRule) -> Stage:
    parts = match.groupdict(default="") | {"system": rule.system}
    for part in ("t", "n", "m"):
        if part in parts:
            parts[part] = _read_part(parts[part])
    for part in ("prefix", "group"):
        if part in parts:
            parts[part] = parts[part].lower() if part == "prefix" else _read_group(parts[part])
    return Stage(**parts)


def _read_group(group: str) -> str:
    """Normalise: "iv b", "4-B" → "IVB"; what is a word stays one ("extensive")."""
    if group.lower() in _SPELLED:
        return group.lower()
    return _NUMERAL.sub(lambda numeral: _ROMAN[numeral[0]], re.sub(r"[\s()-]", "", group).upper())


def _read_part(code: str) -> str:
    """Normalise: "O" → "0", "IS" → "is", "2A" → "2a", "x" → "X"."""
    code = code.strip()
    if code.lower() in ("is", "x"):
        return "is" if code.lower() == "is" else "X"
    return (code[:1].translate(_DIGITS) + code[1:]).lower()
