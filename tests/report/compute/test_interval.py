"""The recurrence-free interval."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recurnlp.report.compute.interval import _estimate, compute_interval

START = date(2015, 1, 1)


def recur(days, **more):
    """A patient whose cancer came back so many days after the diagnosis."""
    return {"classification": "locoregional_recurrence", "first_recurrence_date": START + timedelta(days)} | more


def watch(days, **more):
    """A patient who was last seen, without recurrence, so many days after the diagnosis."""
    return {"last_note_date": START + timedelta(days)} | more


def test_the_estimate_is_the_textbook_product(open_run):
    """Of four, one returns, one leaves, one returns: 3/4, then 3/4 × 1/2."""
    patients = [recur(400), watch(500), recur(800), watch(1500)]
    interval = open_run(compute_interval, notes=[{}], patients=patients)
    assert [point.free for point in interval.points] == pytest.approx([1, 0.75, 0.375, 0.375])
    assert interval.median == pytest.approx(800 / 365.25)
    assert [(row.years, row.patients) for row in interval.at_risk] == [(0, 4), (1, 4), (2, 2), (3, 1), (4, 1)]
    assert interval.events == 2
    assert interval.censored == pytest.approx([500 / 365.25, 1500 / 365.25])


def test_who_has_no_time_free_of_disease_is_not_in_the_curve(open_run):
    """Each condition leaves out one patient, and says how many it leaves."""
    patients = [
        watch(900),
        {"diagnosis_date": None},
        {"classification": "de_novo_metastatic"},
        {"classification": "locoregional_recurrence", "first_recurrence_date": None},
        recur(-3),
    ]
    interval = open_run(compute_interval, notes=[{}], patients=patients)
    assert [count.number for count in interval.attrition] == [5, 4, 3, 2, 1]
    assert (interval.events, interval.median) == (0, None)


def test_dates_that_are_only_the_latest_possible_are_counted(open_run):
    """Such patients stay in the curve, and their number is told."""
    patients = [recur(300, first_recurrence_date_precision="before"), watch(400, diagnosis_date_precision="before")]
    assert open_run(compute_interval, notes=[{}], patients=[*patients, watch(100)]).vague == 2


def test_where_nobody_qualifies_there_is_no_curve(open_run):
    """An empty curve says what each condition left."""
    interval = open_run(compute_interval, notes=[{}], patients=[{"diagnosis_date": None}])
    assert (interval.points, interval.at_risk, interval.landmarks) == ((), (), ())


@settings(max_examples=40)  # each fits a curve
@given(st.lists(st.tuples(st.integers(1, 9000), st.booleans()), min_size=1, max_size=60))
def test_the_curve_falls_within_its_interval(rows):
    """From 1 it never rises, stays within its bounds, and those at risk never grow in number."""
    interval = _estimate(rows, (), 0)
    shares = [point.free for point in interval.points]
    assert shares[0] == 1
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= point.low <= point.free + 1e-9 <= point.high + 2e-9 <= 1 + 2e-9 for point in interval.points)
    numbers = [row.patients for row in interval.at_risk]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] == len(rows)


def test_a_curve_of_very_many_times_is_thinned():
    """The page holds some hundred steps, however many patients there are; the ends stay."""
    interval = _estimate([(day, day % 2 == 0) for day in range(1, 4001)], (), 0)
    assert 300 < len(interval.points) < 420
    assert interval.points[-1].years == pytest.approx(4000 / 365.25)
