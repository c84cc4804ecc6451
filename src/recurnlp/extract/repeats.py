"""Verdicts that only say again what was said under their label: "NODES: Three, negative. (0/3). Reactive."."""

from collections.abc import Iterable, Iterator

from recurnlp.extract.finding import Finding
from recurnlp.extract.place import Statement

Stated = tuple[Statement, Finding]
_SHORT = 8


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
    return of_label and size > 0 and len(statement.reading.words) <= _SHORT
