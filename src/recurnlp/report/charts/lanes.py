"""What stands in the lanes of the swimmer plot: stretches, marks and words, in years since each patient's diagnosis."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from recurnlp.report.charts.chart import join, phrase
from recurnlp.report.compute.courses import Course
from recurnlp.report.compute.interval import DAYS_A_YEAR

STRETCHES = ("before", "after recurrence", "after spread")
BETWEEN = " · "  # stands in each patient's row and in no heading's
_SIZES = {"recurrence": 190, "spread": 75, "last note": 130}
# What part of the axis a letter takes, on a phone and on a wide page.
_LETTERS = {"brief": 0.035, "detail": 0.011}


def list_rows(shown: Sequence[Course]) -> Iterator[str]:
    """Yield the names of the rows: each class of courses, then its patients.

    Args:
        shown: courses, class by class.
    """
    for name, courses in groupby(shown, key=lambda course: course.classification):
        yield phrase(name)
        yield from (_name_row(course) for course in courses)


def cut_lane(course: Course) -> Iterator[dict[str, Any]]:
    """Yield the stretches of a lane; spread outweighs the recurrence.

    Args:
        course: the patient's.
    """
    spread = course.spread[0].day if course.spread else None
    turns = [course.start, min(course.recurrence or course.end, spread or course.end), spread or course.end, course.end]
    for state, start, end in zip(STRETCHES, turns, turns[1:], strict=False):
        if start < end:
            where = {"start": _measure(course, start), "end": _measure(course, end)}
            yield {"row": _name_row(course), "state": state} | where


def mark_lane(course: Course) -> Iterator[dict[str, Any]]:
    """Yield the marks of a lane: what happened on one day.

    Args:
        course: the patient's.
    """
    if course.is_diagnosed:
        yield _place(course, "diagnosis", course.start)
    if course.free:
        yield _place(course, "last free of disease", course.free)
    if course.recurrence:
        yield _place(course, "recurrence", course.recurrence, join(course.extents))
    for told in course.spread:
        yield _place(course, "spread", told.day, ", ".join(map(phrase, told.sites)))
    yield _place(course, "last note", course.end)


def gather_labels(marks: list[dict[str, Any]], axis: float) -> list[dict[str, Any]]:
    """Return the words for spread; organs of marks too close for words of their own stand together at the first.

    Args:
        marks: of all lanes.
        axis: how many years it shows.
    """
    spread = sorted((m for m in marks if m["what"] == "spread"), key=lambda mark: (mark["row"], mark["start"]))
    labels = [mark | {"brief": mark["detail"]} for mark in spread]
    for field, width in _LETTERS.items():
        unit = width * axis
        first: dict[str, Any] | None = None
        for label in labels:
            if (
                first
                and first["row"] == label["row"]
                and label["start"] < first["start"] + (len(first[field]) + 2) * unit
            ):
                first[field] = ", ".join(filter(None, (first[field], label[field])))
                label[field] = ""
            else:
                first = label
    return labels


def _name_row(course: Course) -> str:
    return f"{course.patient_id}{BETWEEN}{phrase(course.primary_site) or 'site not known'}"


def _place(course: Course, what: str, day: date, detail: str = "") -> dict[str, Any]:
    return {
        "row": _name_row(course), "what": what, "start": _measure(course, day), "day": str(day), "detail": detail,
        "size": _SIZES.get(what, 60),
    }  # fmt: skip


def _measure(course: Course, day: date) -> float:
    return round((day - course.start).days / DAYS_A_YEAR, 3)
