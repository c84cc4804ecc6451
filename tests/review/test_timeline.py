"""The picture of a patient's course."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from recurnlp.review.charts import Chart, Entry
from recurnlp.review.timeline import WIDTH, draw_timeline

PATIENT = {
    "diagnosis_date": date(2010, 1, 1), "primary_site": "colon", "first_recurrence_date": date(2015, 3, 1),
    "first_recurrence_extent": ["local"], "first_recurrence_sites": ["colon"], "first_suspected_date": date(2015, 3, 1),
    "first_distant_date": date(2015, 4, 1), "distant_sites": ["bone_marrow", "lung"], "last_disease_free_date": None,
}  # fmt: skip
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def build(*days):
    """A chart of notes of these days."""
    entries = (Entry(n, n, f"n{n}", day, "no_evidence", None, None, 0) for n, day in enumerate(days))
    return Chart(0, "Ann", "Ann", tuple(entries))


def test_events_say_what_happened():
    """Diagnosis, recurrence and spread with their places; a suspicion on the day of the event is not told twice."""
    told = [(flag.kind, flag.words) for flag in draw_timeline(build(), PATIENT).flags]
    assert told == [
        ("diagnosis", "diagnosis: colon"), ("recurrence", "recurrence: local, colon"),
        ("metastasis", "spread: bone marrow, lung"),
    ]  # fmt: skip


def test_words_do_not_run_into_each_other():
    """Events that lie close together stand in rows; those at the right edge have their words on the left."""
    timeline = draw_timeline(build(date(2010, 1, 1), date(2016, 1, 1)), PATIENT)
    assert [flag.row for flag in timeline.flags] == [0, 0, 1]
    assert timeline.flags[2].leftwards


@given(st.lists(DAYS, min_size=1, max_size=30))
def test_notes_stand_in_order_inside_the_picture(days):
    """Whatever the days, later notes stand further right, and none stands outside."""
    timeline = draw_timeline(build(*sorted(days)), None)
    places = [dot.x for dot in timeline.dots]
    assert places == sorted(places)
    assert all(0 < x < WIDTH for x in places)
    assert all(0 < x < WIDTH for x, _ in timeline.years)


def test_notes_of_one_day_lie_above_each_other():
    """Each can be clicked, up to four; more share the highest place."""
    assert [dot.level for dot in draw_timeline(build(*[date(2010, 1, 1)] * 6), None).dots] == [0, 1, 2, 3, 3, 3]


def test_the_first_and_the_last_day_there_is_are_days():
    """A date that a machine made up does not break the picture."""
    assert len(draw_timeline(build(date.min, date.max), None).dots) == 2


def test_without_a_day_there_is_no_picture():
    """A chart whose notes have no date shows none."""
    assert draw_timeline(build(None), None) is None
