"""A patient's course as a picture: what happened, and which note told of it, from left to right."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from operator import itemgetter
from typing import Any

from recurnlp.review.charts import Chart, Entry

WIDTH = 1000
_LEFT, _RIGHT = 14, 986
_ROW = 14
_CHARACTER = 5.9  # the width of a letter at the size the style sheet sets, a little more than it has
_NEAR = 11
_HIGHEST = 3
_EVENTS = (
    ("diagnosis_date", "diagnosis", "diagnosis", ("primary_site",)),
    ("last_disease_free_date", "disease-free", "last free of disease", ()),
    ("first_suspected_date", "suspected", "first suspected", ()),
    ("first_recurrence_date", "recurrence", "recurrence", ("first_recurrence_extent", "first_recurrence_sites")),
    ("first_distant_date", "metastasis", "spread", ("distant_sites",)),
)


@dataclass(frozen=True, slots=True)
class Flag:
    """An event.

    Args:
        x: where it is.
        row: in which row its words stand, from 0.
        kind: what gives it its look.
        words: what it says.
        leftwards: whether the words stand left of it.
    """

    x: float
    row: int
    kind: str
    words: str
    leftwards: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A note.

    Args:
        x: where it is.
        level: how many notes of nearly the same day lie below it.
        entry: the note.
    """

    x: float
    level: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture.

    Args:
        flags: the events.
        dots: the notes that have a date.
        years: where each year begins, and which.
        axis: how far down the line of notes lies.
        height: of the whole.
    """

    flags: tuple[Flag, ...]
    dots: tuple[Dot, ...]
    years: tuple[tuple[float, int], ...]
    axis: int
    height: int


def draw_timeline(chart: Chart, patient: dict[str, Any] | None) -> Timeline | None:
    """Return the picture of a chart, or ``None`` if nothing in it has a date.

    Args:
        chart: the notes.
        patient: the row of `patients.parquet`, if there is one.
    """
    events = sorted(_list_events(patient or {}), key=itemgetter(0))
    dated = [entry for entry in chart.entries if entry.day]
    days = [day for day, *_ in events] + [entry.day for entry in dated if entry.day]
    if not days:
        return None
    scale = _Scale(min(days), max(days))
    flags = _place_flags(scale, events)
    dots = _place_dots(scale, dated)
    axis = _ROW * (max((flag.row for flag in flags), default=-1) + 1) + _NEAR * max((d.level for d in dots), default=0)
    return Timeline(flags, dots, tuple(scale.list_years()), axis + 15, axis + 38)


class _Scale:
    def __init__(self, first: date, last: date) -> None:
        room = max((last - first) // 30, timedelta(15))
        self._first = max(first, date.min + room) - room
        self._last = min(last, date.max - room) + room
        self._days = (self._last - self._first).days

    def place(self, day: date) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * (day - self._first).days / self._days, 1)

    def list_years(self) -> Iterator[tuple[float, int]]:
        years = range(self._first.year + 1, self._last.year + 1)
        step = max(-(-len(years) // 20), 1)
        for year in years[::step]:
            yield self.place(date(year, 1, 1)), year


def _list_events(patient: dict[str, Any]) -> Iterator[tuple[date, str, str]]:
    for column, kind, name, details in _EVENTS:
        day = patient.get(column)
        if day and not (kind == "suspected" and day == patient.get("first_recurrence_date")):
            told = ", ".join(_join(patient.get(detail)) for detail in details if patient.get(detail))
            yield day, kind, f"{name}: {told}" if told else name


def _join(value: Any) -> str:
    words = ", ".join(value) if isinstance(value, list) else str(value)
    return words.replace("_", " ")


def _place_flags(scale: _Scale, events: list[tuple[date, str, str]]) -> tuple[Flag, ...]:
    """Words of events that lie close together stand in rows, one below the other."""
    flags: list[Flag] = []
    taken: list[list[tuple[float, float]]] = []
    for day, kind, words in events:
        x = scale.place(day)
        width = _CHARACTER * len(words) + 14
        leftwards = x + width > WIDTH
        start, end = (x - width, x) if leftwards else (x, x + width)
        row = next((n for n, spans in enumerate(taken) if all(e <= start or end <= s for s, e in spans)), len(taken))
        if row == len(taken):
            taken.append([])
        taken[row].append((start, end))
        flags.append(Flag(x, row, kind, words, leftwards))
    return tuple(flags)


def _place_dots(scale: _Scale, entries: list[Entry]) -> tuple[Dot, ...]:
    dots: list[Dot] = []
    for entry in entries:
        x = scale.place(entry.day or date.min)
        below = {dot.level for dot in takewhile(lambda dot, x=x: x - dot.x < _NEAR, reversed(dots))}  # type: ignore[misc]
        dots.append(Dot(x, min(n for n in range(_HIGHEST + 1) if n not in below or n == _HIGHEST), entry))
    return tuple(dots)
