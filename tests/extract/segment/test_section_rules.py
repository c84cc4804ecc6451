"""The section rules that ship, against their own examples."""

import re

import pytest

from recurnlp.extract.segment import Segmenter
from recurnlp.model import Section
from recurnlp.resources import find_resource
from recurnlp.rules import SectionRule

FILES = sorted((find_resource("patterns") / "sections").glob("*.toml"))
MARK = re.compile(r"<<(.*?)>>", re.DOTALL)


def _read_rules() -> list[SectionRule]:
    import tomllib

    return [
        SectionRule.model_validate(row | {"file": path.name})
        for path in FILES
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
    ]


RULES = _read_rules()


def _find(segmenter: Segmenter, text: str, category: str) -> list[Section]:
    return [s for s in segmenter(text).sections if s.category == category and s.body > s.start]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_finds_its_examples(segmenter: Segmenter, rule: SectionRule) -> None:
    """Each example's marked heading opens a section of the rule's category; counter-examples open none."""
    for example in rule.match:
        mark = MARK.search(example)
        assert mark
        text = MARK.sub(r"\1", example)
        found = [(s.start, text[s.start : s.body].rstrip()) for s in _find(segmenter, text, rule.category)]
        assert (mark.start(), mark[1]) in found
    for example in rule.no_match:
        assert _find(segmenter, example, rule.category) == []


def test_each_heading_has_one_rule() -> None:
    """No heading stands in two rules, and all are lower case with single spaces."""
    headings = [heading for rule in RULES for heading in rule.headings]
    assert len(headings) == len(set(headings))
    assert all(heading == " ".join(heading.lower().split()) for heading in headings)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_heading_is_found(segmenter: Segmenter, rule: SectionRule) -> None:
    """Every heading of every rule is recognised, in capitals with a colon and after a full stop."""
    for heading in rule.headings:
        text = f"Well today. {heading.upper()}: nothing new."
        assert [s.category for s in segmenter(text).sections] == ["preamble", rule.category], heading


def test_effects() -> None:
    """Only indications, consent, differential diagnoses, families and histories change what a mention says."""
    effects = {(rule.category, rule.effect) for rule in RULES if rule.effect}
    assert effects == {
        ("indication", "hypothetical"),
        ("consent", "hypothetical"),
        ("differential", "possible"),
        ("family_history", "other"),
        ("past_history", "past"),
        ("past_surgical_history", "past"),
    }
