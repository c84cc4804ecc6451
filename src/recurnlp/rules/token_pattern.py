"""spaCy's token patterns over words, expanded to the phrases they stand for."""

from collections.abc import Sequence
from itertools import product
from math import prod
from typing import Any

from recurnlp.errors import RuleError
from recurnlp.rules.expand import LIMIT


def expand_pattern(pattern: Any) -> tuple[str, ...]:
    """Return every phrase that a token pattern stands for.

    Args:
        pattern: a list of tokens such as ``{"LOWER": {"IN": ["no", "without"]}, "OP": "?"}``.

    Raises:
        RuleError: a regular expression, an attribute or operator that phrases cannot say, a pattern that may stand
            for nothing or for over 20,000 phrases.
    """
    if not isinstance(pattern, list):
        raise RuleError("regular expressions are not supported; write the phrases out")
    choices = [_read_words(token) for token in pattern]
    if prod(map(len, choices)) > LIMIT:
        raise RuleError(f"the pattern stands for over {LIMIT:,} phrases")
    phrases = tuple(dict.fromkeys(" ".join(filter(None, words)) for words in product(*choices)))
    if "" in phrases:
        raise RuleError("the pattern may stand for nothing")
    return phrases


def _read_words(token: Any) -> Sequence[str]:
    if not isinstance(token, dict) or token.get("OP", "1") not in ("1", "?"):
        raise RuleError("of the operators in token patterns only '?' is understood")
    values = [value for key, value in token.items() if key in ("LOWER", "TEXT", "ORTH")]
    if len(values) != 1 or len(token) - ("OP" in token) != 1:
        raise RuleError("only one of LOWER, TEXT and ORTH is understood in a token")
    words = values[0]["IN"] if isinstance(values[0], dict) and set(values[0]) == {"IN"} else values
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word.strip() for word in words):
        raise RuleError("only a word or an IN list of words is understood in a token")
    return [word.lower() for word in words] + ([""] if token.get("OP") == "?" else [])
