"""TNM codes and stage groups: found by the regular expressions of `patterns/stage/`, parsed into their parts."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recurnlp.model import Segments, Sentence, Stage
from recurnlp.rules import StageRule

_DIGITS = str.maketrans("OoIlS", "00115")
_PREFILTER = re.compile(r"[TNMtnm]\s?[0-4OoXxIi]|[Ss]tage|STAGE|[Dd]ukes?|FIGO")


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

    Args:
        rules: the stage rules; where two match at the same place the longer wins.
    """

    def __init__(self, rules: Sequence[StageRule]) -> None:
        self._rules = [(rule, re.compile(rule.pattern), re.compile(rule.unless or r"(?!)")) for rule in rules]

    def find(self, text: str, segments: Segments) -> list[StageFinding]:
        """Return the codes of a note, in order, none overlapping another.

        Args:
            text: the note.
            segments: its division.
        """
        if not _PREFILTER.search(text):
            return []
        kept: list[StageFinding] = []
        for finding in sorted(self._matches(text, segments), key=lambda f: (f.start, -f.end)):
            if not kept or finding.start >= kept[-1].end:
                kept.append(finding)
        return kept

    def _matches(self, text: str, segments: Segments) -> Iterator[StageFinding]:
        starts = [sentence.start for sentence in segments.sentences]
        for rule, pattern, unless in self._rules:
            for match in pattern.finditer(text):
                sentence = segments.sentences[bisect_right(starts, match.start()) - 1]
                if not unless.search(text, sentence.start, sentence.end):
                    yield StageFinding(match.start(), match.end(), _read_stage(match, rule), rule.id, sentence)


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
