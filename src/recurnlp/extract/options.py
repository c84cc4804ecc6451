"""Numbered options of a form ("Involvement: 2. 1. yes. 2. no."): only the one whose number is given is said."""

import re

from recurnlp.extract.signs import Signs

_YES_NO = r"(?:yes|not applicable|no|present|absent|positive|negative|none|unknown)"
_MARK = r"\s?(?:[.):=]|(?=\s(?:yes|no)\b))\s?"
_OPTION = re.compile(rf"\(?(?P<key>\d){_MARK}(?P<answer>{_YES_NO})\b", re.IGNORECASE)
_LIST = re.compile(
    r"[:=]\s?(?P<chosen>\d)\s?[.)]?\s{0,3}"
    rf"(?P<options>[(\[]?(?:\s?\(?\d{_MARK}{_YES_NO}\b[.,;/]?){{2,5}}\s?[)\]]?)",
    re.IGNORECASE,
)
# What an option may begin with: the pattern is tried at every colon.
_FIRST = Signs(
    f"1{apart}{mark}{gap}{a}"
    for apart in ("", *" \n")
    for mark in ".):= "
    for gap in ("", *" \n")
    for a in "ynpauYNPAU"
)


def choose_options(text: str) -> str:
    """Return the note with the chosen answer in the place of a list of numbered ones; offsets stay.

    Args:
        text: the note.
    """
    return _LIST.sub(_choose, text) if _FIRST.stand_in(text) else text


def _choose(found: re.Match[str]) -> str:
    """Blank all but the answer whose number stands before the list."""
    whole = found[0]
    offset = found.start("options") - found.start()
    for option in _OPTION.finditer(found["options"]):
        if option["key"] == found["chosen"]:
            start, end = (offset + place for place in option.span("answer"))
            end_mark = "." if end < len(whole) else ""
            return (whole[0] + " " * (start - 1) + whole[start:end] + end_mark).ljust(len(whole))
    return whole
