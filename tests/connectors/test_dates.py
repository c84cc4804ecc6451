"""Dates of notes."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.connectors.dates import parse_date


@given(st.dates())
def test_every_iso_date_comes_back(day):
    """What a date writes as ISO is read as that date."""
    assert parse_date(f" {day.isoformat()} ") == day


@pytest.mark.parametrize("text", ["2019-02-03T04:05:06", "2019-02-03 04:05:06.789", "2019-02-03T04:05:06Z", "20190203"])
def test_times_are_cut_off(text):
    """A datetime gives its date."""
    assert parse_date(text) == date(2019, 2, 3)


def test_dates_of_typed_columns_are_taken():
    """Parquet brings dates and datetimes as such."""
    assert parse_date(datetime(2019, 2, 3, 23, tzinfo=UTC)) == parse_date(date(2019, 2, 3)) == date(2019, 2, 3)


@pytest.mark.parametrize("value", [None, "", "  "])
def test_blank_is_no_date(value):
    """An empty cell is no date, and no mistake."""
    assert parse_date(value) is None


@pytest.mark.parametrize("value", ["02/03/2019", "March 2019", "2019-13-01", 20_500])
def test_anything_else_is_refused_without_quoting_it(value):
    """What cannot be read is refused, and the message does not hold it."""
    with pytest.raises(ValueError, match=r"^not an ISO date$"):
        parse_date(value)
