"""Verdicts that only say again what was said under their label: "NODES: Three, negative. (0/3). Reactive."."""

from collections.abc import Iterable, Iterator

from recurnlp.extract.finding import Finding
from recurnlp.extract.reader import NUMBER, UNKNOWN
from recurnlp.extract.stating import Statement

Stated = tuple[Statement, Finding]
_SHORT = 8
# Another word may name another station: "Perigastric 0 of 1."
_MORE = 1
# What is benign adds none to what is negative: "Reactive mesothelial cells, lymphocytes and histiocytes."
_MORE_BENIGN = 5


def drop_repeated_verdicts(found: Iterable[Stated]) -> Iterator[Stated]:
    """Yield all findings but short verdicts that repeat one under the same label.

    Args:
        found: the findings of a note, in order, each with its statement.
    """
    said: set[tuple[object, str]] = set()
    for statement, finding in found:
        verdict = (statement.sentence.label, finding.assertion)
        if verdict not in said or not _adds_nothing(statement, finding):
            yield statement, finding
        if finding.kind == "metastasis":
            said.add(verdict)


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
