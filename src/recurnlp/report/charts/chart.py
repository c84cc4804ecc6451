"""A chart: what draws it, and what says the same to those who do not see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import altair as alt

Drawing = alt.Chart | alt.LayerChart | alt.FacetChart


class Table(NamedTuple):
    """The numbers behind a chart, or a table of its own: a caption, the columns, the rows as they are shown."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart.

    Args:
        name: of its files, and its place in the page.
        title: what it shows.
        note: how it is to be read.
        alt: what it shows, in words.
        spec: in Vega-Lite; colours are the names of those in the shared style sheet.
        table: its numbers.
    """

    name: str
    title: str
    note: str
    alt: str
    spec: dict[str, Any]
    table: Table


def plot(values: Sequence[Mapping[str, object]]) -> alt.Chart:
    """Return a drawing of some values that has no marks yet.

    Args:
        values: one a mark.
    """
    data: alt.Data = alt.Data(values=values)  # type: ignore[no-untyped-call]
    return alt.Chart(data)


def finish(drawing: Drawing, height: int) -> dict[str, Any]:
    """Return a drawing in Vega-Lite, as wide as what holds it.

    Args:
        drawing: marks and their encodings.
        height: of the plot, in pixels; a step a row would do too, but Vega-Lite warns of it.
    """
    spec: dict[str, Any] = drawing.to_dict()
    spec.pop("$schema", None)  # an address, in a page that names none
    return spec | {"width": "container", "height": height, "autosize": _AUTOSIZE, "config": _CONFIG}


def phrase(name: str) -> str:
    """Return a value of a vocabulary as words."""
    return name.replace("_", " ")


def share(number: int, total: int) -> str:
    """Return a number as a percentage of a total; "" where there is no total."""
    return f"{100 * number / total:.1f} %" if total else ""


def join(parts: Sequence[str]) -> str:
    """Return parts as a list in a sentence."""
    return ", ".join(parts) or "none"


_AUTOSIZE = {"type": "fit-x", "contains": "padding"}
_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"
_CONFIG = {
    "aria": False,  # the figure is one image with its words; hundreds of marks read aloud say less
    "background": "transparent",
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--ink)",
        "titleColor": "var(--dim)",
        "gridColor": "var(--grid)",
        "domainColor": "var(--line)",
        "tickColor": "var(--line)",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelLimit": 190,
    },
    "legend": {
        "labelColor": "var(--ink)",
        "titleColor": "var(--dim)",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "orient": "top",
        "columns": 5,
        "labelLimit": 220,
        "layout": {"top": {"direction": "vertical", "anchor": "start"}},
    },
    "title": {"anchor": "start", "color": "var(--ink)", "fontSize": 15, "offset": 12},
    "text": {"color": "var(--ink)", "fontSize": 12},
}
