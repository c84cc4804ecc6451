"""Every rule's own examples, run through the real segmenter and sentence pipeline."""

from collections import defaultdict

import pytest

from recurnlp.extract import ExampleFailure, check_examples
from recurnlp.rules import Rule, load_rules

RULES = load_rules()


@pytest.fixture(scope="module")
def failures() -> dict[str, list[ExampleFailure]]:
    """The examples that fail, by rule; the pipeline is built once for all rules."""
    by_rule = defaultdict(list)
    for failure in check_examples(RULES):
        by_rule[failure.rule_id].append(failure)
    return by_rule


@pytest.mark.parametrize("rule", RULES.all(), ids=lambda rule: rule.id)
def test_examples_hold(rule: Rule, failures: dict[str, list[ExampleFailure]]) -> None:
    """The rule fires on the marked spans of its `match` sentences with the stated facts, and on none of `no_match`."""
    assert failures.get(rule.id, []) == []


def test_wrong_examples_are_reported() -> None:
    """A mark with a wrong assertion and a sentence that must not fire but does are each reported with their rule."""
    rule = next(rule for rule in RULES.targets if rule.id == "metastasis.noun")
    wrong = rule.model_copy(
        update={"match": ("There are <<metastases|absent>>.",), "no_match": ("There are metastases.",)}
    )
    rules = RULES.model_copy(update={"targets": (wrong, *(r for r in RULES.targets if r is not rule))})

    failures = [failure for failure in check_examples(rules) if failure.rule_id == rule.id]

    assert [(f.file, f.rule_id, f.sentence) for f in failures] == [
        (rule.file, rule.id, "There are <<metastases|absent>>."),
        (rule.file, rule.id, "There are metastases."),
    ]
