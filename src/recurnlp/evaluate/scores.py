"""Scores from counts. The same formulas serve one sum and a thousand resampled ones."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recurnlp.evaluate.bootstrap import resample
from recurnlp.evaluate.counts import AXIS_CLASSES, COLUMNS, Matrix
from recurnlp.evaluate.records import SCORED_KINDS
from recurnlp.model.vocabulary import AXES

Numbers = npt.NDArray[np.float64]
_LEVELS = (0.025, 0.975)


@dataclass(frozen=True, slots=True)
class Score:
    """One measure with its 95 % interval.

    Args:
        value: F1 or accuracy.
        low, high: the interval, from resampled notes.
        n: how many gold items it rests on: mentions, sites or notes.
        precision, recall: of an F1.
    """

    value: float
    low: float
    high: float
    n: int
    precision: float | None = None
    recall: float | None = None


@dataclass(frozen=True, slots=True)
class _Measured:
    value: Numbers
    n: Numbers
    precision: Numbers | None = None
    recall: Numbers | None = None


class _Tally:
    """Counts by name; `matrix` has one row for each sum."""

    def __init__(self, matrix: Matrix) -> None:
        self._columns = dict(zip(COLUMNS, matrix.T, strict=True))

    def __getitem__(self, name: str) -> Numbers:
        column: Numbers = self._columns[name]
        return column


_Formula = Callable[[_Tally], _Measured]


def _rate(*names: str) -> _Formula:
    def measure(tally: _Tally) -> _Measured:
        hits, wrong, missed = (sum(tally[f"{name}.{o}"] for name in names) for o in ("tp", "fp", "fn"))
        precision, recall = _divide(hits, hits + wrong), _divide(hits, hits + missed)
        f1 = _divide(2 * precision * recall, precision + recall)
        return _Measured(f1, np.asarray(hits + missed), precision, recall)

    return measure


def _share(right: str, judged: str) -> _Formula:
    return lambda tally: _Measured(_divide(tally[right], tally[judged]), tally[judged])


def _average(axis: str) -> _Formula:
    """The mean F1 of the classes that the gold has."""

    def measure(tally: _Tally) -> _Measured:
        rates = [_rate(f"{axis}.{name}")(tally) for name in AXIS_CLASSES]
        total, classes = sum(rate.value for rate in rates), sum(1.0 * (rate.n > 0) for rate in rates)
        return _Measured(_divide(total, classes), tally[f"{axis}.judged"])

    return measure


def _divide(above: Numbers | float, below: Numbers | float) -> Numbers:
    above, below = np.asarray(above, dtype=float), np.asarray(below, dtype=float)
    return np.divide(above, below, out=np.zeros_like(below), where=below > 0)


# Name of the measure: what must have been judged for it, and how it is computed.
_MEASURES: dict[str, tuple[str, _Formula]] = (
    {f"detect {kind}": ("mentions", _rate(kind)) for kind in SCORED_KINDS}
    | {
        "detect all": ("mentions", _rate(*SCORED_KINDS)),
        "detect + assertion": ("mentions", _rate("asserted")),
        "mention sites": ("mentions", _rate("sites")),
        "exact_assertion accuracy": ("mentions", _share("assertion", "pairs")),
        "time accuracy": ("mentions", _share("time", "pairs")),
        "extent accuracy": ("mentions", _share("extent", "pairs")),
    }
    | {
        f"note {axis} {name}": (axis, formula)
        for axis in AXES
        for name, formula in (
            ("affirmed", _rate(f"{axis}.affirmed")),
            ("accuracy", _share(f"{axis}.right", f"{axis}.judged")),
            ("macro F1", _average(axis)),
        )
    }
    | {
        "note distant sites": ("distant_sites", _rate("distant_sites")),
        "note label accuracy": ("label", _share("label.right", "label.judged")),
    }
)


def score_counts(counts: Matrix, facets: Collection[str]) -> dict[str, Score]:
    """Return the scores of some notes, by name.

    Args:
        counts: one row a note, as `tabulate_counts` makes them.
        facets: what the gold judges; other measures are left out.
    """
    whole, resampled = _Tally(counts.sum(axis=0, keepdims=True)), _Tally(resample(counts))
    return {
        name: _summarise(formula(whole), formula(resampled).value)
        for name, (facet, formula) in _MEASURES.items()
        if facet in facets
    }


def _summarise(measured: _Measured, resampled: Numbers) -> Score:
    low, high = np.quantile(resampled, _LEVELS)
    precision, recall = (None if x is None else float(x[0]) for x in (measured.precision, measured.recall))
    return Score(float(measured.value[0]), float(low), float(high), int(measured.n[0]), precision, recall)
