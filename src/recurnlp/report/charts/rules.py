"""Charts of the rules' work, and of rules beside the trained model."""

from collections.abc import Iterator, Sequence

import altair as alt

from recurnlp.model.vocabulary import LABELS
from recurnlp.report.charts.bars import draw_bars
from recurnlp.report.charts.chart import Chart, Drawing, Table, finish, phrase, plot, share
from recurnlp.report.compute.agreement import Agreement
from recurnlp.report.compute.tables import Count
from recurnlp.report.compute.usage import Usage

_SHOWN = 15
_STEP = 34


def draw_usage(usage: Usage) -> Iterator[Chart]:
    """Yield the charts of rules and of cues.

    Args:
        usage: how they were used.
    """
    for name, title, uses, colour in (
        ("rules", "Rules that found most", usage.rules, "var(--metastasis)"),
        ("cues", "Cues that decided most", usage.cues, "var(--purple)"),
    ):
        if uses:
            counts = [Count(use.rule_id, use.mentions) for use in uses[:_SHOWN]]
            yield draw_bars(
                name, title, f"The first {len(counts)} of {len(uses):,} that did anything.", counts, of="mentions",
                colour=colour, total=sum(use.mentions for use in uses),
            )  # fmt: skip


def draw_agreement(agreement: Agreement) -> Chart:
    """Return the table of labels as a chart.

    Args:
        agreement: of rules and model; of at least one note.
    """
    labels = [label for label in LABELS if any(label in (cell.rules, cell.model) for cell in agreement.cells)]
    numbers = {(cell.rules, cell.model): cell.notes for cell in agreement.cells}
    agreed = f"{agreement.agreed:,} of {agreement.judged:,} notes ({share(agreement.agreed, agreement.judged)})"
    return Chart(
        name="agreement",
        title="Rules beside the model",
        note=f"They agree on {agreed}. Rows: the rules' label; columns: the model's. Framed: the same label.",
        alt=f"Rules and model agree on {agreed}; the table tells where they differ.",
        spec=finish(_draw(labels, numbers), _STEP * len(labels)),
        table=Table(
            "Notes by the rules' label (rows) and the model's (columns)",
            ("rules", *map(phrase, labels)),
            tuple((phrase(row), *(f"{numbers.get((row, column), 0):,}" for column in labels)) for row in labels),
        ),
    )


def _draw(labels: Sequence[str], numbers: dict[tuple[str, str], int]) -> Drawing:
    most = max(numbers.values())
    values = [
        {
            "rules": phrase(row), "model": phrase(column), "notes": (n := numbers.get((row, column), 0)),
            "shown": f"{n:,}" if n else "·", "weight": (n / most) ** 0.5 * 0.55, "same": row == column,
        }
        for row in labels
        for column in labels
    ]  # fmt: skip
    names = [phrase(label) for label in labels]
    base = plot(values).encode(
        y=alt.Y("rules:N", title=None, sort=names, axis=alt.Axis(ticks=False, domain=False)),
        x=alt.X(
            "model:N", title=None, sort=names, axis=alt.Axis(orient="top", labelAngle=-90, ticks=False, domain=False)
        ),
        tooltip=["rules:N", "model:N", alt.Tooltip("notes:Q", format=",")],
    )
    cells = base.mark_rect(color="var(--sky)").encode(opacity=alt.Opacity("weight:Q", scale=None))
    frames = base.transform_filter("datum.same").mark_rect(fill=None, stroke="var(--dim)", strokeWidth=1.2)
    return alt.layer(cells, frames, base.mark_text().encode(text="shown:N"))
