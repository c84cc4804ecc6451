"""Settings every test runs under, and what is slow to build, built once."""

import pytest
from hypothesis import settings

from recurnlp import Extractor
from recurnlp.extract import MentionReader
from recurnlp.rules import RuleSet, load_rules

# Continuous integration shares two cores: a slow example is no failure, a flaky one would be.
settings.register_profile("recurnlp", deadline=None, max_examples=100)
settings.load_profile("recurnlp")


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    """The rules that ship."""
    return load_rules()


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """An extractor with the rules that ship; tests leave it as it is."""
    return Extractor()


@pytest.fixture(scope="session")
def mention_reader(rules: RuleSet) -> MentionReader:
    """The extraction below the extractor, with the rules that ship."""
    return MentionReader(rules)
