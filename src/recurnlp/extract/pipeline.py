"""The sentence pipeline: an ordinary spaCy `Language` over the words of one statement.

Blank English → medSpaCy `TargetMatcher` (sites) → `TargetMatcher` (targets) → `ConText` (verdicts) → `ConText`
(assertions) → our `StatementReader`.
A statement is a sentence's words, led by the words of the label it stands under. It sees nothing else, so its
answer is a pure function of those words and can be cached.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import spacy
from spacy.tokens import Doc

from recurnlp.extract.compose import VERDICTS
from recurnlp.extract.context import TARGETS, match_phrases
from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.matches import LABEL_SIZE, SITES, WORDS, concept_of, read_sites
from recurnlp.extract.matching import ReadPhrase
from recurnlp.extract.medspacy_parts import ConTextRule as MedspacyContextRule
from recurnlp.extract.medspacy_parts import TargetRule as MedspacyTargetRule
from recurnlp.extract.parting import part, shift
from recurnlp.extract.sieve import Sieve
from recurnlp.extract.statement import FINDINGS, PLACES
from recurnlp.rules import ContextRule, IgnoreRule, RuleSet, SiteRule, TargetRule

_CACHE_SIZE = 1 << 16
_SCOPES = frozenset({"terminate", "pseudo"})
_JUDGING = VERDICTS | {"holds"}
_THINGS = frozenset({"metastasis", "recurrence", "tumor"})


class SentencePipeline:
    """Finds mentions in the words of one statement.

    Args:
        rules: the rules.
        read: reads a phrase of a rule into words, as notes are read.
    """

    def __init__(self, rules: RuleSet, read: ReadPhrase) -> None:
        self.nlp = spacy.blank("en")
        self.nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined] # words are read already; shapes and prefixes would only cost time
        self._read = read
        self._sieve = Sieve(rules, read)
        self._add_matcher("recurnlp_sites", SITES, rules.sites)
        self._add_matcher("recurnlp_targets", TARGETS, (*rules.targets, *rules.ignore))
        self._add_context("verdicts", [rule for rule in rules.context if _judges(rule)])
        self._add_context("assertions", [rule for rule in rules.context if rule.category not in _JUDGING])
        self.nlp.add_pipe("recurnlp_statement")
        self._components: list[Any] = [component for _, component in self.nlp.pipeline]
        self.find = lru_cache(maxsize=_CACHE_SIZE)(self._find)
        self.find_sites = lru_cache(maxsize=_CACHE_SIZE)(self._find_sites)
        self.find_places = lru_cache(maxsize=_CACHE_SIZE)(self._find_places)

    def _add_matcher(self, name: str, group: str, rules: Iterable[TargetRule | IgnoreRule | SiteRule]) -> None:
        matcher: Any = self.nlp.add_pipe("recurnlp_phrases", name=name, config={"group": group})
        match_phrases(matcher, self.nlp.vocab, self._read)
        matcher.add([_target_rule(rule) for rule in rules])

    def _add_context(self, name: str, rules: Iterable[ContextRule]) -> None:
        """Add a ConText of its own: in one, "no tumor" (of a node) would swallow the "no" of "no tumor recurrence"."""
        context: Any = self.nlp.add_pipe("recurnlp_context", name=f"recurnlp_{name}")
        match_phrases(context, self.nlp.vocab, self._read)
        context.add([_context_rule(rule) for rule in rules])

    def parse(self, words: Sequence[str], label_size: int = 0) -> Doc:
        """Return the spaCy `Doc` of a statement with its span groups and context graph, for explanation.

        Args:
            words: the statement, label first.
            label_size: how many of the words are the label.
        """
        doc = Doc(self.nlp.vocab, words=list(words), user_data={WORDS: words, LABEL_SIZE: label_size})
        for component in self._components:
            doc = component(doc)
        return doc

    def _find_sites(self, words: tuple[str, ...]) -> tuple[SiteFinding, ...]:
        doc = self.parse(words)
        return tuple(read_sites(doc))

    def _find_places(self, words: tuple[str, ...], label_size: int = 0) -> tuple[SiteFinding, ...]:
        """The organs named, but for those where a cancer began."""
        places: tuple[SiteFinding, ...] = self.parse(words, label_size).user_data[PLACES]
        return places

    def _find(self, words: tuple[str, ...], label_size: int = 0) -> tuple[Finding, ...]:
        if not self._sieve.passes(words):
            return ()
        parts = part(words, label_size)
        if len(parts) > 1:
            label = words[:label_size]
            told = [(start, self.find(label + words[start:end], label_size)) for start, end in parts]
            found = [f for start, findings in told for f in shift(findings, start - label_size, label_size)]
            spreads = any(finding.kind == "metastasis" for finding in found)
            # what a part leaves open is about a neoplasm where another part tells of spread
            return tuple(replace(f, certain=True) if spreads and not f.known else f for f in found)
        findings: tuple[Finding, ...] = self.parse(words, label_size).user_data[FINDINGS]
        return findings


def _judges(rule: ContextRule) -> bool:
    """Whether a cue is a verdict on nodes or organs, or bounds one."""
    return rule.category in _JUDGING or (rule.category in _SCOPES and not _THINGS.issuperset(rule.targets or {"node"}))


def _target_rule(rule: TargetRule | IgnoreRule | SiteRule) -> Any:
    return MedspacyTargetRule(rule.id, _category(rule), metadata={"rule": rule})


def _category(rule: TargetRule | IgnoreRule | SiteRule) -> str:
    if isinstance(rule, TargetRule):
        return concept_of(rule).upper()
    return rule.id if isinstance(rule, SiteRule) else "IGNORE"


def _context_rule(rule: ContextRule) -> Any:
    return MedspacyContextRule(
        rule.id,
        rule.category.upper(),
        direction=rule.direction.upper(),
        allowed_types=_reached(rule),
        max_scope=rule.scope,
        terminated_by={category.upper() for category in rule.stops_at},
        metadata={"rule": rule},
    )


def _reached(rule: ContextRule) -> set[str] | None:
    """The concepts that a cue reaches: what is said of spread is said of a study that found none, too."""
    concepts = {concept.upper() for concept in rule.targets}
    return (concepts | {"STUDY"} if "METASTASIS" in concepts else concepts) or None
