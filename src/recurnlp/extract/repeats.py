"""Verdicts that only say again what was said under their label: "NODES: Three, negative. (0/3). Reactive."."""

from collections.abc import Container, Iterable, Iterator

from recurnlp.extract.finding import Finding
from recurnlp.extract.reader import NUMBER, UNKNOWN, ZERO
from recurnlp.extract.stating import Statement

Stated = tuple[Statement, Finding]
_SHORT = 8
# Another word may name another station: "Perigastric 0 of 1."
_MORE = 1
# What is benign adds none to what is negative: "Reactive mesothelial cells, lymphocytes and histiocytes."
_MORE_BENIGN = 5
# Without one of these a verdict only describes what benign tissue looks like: "Sinus histiocytosis".
_DENIALS = frozenset({"no", "not", "none", "negative", "free", "without", ZERO})
_DESCRIBED = "microscopic"
# The colon of a label, and the white space before it.
_CLOSE = 3


def drop_repeated_verdicts(found: Iterable[Stated]) -> Iterator[Stated]:
    """Yield all findings but short verdicts that repeat one under the same label.

    Args:
        found: the findings of a note, in order, each with its statement.
    """
    said: dict[tuple[object, str], tuple[int, int]] = {}
    told: set[tuple[int, str]] = set()
    for statement, finding in found:
        label = statement.sentence.label
        verdict = ((label, statement.sentence.section.start), finding.assertion)
        place = (statement.sentence.start, finding.start)
        repeated = said.get(verdict, place) != place and _adds_nothing(statement, finding)  # not of another organ
        if not repeated and not _describes(statement, finding, told):
            yield statement, finding
        if finding.kind == "metastasis":
            said.setdefault(verdict, place)
            told.add((label[1] if label else 0, finding.assertion))


def _describes(statement: Statement, finding: Finding, told: Container[tuple[int, str]]) -> bool:
    """Whether a benign description is of a specimen that a diagnosis before it calls free of tumor."""
    label, section = statement.sentence.label, statement.sentence.section
    if not label or section.category != _DESCRIBED or section.start <= label[0] or finding.assertion != "absent":
        return False
    denied = not _DENIALS.isdisjoint(statement.words[finding.start : finding.end])
    return not denied and any((label[1] + close, finding.assertion) in told for close in range(_CLOSE))


def _adds_nothing(statement: Statement, finding: Finding) -> bool:
    """Whether a verdict takes its place from the label and is all that its short sentence says."""
    size = statement.label_size
    of_label = finding.concept in ("node", "organ") and all(site.end <= size for site in finding.sites)
    if not of_label or size == 0 or len(statement.reading.words) > _SHORT:
        return False
    if any(_counts_another(statement, cue.start, cue.end) for cue in finding.cues):
        return False
    others = (*statement.words[size : max(finding.start, size)], *statement.words[finding.end :])
    most = _MORE_BENIGN if finding.assertion == "absent" and NUMBER not in statement.words[size:] else _MORE
    return sum(word.isalpha() or word == UNKNOWN for word in others) <= most


def _counts_another(statement: Statement, start: int, end: int) -> bool:
    """Whether a verdict is a count with a name before it, which is another station's: "No. 4sb 0/4"."""
    named = any(word.isalpha() or word == NUMBER for word in statement.words[statement.label_size : start])
    return named and "/" in statement.words[start:end]
