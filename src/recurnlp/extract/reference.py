"""Sites that a mention takes from the sentence before, because it speaks of what that sentence described."""

from bisect import bisect_left

from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.pipeline import SentencePipeline
from recurnlp.extract.place import Statement
from recurnlp.model import Segments, Sentence

POINTERS = frozenset("these this those they it both which appearances findings".split())
MEASURES = frozenset("measures measuring measure measured largest size spans greatest that".split())
_DOUBT = frozenset({"probable", "possible"})
_OPENING = 2
_ARTICLES = frozenset({"the", "this", "that"})


def refers_back(statement: Statement, finding: Finding) -> bool:
    """Whether a mention without a site speaks of the sentence before.

    A recurrence does when it is the subject ("The relapse is being treated"). A metastasis does when its sentence
    opens with a pointer ("These are metastases"), weighs what a lesion might be ("suspicious for metastasis"), or
    measures ("the largest metastatic focus is 4 mm").
    """
    if finding.sites or finding.assertion == "absent":
        return False
    words = statement.words[statement.label_size :]
    if finding.kind == "recurrence":
        return words[0] in _ARTICLES and finding.start - statement.label_size == 1
    return bool(finding.assertion in _DOUBT or POINTERS.intersection(words[:_OPENING]) or MEASURES.intersection(words))


def find_sentence_before(segments: Segments, sentence: Sentence) -> Sentence | None:
    """Return the sentence before this one in its section, ``None`` where it is the first."""
    index = bisect_left(segments.sentences, sentence.start, key=lambda other: other.start)
    before = segments.sentences[index - 1] if index else None
    return before if before is not None and before.section is sentence.section and not before.is_heading else None


def find_sites(pipeline: SentencePipeline, before: Statement) -> tuple[SiteFinding, ...]:
    """Return what a statement attributes to its own mentions, else the organ it named last."""
    return tell_sites(pipeline, before) or pipeline.find_sites(before.words)[-1:]


def tell_sites(pipeline: SentencePipeline, statement: Statement) -> tuple[SiteFinding, ...]:
    """Return what a statement attributes to its own mentions."""
    findings = pipeline.find(statement.words, statement.label_size)
    return tuple(site for finding in findings for site in finding.sites)
