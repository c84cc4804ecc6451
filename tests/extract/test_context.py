"""Which cue reaches which target is what medSpaCy's own components say."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from recurnlp.extract import MentionReader
from recurnlp.extract.context import MODIFIERS, TARGETS
from recurnlp.extract.matching import RuleMatcher, prune, prune_longest
from recurnlp.rules import RuleSet

Reach = list[tuple[str, int, int, list[tuple[str, int, int]]]]
ORTH = {"rules": None, "phrase_matcher_attr": "ORTH", "span_group_name": TARGETS}
STOCK = {
    "recurnlp_targets": ("medspacy_target_matcher", {"result_type": "group"}),
    "recurnlp_verdicts": ("medspacy_context", {"input_span_type": "group", "span_attrs": None}),
    "recurnlp_assertions": ("medspacy_context", {"input_span_type": "group", "span_attrs": None}),
}


def whole(token: Token) -> Span:
    """The sentence of a token: all there is."""
    return token.doc[:]


@pytest.fixture(scope="module")
def stock(mention_reader: MentionReader) -> Language:
    """MedSpaCy's own components with the rules of ours, and with our matcher of phrases alone."""
    pipeline = mention_reader.pipeline
    nlp = spacy.blank("en")
    for name, (factory, config) in STOCK.items():
        component: Any = nlp.add_pipe(factory, name=name, config=ORTH | config)
        matcher: Any = RuleMatcher(
            nlp.vocab, mention_reader.reader.read_words, prune if name == "recurnlp_targets" else prune_longest
        )
        matcher.add(pipeline.nlp.get_pipe(name).rules)  # type: ignore[attr-defined] # medSpaCy has no types
        matcher.rule_map = {rule.metadata["rule"].id: rule for rule in matcher.rules}
        ids = lambda doc, run=matcher: [(nlp.vocab.strings[r.metadata["rule"].id], s, e) for r, s, e in run(doc)]  # noqa: E731
        ids.rule_map = matcher.rule_map  # type: ignore[attr-defined]
        setattr(component, f"_{type(component).__name__}__matcher", ids)
    return nlp


@pytest.fixture(scope="module")
def choose_phrase(rules: RuleSet) -> Callable[[int], str]:
    """A function that gives the n-th of a few phrases of every rule."""
    families = (*rules.targets, *rules.context, *rules.ignore)
    phrases = [p for rule in families for p in Random(rule.id).sample(rule.phrases, min(4, len(rule.phrases)))]  # noqa: S311
    return lambda number: phrases[number % len(phrases)]


def ask_stock(nlp: Language, words: tuple[str, ...]) -> Reach:
    """What medSpaCy says: each target with the cues that reach it."""
    doc = Doc(nlp.vocab, words=list(words))
    doc.user_token_hooks["sent"] = whole
    for _, component in nlp.pipeline:
        doc = component(doc)
    return [(s._.target_rule.literal, s.start, s.end, list_cues(s._.modifiers)) for s in doc.spans[TARGETS]]


def ask_ours(reader: MentionReader, words: tuple[str, ...]) -> Reach:
    """What our components say."""
    doc = reader.pipeline.parse(words)
    return [(s.rule.id, s.start, s.end, list_cues(s.modifiers)) for s in doc.user_data[TARGETS]]


def list_cues(modifiers: list[Any]) -> list[tuple[str, int, int]]:
    """The cues, in order."""
    return [(modifier.rule.literal, *modifier.modifier_span) for modifier in modifiers]


@given(st.lists(st.integers(0), max_size=9))
def test_targets_and_their_cues_are_those_of_medspacy(
    mention_reader: MentionReader, stock: Language, choose_phrase: Callable[[int], str], numbers: list[int]
) -> None:
    """Phrases of rules in any order: the same targets, reached by the same cues in the same order."""
    joints = ("", ", ", "and ", "but ", "· ", ". ")
    text = "".join(f"{choose_phrase(number // 6)} {joints[number % 6]}" for number in numbers)
    words = mention_reader.reader.read(text).words

    assert ask_ours(mention_reader, words) == ask_stock(stock, words)


def test_cues_that_reach_nothing_are_kept(mention_reader: MentionReader) -> None:
    """Every cue of a statement is there to be explained, those that end a scope included."""
    doc = mention_reader.pipeline.parse(
        mention_reader.reader.read("no metastases but possible recurrence, nodes positive").words
    )

    assert {cue.category for cue in doc.user_data[MODIFIERS]} == {"NEGATED", "TERMINATE", "POSSIBLE", "INVOLVED"}
