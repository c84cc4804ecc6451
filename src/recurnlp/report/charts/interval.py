"""The recurrence-free interval as a curve, with the numbers at risk below its axis."""

import json

import altair as alt

from recurnlp.report.charts.chart import Chart, Drawing, Table, finish, join, plot
from recurnlp.report.compute.interval import Interval, Point


def draw_interval(interval: Interval) -> Chart:
    """Return the curve.

    Args:
        interval: the estimate; of at least one patient.
    """
    patients = interval.at_risk[0].patients
    median = f"Median {interval.median:.1f} years." if interval.median is not None else "The median is not reached."
    vague = (
        f" {interval.vague:,} rest on a date that is only known as the latest possible one." if interval.vague else ""
    )
    return Chart(
        name="interval",
        title="Time free of recurrence",
        note=(
            f"{patients:,} patients, {interval.events:,} recurrences. {median} From the diagnosis to the first "
            "recurrence of any extent, after Kaplan and Meier, with the 95 % interval; ticks: patients last seen "
            f"without recurrence, at their last note. Notes seldom tell of a death, so none ends the time.{vague}"
        ),
        alt=f"Recurrence-free interval of {patients:,} patients, {interval.events:,} recurrences. {median} "
        + join([f"after {_years(point.years)} {_percent(point.free)} free" for point in interval.landmarks])
        + ".",
        spec=finish(_draw(interval), 300),
        table=Table(
            "Free of recurrence, with the 95 % interval",
            ("after", "free", "from", "to", "at risk"),
            tuple(_tell(interval, point) for point in interval.landmarks),
        ),
    )


def _years(years: float) -> str:
    return f"{years:.0f} year{'' if years == 1 else 's'}"


def _percent(value: float) -> str:
    return f"{100 * value:.0f} %"


def _tell(interval: Interval, point: Point) -> tuple[str, ...]:
    at_risk = {row.years: f"{row.patients:,}" for row in interval.at_risk}
    shares = _percent(point.free), _percent(point.low), _percent(point.high)
    return _years(point.years), *shares, at_risk.get(int(point.years), "")


def _draw(interval: Interval) -> Drawing:
    points = [point._asdict() for point in interval.points]
    curve = plot(points).encode(x=_axis(interval))
    y = alt.Y(
        "free:Q", title="free of recurrence", scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format=".0%", tickCount=5, domain=False),
    )  # fmt: skip
    band = curve.mark_area(interpolate="step-after", color="var(--recurrence)", opacity=0.18)
    line = curve.mark_line(interpolate="step-after", color="var(--recurrence)", strokeWidth=2.2)
    ticks = plot(_place_censored(interval))
    return alt.layer(
        band.encode(y=alt.Y("low:Q"), y2="high:Q"),
        line.encode(y=y),
        ticks.mark_tick(orient="vertical", height=9, thickness=1.3, color="var(--ink)").encode(x="years:Q", y="free:Q"),
    )


def _axis(interval: Interval) -> alt.X:
    """Labels of two lines: the year, and below it how many are at risk then."""
    at_risk = json.dumps({str(row.years): f"{row.patients:,}" for row in interval.at_risk})
    return alt.X(
        "years:Q",
        title=["years since diagnosis", "and, below each, patients at risk"],
        scale=alt.Scale(domain=[0, interval.points[-1].years], nice=False),
        axis=alt.Axis(
            values=[row.years for row in interval.at_risk],
            labelExpr=f"[datum.label, {at_risk}[datum.value]]",
            format="d",
            grid=False,
            labelOverlap=False,
            labelFlush=False,
        ),
    )


def _place_censored(interval: Interval) -> list[dict[str, float]]:
    return [
        {"years": time, "free": next(point.free for point in reversed(interval.points) if point.years <= time)}
        for time in interval.censored
    ]
