"""Sites that a mention takes from what was taken out: the specimen named before, the lesion operated on, the organ."""

import re

from recurnlp.extract.clauses import find_clause
from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.operations import find_operated
from recurnlp.extract.pipeline import SentencePipeline
from recurnlp.extract.retold import HEADS, find_lesions, takes_up
from recurnlp.extract.samples import RESULTS
from recurnlp.extract.segment import names_place
from recurnlp.extract.stating import Statement
from recurnlp.extract.surroundings import Surroundings
from recurnlp.extract.tissue import find_sample
from recurnlp.extract.titles import DENIED
from recurnlp.model.vocabulary import AFFIRMED

_NAME = 60
_AMOUNT = re.compile(r"\d+(?:\.\d+)?(?: ?(?:g|gm|cm|mm|ml))?\b")


def find_taken(
    pipeline: SentencePipeline, note: Surroundings, statement: Statement, finding: Finding
) -> tuple[SiteFinding, ...]:
    """Return the organ of what was taken out and is told to be spread, none of the organ where the cancer began.

    Args:
        pipeline: what finds organs.
        note: the note.
        statement: the sentence the mention was found in.
        finding: a mention that names no site.
    """
    if finding.kind != "metastasis" or finding.extent is not None:
        return ()
    found = _find_organ(note, statement, finding)
    if not found and finding.start == statement.label_size:
        found = _find_specimen(pipeline, note, statement) or _find_lesion(pipeline, note, statement)
    primary = note.primary.site if note.primary else None
    return tuple(site for site in found if site.site != primary)


def _find_organ(note: Surroundings, statement: Statement, finding: Finding) -> tuple[SiteFinding, ...]:
    """The organ of the operation, or of the look into the body, whose tissue is told to be spread."""
    clause = find_clause(statement.words, statement.label_size, finding.start)
    told = statement.words[clause : finding.start]
    sampled = find_sample(told) is not None
    if finding.assertion not in AFFIRMED or (RESULTS.isdisjoint(told) and not sampled):
        return ()
    found = find_operated(statement.words, statement.label_size, finding.start, clause)
    before = note.read_before(statement.sentence) if not found and (sampled or takes_up(told, len(told))) else None
    return find_operated(before.words, before.label_size, len(before.words), len(before.words)) if before else found


def _find_specimen(pipeline: SentencePipeline, note: Surroundings, statement: Statement) -> tuple[SiteFinding, ...]:
    """The organ of a specimen that the sentence before only names: "Brain, left. Metastatic carcinoma."."""
    before = note.find_before(statement.sentence)
    if before is None or before.end - before.start > _NAME:
        return ()
    name = _AMOUNT.sub("", note.text[before.start : before.end])
    named = note.read_before(statement.sentence) if names_place(name) else None
    return pipeline.find_places(named.words) if named else ()


def _find_lesion(pipeline: SentencePipeline, note: Surroundings, statement: Statement) -> tuple[SiteFinding, ...]:
    """The organ of the lesion before an operation, which after it is called spread: "POSTOPERATIVE: Metastasis"."""
    before = note.read_preoperative(statement.sentence)
    if before is None or not DENIED.isdisjoint(before.words):
        return ()
    found = pipeline.find_sites(before.words)
    lesions = [site for site in found if not HEADS.isdisjoint(before.words[site.end : site.end + 1])]
    return tuple(lesions or find_lesions(before.words, found))
