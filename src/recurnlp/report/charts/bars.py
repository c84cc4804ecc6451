"""Bars: counts side by side, each with its number."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from recurnlp.report.charts.chart import Chart, Drawing, Table, finish, join, plot, share
from recurnlp.report.compute.tables import Count

_STEP = 26
_DIGIT = 0.065  # as a part of the longest bar, on a phone


def draw_bars(
    name: str,
    title: str,
    note: str,
    counts: Sequence[Count],
    *,
    of: str,
    colour: str = "var(--blue)",
    total: int | None = None,
) -> Chart:
    """Return a chart of one bar a count.

    Args:
        name, title, note: of the chart.
        counts: in the order wanted, named as they are to be shown.
        of: what is counted, such as ``notes``.
        colour: of the bars.
        total: what the shares are of; the counts together unless given.
    """
    whole = sum(count.number for count in counts) if total is None else total
    values: list[dict[str, Any]] = [
        {"name": name, "number": number, "shown": f"{number:,}", "share": share(number, whole)}
        for name, number in counts
    ]
    return Chart(
        name=name,
        title=title,
        note=note,
        alt=f"{title}. " + join([f"{row['name']}: {row['shown']}" for row in values]) + ".",
        spec=finish(_draw(values, of, colour), _STEP * len(values)),
        table=Table(title, ("", of, "share"), tuple((row["name"], row["shown"], row["share"]) for row in values)),
    )


def _draw(values: list[dict[str, Any]], of: str, colour: str) -> Drawing:
    base = plot(values).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False, labelPadding=6)),
        x=count_axis(values, of),
        tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("shown:N", title=of), alt.Tooltip("share:N")],
    )
    bars = base.mark_bar(color=colour, cornerRadiusEnd=2, height={"band": 0.72})
    return alt.layer(bars, base.mark_text(align="left", dx=5).encode(text="shown:N"))


def count_axis(values: Sequence[dict[str, Any]], of: str) -> alt.X:
    """Return an axis of counts, with room at its end for the longest bar's number.

    Args:
        values: with a field ``number``.
        of: what is counted.
    """
    longest = max((row["number"] for row in values), default=0)
    return alt.X(
        "number:Q",
        title=of,
        stack=None,
        scale=alt.Scale(domain=[0, max(longest * (1.05 + len(f"{longest:,}") * _DIGIT), 1)], nice=False),
        axis=alt.Axis(tickCount=4, tickMinStep=1, format="~s" if longest > 9999 else ",d", domain=False),
    )
