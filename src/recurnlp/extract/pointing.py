"""Whether a mention that names no site speaks of what was told before it: "These are metastases"."""

from collections.abc import Sequence

from recurnlp.extract.clauses import find_clause, find_subject
from recurnlp.extract.finding import Finding
from recurnlp.extract.lending import EXAMS
from recurnlp.extract.retold import takes_up
from recurnlp.extract.samples import RESULTS
from recurnlp.extract.stating import Statement
from recurnlp.extract.surroundings import Surroundings
from recurnlp.extract.tissue import HISTOLOGICALLY, find_sample
from recurnlp.model.sections import LABORATORY
from recurnlp.model.vocabulary import DOUBTED

POINTERS = frozenset(
    "these this those they it both which appearances findings appearance picture constellation features each "
    "all".split()
)
MEASURES = frozenset("measures measuring measure measured largest size spans greatest that deposit deposits".split())
EXCLUSIONS = frozenset({"exclude", "excluding", "ruled", "rule"})
_ARTICLES = frozenset({"the", "this", "that"})
_INDEFINITE = frozenset({"a", "an", "the", "those", "typical", "suspicious", "metastatic"})
_TRAITS = frozenset({"pattern", "feature", "features"})
_EXAMINATION = frozenset({"it", "this", "which"})
_DEMONSTRATIVES = frozenset({"this", "these"})
_IDENTIFIED = frozenset({"consistent", "compatible", "keeping", "representing", "represent", "reflecting", "c"})
_OPENING = 2
_POINTED = 3
_QUESTION = 3
_OPENING_DENIAL = 4


def refers_back(note: Surroundings, statement: Statement, finding: Finding) -> bool:
    """Return whether a mention without a site speaks of the sentence before.

    A recurrence does when it is the subject ("The relapse is being treated"). A metastasis does when its sentence
    opens with a pointer ("These are metastases"), weighs what a lesion might be ("suspicious for metastasis"),
    measures ("the largest metastatic focus is 4 mm"), or tells of tissue ("the biopsy confirmed metastatic melanoma").
    One that is denied does when a lesion is told to be something else ("Not a metastasis").

    Args:
        note: the note.
        statement: the sentence the mention was found in.
        finding: the mention.
    """
    if finding.elsewhere:
        return statement.sentence.section.category not in LABORATORY
    clause = find_clause(statement.words, statement.label_size, finding.start)
    words = statement.words[clause:]
    if finding.assertion == "absent":
        return finding.kind == "metastasis" and _is_retort(words)
    if finding.kind == "recurrence":
        subject = find_subject(statement.words, statement.label_size)
        opens = finding.start - subject == 1 and statement.words[subject] in _ARTICLES
        return opens and finding.extent not in ("biochemical", "local")
    asks = "?" in words[:_QUESTION]  # "Metastasis?"
    told = statement.words[clause : finding.start]
    if not HISTOLOGICALLY.isdisjoint(told) and finding.extent == "regional":
        return False  # "nodules, microscopically in-transit metastases"
    tells_tissue = find_sample(told) is not None and statement.sentence.section.category not in LABORATORY
    tells_tissue = tells_tissue or takes_up(words, finding.start - clause) or note.opens_in_line(statement.sentence)
    return bool(
        asks
        or tells_tissue
        or finding.assertion in DOUBTED
        or (finding.assertion == "hypothetical" and finding.extent is None and not EXCLUSIONS.isdisjoint(words))
        or _is_identified(told)
        or POINTERS.intersection(words[:_OPENING])
        or _DEMONSTRATIVES.intersection(told[-_POINTED:])
        or MEASURES.intersection(words)
    )


def reports_examination(note: Surroundings, statement: Statement, finding: Finding) -> bool:
    """Return whether spread is denied by an examination told before: "A brain MRI was done. It showed no metastases".

    Args:
        note: the note.
        statement: the sentence the mention was found in.
        finding: the mention.
    """
    clause = find_clause(statement.words, statement.label_size, finding.start)
    subject, verb = (*statement.words[clause : clause + 2], "", "")[:2]
    if finding.assertion != "absent" or subject not in _EXAMINATION or verb not in RESULTS:
        return False
    before = note.read_before(statement.sentence) if clause == statement.label_size else None
    return not EXAMS.isdisjoint(before.words if before else statement.words[:clause])


def _is_identified(told: Sequence[str]) -> bool:
    """Whether lesions are said to be those that are known: "nodules, consistent with her known metastases"."""
    return "known" in told[-_POINTED:] and not _IDENTIFIED.isdisjoint(told[-_OPENING - _POINTED :])


def _is_retort(words: tuple[str, ...]) -> bool:
    """Whether a clause denies what a lesion just described might have been."""
    first, second = (*words[:2], "")[:2]
    if first in _DEMONSTRATIVES:
        return "not" in words[:_OPENING_DENIAL]
    return (first == "not" and second in _INDEFINITE) or (first == "no" and second in _TRAITS)
