"""The notes of a run, patient by patient."""

import pytest

from recurnlp.batch import read_run
from recurnlp.review.charts import Charts, NotThere


@pytest.fixture
def charts(run):
    """The charts of the three invented patients, and of one note without a patient."""
    return Charts(read_run(run))


def test_charts_hold_each_patient_s_notes_by_date(charts):
    """Patients come in the order of their ids; notes without a patient are charts of their own, at the end."""
    opened = [charts.open(number) for number in range(len(charts))]
    assert [(chart.name, [entry.note_id for entry in chart.entries]) for chart in opened] == [
        ("Ann", ["n1", "n2", "n3"]),
        ("Ben", ["n4", "n5"]),
        ("Cleo", ["n6"]),
        ("n7", ["n7"]),
    ]
    assert [chart.patient_id for chart in opened] == ["Ann", "Ben", "Cleo", ""]


def test_notes_without_a_date_come_last(make):
    """A note that nobody dated stands behind those that have a date."""
    charts = Charts(read_run(make({"a": ("Ann", None, "x"), "b": ("Ann", "2020-01-01", "y")})))
    assert [entry.note_id for entry in charts.open(0).entries] == ["b", "a"]


def test_notes_without_a_patient_stay_apart(make):
    """Two notes that name no patient are two charts, also where a patient is called as one of them."""
    charts = Charts(read_run(make({"a": (None, None, "x"), "b": (None, None, "y"), "c": ("a", None, "z")})))
    assert charts.names.to_pylist() == ["a", "a", "b"]
    assert [len(charts.open(number).entries) for number in range(3)] == [1, 1, 1]
    assert [charts.open(number).patient_id for number in range(3)] == ["a", "", ""]


def test_a_note_s_mentions_are_its_own(charts):
    """Mentions are those of the note, in the order of its text, with what their cues say."""
    chart = charts.open(0)
    mentions = charts.read_mentions(chart, chart.entries[1], {"negation.no": "negated"})
    assert [mention.text for mention in mentions] == ["metastases", "local recurrence"]
    assert [cue.category for cue in mentions[1].cues] == ["negated"]
    assert chart.entries[1].found == 2
    assert charts.read_mentions(charts.open(1), charts.open(1).entries[1], {}) == ()


def test_a_note_s_status_is_its_own(charts):
    """The status is that of the run's table."""
    chart = charts.open(0)
    mentions = charts.read_mentions(chart, chart.entries[1], {})
    assert charts.read_status(chart, chart.entries[1], mentions).distant_sites == ("liver",)


def test_charts_and_notes_are_found_by_their_ids(charts):
    """A note's id gives chart and place, a patient's the chart; what is not there gives nothing."""
    assert [charts.find(note) for note in ("n2", "n5", "n7", "n9")] == [(0, 1), (1, 1), (3, 0), None]
    assert [charts.find_patient(name) for name in ("Cleo", "n7")] == [2, None]


@pytest.mark.parametrize("number", [-1, 4])
def test_a_chart_that_is_not_there_is_no_chart(charts, number):
    """Numbers outside the run are refused, negative ones too."""
    with pytest.raises(NotThere):
        charts.open(number)


def test_an_empty_run_has_no_charts(make):
    """A run without notes is no error."""
    charts = Charts(read_run(make({})))
    assert len(charts) == 0
    assert charts.names.to_pylist() == []
