"""What the matchers and ConText found in one statement, taken out of spaCy's spans."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Span

from recurnlp.extract.finding import CueFinding, SiteFinding
from recurnlp.rules import ContextRule, IgnoreRule, SiteRule, TargetRule
from recurnlp.rules.records import Concept

TARGETS = "targets"
SITES = "sites"
MODIFIERS = "modifiers"
LABEL_SIZE = "label_size"


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
    """

    words: list[str]
    label_size: int
    targets: list[Target]
    sites: list[SiteFinding]

    def of(self, *concepts: Concept) -> list[Target]:
        """Return the targets of these concepts."""
        return [target for target in self.targets if target.concept in concepts]

    def sites_at(self, start: int, end: int) -> tuple[SiteFinding, ...]:
        """Return the organs named at ``words[start:end]``, even in part."""
        return tuple(site for site in self.sites if site.start < end and site.end > start)


def read_matches(doc: Doc, site_rules: Mapping[str, SiteRule]) -> Matches:
    """Return what was matched in a parsed statement.

    Args:
        doc: the statement, after the matchers and ConTexts.
        site_rules: by id.
    """
    matched = ((span, _rule_of(span)) for span in doc.spans.get(TARGETS, ()))
    return Matches(
        words=[token.text for token in doc],
        label_size=doc.user_data.get(LABEL_SIZE, 0),
        targets=[_read_target(span, rule, doc) for span, rule in matched if isinstance(rule, TargetRule)],
        sites=read_sites(doc, site_rules),
    )


def read_sites(doc: Doc, site_rules: Mapping[str, SiteRule]) -> list[SiteFinding]:
    """Return the organs named in a parsed statement; spans of the group carry their rule's id as label."""
    spans = doc.spans.get(SITES, ())
    rules = ((span, site_rules[span.label_]) for span in spans)
    return [SiteFinding(rule.site, rule.station, span.start, span.end) for span, rule in rules]


def _rule_of(span: Span) -> TargetRule | IgnoreRule:
    rule: TargetRule | IgnoreRule = span._.target_rule.metadata["rule"]
    return rule


def _read_target(span: Span, rule: TargetRule, doc: Doc) -> Target:
    cues = {_read_cue(modifier) for modifier in (*span._.modifiers, *_leading_into(span, doc))}
    ordered = tuple(sorted(cues, key=lambda cue: (cue.start, cue.end)))
    return Target(rule, concept_of(rule), span.start, span.end, ordered)


def concept_of(rule: TargetRule) -> Concept:
    """Return what a target rule's phrases are to the context rules."""
    if rule.concept is not None:
        return rule.concept
    return "recurrence" if rule.kind == "recurrence" else "metastasis"


def _leading_into(span: Span, doc: Doc) -> Iterator[Any]:
    """Cues that hold the target's first words ("no local" of "local recurrence"): ConText passes them over."""
    for modifier in doc.user_data[MODIFIERS]:
        start, end = modifier.modifier_span
        leads = start < span.start < end and modifier.direction in ("FORWARD", "BIDIRECTIONAL")
        if leads and modifier.allows(span.label_):
            yield modifier


def _read_cue(modifier: Any) -> CueFinding:
    rule: ContextRule = modifier.rule.metadata["rule"]
    return CueFinding(rule.id, rule.category, *modifier.modifier_span)
