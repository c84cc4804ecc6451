"""When something happened, as precisely as it is known: a day, a month, a year, or some time before a note."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

Precision = Literal["day", "month", "year", "before", "unknown"]
_MONTH, _YEAR = 7, 4  # lengths of "2019-03" and "2019"
_BACK = re.compile(r"-P(\d+)([YMWD])")
_LARGEST = {"Y": 120, "M": 1440, "W": 6000, "D": 40_000}


class Period(NamedTuple):
    """A stretch of days in which something happened.

    Args:
        first, last: its ends.
        shown: the day that stands for it in tables, ``None`` where nothing is known.
        precision: how it was told; ``before``: some time before a note that gives no date.
    """

    first: date
    last: date
    shown: date | None
    precision: Precision

    @property
    def is_vague(self) -> bool:
        """Whether no date was told for it."""
        return self.precision in ("before", "unknown")

    def holds(self, other: "Period") -> bool:
        """Whether the other is the same event told more precisely, or just as precisely."""
        return self.first <= other.first and other.last <= self.last


UNKNOWN = Period(date.min, date.max, None, "unknown")


@lru_cache(maxsize=1 << 16)
def on_day(day: date) -> Period:
    """Return the period of one day."""
    return Period(day, day, day, "day")


def before(day: date | None) -> Period:
    """Return the period of something that a note of this day tells as history."""
    return UNKNOWN if day is None else Period(date.min, day, day, "before")


@lru_cache(maxsize=1 << 16)
def read_period(event_date: str, noted: date | None) -> Period | None:
    """Return what a mention's event date means.

    Args:
        event_date: an ISO date, a part of one, or a duration back from the note ("-P2Y").
        noted: the day of the note; what is dated after it has not happened and is ``None``.
    """
    period = _count_back(event_date, noted) if event_date.startswith("-") else _read_calendar(event_date)
    if period is None or (noted is not None and period.first > noted):
        return None
    if noted is not None and period.last > noted:
        return period._replace(last=noted)
    return period


def settle(periods: Iterable[Period]) -> Period | None:
    """Return the first of some events, as precisely as any of the statements tells it.

    "Recurrence in 2017" and a report of 30 August 2017 tell of one event; the report says when. A month of which only
    its first day is over, and that day, are one stretch; it was told as a day.

    Args:
        periods: one a statement.
    """
    ordered = sorted(set(periods))
    if not ordered:
        return None
    first = ordered[0]
    for other in ordered[1:]:
        if first.holds(other) and not other.holds(first):
            first = other
    return first


def _read_calendar(event_date: str) -> Period:
    if len(event_date) == _YEAR:
        year = int(event_date)
        return Period(date(year, 1, 1), date(year, 12, 31), date(year, 1, 1), "year")
    if len(event_date) == _MONTH:
        year, month = int(event_date[:4]), int(event_date[5:])
        first = date(year, month, 1)
        return Period(first, date(year, month, monthrange(year, month)[1]), first, "month")
    return on_day(date.fromisoformat(event_date))


def _count_back(event_date: str, noted: date | None) -> Period | None:
    """Read "two years ago": the middle is shown, and half a unit to either side is meant."""
    match = _BACK.fullmatch(event_date)
    if match is None or noted is None or int(match[1]) > _LARGEST[match[2]]:
        return None
    number = int(match[1])
    if match[2] in "WD":
        days = number * (7 if match[2] == "W" else 1)
        middle, half = noted - timedelta(days), timedelta(3 if match[2] == "W" else 0)
        return Period(middle - half, middle + half, middle, "day")
    months = number * (12 if match[2] == "Y" else 1)
    middle = _subtract_months(noted, months)
    if match[2] == "Y":
        return Period(middle - timedelta(182), middle + timedelta(182), middle, "year")
    return Period(middle - timedelta(15), middle + timedelta(15), middle, "month")


def _subtract_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
