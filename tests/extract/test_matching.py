"""Rules are matched inside medSpaCy's components, quietly and by one entry each."""

import warnings
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from medspacy.common.util import prune_overlapping_matches

from recurnlp.extract import MentionReader
from recurnlp.extract.matching import RuleMatcher, prune, prune_longest
from recurnlp.extract.pipeline import SentencePipeline
from recurnlp.rules import RuleSet


class Ours:
    """What a matcher needs of a rule of ours."""

    def __init__(self, rule_id: str, *phrases: str) -> None:
        self.id = rule_id
        self.phrases = phrases


class Theirs:
    """What a matcher needs of a rule of medSpaCy's."""

    def __init__(self, rule_id: str, *phrases: str, category: str = "NEGATED") -> None:
        self.category = category
        self.metadata = {"rule": Ours(rule_id, *phrases)}


@pytest.fixture
def match(mention_reader: MentionReader) -> Any:
    """A function that gives the matches of some rules in a sentence, by id."""
    pipeline: SentencePipeline = mention_reader.pipeline

    def run(rules: list[Theirs], sentence: str) -> list[tuple[str, int, int]]:
        matcher = RuleMatcher(pipeline.nlp.vocab, lambda phrase: tuple(phrase.split()), prune)
        matcher.add(rules)
        doc = pipeline.parse(tuple(sentence.split()))
        return [(rule.metadata["rule"].id, start, end) for rule, start, end in matcher(doc)]

    return run


def test_every_phrase_of_a_rule_matches(match: Any) -> None:
    """A rule fires on each of its phrases, and on nothing else."""
    rules = [Theirs("a.one", "no sign of", "without")]

    assert match(rules, "no sign of it without that sign") == [("a.one", 0, 3), ("a.one", 4, 5)]


def test_longer_phrase_wins(match: Any) -> None:
    """Of two phrases that overlap the longer one matches."""
    rules = [Theirs("a.short", "sign of"), Theirs("a.long", "no sign of")]

    assert match(rules, "no sign of it") == [("a.long", 0, 3)]


@pytest.mark.parametrize("ids", [("a.one", "a.two"), ("a.two", "a.one"), ("z.last", "b.next")])
def test_later_of_two_rules_with_one_phrase_wins(ids: tuple[str, str], match: Any) -> None:
    """A phrase that two rules share belongs to the one added later, whatever their names."""
    assert match([Theirs(ids[0], "no sign"), Theirs(ids[1], "no sign")], "no sign") == [(ids[1], 0, 2)]


def test_pipeline_warns_of_nothing(mention_reader: MentionReader) -> None:
    """No matcher complains that it has no token patterns."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        mention_reader.pipeline.parse(("no", "metastases"))

    assert caught == []


def test_building_leaves_the_warning_filters_alone(rules: RuleSet, mention_reader: MentionReader) -> None:
    """A pipeline changes nothing in how the process treats warnings."""
    before = list(warnings.filters)
    pipeline = SentencePipeline(rules, mention_reader.reader.read_words)
    pipeline.parse(("no", "metastases"))

    assert warnings.filters == before


def test_components_know_rules_of_ours_once(mention_reader: MentionReader, rules: RuleSet) -> None:
    """The target matcher holds one rule for each of ours, however many phrases it has."""
    component: Any = mention_reader.pipeline.nlp.get_pipe("recurnlp_targets")

    assert len(component.rules) == len(rules.targets) + len(rules.ignore)
    assert "METASTASIS" in component.labels


SPANS = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda span: (span[0], span[0] + span[1]))


@given(st.lists(SPANS, max_size=9))
def test_overlaps_are_settled_as_medspacy_does(spans: list[tuple[int, int]]) -> None:
    """Of phrases in any position those are kept that medSpaCy keeps; of two alike the one with the lower rank."""
    matches = [(start, end, -rank) for rank, (start, end) in enumerate(spans)]
    theirs = prune_overlapping_matches([(rank, start, end) for start, end, rank in reversed(matches)])

    assert prune(matches) == [(start, end, rank) for rank, start, end in theirs]


@given(st.lists(SPANS, max_size=9))
def test_a_cue_goes_only_for_one_that_is_kept(spans: list[tuple[int, int]]) -> None:
    """Of cues that overlap, each that goes overlaps with one that is kept and is no shorter."""
    matches = [(start, end, -rank) for rank, (start, end) in enumerate(spans)]
    kept = prune_longest(matches)

    assert all(first[1] <= second[0] for first, second in pairwise(kept))
    for start, end, _ in set(matches) - set(kept):
        assert any(k[0] < end and start < k[1] and k[1] - k[0] >= end - start for k in kept)
