"""The swimmer plot."""

from dataclasses import replace
from datetime import date

from recurnlp.report.charts.swimmer import draw_swimmer
from recurnlp.report.compute.courses import Course, Courses, Spread

COURSE = Course(
    patient_id="p1",
    classification="recurrent_metastatic",
    primary_site="colon",
    start=date(2010, 1, 1),
    is_diagnosed=True,
    end=date(2020, 1, 1),
    free=date(2011, 1, 1),
    recurrence=date(2012, 1, 1),
    extents=("local",),
    spread=(Spread(date(2015, 1, 1), ("liver",)), Spread(date(2015, 6, 1), ("bone_marrow",))),
)


def read_layers(*courses, total=1):
    """The values of the three layers: stretches, marks, labels."""
    chart = draw_swimmer(Courses(courses, total))
    return [layer["data"]["values"] for layer in inline(chart.spec)]


def inline(spec):
    """The layers with their values, which Altair keeps aside."""
    kept = spec.get("datasets", {})
    return [
        layer | {"data": {"values": kept.get(layer["data"].get("name"), layer["data"].get("values"))}}
        for layer in spec["layer"]
    ]


def test_a_lane_changes_with_recurrence_and_spread():
    """Three stretches that meet: before, after the recurrence, after the spread."""
    stretches = read_layers(COURSE)[0]
    assert [s["state"] for s in stretches] == ["before", "after recurrence", "after spread"]
    assert [round(s["start"]) for s in stretches] == [0, 2, 5]
    assert [s["end"] for s in stretches[:-1]] == [s["start"] for s in stretches[1:]]


def test_spread_without_recurrence_skips_a_stretch():
    """A patient who is metastatic from the start has no stretch of recurrence."""
    stretches = read_layers(replace(COURSE, recurrence=None, spread=COURSE.spread[:1]))[0]
    assert [s["state"] for s in stretches] == ["before", "after spread"]


def test_marks_tell_what_happened():
    """Each event has its mark, with its day."""
    marks = read_layers(COURSE)[1]
    assert {(m["what"], m["day"]) for m in marks} == {
        ("diagnosis", "2010-01-01"),
        ("last free of disease", "2011-01-01"),
        ("recurrence", "2012-01-01"),
        ("spread", "2015-01-01"),
        ("spread", "2015-06-01"),
        ("last note", "2020-01-01"),
    }


def test_labels_that_would_collide_stand_together():
    """Organs half a year apart in ten years share their words."""
    labels = read_layers(COURSE)[2]
    assert [label["detail"] for label in labels] == ["liver, bone marrow", ""]


def test_a_phone_gathers_more_labels():
    """On narrow lanes words of two years' distance stand together, on wide ones each by itself."""
    spread = (Spread(date(2015, 1, 1), ("liver",)), Spread(date(2017, 1, 1), ("lung",)))
    labels = read_layers(replace(COURSE, spread=spread))[2]
    assert [label["detail"] for label in labels] == ["liver", "lung"]
    assert [label["brief"] for label in labels] == ["liver, lung", ""]


def test_a_selection_says_that_it_is_one():
    """Where not all patients are shown, how they were chosen is told."""
    assert "1 of 7,000 patients" in draw_swimmer(Courses((COURSE,), 7000)).note
    assert "hash" not in draw_swimmer(Courses((COURSE,), 1)).note


def test_a_patient_without_diagnosis_has_no_square():
    """The mark of the diagnosis is left out, and the table's cell is empty."""
    course = replace(COURSE, is_diagnosed=False)
    assert "diagnosis" not in {mark["what"] for mark in read_layers(course)[1]}
    assert draw_swimmer(Courses((course,), 1)).table.rows[0][3] == ""


def test_a_course_of_one_day_has_an_axis():
    """Where nothing takes time the axis is a year long."""
    course = replace(COURSE, end=COURSE.start, free=None, recurrence=None, spread=())
    spec = draw_swimmer(Courses((course,), 1)).spec
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 1]


def test_the_table_tells_the_course():
    """Every date and organ that is drawn can be read."""
    row = draw_swimmer(Courses((COURSE,), 1)).table.rows[0]
    assert row == (
        "p1", "colon", "recurrent metastatic", "2010-01-01", "2011-01-01", "2012-01-01 (local)",
        "2015-01-01 liver; 2015-06-01 bone marrow", "2020-01-01",
    )  # fmt: skip
