"""Our components of the sentence pipeline: from matched phrases and cues to findings."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from recurnlp.extract.matches import MODIFIERS, read_matches
from recurnlp.extract.named import NamedReader
from recurnlp.extract.verdicts import VerdictReader
from recurnlp.rules import SiteRule

FINDINGS = "findings"


@Language.component("recurnlp_modifiers")
def keep_modifiers(doc: Doc) -> Doc:
    """Keep the cues that a ConText matched (in ``doc.user_data``): the next one overwrites its graph."""
    doc.user_data[MODIFIERS] = [*doc.user_data.get(MODIFIERS, ()), *doc._.context_graph.modifiers]
    return doc


@Language.factory("recurnlp_statement")
class StatementReader:
    """Turns the targets, sites and cues of a statement into findings (in ``doc.user_data``)."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002 - spaCy passes both
        self.name = name
        self._sites: dict[str, SiteRule] = {}

    def add(self, sites: Iterable[SiteRule]) -> None:
        """Make site rules known."""
        self._sites |= {rule.id: rule for rule in sites}

    def __call__(self, doc: Doc) -> Doc:
        """Read one statement."""
        matches = read_matches(doc, self._sites)
        named = NamedReader(matches).read()
        findings = named + VerdictReader(matches, named).read()
        here = [finding for finding in findings if finding.end > matches.label_size]
        doc.user_data[FINDINGS] = tuple(sorted(here, key=lambda finding: (finding.start, finding.end)))
        return doc
