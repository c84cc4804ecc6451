"""Kinds of damage that notes come with, each told as what every character of a note turns into.

Rates are those of clean to poor scans: 0.5 to 2 % of the characters misread.
"""

import re
from collections.abc import Callable, Mapping
from random import Random

Pieces = list[str]
Damage = Callable[[str, Random], Pieces]

MISREAD = {
    "m": ("rn", "in", "n"), "l": ("1", "I", "i", "t"), "i": ("l", "1", "t"), "I": ("l", "1"), "O": ("0",), "0": ("O",),
    "o": ("c", "a", "e"), "e": ("c", "o", "a"), "c": ("e", "o"), "a": ("o", "s", "e"), "s": ("a", "e"), "t": ("l", "i"),
    "n": ("u", "ri", "r"), "u": ("n", "ii"), "r": ("n", "i"), "h": ("b", "li"), "v": ("y", "r"), "f": ("t", "l"),
    "d": ("cl", "o"), "p": ("n", "o"), "y": ("v",), "g": ("q", "a"), "1": ("l", "I"), "5": ("S",), "M": ("N", "IVI"),
    "E": ("F", "B"), "S": ("5", "8"), "T": ("I", "l"), "A": ("R", "H"), "R": ("B",), "L": ("I", "1"), "N": ("H", "M"),
    ",": (".", ""), ".": (",", ""), ":": (";", "."), "-": ("", "~"),
}  # fmt: skip
_SPLIT_SHARE, _JOIN_SHARE = 0.15, 0.1
_TYPO_SHARE = 0.08
_REDACTED_SHARE = 0.05
_COLUMNS = 64
_LONG_WORD = re.compile(r"[A-Za-z]{7,}")
_WORD_START = re.compile(r"(?<=[a-z] )(?=[a-z])")
_INNER_BREAK = re.compile(r"[^\S\n]*\n\s*")
_LINE_STOP = re.compile(r"\.(?=[^\S\n]*\n|\s*\Z)")


def misread(rate: float) -> Damage:
    """Return the damage of optical character recognition.

    Args:
        rate: share of the characters that are misread; some blanks are lost and some words torn apart as well.
    """

    def damage(text: str, random: Random) -> Pieces:
        return [_misread_character(text, i, random) if random.random() < rate else c for i, c in enumerate(text)]

    return damage


def _misread_character(text: str, index: int, random: Random) -> str:
    character = text[index]
    if character == " ":
        return "" if random.random() < _JOIN_SHARE else " "
    if character.isalpha() and text[index + 1 : index + 2].isalpha() and random.random() < _SPLIT_SHARE:
        return f"{character} "
    return random.choice(MISREAD.get(character, (character,)))


def mistype(text: str, random: Random) -> Pieces:
    """A slip in one long word of twelve: a letter lost, doubled, swapped with the next or hit beside the right one."""
    pieces = list(text)
    for word in _LONG_WORD.finditer(text):
        if random.random() < _TYPO_SHARE:
            at = random.randrange(word.start() + 1, word.end() - 1)
            here, following = text[at], text[at + 1]
            slips = (("", following), (here * 2, following), (following, here), (random.choice("aeiourst"), following))
            pieces[at : at + 2] = random.choice(slips)
    return pieces


def flatten(text: str, _: Random) -> Pieces:
    """Every line break, with the blanks around it, becomes one blank."""
    return _replace(text, _INNER_BREAK, " ")


def write_html(text: str, random: Random) -> Pieces:
    """Line breaks become tags, some blanks become entities."""
    pieces = ["<br>" if c == "\n" else c for c in text]
    return ["&nbsp;" if c == " " and random.random() < _REDACTED_SHARE else c for c in pieces]


def redact(text: str, random: Random) -> Pieces:
    """Here and there a word of running text has a redaction before it."""
    pieces = list(text)
    for start in _WORD_START.finditer(text):
        if random.random() < _REDACTED_SHARE:
            pieces[start.start() - 1] = random.choice((" XXXX ", " ___ ", " [**Name**] ", " ____ "))
    return pieces


def drop_stops(text: str, _: Random) -> Pieces:
    """The full stops at the ends of lines are missing."""
    return _replace(text, _LINE_STOP, "")


def hyphenate(text: str, _: Random) -> Pieces:
    """Lines are broken at a narrow column, words in their middle with a hyphen."""
    pieces, column = list(text), 0
    for i, character in enumerate(text):
        column = 0 if character == "\n" else column + 1
        if column >= _COLUMNS and character == " ":
            pieces[i], column = "\n", 0
        elif column >= _COLUMNS and text[i - 1 : i + 3].isalpha() and text[i - 1].isalpha():
            pieces[i], column = f"{character}-\n", 0
    return pieces


def capitalize(text: str, _: Random) -> Pieces:
    """Everything stands in capitals."""
    return [c.upper() for c in text]


def lower(text: str, _: Random) -> Pieces:
    """Nothing stands in capitals."""
    return [c.lower() for c in text]


def keep(text: str, _: Random) -> Pieces:
    """No damage."""
    return list(text)


def _replace(text: str, pattern: re.Pattern[str], instead: str) -> Pieces:
    pieces = list(text)
    for match in pattern.finditer(text):
        if match.end() < len(text) or not instead:
            pieces[match.start() : match.end()] = [instead, *[""] * (match.end() - match.start() - 1)]
    return pieces


DAMAGES: Mapping[str, Damage] = {
    "none": keep,
    "misread 0.5 %": misread(0.005),
    "misread 1 %": misread(0.01),
    "misread 2 %": misread(0.02),
    "slips of the pen": mistype,
    "capitals only": capitalize,
    "small letters only": lower,
    "line breaks lost": flatten,
    "words broken over lines": hyphenate,
    "no stops at line ends": drop_stops,
    "redactions": redact,
    "HTML": write_html,
}
