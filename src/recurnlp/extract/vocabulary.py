"""Which words the rules know: what the reader keeps and the scanner looks for."""

from collections.abc import Iterable

from recurnlp.extract.reader import DECIMAL, NUMBER, ZERO, Reader
from recurnlp.rules import RuleSet


def collect_vocabulary(rules: RuleSet, reader: Reader) -> frozenset[str]:
    """Return every word of every phrase, in canonical spelling.

    Args:
        rules: the rules.
        reader: a reader that knows every word.
    """
    phrases: Iterable[str] = (
        phrase
        for family in (rules.targets, rules.context, rules.ignore, rules.sites)
        for rule in family
        for phrase in rule.phrases
    )
    return frozenset(word for phrase in phrases for word in reader.read_words(phrase)) | {NUMBER, DECIMAL, ZERO}
