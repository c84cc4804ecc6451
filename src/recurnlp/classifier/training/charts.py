"""The three pictures of a card, as SVG."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from recurnlp.classifier.training.curve import CurvePoint
from recurnlp.classifier.training.study import Study
from recurnlp.errors import MissingExtra
from recurnlp.model.vocabulary import LABELS

_BLUE, _ORANGE, _GREY = "#0072b2", "#d55e00", "#8a8f98"
_SIDE = 260


def draw_charts(study: Study, card: Mapping[str, Any]) -> dict[str, str]:
    """Return the SVG of each chart by its file's name.

    Args:
        study: how right the classifier is.
        card: what was computed from it.

    Raises:
        MissingExtra: altair or vl-convert is not installed.
    """
    try:
        import altair as alt  # noqa: PLC0415 - only training draws
        import vl_convert  # noqa: PLC0415
    except ImportError:
        raise MissingExtra("the charts of a model card need altair: pip install 'recurnlp[report]'") from None
    charts = {
        "confusion.svg": _draw_confusion(alt, card["confusion"]),
        "learning-curve.svg": _draw_curve(alt, study.curve, card["scores"]["folds"]),
        "reliability.svg": _draw_reliability(alt, card["reliability"]),
    }
    return {name: vl_convert.vegalite_to_svg(chart.to_dict()) for name, chart in charts.items()}


def save_charts(charts: Mapping[str, str], folder: Path) -> None:
    """Write the files that people look at.

    Args:
        charts: the content of each by its name.
        folder: where to.
    """
    for name, content in charts.items():
        (folder / name).write_text(content, encoding="utf-8")


def _draw_confusion(alt: Any, confusion: Mapping[str, Mapping[str, int]]) -> Any:
    cells: list[dict[str, Any]] = [
        {"judged": judged, "classifier": said, "notes": notes}
        for judged, row in confusion.items()
        for said, notes in row.items()
    ]
    base = alt.Chart(alt.Data(values=cells), width=_SIDE, height=_SIDE, title="What the classifier said").encode(
        x=alt.X("classifier:N", sort=list(LABELS), axis=alt.Axis(labelAngle=-45)),
        y=alt.Y("judged:N", sort=list(LABELS)),
    )
    shade = base.mark_rect().encode(color=alt.Color("notes:Q", scale=alt.Scale(scheme="blues"), legend=None))
    dark = alt.condition(
        f"datum.notes > {max(cell['notes'] for cell in cells) / 2}", alt.value("white"), alt.value("black")
    )
    return shade + base.mark_text().encode(text="notes:Q", color=dark)


def _draw_curve(alt: Any, curve: Sequence[CurvePoint], scores: Mapping[str, Any]) -> Any:
    points = [
        {"notes": point.notes, "measure": name, "value": value, "who": who}
        for point in curve
        for who, values in (
            ("classifier", {"accuracy": point.accuracy, "macro F1": point.macro_f1}),
            ("rules", {"accuracy": _read(scores, "accuracy"), "macro F1": _read(scores, "macro_f1")}),
        )
        for name, value in values.items()
    ]
    return (
        alt.Chart(alt.Data(values=points), width=_SIDE, height=_SIDE, title="What more notes bring")
        .mark_line(point=True)
        .encode(
            x=alt.X("notes:Q", title="notes learned from"),
            y=alt.Y("value:Q", title="on notes not learned from", scale=alt.Scale(zero=False)),
            color=alt.Color("measure:N", title=None, scale=alt.Scale(range=[_BLUE, _ORANGE])),
            strokeDash=alt.StrokeDash("who:N", title=None),
        )
    )


def _read(scores: Mapping[str, Any], name: str) -> float:
    """The rules' figure: they learn nothing, so that theirs is a level line."""
    return float(scores[name]["rules"]["value"])


def _draw_reliability(alt: Any, bins: Sequence[Mapping[str, Any]]) -> Any:
    points = [{"said": each["confidence"], "right": each["accuracy"], "notes": each["notes"]} for each in bins]
    scale = alt.Scale(domain=[0, 1])
    line = alt.Chart(alt.Data(values=[{"said": 0, "right": 0}, {"said": 1, "right": 1}])).mark_line(
        color=_GREY, strokeDash=[4, 4]
    )
    dots = (
        alt.Chart(alt.Data(values=points))
        .mark_circle(color=_BLUE, opacity=0.8)
        .encode(size=alt.Size("notes:Q", title="notes"))
    )
    return (
        (line + dots)
        .encode(
            x=alt.X("said:Q", title="probability that the classifier gave", scale=scale),
            y=alt.Y("right:Q", title="share that was right", scale=scale),
        )
        .properties(width=_SIDE, height=_SIDE, title="Whether its probabilities hold")
    )
