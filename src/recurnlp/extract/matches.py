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
_VERDICTS = frozenset({"INVOLVED", "TUMOR_FREE"})


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
    modifiers = [modifier for modifier in data[MODIFIERS] if len(modifier) > 1]
    verdicts = [(_read_cue(m), m.rule.metadata["rule"]) for m in data[MODIFIERS] if m.rule.category in _VERDICTS]
    return Matches(
        words=data[WORDS],
        label_size=data[LABEL_SIZE],
        targets=[_read_target(spot, modifiers) for spot in data[TARGETS] if isinstance(spot.rule, TargetRule)],
        sites=read_sites(doc),
        verdicts=sorted(verdicts, key=lambda verdict: verdict[0].start),
    )


def read_sites(doc: Doc) -> list[SiteFinding]:
    """Return the organs named in a parsed statement."""
    return [SiteFinding(spot.rule.site, spot.rule.station, spot.start, spot.end) for spot in doc.user_data[SITES]]


def _read_target(spot: Spot, modifiers: Sequence[Any]) -> Target:
    rule: TargetRule = spot.rule
    reaching = (*spot.modifiers, *(modifier for modifier in modifiers if _leads_into(modifier, spot)))
    cues = dict.fromkeys(_read_cue(modifier) for modifier in reaching)
    ordered = tuple(sorted(cues, key=lambda cue: (cue.start, cue.end)))
    return Target(rule, concept_of(rule), spot.start, spot.end, ordered)


def concept_of(rule: TargetRule) -> Concept:
    """Return what a target rule's phrases are to the context rules."""
    if rule.concept is not None:
        return rule.concept
    return "recurrence" if rule.kind == "recurrence" else "metastasis"


def _leads_into(modifier: Any, spot: Spot) -> bool:
    """Whether a cue holds the target's first words ("no local" of "local recurrence"): ConText passes it over."""
    start, end = modifier.modifier_span
    leads = start < spot.start < end and modifier.direction in ("FORWARD", "BIDIRECTIONAL")
    return leads and bool(modifier.allows(spot.label_))


def _read_cue(modifier: Any) -> CueFinding:
    rule: ContextRule = modifier.rule.metadata["rule"]
    return CueFinding(rule.id, rule.category, *modifier.modifier_span)
