"""The charts of a report."""

import re

import pytest

from recurnlp.report.charts import draw_gallery
from recurnlp.report.charts.pictures import fix_colours
from recurnlp.report.compute import compute_figures
from recurnlp.resources import read_stylesheet

OF_PATIENTS = ["swimmer", "interval", "attrition-patients", "classes", "sites", "extents"]
OF_READING = ["attrition-notes", "kinds", "labels", "sections"]


@pytest.fixture
def draw(make_run):
    """Draw the charts of a run of some rows, by name."""

    def draw_rows(**rows):
        gallery = draw_gallery(compute_figures(make_run(**rows)))
        return {chart.name: chart for chart in gallery.all()}

    return draw_rows


@pytest.fixture(scope="session")
def demo_charts(demo_run):
    """The charts of the demo, by name."""
    return {chart.name: chart for chart in draw_gallery(compute_figures(demo_run)).all()}


def test_a_run_with_patients_has_every_chart_but_the_model(demo_charts):
    """Patients come first, then what was read, then the rules."""
    assert list(demo_charts) == [*OF_PATIENTS, *OF_READING, "rules", "cues"]


def test_every_chart_says_the_same_in_words_and_in_a_table(demo_charts):
    """Who does not see a chart has a sentence with its title or subject, and all its numbers in rows."""
    for chart in demo_charts.values():
        assert len(chart.alt) > 30
        assert chart.table.rows
        assert {len(row) for row in chart.table.rows} == {len(chart.table.columns)}
        assert chart.note


def test_no_chart_has_a_warning_or_an_address(demo_charts):
    """A chart is compiled without a remark, and names no place on a network."""
    import vl_convert

    for chart in demo_charts.values():
        assert "http" not in str(chart.spec)
        assert vl_convert.vegalite_to_svg(fix_colours(chart.spec)).startswith("<svg")


def test_colours_are_those_of_the_style_sheet(demo_charts):
    """Every colour is the name of one that stands in both schemes or means another name."""
    named = set(re.findall(r"var\((--[\w-]+)\)", str([chart.spec for chart in demo_charts.values()])))
    defined = set(re.findall(r"(--[\w-]+): [#v]", read_stylesheet()))
    assert named <= defined
    assert not re.search(r"#[0-9a-f]{6}", str([chart.spec for chart in demo_charts.values()]))


def test_a_run_without_notes_draws_what_was_left(draw):
    """The rows that were rejected are all there is to see."""
    charts = draw(rejects=[{"reason": "empty_text"}])
    assert list(charts) == ["attrition-notes"]
    assert charts["attrition-notes"].table.rows[0] == ("rows of the inputs", "1", "100.0 %")


def test_a_run_without_patients_draws_sites_of_notes(draw):
    """What notes state stands in, and says that it is of notes."""
    charts = draw(notes=[{"distant": "present", "distant_sites": ["liver"]}])
    assert list(charts) == ["sites", *OF_READING[:3]]
    assert charts["sites"].table.columns == ("site", "ever")
    assert charts["sites"].note == "Notes that state spread to the organ."


def test_agreement_is_a_square_of_the_labels_that_occur(draw):
    """Rows are the rules' labels, columns the model's, empty cells are 0."""
    notes = [{"classifier_label": "suspected"}, {"classifier_label": "no_evidence"}]
    table = draw(notes=notes)["agreement"].table
    assert table.columns == ("rules", "suspected", "no evidence")
    assert table.rows == (("suspected", "0", "0"), ("no evidence", "1", "1"))


def test_kinds_add_up_over_years(demo_charts):
    """The table's numbers are all notes of the run."""
    rows = demo_charts["kinds"].table.rows
    assert sum(int(number) for row in rows for number in row[1:]) == 77
    assert [row[0] for row in rows] == [str(year) for year in range(2012, 2022)]
