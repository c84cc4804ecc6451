"""Lymph node counts in a statement: "2/15", "two of fifteen", "0 out of 12"."""

import re

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_NUMBERS = {word: number for number, word in enumerate(_WORDS)} | {"none": 0, "o": 0, "no": 0, "all": -1}
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_PAIR = re.compile(rf"\b({_NUMBER})\s*(?:/|of|out of)\s*(?:the\s+|a total of\s+)?({_NUMBER})\b(?!\s*/)", re.IGNORECASE)
_DIGIT = r"[\dOoIl|]"
_COUNT = re.compile(rf"(?<![\w/.]){_DIGIT}{{1,3}}+\s?/\s?{_DIGIT}{{1,3}}+(?![\w/])")
_DIGITS = str.maketrans("OoIl|", "00111")


def restore_digits(text: str) -> str:
    """Return the text with the digits that OCR took for letters in counts, "O/l2"; every character keeps its place.

    Args:
        text: any.
    """
    return _COUNT.sub(_restore_count, text)


def _restore_count(count: re.Match[str]) -> str:
    is_number = any(character.isdecimal() for character in count[0])
    return count[0].translate(_DIGITS) if is_number else count[0]


def read_counts(clause: str) -> tuple[int, int] | None:
    """Return (positive, examined) where the clause gives both, else ``None``; of no nodes there is no count.

    Args:
        clause: the text of a mention.
    """
    for match in _PAIR.finditer(restore_digits(clause)):
        positive, examined = (_read_number(match[i]) for i in (1, 2))
        if 0 <= positive <= examined > 0:
            return positive, examined
    return None


def _read_number(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMBERS[text.lower()]
