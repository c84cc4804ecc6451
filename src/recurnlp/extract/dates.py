"""Dates as sentences write them: "12 March 2019", "Mar 2019", "3/12/2019", "in 2017", "two years ago".

A date is told as precisely as it is written: "2019-03-12", "2019-03", "2019". A date that counts back from the day
of the note is an ISO 8601 duration, "-P2Y": the sentence does not know that day, the patient's timeline does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from recurnlp.extract.signs import Signs

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1,
    )
    for name in names.split()
}  # fmt: skip
_NUMBERS = {
    word: number
    for number, words in enumerate(
        ("a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
    for word in words.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NUMBER = "|".join(_NUMBERS)
_YEAR = r"(?:19[3-9]\d|20\d\d)"
_PATTERN = re.compile(
    rf"""(?<![\w/.,-])(?:
      (?P<iso>{_YEAR}-\d\d(?:-\d\d)?)(?![\d/-])
    | (?P<m1>\d\d?)[/-](?P<d1>\d\d?)[/-](?P<y1>{_YEAR})(?![\d/-])
    | (?P<m2>\d\d?)/(?P<y2>{_YEAR})(?![\d/-])
    | (?P<d3>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<mn3>{_MONTH})\.?,?\s+(?P<y3>{_YEAR})\b
    | (?P<mn4>{_MONTH})\.?\s+(?:(?P<d4>\d\d?)(?:st|nd|rd|th)?,?\s+)?(?:of\s+)?(?P<y4>{_YEAR})\b
    | (?P<y5>{_YEAR})(?![\d/%-]|[.,]\d|\s*(?:m[lg]|g|cells|units|grams|cc|u/|ng|[xX]\s*\d))\b
    | (?P<n6>\d\d?|{_NUMBER})(?:\s+and\s+a\s+half)?\s+(?P<u6>year|month|week|day)s?\s+ago\b
    | last\s+(?P<u7>year|month|week)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_DECEMBER = 12
# "Last" and "ago" hold these; all other dates hold a year.
_SIGNS = Signs(["19", "20", " ago", "ast ", " AGO", "AST "])


@dataclass(frozen=True, slots=True)
class DateFinding:
    """A date at ``text[start:end]``: ``iso`` is a date, a part of one, or a duration back from the note."""

    start: int
    end: int
    iso: str


def find_dates(sentence: str) -> list[DateFinding]:
    """Return the dates of a sentence, in order. Time grows as its length.

    Args:
        sentence: any text. Of "3/4/2019" the month comes first, unless it cannot be one.
    """
    return list(_read_dates(sentence)) if may_hold_dates(sentence) else []


def may_hold_dates(text: str) -> bool:
    """Return whether it is worth looking for dates.

    Args:
        text: a sentence or a whole note.
    """
    return _SIGNS.stand_in(text)


def _read_dates(sentence: str) -> Iterator[DateFinding]:
    for match in _PATTERN.finditer(sentence):
        iso = _read_match({name: value for name, value in match.groupdict().items() if value})
        if iso:
            yield DateFinding(*match.span(), iso)


def _read_match(parts: dict[str, str]) -> str | None:
    if "iso" in parts:
        return _join(*map(int, parts["iso"].split("-")))
    if "y1" in parts:
        first, second = int(parts["m1"]), int(parts["d1"])
        month, day = (second, first) if first > _DECEMBER else (first, second)
        return _join(int(parts["y1"]), month, day)
    if "y2" in parts:
        return _join(int(parts["y2"]), int(parts["m2"]))
    for at in "34":
        if f"y{at}" in parts:
            month = _MONTHS[parts[f"mn{at}"].lower()]
            return _join(int(parts[f"y{at}"]), month, *([int(parts[f"d{at}"])] if f"d{at}" in parts else []))
    if "y5" in parts:
        return parts["y5"]
    if "u7" in parts:
        return f"-P1{parts['u7'][0].upper()}"
    number = parts["n6"].lower()
    return f"-P{_NUMBERS.get(number) or int(number)}{parts['u6'][0].upper()}"


def _join(year: int, month: int, day: int | None = None) -> str | None:
    """Write a date, ``None`` where the calendar has no such day ("13/2019")."""
    try:
        whole = date(year, month, day or 1)
    except ValueError:
        return None
    return whole.isoformat() if day else f"{year}-{month:02d}"
