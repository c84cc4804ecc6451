"""Legends of TNM categories printed in a report ("N1: 1 to 3 nodes; N2: 4 or more"): no patient has several."""

import re
from collections.abc import Iterable, Iterator

from recurnlp.extract.signs import Signs

_VALUES = [f"{axis}{value}{part}" for axis in "NM" for value in "0123X" for part in ("", "a", "b", "c", "mi")]
_SIGNS = Signs(
    [
        *(f"{value}{sign}" for value in _VALUES for sign in (":", " :", " =", "=", " -", " –", " (")),
        *(f"{value} {word}" for value in _VALUES for word in ("No ", "Met", "met", "Dis", "dis", "Reg", "One", "Can")),
    ]
)
_CODE = re.compile(r"(?P<axis>[NM])(?P<value>[0-3X](?:mi|[abc])?)\s?[:=–(-]?\s?")
_PREFIX = re.compile(r"(?<![A-Za-z])[yr]?[pc]?\Z")
# What a definition says; "N1: 0/3, N2: 1/5" counts the nodes of two stations.
_DEFINES = re.compile(r"(?i:metasta|cannot be assessed|not assessed|\bnodes?\b|distant)")
_COUNTS = re.compile(r"\d\s?/\s?\d|(?i:\bpositive\b|\bnegative\b)")
# One that is chosen has a sign before it.
_CHOSEN = re.compile(r"(?:[\[(]\s?[xX✓✔]\s?[\])]|[☒☑✓✔►→]|->|\b[xX]\b|_[xX]_|[\[(]\s*[\])]|[☐□])\s?\Z")
_END = re.compile(r"\n\s*\n|[.;]?\s*(?:\n|\Z)|[.;](?=\s)")
_TOLD = re.compile(r"[^\n]")
_REACH = 240
_SIGN_REACH = 8
_FEWEST = 2
Span = tuple[int, int]


def blank_legends(text: str) -> str:
    """Return the note without the definitions of categories of which none is chosen; offsets stay.

    Args:
        text: the note.
    """
    pieces: list[str] = []
    done = 0
    for start, end in _find_legends(text, _SIGNS.find(text)):
        if end > done:  # one definition may reach into the next
            first = max(start, done)
            pieces += text[done:first], _TOLD.sub(" ", text[first:end])
            done = end
    return "".join([*pieces, text[done:]]) if pieces else text


def _find_legends(text: str, hits: Iterable[int]) -> Iterator[Span]:
    """Yield where lists of definitions stand that give one axis several values."""
    run: list[Span] = []
    named: dict[str, set[str]] = {}
    for code, end in _find_definitions(text, hits):
        axis, value = _name(text, code)
        if run and code - run[-1][0] > _REACH:
            yield from _close(run, named)
            run, named = [], {}
        run.append((code, end))
        named.setdefault(axis, set()).add(value)
    yield from _close(run, named)


def _close(run: list[Span], named: dict[str, set[str]]) -> Iterator[Span]:
    if any(len(values) >= _FEWEST for values in named.values()):
        yield from run


def _find_definitions(text: str, hits: Iterable[int]) -> Iterator[Span]:
    """Yield where a code and what defines it stand, unless a sign shows whether it is chosen."""
    for hit in hits:
        code = _CODE.match(text, hit)
        prefix = _PREFIX.search(text, max(hit - _SIGN_REACH, 0), hit)
        if not code or not prefix:
            continue
        start = prefix.start()
        close = _END.search(text, code.end(), code.end() + _REACH)
        end = close.start() if close else min(code.end() + _REACH, len(text))
        told = text[code.end() : end]
        chosen = _CHOSEN.search(text, max(start - _SIGN_REACH, 0), start)
        if not chosen and _DEFINES.search(told) and not _COUNTS.search(told):
            yield start, end


def _name(text: str, start: int) -> tuple[str, str]:
    """The axis of a code, with the letters that tell how it was found out, and its value."""
    code = re.match(r"([a-z]*[NM])(\w+)", text[start : start + _SIGN_REACH])
    return (code[1], code[2]) if code else ("", "")
