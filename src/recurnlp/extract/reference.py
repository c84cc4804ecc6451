"""Sites that a mention takes from the sentence before, because it speaks of what that sentence described."""

import re
from collections.abc import Iterator

from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.pipeline import SentencePipeline
from recurnlp.extract.place import LABORATORY, Statement
from recurnlp.extract.segment import Division
from recurnlp.model import Sentence

POINTERS = frozenset("these this those they it both which appearances findings".split())
MEASURES = frozenset("measures measuring measure measured largest size spans greatest that deposit deposits".split())
TISSUE = frozenset(
    "biopsy biopsies rebiopsy pathology histology histopathology hpe cytology aspirate aspirates aspiration fna "
    "specimen pathologist pathologists frozen diagnosis tissue sample samples trucut".split()
)
_DOUBT = frozenset({"probable", "possible"})
_OPENING = 2
_QUESTION = 3
_MOST_ITEMS = 12
_ITEM = re.compile(r"\s*(?:(?P<bullet>[-*•])|\(?(?:(?P<digit>\d{1,2})|(?P<letter>[A-Za-z]))[.)])\s+\S[^\n]{0,80}\s*\Z")
_ARTICLES = frozenset({"the", "this", "that"})


def refers_back(statement: Statement, finding: Finding) -> bool:
    """Whether a mention without a site speaks of the sentence before.

    A recurrence does when it is the subject ("The relapse is being treated"). A metastasis does when its sentence
    opens with a pointer ("These are metastases"), weighs what a lesion might be ("suspicious for metastasis"),
    measures ("the largest metastatic focus is 4 mm"), or tells of tissue ("the biopsy confirmed metastatic melanoma").
    """
    if finding.sites or finding.assertion == "absent":
        return False
    words = statement.words[statement.label_size :]
    if finding.kind == "recurrence":
        return words[0] in _ARTICLES and finding.start - statement.label_size == 1
    asks = "?" in words[:_QUESTION]  # "Metastasis?"
    before = words[: max(finding.start - statement.label_size, 0)]
    tells_tissue = TISSUE.intersection(before) and statement.sentence.section.category not in LABORATORY
    return bool(
        asks
        or tells_tissue
        or finding.assertion in _DOUBT
        or POINTERS.intersection(words[:_OPENING])
        or MEASURES.intersection(words)
    )


def find_sentence_before(segments: Division, sentence: Sentence) -> Sentence | None:
    """Return the sentence before this one in its section, ``None`` where it is the first."""
    section = sentence.section
    outline = segments.outline(section)
    index = outline.locate(sentence.start - section.start)
    return outline.build(section, index - 1) if index > outline.headings else None


def find_items(text: str, segments: Division, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the items of the list that a sentence opens ("Metastases:", then "1. Liver" and "2. Bones")."""
    if not text[sentence.start : sentence.end].rstrip().endswith(":"):
        return
    section = sentence.section
    outline = segments.outline(section)
    first = outline.locate(sentence.start - section.start) + 1
    kinds: set[str | None] = set()
    for index in range(first, min(first + _MOST_ITEMS, len(outline.ends))):
        item = outline.build(section, index)
        mark = _ITEM.match(text, item.start, item.end)
        kinds.add(mark.lastgroup if mark else None)
        if not mark or len(kinds) > 1:
            return
        yield item


def find_sites(pipeline: SentencePipeline, before: Statement) -> tuple[SiteFinding, ...]:
    """Return what a statement attributes to its own mentions, else the organ it named last."""
    return tell_sites(pipeline, before) or pipeline.find_sites(before.words)[-1:]


def tell_sites(pipeline: SentencePipeline, statement: Statement) -> tuple[SiteFinding, ...]:
    """Return what a statement attributes to its own mentions."""
    findings = pipeline.find(statement.words, statement.label_size)
    return tuple(site for finding in findings for site in finding.sites)
