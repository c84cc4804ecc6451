"""Restore the numbers of damaged notes: those printed as letters, "O/l2", and the letter in "R/0"."""

import re

from recurnlp.extract.signs import Signs

DIGITS = str.maketrans("OlI|", "0111")
_COUNT = re.compile(r"[OlI|](?<![\w/].)[OlI|]?/[OlI|]{1,2}(?![\w/])")
_SLASHES = Signs(["/O", "/l", "/I", "/|"])
_OUT_OF = re.compile(r"[OlI|](?<![\w/.'-].)(?=\s(?i:of|out\sof)\s[\dOlI|]{1,2}\b)")
_ZERO = re.compile(r"O(?:(?<=[:=]O)|(?<=[:=]\sO)|(?<=p[TNM]O))(?=[\s.,;)]|\Z)")
_QUESTION = re.compile(r"0(?<=[^\w/][Rr]/0)(?=\s)")


def restore_numerals(text: str) -> str:
    """Return the note with its numbers restored; offsets stay.

    Args:
        text: the note.
    """
    for counted in (_COUNT, _OUT_OF) if _SLASHES.stand_in(text) else (_OUT_OF,):
        text = counted.sub(_count, text)
    return _ZERO.sub("0", _QUESTION.sub("O", text))


def _count(printed: re.Match[str]) -> str:
    return printed[0].translate(DIGITS)
