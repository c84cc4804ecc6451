"""All that training needs of a note, read once: a study trains on the same notes hundreds of times."""

from dataclasses import dataclass

from recurnlp.classifier.findings import Features, describe_findings
from recurnlp.classifier.names import find_names
from recurnlp.classifier.wording import collect_plain_terms, collect_terms
from recurnlp.model import Note
from recurnlp.model.vocabulary import Label


@dataclass(frozen=True, slots=True)
class Sheet:
    """A note as training sees it.

    Args:
        findings: what the rules found.
        terms: words and pairs of words of the evidence.
        plain: those of them that the note writes in lower case.
        names: words that stand where names stand, anywhere in the note.
        label: the rules' own.
    """

    findings: Features
    terms: frozenset[str]
    plain: frozenset[str]
    names: frozenset[str]
    label: Label


def fill_sheet(note: Note) -> Sheet:
    """Read what training needs of a note.

    Args:
        note: an extracted note.
    """
    return Sheet(
        describe_findings(note),
        frozenset(collect_terms(note)),
        frozenset(collect_plain_terms(note)),
        frozenset(find_names(note.text)),
        note.status.label,
    )
