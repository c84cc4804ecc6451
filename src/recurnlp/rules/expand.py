"""Expand compact phrases: ``{extent?} {recurrence}`` → every phrase it stands for."""

import re
from collections.abc import Mapping, Sequence
from itertools import product
from math import prod

from recurnlp.errors import RuleError

LIMIT = 20_000
_BRACES = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"[a-z_]+")


def expand(phrase: str, words: Mapping[str, Sequence[str]]) -> list[str]:
    """Return every phrase that a compact phrase stands for, in order, each once.

    ``{name}`` stands for each word of a list, ``{a|b c}`` for each alternative (a list's name among them stands
    for its words), and a trailing ``?`` makes the whole optional. Words of a list may hold braces themselves.

    Args:
        phrase: the compact phrase.
        words: the lists by name.

    Raises:
        RuleError: a name that is no list, lists that refer to each other in a circle, braces inside braces or
            without their other half, a phrase that may stand for nothing, or for over 20,000 phrases.
    """
    expanded = list(dict.fromkeys(_expand(phrase, words, ())))
    if not all(expanded) or not expanded:
        raise RuleError(f"the phrase {phrase!r} may stand for nothing")
    return expanded


def _expand(phrase: str, words: Mapping[str, Sequence[str]], seen: tuple[str, ...]) -> list[str]:
    pieces = _BRACES.split(phrase)
    if any(brace in piece for piece in pieces[::2] for brace in "{}"):
        raise RuleError(f"the phrase {phrase!r} has braces in braces, or without their other half")
    choices = [[piece] if i % 2 == 0 else _alternatives(piece, words, seen) for i, piece in enumerate(pieces)]
    size = prod(map(len, choices))
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
        elif _is_text(name, alone=len(names) == 1 and not optional):
            found.append(name)
        else:
            raise RuleError(f"{{{name}}} is no word list")
    return found


def _is_text(name: str, *, alone: bool) -> bool:
    """Return whether an alternative stands for itself: no text that is read holds an underscore."""
    return bool(name.strip()) and "_" not in name and not (alone and _NAME.fullmatch(name))
