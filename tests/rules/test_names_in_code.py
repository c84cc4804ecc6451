"""Rules that code asks for by name."""

from recurnlp.extract import assertion, bearing, extent
from recurnlp.model import mention
from recurnlp.rules import RuleSet
from recurnlp.status import spread


def test_rules_that_code_names_exist(rules: RuleSet) -> None:
    """Whoever renames such a rule has to rename it in code."""
    targets = {extent.IN_TRANSIT, extent.SATELLITE, extent.LYMPHANGITIC, extent.CARCINOMATOSIS, *spread.DISTANT}
    cues = {assertion.FAVORS, *assertion.DIFFERENTIALS, bearing.HISTORY_OF, *mention.OF_MORE}

    assert targets <= {rule.id for rule in rules.targets}
    assert cues <= {rule.id for rule in rules.context}
