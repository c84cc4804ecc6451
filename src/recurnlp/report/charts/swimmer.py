"""The swimmer plot: one lane a patient, from the diagnosis to the last note."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import altair as alt

from recurnlp.report.charts.chart import Chart, Drawing, Table, finish, join, phrase, plot
from recurnlp.report.charts.lanes import BETWEEN, STRETCHES, cut_lane, gather_labels, list_rows, mark_lane
from recurnlp.report.compute.courses import Course, Courses

_STEP = 24
_SHORTEST = 1  # year
_COLOURS = ("var(--quiet)", "var(--recurrence)", "var(--metastasis)")
_MARKS = {
    "diagnosis": ("square", "var(--black)"),
    "last free of disease": ("circle", "var(--disease-free)"),
    "recurrence": ("diamond", "var(--recurrence)"),
    "spread": ("triangle-up", "var(--metastasis)"),
    "last note": ("M-0.2,-1H0.2V1H-0.2Z", "var(--black)"),
}
_PHONE = 300  # below so many pixels the lanes are a phone's
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
        spec=finish(_draw(shown), _STEP * len(list(list_rows(shown)))),
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
    rows = list(list_rows(shown))
    stretches = [stretch for course in shown for stretch in cut_lane(course)]
    marks = sorted((m for c in shown for m in mark_lane(c)), key=lambda mark: _DRAWN_FIRST.index(mark["what"]))
    heading = {"test": f"indexof(datum.value, '{BETWEEN}') < 0", "value": "bold"}
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
    labels = gather_labels(marks, last - first)
    layers = alt.layer(_draw_stretches(stretches, x, y), _draw_marks(marks, y), _draw_sites(labels, y))
    drawing: Drawing = layers.resolve_scale(color="independent", shape="independent")
    return drawing


def _draw_stretches(stretches: list[dict[str, Any]], x: alt.X, y: alt.Y) -> alt.Chart:
    colour = alt.Color(
        "state:N", title=None, scale=alt.Scale(domain=list(STRETCHES), range=list(_COLOURS)),
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


def _draw_sites(labels: list[dict[str, Any]], y: alt.Y) -> alt.Chart:
    drawing: alt.Chart = (
        plot(labels)
        .mark_text(align="left", baseline="bottom", dx=4, dy=-2, fontSize=10)
        .encode(y=y, x="start:Q", text=alt.value(alt.expr(f"width < {_PHONE} ? datum.brief : datum.detail")))
    )
    return drawing
