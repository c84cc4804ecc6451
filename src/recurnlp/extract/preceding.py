"""The organs that the sentences before a mention tell of: those of their own mentions, or else those they name last."""

from collections.abc import Sequence
from itertools import pairwise

from recurnlp.extract.chains import is_joint
from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.pipeline import SentencePipeline
from recurnlp.extract.pointing import MEASURES
from recurnlp.extract.retold import drop_settled, find_lesions, takes_up
from recurnlp.extract.stating import Statement
from recurnlp.extract.surroundings import Surroundings
from recurnlp.extract.tissue import find_sample, tells_procedure
from recurnlp.model.sections import LABORATORY
from recurnlp.model.vocabulary import DOUBTED

SOUND = frozenset({"normal", "unremarkable", "clear", "intact", "patent"})
_NOTHING = frozenset({("no",), ("without",), ("normal",), ("unremarkable",)})
_LARGEST = frozenset({"largest", "biggest", "greatest"})
_FURTHER = frozenset({"another", "further", "additional", "second", "also"})
_SEVERAL = frozenset({"these", "those", "all", "both", "they"})
_POINTING = _SEVERAL | {"findings", "appearances"}
_OPENING = 2
_REACH = 5
_FURTHEST = 4
_ITEM = 8


def find_told(
    pipeline: SentencePipeline, note: Surroundings, statement: Statement, finding: Finding
) -> tuple[SiteFinding, ...]:
    """Return the organs of the sentence before; of what was told before or taken out, those last named.

    Args:
        pipeline: what finds organs.
        note: the note.
        statement: the sentence the mention was found in.
        finding: the mention, which speaks of what was told before.
    """
    words = statement.words[statement.label_size :]
    measured = "that" not in words and not MEASURES.isdisjoint(words)
    goes_on = (
        finding.elsewhere
        or finding.kind == "recurrence"
        or (measured and statement.sentence.section.category not in LABORATORY)
        or finding.assertion in DOUBTED
    )
    reach = finding.start - statement.label_size
    goes_on = goes_on or find_sample(words[:reach]) is not None or takes_up(words, reach)
    told = statement
    for step in range(_FURTHEST):
        if step and not (goes_on or tells_procedure(told.words[told.label_size :])):
            return ()
        before = note.read_before(told.sentence) or note.read_across(told.sentence)
        if before is None:
            return ()
        if finding.assertion == "absent":
            return pipeline.find_sites(before.words)[-1:]
        plain = finding.assertion in DOUBTED and _is_unremarkable(before.words[before.label_size :])
        found = () if plain else _find_sites(pipeline, before, several=not _SEVERAL.isdisjoint(words[:_OPENING]))
        found = found or (() if plain else _find_lesions(pipeline, note, before))
        if found:
            several = not _POINTING.isdisjoint(words[:_OPENING]) and len(found) == 1
            return _find_first(pipeline, note, before) + found if several else found
        told = before
    return ()


def tell_sites(pipeline: SentencePipeline, statement: Statement, *, denied: bool = False) -> tuple[SiteFinding, ...]:
    """Return what a statement attributes to its own mentions, to those that it denies or to the others.

    Args:
        pipeline: what finds them.
        statement: any.
        denied: which of the two.
    """
    findings = pipeline.find(statement.words, statement.label_size)
    return tuple(site for f in findings if (f.assertion == "absent") is denied for site in f.sites)


def leave_home(note: Surroundings, sites: Sequence[SiteFinding]) -> tuple[SiteFinding, ...]:
    """Return the organs but that where the note's cancer began.

    Args:
        note: the note.
        sites: the organs.
    """
    home = note.primary.site if note.primary else None
    return tuple(site for site in sites if site.site != home)


def _is_unremarkable(words: tuple[str, ...]) -> bool:
    """Whether a sentence tells that an organ is sound, and nothing that may be weighed: "no adenopathy"."""
    return words[:1] in _NOTHING or not SOUND.isdisjoint(words[-_OPENING:])


def _find_first(pipeline: SentencePipeline, note: Surroundings, second: Statement) -> tuple[SiteFinding, ...]:
    """The organ of the first of two lesions, of which a sentence each told: "A liver lesion. Another in the lung"."""
    if _FURTHER.isdisjoint(second.words[second.label_size :][:_REACH]):
        return ()
    first = note.read_before(second.sentence)
    return _find_sites(pipeline, first, several=False) if first else ()


def _find_sites(pipeline: SentencePipeline, before: Statement, *, several: bool) -> tuple[SiteFinding, ...]:
    """What a statement attributes to its own mentions, else the organ it named last, or the list of those."""
    denied = tell_sites(pipeline, before, denied=True)
    places = [site for site in pipeline.find_places(before.words, before.label_size) if site not in denied]
    places = places if several else drop_settled(before.words, places)
    whole = [site for site in places if _LARGEST.isdisjoint(before.words[max(site.start - 1, 0) : site.start])]
    places = whole or places  # "masses in the pleura, the largest paravertebral"
    first = len(places) - 1
    while first > 0 and _is_list(before.words[places[first - 1].end : places[first].start], loose=several):
        first -= 1
    listed = tuple(places[max(first, 0) :])
    if any(not is_joint(before.words[a.end : b.start]) for a, b in pairwise(listed)):
        listed = tuple(site for site in listed if site.site != "other") or listed
    return tell_sites(pipeline, before) or listed


def _find_lesions(pipeline: SentencePipeline, note: Surroundings, before: Statement) -> tuple[SiteFinding, ...]:
    """The organ of the tumor that a statement named last, where no cancer of the note began in it."""
    return leave_home(note, find_lesions(before.words, pipeline.find_sites(before.words))[-1:])


def _is_list(gap: tuple[str, ...], *, loose: bool) -> bool:
    """Whether words between two organs go on with a list of them, or, loosely, of what was seen in them."""
    return is_joint(gap) or (loose and len(gap) <= _ITEM and ("," in gap or "and" in gap))
