"""Plain names of organs, beside those that the rules for sites hold."""

from recurnlp.extract.operations import OPERATED
from recurnlp.extract.organs import ORGANS
from recurnlp.rules import RuleSet


def test_names_of_organs_are_names_of_sites(rules: RuleSet) -> None:
    """What is an organ between sentences is the same organ in one."""
    named = {(phrase, rule.site) for rule in rules.sites for phrase in rule.phrases}
    assert ORGANS.items() <= named


def test_an_operation_that_names_a_site_names_its_own(rules: RuleSet) -> None:
    """An operation that the rules for sites name as a place is named after that place."""
    named = {(phrase, rule.site) for rule in rules.sites for phrase in rule.phrases if phrase in OPERATED}
    assert named
    assert named <= OPERATED.items()
