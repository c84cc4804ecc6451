"""Stretches of time, and what several statements of one event settle on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.status.period import UNKNOWN, before, on_day, read_period, settle

NOTED = date(2020, 6, 15)
DAYS = st.dates(date(1950, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("event_date", "first", "last", "shown", "precision"),
    [
        ("2019-03-12", (2019, 3, 12), (2019, 3, 12), (2019, 3, 12), "day"),
        ("2019-02", (2019, 2, 1), (2019, 2, 28), (2019, 2, 1), "month"),
        ("2017", (2017, 1, 1), (2017, 12, 31), (2017, 1, 1), "year"),
        ("2020", (2020, 1, 1), (2020, 6, 15), (2020, 1, 1), "year"),
        ("-P10D", (2020, 6, 5), (2020, 6, 5), (2020, 6, 5), "day"),
        ("-P2W", (2020, 5, 29), (2020, 6, 4), (2020, 6, 1), "day"),
        ("-P3M", (2020, 2, 29), (2020, 3, 30), (2020, 3, 15), "month"),
        ("-P2Y", (2017, 12, 15), (2018, 12, 14), (2018, 6, 15), "year"),
    ],
)
def test_event_dates_mean_stretches(event_date, first, last, shown, precision):
    """A month is all its days until the note's, years or weeks ago half a unit to either side; one day is shown."""
    period = read_period(event_date, NOTED)
    assert period == (date(*first), date(*last), date(*shown), precision)


def test_what_is_to_come_has_not_happened():
    """A date after the note's is no event; a count back from an undated note is none either."""
    assert read_period("2021-01", NOTED) is None
    assert read_period("-P2Y", None) is None
    assert read_period("-P9999Y", NOTED) is None


def test_a_more_precise_statement_settles_the_date():
    """The year, the month and the day of one event settle on the day; a later event does not count."""
    told = [read_period(text, NOTED) for text in ("2017", "2017-08", "2017-08-30", "2019-01-02")]
    assert settle(told) == on_day(date(2017, 8, 30))


def test_of_one_stretch_the_day_settles():
    """A month that had just begun when it was named is that day, told as a day, in whichever order they come."""
    begun = read_period("2017-08", date(2017, 8, 1))
    assert begun != on_day(date(2017, 8, 1))
    assert settle([begun, on_day(date(2017, 8, 1))]) == on_day(date(2017, 8, 1))


def test_history_is_settled_by_the_first_dated_statement():
    """Something told as history only is dated by whatever dates it."""
    assert settle([before(NOTED), read_period("2016", NOTED)]) == read_period("2016", NOTED)
    assert settle([before(NOTED)]).shown == NOTED
    assert settle([UNKNOWN]).shown is None
    assert settle([]) is None


@given(st.lists(DAYS, min_size=1))
def test_days_settle_on_the_first(days):
    """Of exact days the first is the event's."""
    assert settle([on_day(day) for day in days]).shown == min(days)
