"""Sites that a mention takes from what was taken out: the specimen named before, the lesion operated on, the organ."""

import re

from recurnlp.extract.clauses import find_clause
from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.operations import find_operated, find_reasoned
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
# They tell of what they took themselves, and not of what an operation before them took out.
_NEEDLES = frozenset("biopsy biopsies bx fna fnac aspirate aspiration".split())
_PAST = frozenset({"ago", "previously", "years"})
_SECONDARY = "secondar"  # a secondary carcinoma is distant wherever it is
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
    elsewhere = finding.extent is not None and not statement.words[finding.start].startswith(_SECONDARY)
    if finding.kind != "metastasis" or elsewhere:
        return ()
    found = find_reasoned(statement.words, statement.label_size, finding.start)
    found = found or _find_organ(note, statement, finding)
    if not found and finding.start == statement.label_size:
        found = _find_specimen(pipeline, note, statement) or _find_lesion(pipeline, note, statement)
    primary = note.primary.site if note.primary else None
    return tuple(site for site in found if site.site != primary)


def _find_organ(note: Surroundings, statement: Statement, finding: Finding) -> tuple[SiteFinding, ...]:
    """The organ of the operation, or of the look into the body, whose tissue is told to be spread."""
    clause = find_clause(statement.words, statement.label_size, finding.start)
    told = statement.words[clause : finding.start]
    sampled = find_sample(told) is not None
    tells = sampled or not RESULTS.isdisjoint(told) or note.opens_in_line(statement.sentence)
    if finding.assertion not in AFFIRMED or not tells:
        return ()
    found = find_operated(statement.words, statement.label_size, finding.start, clause)
    before = None if found else note.read_across(statement.sentence)
    if not (found or before) and (sampled or takes_up(told, len(told))):
        before = note.read_before(statement.sentence)
    if found or before is None:
        return found
    waits = _PAST.isdisjoint(before.words) and _NEEDLES.isdisjoint(told)
    return find_operated(before.words, before.label_size, len(before.words), len(before.words), waits=waits)


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
