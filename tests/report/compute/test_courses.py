"""Courses for the swimmer plot."""

from collections import Counter
from datetime import date

from recurnlp.report.compute.courses import LIMIT, Spread, compute_courses


def test_organs_fall_on_the_first_note_that_states_them(open_run):
    """The first organ stands at the first spread, others at their first note and never before it."""
    notes = [
        {"patient_id": "p1", "note_date": date(2016, 1, 1), "distant_sites": ["bone"]},
        {"patient_id": "p1", "note_date": date(2019, 3, 1), "distant_sites": ["brain"]},
        {"patient_id": "p1", "note_date": date(2019, 6, 1), "distant_sites": ["brain"]},
    ]
    patient = {"first_distant_date": date(2018, 1, 1), "distant_sites": ["liver", "bone", "brain"]}
    (course,) = open_run(compute_courses, notes=notes, patients=[patient]).shown
    assert course.spread == (
        Spread(date(2018, 1, 1), ("liver", "bone")),
        Spread(date(2019, 3, 1), ("brain",)),
    )


def test_a_patient_without_diagnosis_starts_with_the_first_note(open_run):
    """The course says that its start is no diagnosis."""
    patients = [{"diagnosis_date": None, "first_note_date": date(2016, 5, 4)}, {}]
    shown = open_run(compute_courses, notes=[{}], patients=patients).shown
    assert {(course.start, course.is_diagnosed) for course in shown} == {
        (date(2016, 5, 4), False),
        (date(2015, 1, 1), True),
    }


def test_a_course_ends_with_what_is_last(open_run):
    """An event that is told later than the last note still lies within the course."""
    patient = {"first_recurrence_date": date(2021, 1, 1), "classification": "locoregional_recurrence"}
    (course,) = open_run(compute_courses, notes=[{}], patients=[patient]).shown
    assert course.end == date(2021, 1, 1)


def test_of_many_patients_each_class_has_its_turn(open_run):
    """At most LIMIT are shown, as many of a small class as there are; the choice is the same every time."""
    patients = [{}] * 200 + [{"classification": "de_novo_metastatic"}] * 3
    first = open_run(compute_courses, notes=[{}], patients=patients)
    again = open_run(compute_courses, notes=[{}], patients=patients)
    assert len(first.shown) == LIMIT
    assert first.total == 203
    assert Counter(course.classification for course in first.shown)["de_novo_metastatic"] == 3
    assert first == again


def test_patients_without_a_dated_note_are_left_out(open_run):
    """There is no course without an end."""
    courses = open_run(compute_courses, notes=[{}], patients=[{"last_note_date": None}])
    assert (courses.shown, courses.total) == ((), 0)
