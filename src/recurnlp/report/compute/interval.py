"""The recurrence-free interval: Kaplan and Meier's estimate of the time from diagnosis to the first recurrence."""

from dataclasses import dataclass
from importlib import import_module
from math import inf
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from recurnlp.errors import MissingExtra
from recurnlp.report.compute.tables import Count, Tables

DAYS_A_YEAR = 365.25
_POINTS = 400
_MOST_TICKS = 8
_LANDMARKS = (1, 2, 3, 5, 10)
_FREED = (
    "classification IN ('recurrent_metastatic', 'locoregional_recurrence', 'biochemical_recurrence', 'no_recurrence')"
)
_ENDED = (
    "(first_recurrence_date IS NOT NULL OR classification = 'no_recurrence') "
    "AND coalesce(first_recurrence_date, last_note_date) IS NOT NULL"
)
_DAYS = "date_diff('day', diagnosis_date, coalesce(first_recurrence_date, last_note_date))"
_BEFORE = "'before' IN (diagnosis_date_precision, first_recurrence_date_precision)"
_CRITERIA = (
    ("all patients", "true"),
    ("diagnosis dated", "diagnosis_date IS NOT NULL"),
    ("course with a time free of disease", _FREED),
    ("recurrence or last note dated", _ENDED),
    ("recurrence or last note after the diagnosis", f"{_DAYS} > 0"),
)
_COUNT = "SELECT count(*) FROM patients WHERE {}"
_TIMES = "SELECT {}, first_recurrence_date IS NOT NULL FROM patients WHERE {}"


class Point(NamedTuple):
    """The curve at one time, in years; the shares are those still free of recurrence, with their 95 % interval."""

    years: float
    free: float
    low: float
    high: float


class AtRisk(NamedTuple):
    """How many patients are still watched and free of recurrence at a time, in years."""

    years: int
    patients: int


@dataclass(frozen=True, slots=True)
class Interval:
    """The estimate.

    Args:
        attrition: from all patients to those in the curve.
        events: recurrences among them.
        vague: patients with a date that is only known as the latest possible one.
        points: the curve's steps, from 0; empty where no patient is in it.
        at_risk: at whole years, from 0.
        landmarks: the curve after so many whole years, as far as patients were watched.
        median: in years; ``None`` where the curve does not fall to one half.
        censored: times at which patients left without recurrence, in years; a selection where there are many.
    """

    attrition: tuple[Count, ...]
    events: int
    vague: int
    points: tuple[Point, ...]
    at_risk: tuple[AtRisk, ...]
    landmarks: tuple[Point, ...]
    median: float | None
    censored: tuple[float, ...]


def compute_interval(tables: Tables) -> Interval:
    """Estimate the recurrence-free interval.

    Patients count whose course has a time free of disease. Those without recurrence are censored at their last note.

    Args:
        tables: of the run; with patients.

    Raises:
        MissingExtra: lifelines is not installed.
    """
    attrition = []
    kept = "true"
    for name, condition in _CRITERIA:
        kept = f"{kept} AND ({condition})"
        attrition.append(Count(name, tables.count(_COUNT.format(kept))))
    rows = tables.select(_TIMES.format(_DAYS, kept))
    return _estimate(rows, tuple(attrition), tables.count(_COUNT.format(f"{kept} AND {_BEFORE}")))


def _estimate(rows: list[tuple[Any, ...]], attrition: tuple[Count, ...], vague: int) -> Interval:
    if not rows:
        return Interval(attrition, 0, vague, (), (), (), None, ())
    years = np.array([days for days, _ in rows], dtype=float) / DAYS_A_YEAR
    recurred = np.array([event for _, event in rows], dtype=bool)
    fitter = _load_fitter().fit(years, recurred)
    median = float(fitter.median_survival_time_)
    return Interval(
        attrition=attrition,
        events=int(recurred.sum()),
        vague=vague,
        points=_read_curve(fitter, _choose_times(years, years[recurred])),
        at_risk=_count_at_risk(years),
        landmarks=_read_curve(fitter, [year for year in _LANDMARKS if year <= years.max()]),
        median=None if median == inf else median,
        censored=tuple(float(time) for time in _thin(np.unique(years[~recurred]))),
    )


def _load_fitter() -> Any:
    try:
        return import_module("lifelines").KaplanMeierFitter()
    except ImportError:
        raise MissingExtra("the report needs lifelines; install it with: pip install 'recurnlp[report]'") from None


def _choose_times(years: npt.NDArray[np.float64], events: npt.NDArray[np.float64]) -> list[float]:
    """The curve falls at events only; of very many, some are enough for the eye."""
    return [0.0, *(float(time) for time in _thin(np.unique(events))), float(years.max())]


def _thin(times: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    if len(times) <= _POINTS:
        return times
    kept: npt.NDArray[np.float64] = times[np.linspace(0, len(times) - 1, _POINTS).astype(int)]
    return kept


def _read_curve(fitter: Any, times: list[float]) -> tuple[Point, ...]:
    """The estimate and its interval at some times; both are steps that hold until the next."""
    if not times:
        return ()
    free = fitter.survival_function_at_times(times).to_numpy()
    bounds = fitter.confidence_interval_.reindex(times, method="ffill").to_numpy()
    return tuple(
        Point(float(time), float(share), float(low), float(high))
        for time, share, (low, high) in zip(times, free, bounds, strict=True)
    )


def _count_at_risk(years: npt.NDArray[np.float64]) -> tuple[AtRisk, ...]:
    last = int(years.max())
    step = last // _MOST_TICKS + 1
    return tuple(AtRisk(year, int((years >= year).sum())) for year in range(0, last + 1, step))
