"""TNM codes and stage groups: found by the regular expressions of `patterns/stage/`, parsed into their parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recurnlp.extract.segment import Division
from recurnlp.model import Sentence, Stage
from recurnlp.rules import StageRule

_DIGITS = str.maketrans("OoIlS", "00115")
# What every code holds: a T with its value, an N or M with prefix and value, or one of the words. Each pattern begins
# with one letter, for which the engine looks much faster than for one of three.
_SIGNS = (
    re.compile(r"T\s?(?:[0-4OoXx]|is|IS)"),
    re.compile(r"N(?:(?<=[a-z]N)|(?<=[a-z]\sN))\s?[0-3OoXxm]"),
    re.compile(r"M(?:(?<=[a-z]M)|(?<=[a-z]\sM))\s?[01OoXx]"),
)
_WORDS = ("stage", "figo", "duke")
_WORD_SIGNS = re.compile("|".join(_WORDS), re.IGNORECASE)
_LEAD = 4


@dataclass(frozen=True, slots=True)
class StageFinding:
    """A code at ``text[start:end]`` of the note, and the sentence it stands in."""

    start: int
    end: int
    stage: Stage
    rule_id: str
    sentence: Sentence


class StageFinder:
    """Finds codes in raw text.

    A pattern is tried only at the sign of a code, a category's letter with its value or a word such as "stage", and
    at the four characters before it, where a prefix may stand.

    Args:
        rules: the stage rules; where two match at the same place the longer wins.
    """

    def __init__(self, rules: Sequence[StageRule]) -> None:
        self._rules = [(rule, re.compile(rule.pattern), re.compile(rule.unless or r"(?!)")) for rule in rules]

    def find(self, text: str, segments: Division) -> list[StageFinding]:
        """Return the codes of a note, in order, none overlapping another.

        Args:
            text: the note.
            segments: its division.
        """
        kept: list[StageFinding] = []
        for finding in sorted(self._matches(text, segments), key=lambda f: (f.start, -f.end)):
            if not kept or finding.start >= kept[-1].end:
                kept.append(finding)
        return kept

    def _matches(self, text: str, segments: Division) -> Iterator[StageFinding]:
        for place in _find_places(text):
            for rule, pattern, unless in self._rules:
                if match := pattern.match(text, place):
                    sentence = segments.find(place)
                    if not unless.search(text, sentence.start, sentence.end):
                        yield StageFinding(place, match.end(), _read_stage(match, rule), rule.id, sentence)


def _find_places(text: str) -> list[int]:
    """Return where a code may begin, in order."""
    signs = [sign.start() for pattern in _SIGNS for sign in pattern.finditer(text)]
    lowered = text.lower()
    if any(word in lowered for word in _WORDS):
        signs += [sign.start() for sign in _WORD_SIGNS.finditer(text)]
    return sorted({place for sign in signs for place in range(max(sign - _LEAD, 0), sign + 1)})


def _read_stage(match: re.Match[str], rule: StageRule) -> Stage:
    parts = match.groupdict(default="") | {"system": rule.system}
    for part in ("t", "n", "m"):
        if part in parts:
            parts[part] = _read_part(parts[part])
    for part in ("prefix", "group"):
        if part in parts:
            parts[part] = parts[part].lower() if part == "prefix" else parts[part].upper().replace(" ", "")
    return Stage(**parts)


def _read_part(code: str) -> str:
    """Normalise: "O" → "0", "IS" → "is", "2A" → "2a", "x" → "X"."""
    code = code.strip()
    if code.lower() in ("is", "x"):
        return "is" if code.lower() == "is" else "X"
    return (code[:1].translate(_DIGITS) + code[1:]).lower()
