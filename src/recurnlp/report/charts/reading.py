"""Charts of what was read."""

from collections.abc import Iterator
from typing import Any

import altair as alt

from recurnlp.model.vocabulary import EVIDENCES, LABELS
from recurnlp.report.charts.bars import draw_bars
from recurnlp.report.charts.chart import Chart, Table, finish, join, phrase, plot
from recurnlp.report.compute.reading import KindInYear, Reading
from recurnlp.report.compute.tables import Count

_UNTOLD = "not told"
_KINDS = (*EVIDENCES, _UNTOLD)
_COLOURS = ("var(--purple)", "var(--yellow)", "var(--sky)", "var(--orange)", "var(--green)", "var(--line)")
_YEARS_SHOWN = 40
_SECTIONS_SHOWN = 15


def draw_reading(reading: Reading) -> Iterator[Chart]:
    """Yield the charts.

    Args:
        reading: what was read.
    """
    notes = reading.attrition[1].number
    yield draw_bars(
        "attrition-notes", "From rows to notes that count", "Each bar is what is left of the one above it.",
        reading.attrition, of="notes", colour="var(--black)", total=reading.attrition[0].number,
    )  # fmt: skip
    if not notes:
        return
    yield _draw_kinds(reading.kinds)
    numbers = dict(reading.labels)
    yield draw_bars(
        "labels", "What the notes say", "One label a note, in the order of their weight.",
        [Count(phrase(label), numbers.get(label, 0)) for label in LABELS], of="notes", total=notes,
    )  # fmt: skip
    if reading.sections:
        yield draw_bars(
            "sections", "Where in the notes it stands",
            f"Notes with a mention in the section; the {_SECTIONS_SHOWN} commonest of {len(reading.sections):,}."
            if len(reading.sections) > _SECTIONS_SHOWN else "Notes with a mention in the section.",
            [Count(phrase(section.section), section.notes) for section in reading.sections[:_SECTIONS_SHOWN]],
            of="notes", colour="var(--black)", total=notes,
        )  # fmt: skip


def _draw_kinds(kinds: tuple[KindInYear, ...]) -> Chart:
    """Return the chart of notes by kind and year.

    Args:
        kinds: as counted.
    """
    years = sorted({row.year for row in kinds if row.year is not None})[-_YEARS_SHOWN:]
    values = [
        {"year": str(row.year) if row.year else "no date", "kind": row.kind or _UNTOLD, "number": row.notes}
        for row in kinds
        if row.year is None or row.year in years
    ]
    columns = [str(year) for year in years] + (["no date"] if any(row.year is None for row in kinds) else [])
    totals = {kind: sum(row.notes for row in kinds if (row.kind or _UNTOLD) == kind) for kind in _KINDS}
    earlier = (
        f" The last {_YEARS_SHOWN} years are drawn." if len({row.year for row in kinds}) > _YEARS_SHOWN + 1 else ""
    )
    return Chart(
        name="kinds",
        title="Notes by kind and year",
        note=f"What a note rests on, where its title or sections tell.{earlier}",
        alt="Notes by kind and year. " + join([f"{kind}: {number:,}" for kind, number in totals.items()]) + ".",
        spec=finish(_draw_columns(values, columns, [kind for kind in _KINDS if totals[kind]]), 230),
        table=_tabulate(values, columns),
    )


def _draw_columns(values: list[dict[str, Any]], columns: list[str], kinds: list[str]) -> alt.Chart:
    colours = [_COLOURS[_KINDS.index(kind)] for kind in kinds]
    for row in values:
        row["order"] = _KINDS.index(row["kind"])
    drawing: alt.Chart = (
        plot(values)
        .mark_bar(stroke="var(--paper)", strokeWidth=0.7)
        .encode(
            x=alt.X(
                "year:O", title=None, scale=alt.Scale(domain=columns),
                axis=alt.Axis(labelAngle=0, labelOverlap="greedy", ticks=False),
            ),
            y=alt.Y("number:Q", title="notes", axis=alt.Axis(tickCount=5, tickMinStep=1, domain=False)),
            color=alt.Color("kind:N", title=None, scale=alt.Scale(domain=kinds, range=colours)),
            order=alt.Order("order:Q"),
            tooltip=["year:O", "kind:N", alt.Tooltip("number:Q", title="notes", format=",")],
        )
    )  # fmt: skip
    return drawing


def _tabulate(values: list[dict[str, Any]], columns: list[str]) -> Table:
    numbers = {(row["year"], row["kind"]): row["number"] for row in values}
    rows = tuple((year, *(f"{numbers.get((year, kind), 0):,}" for kind in _KINDS)) for year in columns)
    return Table("Notes by kind and year", ("year", *map(phrase, _KINDS)), rows)
