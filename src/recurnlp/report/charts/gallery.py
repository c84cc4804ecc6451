"""All charts of a report, by the part of the page they stand in."""

from collections.abc import Iterator
from dataclasses import dataclass

from recurnlp.report.charts.chart import Chart
from recurnlp.report.charts.disease import draw_disease
from recurnlp.report.charts.interval import draw_interval
from recurnlp.report.charts.reading import draw_reading
from recurnlp.report.charts.rules import draw_agreement, draw_usage
from recurnlp.report.charts.swimmer import draw_swimmer
from recurnlp.report.compute import Figures


@dataclass(frozen=True, slots=True)
class Gallery:
    """The charts; where there is nothing to draw, there is none."""

    patients: tuple[Chart, ...]
    reading: tuple[Chart, ...]
    rules: tuple[Chart, ...]
    model: tuple[Chart, ...]

    def all(self) -> tuple[Chart, ...]:
        """Return every chart in the order of the page."""
        return (*self.patients, *self.reading, *self.rules, *self.model)


def draw_gallery(figures: Figures) -> Gallery:
    """Draw everything there is to draw.

    Args:
        figures: the numbers.
    """
    return Gallery(
        patients=tuple(_draw_patients(figures)),
        reading=tuple(draw_reading(figures.reading)),
        rules=tuple(draw_usage(figures.usage)),
        model=(draw_agreement(figures.agreement),) if figures.agreement.judged else (),
    )


def _draw_patients(figures: Figures) -> Iterator[Chart]:
    if figures.courses and figures.courses.shown:
        yield draw_swimmer(figures.courses)
    if figures.interval and figures.interval.points:
        yield draw_interval(figures.interval)
    yield from draw_disease(figures.disease)
