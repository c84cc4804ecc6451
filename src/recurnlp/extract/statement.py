"""Our components of the sentence pipeline: from matched phrases and cues to findings."""

from spacy.language import Language
from spacy.tokens import Doc

from recurnlp.extract.frames import drop_idle
from recurnlp.extract.known import KnownReader
from recurnlp.extract.listed import ListReader
from recurnlp.extract.matches import read_matches
from recurnlp.extract.named import NamedReader
from recurnlp.extract.remainder import RemainderReader
from recurnlp.extract.studies import StudyReader
from recurnlp.extract.tallies import TallyReader
from recurnlp.extract.verdicts import VerdictReader

FINDINGS = "findings"
PLACES = "places"


@Language.factory("recurnlp_statement")
class StatementReader:
    """Turns the targets, sites and cues of a statement into findings, and keeps its places (in ``doc.user_data``)."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002 - spaCy passes both
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Read one statement."""
        matches = drop_idle(read_matches(doc))
        reader = NamedReader(matches)
        named = reader.read()
        findings = named + VerdictReader(matches, named).read()
        findings += TallyReader(matches, findings).read()
        findings += RemainderReader(matches, findings).read()
        findings += StudyReader(matches, findings).read()
        findings += ListReader(matches, reader, findings).read()
        findings += KnownReader(matches, reader, findings).read()
        here = [finding for finding in findings if finding.end > matches.label_size]
        doc.user_data[PLACES] = reader.places
        doc.user_data[FINDINGS] = tuple(sorted(here, key=lambda finding: (finding.start, finding.end)))
        return doc
