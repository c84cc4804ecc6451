"""Dates in sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.extract.dates import find_dates


def read(sentence):
    """Return the dates of a sentence as they are written to the table."""
    return [found.iso for found in find_dates(sentence)]


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("It came back in March 2019.", ["2019-03"]),
        ("Seen on 12 March 2019 and on Sept. 3rd, 2020.", ["2019-03-12", "2020-09-03"]),
        ("Relapse in 2017.", ["2017"]),
        ("s/p mastectomy 2015", ["2015"]),
        ("Nodule (2016), removed.", ["2016"]),
        ("Scan of 3/12/2019 and of 03/2018.", ["2019-03-12", "2018-03"]),
        ("Scan of 2019-03-12 and of 2018-03.", ["2019-03-12", "2018-03"]),
        ("Found two years ago.", ["-P2Y"]),
        ("Found 6 weeks ago, worse since last year.", ["-P6W", "-P1Y"]),
        ("Found a month ago.", ["-P1M"]),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_written(sentence, dates):
    """Days, months, years and counts back from the note all have their ISO form."""
    assert read(sentence) == dates


def test_the_month_comes_first_unless_it_cannot():
    """Of two numbers with a year the first is the month, as in the United States, unless it is above twelve."""
    assert read("On 4/5/2018.") == ["2018-04-05"]
    assert read("On 25/5/2018.") == ["2018-05-25"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Two of 19 nodes, 2/15.",
        "The specimen weighs 2015 g.",
        "Accession S-2016-4411.",
        "A dose of 1950 mg.",
        "On 31/31/2019.",
        "Diameter 2.2014 cm.",
        "Between 2014-2015.",
        "She may return.",
    ],
)
def test_numbers_that_only_look_like_dates_are_none(sentence):
    """Weights, ratios, accession numbers and impossible days are not dates."""
    assert read(sentence) == []


def test_offsets_are_those_of_the_words():
    """A finding says where the date stands."""
    sentence = "Mass, seen in June 2011, grew."
    (found,) = find_dates(sentence)
    assert sentence[found.start : found.end] == "June 2011"


@given(st.text(alphabet="0123456789/-., \nMayJunago2019", max_size=300))
def test_any_text_can_be_read(text):
    """No text raises, findings are in order and do not overlap."""
    ends = [0]
    for found in find_dates(text):
        assert ends[-1] <= found.start < found.end <= len(text)
        ends.append(found.end)
