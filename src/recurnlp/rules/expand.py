"""Expand compact phrases: ``{extent?} {recurrence}`` → every phrase it stands for."""

import re
from collections.abc import Mapping, Sequence
from itertools import product

from recurnlp.errors import RuleError

LIMIT = 20_000
_BRACES = re.compile(r"\{([^{}]*)\}")


def expand(phrase: str, words: Mapping[str, Sequence[str]]) -> list[str]:
    """Return every phrase that a compact phrase stands for, in order, each once.

    ``{name}`` stands for each word of a list, ``{a|b c}`` for each alternative (a list's name among them stands
    for its words), and a trailing ``?`` makes the whole optional. Words of a list may hold braces themselves.

    Args:
        phrase: the compact phrase.
        words: the lists by name.

    Raises:
        RuleError: a name that is no list, lists that refer to each other in a circle, or over 20,000 phrases.
    """
    return list(dict.fromkeys(_expand(phrase, words, ())))


def _expand(phrase: str, words: Mapping[str, Sequence[str]], seen: tuple[str, ...]) -> list[str]:
    pieces = _BRACES.split(phrase)
    choices = [[piece] if i % 2 == 0 else _alternatives(piece, words, seen) for i, piece in enumerate(pieces)]
    size = 1
    for choice in choices:
        size *= len(choice)
    if size > LIMIT:
        raise RuleError(f"the phrase {phrase!r} stands for {size:,} phrases; the limit is {LIMIT:,}")
    return [" ".join("".join(parts).split()) for parts in product(*choices)]


def _alternatives(piece: str, words: Mapping[str, Sequence[str]], seen: tuple[str, ...]) -> list[str]:
    optional = piece.endswith("?")
    names = piece.removesuffix("?").split("|")
    found = [""] if optional else []
    for name in names:
        if name in seen:
            raise RuleError(f"the word list {name!r} contains itself")
        if name in words:
            for word in words[name]:
                found += _expand(word, words, (*seen, name))
        elif len(names) > 1 or not re.fullmatch(r"[a-z_]+", name) or optional:
            found.append(name)
        else:
            raise RuleError(f"{{{name}}} is no word list")
    return found
