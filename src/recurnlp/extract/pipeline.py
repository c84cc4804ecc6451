"""The sentence pipeline: an ordinary spaCy `Language` over the words of one statement.

Blank English → medSpaCy `TargetMatcher` (sites) → `TargetMatcher` (targets) → `ConText` (verdicts) → `ConText`
(assertions) → our `StatementReader`.
A statement is a sentence's words, led by the words of the label it stands under. It sees nothing else, so its
answer is a pure function of those words and can be cached.
"""

import warnings
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

with warnings.catch_warnings():  # medSpaCy silences all warnings of the process when it is imported
    from medspacy.context import ConTextRule as MedspacyContextRule
    from medspacy.target_matcher import TargetRule as MedspacyTargetRule

from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.matches import LABEL_SIZE, SITES, TARGETS, concept_of, read_sites
from recurnlp.extract.reader import Reader
from recurnlp.extract.statement import FINDINGS
from recurnlp.rules import ContextRule, IgnoreRule, RuleSet, SiteRule, TargetRule

CACHE_SIZE = 1 << 16
_VERDICTS = frozenset({"involved", "tumor_free"})
_SCOPES = frozenset({"terminate", "pseudo"})


class SentencePipeline:
    """Finds mentions in the words of one statement.

    Args:
        rules: the rules.
        reader: reads the phrases of the rules as it reads notes.
    """

    def __init__(self, rules: RuleSet, reader: Reader) -> None:
        self.nlp = spacy.blank("en")
        self.nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined] # words are read already; shapes and prefixes would only cost time
        self.nlp.tokenizer = _ReaderTokenizer(reader, self.nlp.vocab)
        # Sites first: span attributes are keyed by offsets, and those of the targets must stand.
        self._add_matcher("recurnlp_sites", SITES, rules.sites)
        self._add_matcher("recurnlp_targets", TARGETS, (*rules.targets, *rules.ignore))
        self._add_context("verdicts", [rule for rule in rules.context if rule.category in _VERDICTS | _SCOPES])
        self._add_context("assertions", [rule for rule in rules.context if rule.category not in _VERDICTS])
        statements: Any = self.nlp.add_pipe("recurnlp_statement")
        statements.add(rules.sites)
        self._sites = {rule.id: rule for rule in rules.sites}
        self.find = lru_cache(maxsize=CACHE_SIZE)(self._find)
        self.find_sites = lru_cache(maxsize=CACHE_SIZE)(self._find_sites)

    def _add_matcher(self, name: str, group: str, rules: Iterable[TargetRule | IgnoreRule | SiteRule]) -> None:
        config = {"rules": None, "phrase_matcher_attr": "ORTH", "result_type": "group", "span_group_name": group}
        matcher: Any = self.nlp.add_pipe("medspacy_target_matcher", name=name, config=config)
        matcher.add([_quiet(MedspacyTargetRule), *(rule for ours in rules for rule in _target_rules(ours))])

    def _add_context(self, name: str, rules: Iterable[ContextRule]) -> None:
        """Add a ConText of its own: in one, "no tumor" (of a node) would swallow the "no" of "no tumor recurrence"."""
        context: Any = self.nlp.add_pipe("medspacy_context", name=f"recurnlp_{name}", config=_CONTEXT_CONFIG)
        context.add([_quiet(MedspacyContextRule), *(rule for ours in rules for rule in _context_rules(ours))])
        self.nlp.add_pipe("recurnlp_modifiers", name=f"recurnlp_{name}_modifiers")

    def parse(self, words: Sequence[str], label_size: int = 0) -> Doc:
        """Return the spaCy `Doc` of a statement with its span groups and context graph, for explanation.

        Args:
            words: the statement, label first.
            label_size: how many of the words are the label.
        """
        doc = make_doc(self.nlp.vocab, words)
        doc.user_data[LABEL_SIZE] = label_size
        return self.nlp(doc)

    def _find_sites(self, words: tuple[str, ...]) -> tuple[SiteFinding, ...]:
        doc = self.parse(words)
        return tuple(read_sites(doc, self._sites))

    def _find(self, words: tuple[str, ...], label_size: int = 0) -> tuple[Finding, ...]:
        findings: tuple[Finding, ...] = self.parse(words, label_size).user_data[FINDINGS]
        return findings


def make_doc(vocab: Vocab, words: Sequence[str]) -> Doc:
    """Return a `Doc` that is one sentence of these words."""
    return Doc(vocab, words=list(words), sent_starts=[i == 0 for i in range(len(words))])


class _ReaderTokenizer:
    """Lets medSpaCy read the phrases of rules with our reader."""

    def __init__(self, reader: Reader, vocab: Vocab) -> None:
        self._reader = reader
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        return make_doc(self._vocab, self._reader.read(text).words)


_CONTEXT_CONFIG = {
    "rules": None,
    "phrase_matcher_attr": "ORTH",
    "span_attrs": None,
    "input_span_type": "group",
    "span_group_name": TARGETS,
}


def _target_rules(rule: TargetRule | IgnoreRule | SiteRule) -> Iterable[Any]:
    for phrase in rule.phrases:
        yield MedspacyTargetRule(phrase, _category(rule), metadata={"rule": rule})


def _quiet(rule: Callable[..., Any]) -> Any:
    """Return a rule that never matches: without a token pattern spaCy's `Matcher` warns at every call."""
    return rule("never", "NEVER", pattern=[{"ORTH": "\0"}])


def _category(rule: TargetRule | IgnoreRule | SiteRule) -> str:
    if isinstance(rule, TargetRule):
        return concept_of(rule).upper()
    return rule.id if isinstance(rule, SiteRule) else "IGNORE"


def _context_rules(rule: ContextRule) -> Iterable[Any]:
    for phrase in rule.phrases:
        yield MedspacyContextRule(
            phrase,
            rule.category.upper(),
            direction=rule.direction.upper(),
            allowed_types={concept.upper() for concept in rule.targets} or None,
            max_scope=rule.scope,
            terminated_by={category.upper() for category in rule.stops_at},
            metadata={"rule": rule},
        )
