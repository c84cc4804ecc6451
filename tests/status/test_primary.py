"""The patient's first cancer and its diagnosis."""

from datetime import date

from recurnlp.status import Diagnosis
from recurnlp.status.period import on_day, read_period
from recurnlp.status.primary import find_primary


def test_the_report_that_finds_it_dates_the_diagnosis(note, report, fact):
    """The pathology report comes before a scan that names the cancer first, and before a note that gives the month."""
    notes = [
        note("2015-03-01", fact("cancer", "colon"), basis="imaging"),
        report("2015-03-10"),
        note("2016-01-01", fact("cancer", "colon", event_date="2015-03")),
    ]
    primary = find_primary(notes, None)
    assert (primary.diagnosed, primary.source, primary.site) == (on_day(date(2015, 3, 10)), "pathology", "colon")


def test_an_earlier_date_in_a_note_outranks_the_report(note, report, fact):
    """A report of 2019 that a note of the cancer of 2012 contradicts is not the first."""
    notes = [report("2019-03-10"), note("2020-01-01", fact("cancer", "colon", event_date="2012"))]
    primary = find_primary(notes, None)
    assert (primary.diagnosed.shown, primary.diagnosed.precision, primary.source) == (
        date(2012, 1, 1),
        "year",
        "stated",
    )


def test_a_report_long_after_the_first_note_finds_no_first_cancer(note, report, fact):
    """The biopsy of a recurrence does not date the diagnosis."""
    primary = find_primary([note("2010-01-01", fact("cancer", "colon")), report("2014-01-01")], None)
    assert (primary.diagnosed.shown, primary.source) == (date(2010, 1, 1), "first_note")


def test_a_report_that_only_tells_of_the_cancer_does_not_find_it(note, fact):
    """Clinical information, dated cancers and metastases in a report date no diagnosis."""
    for section in ("clinical_information", "preoperative_diagnosis", "past_surgical_history"):
        told = note("2015-01-01", fact("cancer", "colon", section=section), basis="pathology")
        assert find_primary([told], None).source == "first_note"
    spread = note("2015-01-01", fact("origin", "colon"), basis="pathology")
    assert find_primary([spread], None).source == "first_note"


def test_the_table_outranks_the_notes(report):
    """Date and organ of a registry stand, each where it gives one."""
    both = find_primary([report("2015-03-10")], Diagnosis(read_period("2015-02", None), "rectum"))
    assert (both.diagnosed.shown, both.source, both.site) == (date(2015, 2, 1), "table", "rectum")
    site = find_primary([report("2015-03-10")], Diagnosis(None, "rectum"))
    assert (site.site, site.source) == ("rectum", "pathology")


def test_a_new_cancer_is_another(report, note, fact):
    """The organ that notes name most is the first cancer's, unless it is told as a new one."""
    notes = [
        report("2010-01-01"),
        note("2015-01-01", fact("new_primary", "breast"), fact("cancer", "breast"), basis="pathology"),
        note("2016-01-01", fact("cancer", "breast")),
        note("2017-01-01", fact("cancer", "breast")),
    ]
    primary = find_primary(notes, None)
    assert (primary.site, primary.others) == ("colon", ("breast",))


def test_a_new_cancer_without_organ_is_what_the_report_finds(report, note, fact):
    """The comment "a new primary" speaks of the cancer above it, not of the one in the history."""
    second = note(
        "2015-01-01",
        fact("cancer", "colon", section="clinical_information"),
        fact("cancer", "kidney", section="clinical_information"),
        fact("cancer", "bladder", event_date="2001"),
        fact("cancer", "lung"),
        fact("new_primary"),
        basis="pathology",
    )
    assert find_primary([report("2010-01-01"), second], None).others == ("lung",)
    letter = note("2015-01-01", fact("cancer", "lung"), fact("new_primary"), basis="clinical")
    assert find_primary([report("2010-01-01"), letter], None).others == ()


def test_the_type_is_the_most_precise_and_invasive_one(report):
    """In situ parts and unspecific names stand back; in situ alone is not invasive."""
    mixed = find_primary([report("2010-01-01", "breast", code) for code in ("8010/3", "8500/2", "8500/3")], None)
    assert (mixed.morphology, mixed.invasive) == ("8500/3", True)
    in_situ = find_primary([report("2010-01-01", "breast", "8500/2")], None)
    assert (in_situ.morphology, in_situ.invasive) == ("8500/2", False)
    vague = find_primary([report("2010-01-01", "colon", code) for code in ("8000/3", "8140/3", "8000/3")], None)
    assert vague.morphology == "8140/3"


def test_basal_cell_carcinoma_is_not_counted(note, fact):
    """A basal cell carcinoma before a melanoma is not the patient's cancer."""
    bcc = note("2001-01-01", fact("cancer", "skin", morphology="8090/3"), basis="pathology")
    assert find_primary([bcc], None).site is None


def test_nothing_is_known_of_no_notes():
    """Without facts there is no organ and no date."""
    assert find_primary([], None) == (None, None, None, None, None, None, ())


def test_the_first_report_is_the_earliest_whatever_its_name(report):
    """Of two reports the earlier dates the diagnosis, though its id comes later in the alphabet."""
    second, first = report("2015-06-01"), report("2015-03-10")
    assert find_primary([first, second], None).diagnosed == on_day(date(2015, 3, 10))
    assert first.note_id > second.note_id


def test_spread_at_the_diagnosis_dates_it(note, fact):
    """The words "metastatic at diagnosis in 2014" date the diagnosis as well."""
    told = note("2016-05-05", fact("cancer", "colon"), fact("synchronous", event_date="2014"))
    primary = find_primary([told], None)
    assert (primary.diagnosed.shown, primary.source) == (date(2014, 1, 1), "stated")


def test_a_report_half_a_year_after_the_first_note_still_finds_it(note, fact, report):
    """After 180 days a report finds the cancer; a day later it is the biopsy of a recurrence."""
    first = note("2015-01-01", fact("cancer", "colon"))
    assert find_primary([first, report("2015-06-30")], None).source == "pathology"
    assert find_primary([first, report("2015-07-01")], None).source == "first_note"


def test_a_date_that_is_still_to_come_dates_nothing(note, fact):
    """A date after the note's is no diagnosis; the note's own day, stated, is one."""
    ahead = note("2015-03-01", fact("cancer", "colon", event_date="2016"))
    today = note("2015-03-01", fact("cancer", "colon", event_date="2015-03-01"))
    assert find_primary([ahead], None).source == "first_note"
    assert find_primary([today], None).source == "stated"


def test_the_reports_of_the_first_half_year_say_whether_it_had_invaded(note, report, fact):
    """In situ in the first reports stays so, whatever a report of years later, or a letter, finds or calls it."""
    first, late = report("2010-01-01", "breast", "8500/2"), report("2014-01-01", "breast", "8500/3")
    letter = note("2011-01-01", fact("cancer", "breast", morphology="8500/3"))
    assert find_primary([first, letter, late], None).invasive is False
    soon = report("2010-06-30", "breast", "8500/3")
    assert find_primary([first, soon], None).invasive is True


def test_without_reports_precise_words_say_whether_it_had_invaded(note, fact):
    """Of letters, "carcinoma" alone says less than "ductal carcinoma in situ"."""
    vague = note("2010-01-01", fact("cancer", "breast", morphology="8010/3"))
    precise = note("2011-01-01", fact("cancer", "breast", morphology="8500/2"))
    assert find_primary([vague, precise], None).invasive is False
    assert find_primary([vague], None).invasive is True


def test_a_diagnosis_some_years_ago_is_counted_back_from_its_note(note, fact):
    """What a note says was two years ago has the middle of that year."""
    primary = find_primary([note("2018-05-01", fact("cancer", "colon", event_date="-P2Y"))], None)
    assert (primary.source, primary.diagnosed.shown) == ("stated", date(2016, 5, 1))


def test_the_type_is_that_of_the_organ_that_the_table_names(note, fact):
    """Another cancer that the notes name more often lends it none."""
    breast = [note(f"2016-0{month}-01", fact("cancer", "breast", morphology="8500/3")) for month in (1, 2)]
    notes = [note("2015-01-01", fact("cancer", "colon", morphology="8480/3")), *breast]
    assert find_primary(notes, Diagnosis(on_day(date(2015, 1, 1)), "colon")).morphology == "8480/3"
