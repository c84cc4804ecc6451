"""The swimmer plot: one lane a patient, from the diagnosis to the last note."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

import altair as alt

from recurnlp.report.charts.chart import Chart, Drawing, Table, finish, join, phrase, plot
from recurnlp.report.compute.courses import Course, Courses
from recurnlp.report.compute.interval import DAYS_A_YEAR

_STEP = 24
_SHORTEST = 1  # year
_BETWEEN = " · "  # stands in each patient's row and in no heading's
_STRETCHES = {
    "before": "var(--quiet)",
    "after recurrence": "var(--recurrence)",
    "after spread": "var(--metastasis)",
}
_MARKS = {
    "diagnosis": ("square", "var(--black)"),
    "last free of disease": ("circle", "var(--disease-free)"),
    "recurrence": ("diamond", "var(--recurrence)"),
    "spread": ("triangle-up", "var(--metastasis)"),
    "last note": ("M-0.2,-1H0.2V1H-0.2Z", "var(--black)"),
}
# Below so many pixels the lanes are a phone's. What part of the axis a letter takes then, and on a wide page.
_PHONE = 300
_LETTERS = {"brief": 0.035, "detail": 0.011}
_SIZES = {"recurrence": 190, "spread": 75, "last note": 130}
_DRAWN_FIRST = ("last note", "diagnosis", "last free of disease", "recurrence", "spread")


def draw_swimmer(courses: Courses) -> Chart:
    """Return the swimmer plot.

    Args:
        courses: those to show.
    """
    shown = courses.shown
    return Chart(
        name="swimmer",
        title="Patients' courses",
        note=_explain(courses),
        alt=f"Swimmer plot of {len(shown)} patients; the table tells each course. " + _count_classes(shown),
        spec=finish(_draw(shown), _STEP * len(list(_list_rows(shown)))),
        table=Table(
            "Patients' courses",
            ("patient", "cancer", "course", "diagnosis", "last free of disease", "recurrence", "spread", "last note"),
            tuple(_tell(course) for course in shown),
        ),
    )


def _explain(courses: Courses) -> str:
    text = (
        "Years since the diagnosis; a patient whose diagnosis has no date begins with the first note, without a square."
    )
    if courses.total > len(courses.shown):
        text += (
            f" {len(courses.shown)} of {courses.total:,} patients with a dated note: class by class in turn, in each "
            "by a hash of the id, so that the choice stays the same and knows nothing of the course."
        )
    return text


def _count_classes(shown: Sequence[Course]) -> str:
    groups = groupby(shown, key=lambda course: course.classification)
    return join([f"{phrase(name)}: {len(list(courses))}" for name, courses in groups]) + "."


def _tell(course: Course) -> tuple[str, ...]:
    diagnosis = str(course.start) if course.is_diagnosed else ""
    recurrence = f"{course.recurrence} ({join(course.extents)})" if course.recurrence else ""
    spread = "; ".join(f"{told.day} {', '.join(map(phrase, told.sites))}".strip() for told in course.spread)
    return (
        course.patient_id, phrase(course.primary_site), phrase(course.classification), diagnosis,
        str(course.free or ""), recurrence, spread, str(course.end),
    )  # fmt: skip


def _draw(shown: Sequence[Course]) -> Drawing:
    rows = list(_list_rows(shown))
    stretches = [stretch for course in shown for stretch in _cut(course)]
    marks = sorted((m for c in shown for m in _mark(c)), key=lambda mark: _DRAWN_FIRST.index(mark["what"]))
    heading = {"test": f"indexof(datum.value, '{_BETWEEN}') < 0", "value": "bold"}
    y = alt.Y(
        "row:N", title=None, scale=alt.Scale(domain=rows),
        axis=alt.Axis(
            ticks=False, domain=False, labelLimit=170, labelFontWeight={"condition": heading, "value": "normal"},
        ),
    )  # fmt: skip
    ends = [mark["start"] for mark in marks]
    first, last = min(ends), max(*ends, min(ends) + _SHORTEST)
    x = alt.X(
        "start:Q", title="years since diagnosis",
        scale=alt.Scale(domain=[first, last], nice=False, padding=6),
        axis=alt.Axis(tickMinStep=1, format="d", domain=False),
    )  # fmt: skip
    labels = _gather_labels(marks, last - first)
    layers = alt.layer(_draw_stretches(stretches, x, y), _draw_marks(marks, y), _draw_sites(labels, y))
    drawing: Drawing = layers.resolve_scale(color="independent", shape="independent")
    return drawing


def _draw_stretches(stretches: list[dict[str, Any]], x: alt.X, y: alt.Y) -> alt.Chart:
    names = list(_STRETCHES)
    colour = alt.Color(
        "state:N", title=None, scale=alt.Scale(domain=names, range=list(_STRETCHES.values())),
        legend=alt.Legend(symbolType="square", symbolOpacity=0.5, symbolSize=130),
    )  # fmt: skip
    drawing: alt.Chart = (
        plot(stretches)
        .mark_bar(height=9, opacity=0.5)
        .encode(y=y, x=x, x2="end:Q", color=colour, tooltip=["row:N", "state:N"])
    )
    return drawing


def _draw_marks(marks: list[dict[str, Any]], y: alt.Y) -> alt.Chart:
    names = list(_MARKS)
    shapes, colours = zip(*_MARKS.values(), strict=True)
    legend = alt.Legend()
    drawing: alt.Chart = (
        plot(marks)
        .mark_point(filled=True, opacity=1, strokeWidth=1.5)
        .encode(
            y=y,
            x="start:Q",
            shape=alt.Shape("what:N", title=None, scale=alt.Scale(domain=names, range=list(shapes)), legend=legend),
            color=alt.Color("what:N", title=None, scale=alt.Scale(domain=names, range=list(colours)), legend=legend),
            size=alt.Size("size:Q", scale=None),
            tooltip=["row:N", "what:N", "day:N", "detail:N"],
        )
    )
    return drawing


def _gather_labels(marks: list[dict[str, Any]], axis: float) -> list[dict[str, Any]]:
    """The organs of marks too close for words of their own stand together at the first of them."""
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


def _draw_sites(labels: list[dict[str, Any]], y: alt.Y) -> alt.Chart:
    drawing: alt.Chart = (
        plot(labels)
        .mark_text(align="left", baseline="bottom", dx=4, dy=-2, fontSize=10)
        .encode(y=y, x="start:Q", text=alt.value(alt.expr(f"width < {_PHONE} ? datum.brief : datum.detail")))
    )
    return drawing


def _list_rows(shown: Sequence[Course]) -> Iterator[str]:
    for name, courses in groupby(shown, key=lambda course: course.classification):
        yield phrase(name)
        yield from (_name_row(course) for course in courses)


def _name_row(course: Course) -> str:
    return f"{course.patient_id}{_BETWEEN}{phrase(course.primary_site) or 'site not known'}"


def _cut(course: Course) -> Iterator[dict[str, Any]]:
    """The lane's stretches; spread outweighs the recurrence."""
    spread = course.spread[0].day if course.spread else None
    turns = [course.start, min(course.recurrence or course.end, spread or course.end), spread or course.end, course.end]
    for state, start, end in zip(_STRETCHES, turns, turns[1:], strict=False):
        if start < end:
            where = {"start": _measure(course, start), "end": _measure(course, end)}
            yield {"row": _name_row(course), "state": state} | where


def _mark(course: Course) -> Iterator[dict[str, Any]]:
    if course.is_diagnosed:
        yield _place(course, "diagnosis", course.start)
    if course.free:
        yield _place(course, "last free of disease", course.free)
    if course.recurrence:
        yield _place(course, "recurrence", course.recurrence, join(course.extents))
    for told in course.spread:
        yield _place(course, "spread", told.day, ", ".join(map(phrase, told.sites)))
    yield _place(course, "last note", course.end)


def _place(course: Course, what: str, day: date, detail: str = "") -> dict[str, Any]:
    return {
        "row": _name_row(course), "what": what, "start": _measure(course, day), "day": str(day), "detail": detail,
        "size": _SIZES.get(what, 60),
    }  # fmt: skip


def _measure(course: Course, day: date) -> float:
    return round((day - course.start).days / DAYS_A_YEAR, 3)
