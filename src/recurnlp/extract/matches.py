"""What the matchers and ConText found in one statement, as records of ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from recurnlp.extract.context import MODIFIERS, TARGETS, Spot
from recurnlp.extract.finding import CueFinding, SiteFinding
from recurnlp.rules import ContextRule, TargetRule
from recurnlp.rules.records import Concept

SITES = "sites"
WORDS = "words"
LABEL_SIZE = "label_size"
_PLACES = frozenset({"node", "organ"})
_VERDICTS = frozenset({"INVOLVED", "TUMOR_FREE"})
_INTO = frozenset({"to", "in", "of", "within", "involving", "at"})
_BREAKS = frozenset({",", ";", ":", ".", "and", "or", "with", "is", "are"})
# Where a tumor was, without the organ: "in the surgical bed".
_BEDS = frozenset("bed beds field fields scar cavity stump anastomosis cuff fossa flap".split())
_PAIRS = frozenset({"and", "or"})
_PLACE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Target:
    """A target phrase at ``words[start:end]`` with the cues that reach it, in order."""

    rule: TargetRule
    concept: Concept
    start: int
    end: int
    cues: tuple[CueFinding, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """Everything matched in one statement.

    Args:
        words: the statement, label first.
        label_size: how many of the words are the label.
        targets: target phrases, in order; ignored phrases are gone.
        sites: the organs named, in order.
        verdicts: the verdicts on nodes and organs, in order, whatever they reach; each with its rule.
    """

    words: tuple[str, ...]
    label_size: int
    targets: list[Target]
    sites: list[SiteFinding]
    verdicts: list[tuple[CueFinding, ContextRule]]

    def of(self, *concepts: Concept) -> list[Target]:
        """Return the targets of these concepts."""
        return [target for target in self.targets if target.concept in concepts]

    def sites_at(self, start: int, end: int) -> tuple[SiteFinding, ...]:
        """Return the organs named at ``words[start:end]``, even in part."""
        return tuple(site for site in self.sites if site.start < end and site.end > start)


def read_matches(doc: Doc) -> Matches:
    """Return what was matched in a parsed statement.

    Args:
        doc: the statement, after the matchers and ConTexts.
    """
    data = doc.user_data
    verdicts = [(_read_cue(m), m.rule.metadata["rule"]) for m in data[MODIFIERS] if m.rule.category in _VERDICTS]
    return Matches(
        words=data[WORDS],
        label_size=data[LABEL_SIZE],
        targets=[_read_target(spot, doc) for spot in data[TARGETS] if isinstance(spot.rule, TargetRule)],
        sites=read_sites(doc),
        verdicts=sorted(verdicts, key=lambda verdict: verdict[0].start),
    )


def read_sites(doc: Doc) -> list[SiteFinding]:
    """Return the organs named in a parsed statement."""
    return [SiteFinding(spot.rule.site, spot.rule.station, spot.start, spot.end) for spot in doc.user_data[SITES]]


def _read_target(spot: Spot, doc: Doc) -> Target:
    rule: TargetRule = spot.rule
    data = doc.user_data
    end = _find_place_end(spot, data[WORDS], data[SITES])
    passed = (
        m
        for m in data[MODIFIERS]
        if _leads_into(m, spot, data[WORDS]) or (end > spot.end and _reaches_over(m, spot, end))
    )
    reaching = (*spot.modifiers, *passed)
    cues = dict.fromkeys(_read_cue(modifier) for modifier in reaching)
    ordered = tuple(sorted(cues, key=lambda cue: (cue.start, cue.end)))
    return Target(rule, concept_of(rule), spot.start, spot.end, ordered)


def concept_of(rule: TargetRule) -> Concept:
    """Return what a target rule's phrases are to the context rules."""
    if rule.concept is not None:
        return rule.concept
    return "recurrence" if rule.kind == "recurrence" else "metastasis"


def _find_place_end(spot: Spot, words: Sequence[str], sites: Sequence[Spot]) -> int:
    """The end of the organ right behind a target: of "metastasis to the left adrenal gland"."""
    if _INTO.isdisjoint(words[spot.end : spot.end + 1]):
        return spot.end
    beds = (index + 1 for index in range(spot.end, min(spot.end + _PLACE_WORDS, len(words))) if words[index] in _BEDS)
    near = (*(site.end for site in sites if 0 < site.start - spot.end <= _PLACE_WORDS), *beds)
    end = next((end for end in near if _BREAKS.isdisjoint(words[spot.end : end])), spot.end)
    if end > spot.end and not _PAIRS.isdisjoint(words[end : end + 1]):  # "to the brain and lung"
        end = next((site.end for site in sites if site.start == end + 1), end)
    return end


def _reaches_over(modifier: Any, spot: Spot, place_end: int) -> bool:
    """Whether a cue behind a target's organ would reach it without the organ, which makes no distance."""
    first, _ = modifier.scope_span
    reaches = modifier.direction != "FORWARD" and modifier.modifier_span[0] >= place_end and spot.end <= first
    return reaches and first <= place_end and bool(modifier.allows(spot.label_))


def _leads_into(modifier: Any, spot: Spot, words: Sequence[str]) -> bool:
    """Whether a cue holds the target's first words ("no local" of "local recurrence"): ConText passes it over.

    So it does where a verdict holds the last ones of a place: "cytology negative" of "peritoneal fluid cytology".
    """
    start, end = modifier.modifier_span
    leads = start < spot.start < end and modifier.direction in ("FORWARD", "BIDIRECTIONAL")
    trails = spot.start < start < spot.end < end and modifier.rule.category in _VERDICTS
    trails = trails and modifier.direction != "FORWARD" and concept_of(spot.rule) in _PLACES
    trails = trails and words[start].isalpha()  # not the numbers of "station 8/9"
    return (leads or trails) and bool(modifier.allows(spot.label_))


def _read_cue(modifier: Any) -> CueFinding:
    rule: ContextRule = modifier.rule.metadata["rule"]
    return CueFinding(rule.id, rule.category, *modifier.modifier_span)
