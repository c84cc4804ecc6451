"""The terms that the rules themselves are made of: public, so that they may stand in a model whatever the notes."""

import itertools

from recurnlp.classifier.wording import split_term
from recurnlp.rules import RuleSet


def collect_lexicon(rules: RuleSet) -> frozenset[str]:
    """Return every word, and every pair of neighbours, of the rules' phrases.

    Args:
        rules: the rules.
    """
    phrases = {
        phrase
        for family in (rules.targets, rules.context, rules.ignore, rules.sites)
        for rule in family
        for phrase in rule.phrases
    }
    terms: set[str] = set()
    for phrase in phrases:
        words = split_term(phrase)
        terms.update(words)
        terms.update(map(" ".join, itertools.pairwise(words)))
    return frozenset(terms)
