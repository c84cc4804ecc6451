"""What was read, counted."""

from datetime import date

from recurnlp.report.compute.reading import KindInYear, compute_reading


def test_rows_are_followed_to_the_notes_that_state_disease(open_run):
    """Rejected rows, notes without a mention and notes that deny fall away one after the other."""
    notes = [{"recurrence": "probable"}, {"distant": "possible"}, {"nodal": "present"}, {}]
    mentions = [{"note_id": "n1"}, {"note_id": "n1"}, {"note_id": "n2"}, {"note_id": "n3"}]
    reading = open_run(compute_reading, notes=notes, mentions=mentions, rejects=[{"reason": "empty_text"}])
    assert [count.number for count in reading.attrition] == [5, 4, 3, 2]
    assert reading.mentions == 4


def test_notes_are_counted_by_kind_and_year(open_run):
    """A note without date or ground is counted as such, behind all others."""
    notes = [{"basis": "imaging"}, {"basis": "imaging"}, {"basis": None, "note_date": None}]
    reading = open_run(compute_reading, notes=notes)
    assert reading.kinds == (KindInYear("imaging", 2020, 2), KindInYear(None, None, 1))


def test_the_span_of_dates_is_told(open_run):
    """The first and the last date of any note; nothing where no note has one."""
    notes = [{"note_date": date(2019, 5, 1)}, {"note_date": date(2011, 2, 3)}, {"note_date": None}]
    reading = open_run(compute_reading, notes=notes)
    assert (reading.first_day, reading.last_day) == ("2011-02-03", "2019-05-01")
    assert open_run(compute_reading, notes=[{"note_date": None}]).first_day == ""


def test_sections_count_notes_and_mentions(open_run):
    """Two mentions of one note in a section are one note there."""
    mentions = [{"section": "plan"}, {"section": "findings"}, {"section": "findings"}, {"note_id": "n2"}]
    reading = open_run(compute_reading, notes=[{}, {}], mentions=mentions)
    assert reading.sections == (("findings", 2, 3), ("plan", 1, 1))


def test_rejects_come_with_their_remedy(open_run):
    """Each reason says what to do; one that has no remedy asks for a report."""
    rejects = [{"reason": "too_long"}, {"reason": "too_long"}, {"reason": "internal error: KeyError"}]
    found = open_run(compute_reading, notes=[{}], rejects=rejects).rejects
    assert [(reject.reason, reject.rows) for reject in found] == [("too_long", 2), ("internal error: KeyError", 1)]
    assert "--max-chars" in found[0].remedy
    assert found[1].remedy == "please report it"


def test_a_run_without_notes_counts_nothing(open_run):
    """Where nothing was read every count is zero, and nothing fails."""
    reading = open_run(compute_reading)
    assert [count.number for count in reading.attrition] == [0, 0, 0, 0]
    assert (reading.kinds, reading.labels, reading.sections, reading.rejects) == ((), (), (), ())
