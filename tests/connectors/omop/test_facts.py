"""From mentions to rows of MEASUREMENT."""

from datetime import date

import pytest

from recurnlp.connectors.omop.cdm import MEASUREMENT
from recurnlp.connectors.omop.facts import list_facts

NOTE = {
    "person_id": 7,
    "note_date": date(2020, 1, 2),
    "provider_id": 5,
    "visit_occurrence_id": 88,
    "visit_detail_id": None,
}


@pytest.fixture
def build(mention, codes):
    """Return the rows that mentions of one note become."""

    def build_rows(*mentions):
        rows = [mention(11, number, "metastases", **facts) for number, facts in enumerate(mentions)]
        return list(list_facts(rows, {11: NOTE}, codes))

    return build_rows


def test_a_row_has_the_columns_that_are_filled_but_its_id(build):
    """Nothing that we declare is left out, nothing is added."""
    assert ["measurement_id", *build({"sites": ["liver"]})[0]] == MEASUREMENT.names


@pytest.mark.parametrize(
    "facts",
    [
        {"assertion": "probable"},
        {"assertion": "possible"},
        {"assertion": "absent"},
        {"assertion": "hypothetical"},
        {"assertion": "other"},
        {"kind": "recurrence"},
        {"kind": "stage"},
        {"extent": "local", "sites": ["liver"]},
        {"extent": "regional", "sites": ["skin"]},
        {"extent": "regional", "sites": ["lymph_node"], "isolated_cells": True},
    ],
)
def test_only_stated_spread_is_a_fact(build, facts):
    """What is only likely, is not the patient's, is within the primary's own organ, or stages no node makes no row."""
    assert build(facts) == []


def test_a_site_is_one_fact_however_often_a_note_says_it(build):
    """Repetitions add nothing; another site, and regional beside distant nodes, do."""
    rows = build(
        {"sites": ["liver"]},
        {"sites": ["liver", "lung"]},
        {"sites": ["lymph_node"], "extent": "regional"},
        {"sites": ["lymph_node"]},
        {"sites": []},
    )
    assert [row["measurement_source_value"].removeprefix("recurnlp:11:") for row in rows] == [
        "liver", "lung", "lymph_node.regional", "lymph_node.distant", "unspecified",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("event_date", "day"),
    [
        ("2019-03-04", date(2019, 3, 4)),
        ("2019-03", date(2020, 1, 2)),
        ("-P2Y", date(2020, 1, 2)),
        (None, date(2020, 1, 2)),
    ],
)
def test_the_date_is_the_texts_where_it_names_a_day(build, event_date, day):
    """A month, a year or a distance is no date for the CDM: the note's stands for it."""
    assert build({"event_date": event_date})[0]["measurement_date"] == day


@pytest.mark.parametrize("told", ["", "spring of 2020"])
def test_what_nothing_dates_makes_no_row(mention, codes, told):
    """SQLite keeps any text as a date; where NOTE has none, only what its text dates is a fact."""
    rows = [mention(11, n, "metastases", event_date=day) for n, day in enumerate([None, "2019-03-04"])]
    facts = list(list_facts(rows, {11: NOTE | {"note_date": told}}, codes))
    assert [row["measurement_date"] for row in facts] == [date(2019, 3, 4)]


def test_person_provider_and_visit_are_the_notes(build):
    """What NOTE says of them is carried over."""
    row = build({"time": "past"})[0]
    assert [row[name] for name in NOTE if name != "note_date"] == [7, 5, 88, None]
