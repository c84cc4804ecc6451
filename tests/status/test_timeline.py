"""What came first, what came back, what never went."""

from datetime import date

import pytest

from recurnlp.status import Diagnosis
from recurnlp.status.meaning import is_early_stage
from recurnlp.status.period import read_period


def test_spread_within_the_window_was_there_from_the_start(report, note, say, tell):
    """Metastases found 180 days after the diagnosis are de novo; a day later they are a recurrence."""
    start = report("2015-01-01")
    on_time = tell(start, note("2015-06-30", say(sites=("liver",))))
    late = tell(start, note("2015-07-01", say(sites=("liver",))))
    assert (on_time.classification, on_time.first_recurrence_date) == ("de_novo_metastatic", None)
    assert (late.classification, late.first_recurrence_date) == ("recurrent_metastatic", date(2015, 7, 1))


def test_the_window_is_a_parameter(report, note, say, tell):
    """With 30 days, spread after two months is no longer synchronous."""
    notes = [report("2015-01-01"), note("2015-03-01", say())]
    assert tell(*notes).classification == "de_novo_metastatic"
    assert tell(*notes, synchronous_days=30).classification == "recurrent_metastatic"


def test_spread_after_freedom_is_a_recurrence_even_within_the_window(report, note, say, free, tell):
    """A time without disease makes what follows a recurrence, however soon it comes."""
    patient = tell(report("2015-01-01"), note("2015-03-01", free()), note("2015-05-01", say(sites=("lung",))))
    assert (patient.classification, patient.first_recurrence_date) == ("recurrent_metastatic", date(2015, 5, 1))
    assert (patient.first_recurrence_extent, patient.first_recurrence_sites) == (("distant",), ("lung",))


def test_history_of_freedom_in_the_very_note_counts(report, note, say, free, tell):
    """Of "disease-free since 2016, now with metastases": the note that finds it tells of the time before."""
    found = note("2015-06-01", free()._replace(section="indication"), say(sites=("liver",)))
    assert tell(report("2015-01-01"), found).classification == "recurrent_metastatic"


def test_freedom_before_the_diagnosis_does_not_count(report, note, say, free, tell):
    """Remission of an earlier disease is none of this one."""
    patient = tell(note("2010-01-01", free()), report("2015-01-01"), note("2015-02-01", say()))
    assert patient.classification == "de_novo_metastatic"


def test_disease_that_never_went_is_no_recurrence(report, note, say, fact, tell):
    """Spread late, but after persistent disease and without any time free of it, is progression."""
    patient = tell(report("2015-01-01"), note("2015-03-01", fact("persistence")), note("2016-06-01", say()))
    assert (patient.classification, patient.naaccr_1880) == ("never_disease_free", "70")
    assert (patient.first_recurrence_date, patient.first_distant_date) == (None, date(2016, 6, 1))


def test_the_word_of_a_clinician_makes_a_recurrence(report, note, say, tell):
    """A stated recurrence needs no note that told of freedom before."""
    patient = tell(report("2015-01-01"), note("2017-01-01", say("recurrence", extent="local", sites=("colon",))))
    assert (patient.classification, patient.naaccr_1880) == ("locoregional_recurrence", "13")


def test_spread_after_a_recurrence_was_not_there_from_the_start(report, note, say, tell):
    """A stated recurrence comes after freedom, and so does the spread that follows it, even within the window."""
    word = note("2015-02-01", say("recurrence", extent="local"))
    assert tell(report("2015-01-01"), word, note("2015-03-01", say())).classification == "recurrent_metastatic"


def test_a_suspicion_told_as_over_was_none(report, note, say, tell):
    """What was once suspected and is told as past was refuted."""
    patient = tell(report("2015-01-01"), note("2017-01-01", say(assertion="probable", time="past")))
    assert patient.first_suspected_date is None


def test_a_suspicion_is_no_recurrence(report, note, say, free, tell):
    """What is possible or probable is kept as a suspicion, with its day, and classifies nobody."""
    doubts = note("2017-01-01", say(assertion="probable"), say("recurrence", "possible"))
    patient = tell(report("2015-01-01"), note("2016-01-01", free()), doubts, note("2018-01-01", free()))
    assert (patient.classification, patient.first_suspected_date) == ("no_recurrence", date(2017, 1, 1))


def test_a_note_of_the_same_day_allays_no_suspicion(report, note, say, free, tell):
    """What one note suspects and another of that day denies is open until a later day."""
    doubt, denial = note("2017-01-01", say(assertion="possible")), note("2017-01-01", free())
    patient = tell(report("2015-01-01"), doubt, denial, note("2017-03-01", say(evidence="imaging")))
    assert patient.first_suspected_date == date(2017, 1, 1)


def test_doubtful_nodes_of_the_first_cancer_are_no_suspicion(report, note, say, tell):
    """Suspected are a return and spread to other organs; regional nodes belong to the first cancer."""
    patient = tell(report("2015-01-01"), note("2015-02-01", say(assertion="possible", extent="regional")))
    assert patient.first_suspected_date is None


def test_freedom_on_the_day_of_the_diagnosis_counts(report, note, say, free, tell):
    """Where the operation that found the cancer left none of it, spread within the window has come back."""
    clear = note("2015-01-01", free())
    assert tell(report("2015-01-01"), clear, note("2015-03-01", say())).classification == "recurrent_metastatic"


def test_of_notes_that_date_one_event_the_earliest_tells_it(report, note, say, tell):
    """What several notes date alike is told by the first of them, whatever their ids."""
    later, earlier = (note(day, say(event_date="2017-03-01")) for day in ("2019-01-01", "2018-01-01"))
    told = next(link for link in tell(report("2015-01-01"), later, earlier).chain if link.fact == "distant")
    assert told.note_id == earlier.note_id


def test_a_year_and_a_day_in_it_tell_one_recurrence(report, note, say, tell):
    """The report of August and the note that only names the year both stand in its chain."""
    found = note("2017-08-30", say("recurrence", extent="local"))
    named = note("2018-01-01", say("recurrence", extent="local", event_date="2017"))
    patient = tell(report("2015-01-01"), found, named)
    assert {link.note_id for link in patient.chain if link.fact == "recurrence"} == {found.note_id, named.note_id}


def test_a_denial_on_the_day_of_the_event_allays_no_suspicion(report, note, say, free, tell):
    """What was suspected in January is found in March, whatever else is written on that day."""
    doubt, found = note("2017-01-01", say(assertion="possible")), note("2017-03-01", say(evidence="imaging"))
    patient = tell(report("2015-01-01"), doubt, note("2017-03-01", free()), found)
    assert patient.first_suspected_date == date(2017, 1, 1)


def test_spread_from_the_start_needs_no_day(note, fact, say, tell):
    """A note without a date that finds spread at the diagnosis says enough."""
    spread = say()
    undated = note(None, spread, fact("synchronous", start=spread.start))
    assert tell(undated).classification == "de_novo_metastatic"
    assert tell(note(None, spread)).classification == "undetermined"


def test_spread_told_as_history_years_later_was_not_shown_to_be_there_from_the_start(report, note, say, tell):
    """When it was found is not told, so it may have come long after the window."""
    patient = tell(report("2015-01-01"), note("2018-01-01", say(time="past")))
    assert patient.classification != "de_novo_metastatic"


def test_a_report_s_day_is_the_diagnosis_though_a_return_is_dated_before_it(report, note, say, tell):
    """Only the first note that names a cancer is a guess that an earlier event can refute."""
    word = say("recurrence", extent="local", event_date="2014-11-01")
    patient = tell(report("2015-01-01"), note("2015-06-01", word))
    assert (patient.diagnosis_date, patient.diagnosis_date_source) == (date(2015, 1, 1), "pathology")


def test_that_no_metastases_are_seen_is_no_freedom_from_disease(report, note, say, tell):
    """A scan without metastases says nothing of the cancer itself."""
    patient = tell(report("2015-01-01"), note("2015-02-01", say(assertion="absent", extent="unspecified")))
    assert (patient.last_disease_free_date, patient.classification) == (None, "undetermined")


def test_a_recurrence_without_a_day_ends_no_interval(report, note, say, tell):
    """How long a patient was free is not known where the recurrence has no date."""
    patient = tell(report("2015-01-01"), note(None, say("recurrence", extent="local")))
    assert (patient.first_recurrence_extent, patient.disease_free_days) == (("local",), None)


def test_a_history_that_names_spread_first_is_no_old_history(note, say, free, tell):
    """What a history tells, undated and before any other note does, came back after freedom."""
    told = note("2018-01-01", say(section="history"))
    assert tell(note("2016-01-01", free()), told).classification == "recurrent_metastatic"


def test_suspected_comes_before_confirmed(report, note, say, free, tell):
    """The first suspicion that nothing allayed, the first statement as a fact and the microscope's word are apart."""
    patient = tell(
        report("2015-01-01"),
        note("2015-09-01", say(assertion="possible")),
        note("2016-01-01", free()),
        note("2017-01-01", say(assertion="possible")),
        note("2017-02-01", say(evidence="imaging")),
        note("2017-03-01", say(evidence="pathology")),
    )
    days = patient.first_suspected_date, patient.first_recurrence_date, patient.first_confirmed_date
    assert days == (date(2017, 1, 1), date(2017, 2, 1), date(2017, 3, 1))
    assert patient.confirmation == "pathology"


def test_the_firmest_ground_is_of_the_same_spell(report, note, say, free, tell):
    """What a microscope finds in the next relapse does not confirm the first."""
    patient = tell(
        report("2015-01-01"),
        note("2016-01-01", free()),
        note("2017-01-01", say(evidence="imaging")),
        note("2018-01-01", free()),
        note("2019-01-01", say(evidence="pathology")),
    )
    assert (patient.confirmation, patient.first_confirmed_date) == ("imaging", None)


def test_a_date_in_the_text_outranks_that_of_the_note(report, note, say, tell):
    """History copied into every later note is one event, on its own date."""
    copies = [note(f"{year}-05-05", say(sites=("bone",), event_date="2017-03")) for year in (2018, 2019, 2020)]
    patient = tell(report("2015-01-01"), *copies)
    assert (patient.first_distant_date, patient.first_distant_date_precision) == (date(2017, 3, 1), "month")
    assert patient.naaccr_1860 == "201703"


def test_the_day_of_the_report_refines_what_history_dates(report, note, say, tell):
    """A month in a later history and the report of that month tell of one event, on the report's day."""
    patient = tell(report("2015-01-01"), note("2017-03-20", say()), note("2019-01-01", say(event_date="2017-03")))
    assert (patient.first_distant_date, patient.first_distant_date_precision) == (date(2017, 3, 20), "day")


def test_history_in_a_note_that_is_clear_is_no_news(report, note, say, free, tell):
    """Metastases that a note of remission lists without a date are the old ones."""
    patient = tell(
        report("2015-01-01"),
        note("2015-02-01", say(sites=("lung",))),
        note("2016-01-01", free()),
        note("2018-01-01", say(sites=("liver",), section="findings"), free(), label="no_evidence"),
    )
    assert (patient.classification, patient.first_recurrence_date) == ("de_novo_metastatic", None)


def test_a_line_of_history_that_names_only_known_disease_is_no_news(report, note, say, free, tell):
    """A list of diagnoses that goes on naming the old metastases after remission makes no relapse; a finding does."""
    start = [report("2015-01-01"), note("2015-02-01", say(sites=("lung",))), note("2016-01-01", free())]
    for section in ("diagnosis", "preamble", "hospital_course", "comparison"):
        listed = tell(*start, note("2018-01-01", say(sites=("lung",), section=section)))
        assert listed.first_recurrence_date is None
    found = tell(*start, note("2018-01-01", say(sites=("lung",), section="findings")))
    assert found.first_recurrence_date == date(2018, 1, 1)


def test_spread_told_as_there_at_the_diagnosis_is_de_novo(note, fact, say, tell):
    """The words "metastatic at diagnosis" need no date of the diagnosis."""
    mention = say(sites=("bone",))
    told = note("2020-01-01", fact("cancer", "lung"), fact("synchronous", start=mention.start + 1), mention)
    assert tell(told).classification == "de_novo_metastatic"


def test_metastatic_at_first_sight_is_undetermined(note, fact, say, tell):
    """A first note that finds the cancer spread does not tell since when, so it dates no diagnosis."""
    patient = tell(note("2020-01-01", fact("cancer", "lung"), say()))
    assert (patient.classification, patient.diagnosis_date, patient.naaccr_1880) == ("undetermined", None, "99")


def test_an_early_stage_says_that_spread_came_later(note, fact, say, tell):
    """Stage II in the history of a patient with metastases tells that these were not there from the start."""
    stage = say("stage", stage_group="IIA", stage_system="AJCC")
    assert tell(note("2020-01-01", fact("cancer", "lung"), stage, say())).classification == "recurrent_metastatic"


def test_stage_four_counts_where_no_words_say_spread(report, note, say, tell):
    """M1 in a report is spread at the diagnosis; lymphomas have no such stage."""
    tnm = say("stage", stage_m="1", stage_system="TNM")
    ann_arbor = say("stage", stage_group="IVB", stage_system="Ann Arbor")
    assert tell(report("2015-01-01"), note("2015-01-02", tnm)).classification == "de_novo_metastatic"
    assert tell(report("2015-01-01"), note("2015-01-02", ann_arbor)).classification == "undetermined"


def test_nodes_of_a_lymphoma_are_the_disease_itself(report, note, say, free, tell):
    """A lymphoma in distant nodes has not spread, and its relapse there has no extent."""
    patient = tell(
        report("2015-01-01", "lymph_node", "9680/3"),
        note("2015-02-01", say(sites=("lymph_node",))),
        note("2016-01-01", free()),
        note("2018-01-01", say("recurrence", extent="distant", sites=("lymph_node",))),
    )
    assert (patient.classification, patient.first_distant_date) == ("locoregional_recurrence", None)
    assert (patient.first_recurrence_extent, patient.naaccr_1880) == (("unspecified",), "59")


def test_isolated_cells_in_a_node_are_no_recurrence(report, note, say, free, tell):
    """Nor spread: AJCC counts such nodes as free of metastasis."""
    start = [report("2015-01-01"), note("2016-01-01", free())]
    cells = {"extent": "regional", "sites": ("lymph_node",)}
    assert tell(*start, note("2018-01-01", say(**cells))).first_recurrence_date == date(2018, 1, 1)
    assert tell(*start, note("2018-01-01", say(**cells, isolated_cells=True))).first_recurrence_date is None


def test_nodes_after_freedom_are_a_regional_recurrence(report, note, say, free, tell):
    """Regional nodes count once the patient was free, and not before."""
    nodes = note("2017-01-01", say(extent="regional", sites=("lymph_node",)))
    assert tell(report("2015-01-01"), note("2016-01-01", free()), nodes).naaccr_1880 == "22"
    assert tell(report("2015-01-01"), nodes).classification == "undetermined"


def test_a_marker_alone_is_a_biochemical_recurrence(report, note, say, tell):
    """A rise of PSA classifies as such until something is found."""
    rise = note("2017-01-01", say("recurrence", extent="biochemical"))
    assert tell(report("2015-01-01", "prostate"), rise).classification == "biochemical_recurrence"
    found = note("2018-01-01", say("recurrence", extent="local"))
    assert tell(report("2015-01-01", "prostate"), rise, found).classification == "locoregional_recurrence"
    spread = note("2018-01-01", say(sites=("bone",)))
    patient = tell(report("2015-01-01", "prostate"), rise, spread)
    assert (patient.classification, patient.first_recurrence_extent) == ("recurrent_metastatic", ("biochemical",))


def test_sites_stand_in_the_order_of_their_appearance(report, note, say, tell):
    """Explicit dates of a later history sort among the days of notes."""
    patient = tell(
        report("2015-01-01"),
        note("2018-01-01", say(sites=("brain",))),
        note("2019-01-01", say(sites=("liver",), event_date="2016-05"), say(sites=("bone", "brain"))),
    )
    assert patient.distant_sites == ("liver", "brain", "bone")


def test_a_recurrence_after_de_novo_spread_needs_freedom(report, note, say, free, tell):
    """The word "recurrent" said of disease that never went is progression; after remission it is a relapse."""
    start = [report("2015-01-01"), note("2015-02-01", say(sites=("liver",)))]
    word = note("2017-01-01", say("recurrence", extent="distant", sites=("liver",)))
    assert tell(*start, word).first_recurrence_date is None
    relapse = tell(*start, note("2016-01-01", free()), word)
    assert (relapse.classification, relapse.first_recurrence_date) == ("de_novo_metastatic", date(2017, 1, 1))


def test_remission_of_de_novo_disease_is_coded_disease_free(report, note, say, free, tell):
    """1880 is 70 while the disease never went, and 00 once it did."""
    start = [report("2015-01-01"), note("2015-02-01", say())]
    assert tell(*start).naaccr_1880 == "70"
    assert tell(*start, note("2016-01-01", free())).naaccr_1880 == "00"


def test_a_recurrence_dated_before_the_table_says_is_none(note, say, tell):
    """What a note dates long before the diagnosis belongs to another disease, and is listed as a contradiction."""
    early = note("2016-01-01", say("recurrence", extent="local", event_date="2009"))
    patient = tell(early, diagnosis=Diagnosis(read_period("2015-01-01", None)))
    assert patient.first_recurrence_date is None
    assert [c[0] for c in patient.contradictions] == ["recurrence_before_diagnosis"]


def test_still_in_remission_since_a_year_is_free_on_the_day_of_the_note(report, note, free, tell):
    """The words "in remission since 2015" are a statement of that year, and of today."""
    patient = tell(report("2014-01-01"), note("2019-07-01", free(event_date="2015")))
    assert patient.last_disease_free_date == date(2019, 7, 1)


@pytest.mark.parametrize("day", [None, "2019-01-01"])
def test_notes_without_a_date_count_with_the_dates_of_their_text(note, say, tell, day):
    """An explicit date needs no date of the note."""
    patient = tell(note(day, say(sites=("bone",), event_date="2016-06")))
    assert patient.first_distant_date == date(2016, 6, 1)


def test_the_order_of_notes_does_not_matter(report, note, say, free, tell):
    """Notes are put in the order of their dates."""
    notes = [report("2015-01-01"), note("2016-01-01", free()), note("2017-01-01", say(sites=("lung",)))]
    assert tell(*notes) == tell(*reversed(notes))


def test_later_histories_add_nothing_to_the_first_recurrence(tell, say, note, report, free):
    """Sites and extents of an event are those of the day on which any were first named."""
    told = tell(
        report("2010-01-01"),
        note("2011-01-01", free()),
        note("2012-03-05", say("recurrence", extent="unspecified")),
        note("2012-03-20", say("recurrence", extent="local", sites=("colon",), event_date="2012-03-05")),
        note("2014-01-01", say("recurrence", extent="distant", sites=("liver",), event_date="2012-03")),
    )
    assert (told.first_recurrence_extent, told.first_recurrence_sites) == (("local",), ("colon",))
    told = tell(
        report("2010-01-01"),
        note("2011-01-01", free()),
        note("2012-03-05", say("recurrence", extent="local")),
        note("2014-01-01", say("recurrence", extent="distant", sites=("liver",), event_date="2012-03-05")),
    )
    assert (told.first_recurrence_extent, told.first_recurrence_sites) == (("local",), ())


def test_a_marker_has_no_place(tell, say, note, report, free):
    """An organ beside the words of a biochemical recurrence is not where it is."""
    told = tell(
        report("2010-01-01", "prostate"),
        note("2011-01-01", free()),
        note("2012-03-05", say("recurrence", extent="biochemical", sites=("bone",))),
    )
    assert (told.classification, told.first_recurrence_sites) == ("biochemical_recurrence", ())


def test_a_report_that_finds_a_positive_node_again_is_news(tell, say, note, report, free):
    """The diagnosis that heads a letter retells; that of a report does not, though nodes were positive before."""
    nodes = {"extent": "regional", "sites": ("lymph_node",), "section": "diagnosis"}
    history = (report("2010-01-01"), note("2010-01-05", say(**nodes), basis="pathology"), note("2012-01-01", free()))
    assert tell(*history, note("2015-01-01", say(**nodes), basis="clinical")).classification == "no_recurrence"
    told = tell(*history, note("2015-01-01", say(**nodes), basis="cytology"))
    assert (told.classification, told.first_recurrence_extent) == ("locoregional_recurrence", ("regional",))


def test_a_recurrence_is_where_it_is_told_and_spread_where_that_is(tell, say, note, report, free):
    """Of a liver cancer that recurred in the liver, with lung metastases in the same sentence, the return is local."""
    back = say("recurrence", sites=("liver", "lung"), event_date="2016")
    spread = say(sites=("lung",), sentence_start=back.sentence_start)
    told = tell(report("2014-01-01", "liver"), note("2015-01-01", free()), note("2018-01-01", back, spread))
    assert (told.first_recurrence_extent, told.first_recurrence_sites) == (("local",), ("liver",))
    assert (told.first_distant_date.year, told.distant_sites) == (2018, ("lung",))


def test_nodes_and_spread_of_another_cancer_are_not_this_ones(tell, say, note, fact, report, free):
    """A report that finds a new cancer tells of its nodes; a sentence that names the new cancer tells of its spread."""
    nodes = say(extent="regional", sites=("lymph_node",), section="diagnosis")
    spread = say(sites=("liver",))
    found = (fact("cancer", "colon", start=9000, morphology="8140/3"), fact("new_primary", "colon", start=9100))
    notes = (
        report("2010-01-01", "kidney", "8312/3"),
        note("2012-01-01", free(), fact("cancer", "kidney")),
        note("2015-01-01", nodes, *found, basis="pathology"),
    )
    named = note("2017-01-01", spread, fact("cancer", "colon", start=spread.start + 15), basis="imaging")
    told = tell(*notes, named)
    assert (told.classification, told.other_primaries, told.distant_sites) == ("no_recurrence", ("colon",), ())
    assert tell(*notes, note("2017-01-01", spread, basis="imaging")).distant_sites == ("liver",)


def test_a_code_of_stage_four_tells_of_no_freedom(report, note, say, tell):
    """M1 two years after the diagnosis is spread, which was there then or came later; words would be a return."""
    late = say("stage", stage_m="1", stage_system="TNM")
    patient = tell(report("2015-01-01"), note("2017-01-01", late))
    assert (patient.classification, patient.first_recurrence_date) == ("undetermined", None)
    assert patient.first_distant_date == date(2017, 1, 1)


@pytest.mark.parametrize(
    ("parts", "classification"),
    [
        ({"stage_group": "IVB", "stage_system": "AJCC"}, "de_novo_metastatic"),
        ({"stage_group": "IVA", "stage_system": "AJCC", "stage_m": "0"}, "undetermined"),
        ({"stage_group": "IVA", "stage_system": "AJCC", "stage_m": "1"}, "de_novo_metastatic"),
        ({"stage_group": "IIIB", "stage_system": "AJCC"}, "undetermined"),
    ],
)
def test_a_group_is_spread_unless_its_code_says_otherwise(report, note, say, tell, parts, classification):
    """Stage IV is spread at the diagnosis, but with M0 (IVA of the larynx) it is none."""
    assert tell(report("2015-01-01"), note("2015-01-02", say("stage", **parts))).classification == classification


def test_a_recurrence_and_spread_of_one_day_are_a_return(report, note, say, tell):
    """A note within the window that tells of a recurrence and of spread finds no spread from the start."""
    both = note("2015-03-01", say("recurrence", extent="local"), say(sites=("liver",)))
    assert tell(report("2015-01-01"), both).classification == "recurrent_metastatic"


def test_a_line_of_history_that_names_a_new_organ_is_news(report, note, say, free, tell):
    """What nothing has told before is found on the day of the note, in whatever section."""
    line = note("2018-01-01", say(sites=("lung",), section="history"))
    patient = tell(report("2015-01-01"), note("2016-01-01", free()), line)
    assert patient.first_recurrence_date == date(2018, 1, 1)


@pytest.mark.parametrize("label", ["no_evidence", "suspected", "not_stated"])
def test_freedom_in_a_history_holds_where_the_note_finds_no_disease(report, note, say, tell, label):
    """The words "no evidence of disease" are of the note's day, wherever they stand, unless it goes on to disease."""
    clear = say("recurrence", "absent", "unspecified", section="history")
    assert tell(report("2015-01-01"), note("2017-05-05", clear, label=label)).last_disease_free_date == date(2017, 5, 5)


@pytest.mark.parametrize(
    ("recurrence", "year"),
    [
        ({}, 2016),
        ({"sites": ("liver",)}, 2016),
        ({"sites": ("lung",)}, 2018),
        ({"extent": "local"}, 2018),
    ],
)
def test_a_recurrence_shares_the_date_of_its_spread(report, note, say, tell, recurrence, year):
    """An undated recurrence that may be the dated spread of its note is so dated; one elsewhere is not."""
    word = say(**({"kind": "recurrence", "extent": "distant"} | recurrence))
    spread = say(sites=("liver",), event_date="2016-06")
    patient = tell(report("2010-01-01"), note("2018-01-01", word, spread))
    days = {link.day.year for link in patient.chain if link.fact == "recurrence" and link.start == word.start}
    assert days == {year}


def test_blood_drawn_up_to_a_month_before_is_of_the_visit(note, fact, report, tell):
    """A relapse by number is found on the day of the visit that the blood was drawn for, 31 days before at most."""
    for drawn, found in (("2017-04-16", date(2017, 5, 17)), ("2017-04-15", date(2017, 4, 15))):
        marker = fact("marker_relapse", "prostate", section="laboratory", event_date=drawn)
        assert tell(report("2012-01-01", "prostate"), note("2017-05-17", marker)).first_recurrence_date == found


def test_blood_drawn_is_dated_where_the_note_is_not(note, fact, report, tell):
    """A relapse by number in a note without a date is dated by its own."""
    marker = fact("marker_relapse", "prostate", section="laboratory", event_date="2016-02")
    assert tell(report("2012-01-01", "prostate"), note(None, marker)).first_recurrence_date == date(2016, 2, 1)


def test_a_relapse_by_number_some_months_ago_is_counted_back_from_the_note(note, fact, report, tell):
    """Three months before the visit is not the blood of the visit."""
    marker = fact("marker_relapse", "prostate", section="laboratory", event_date="-P3M")
    told = tell(report("2012-01-01", "prostate"), note("2017-05-17", marker))
    assert told.first_recurrence_date == date(2017, 2, 17)


def test_a_marker_and_a_recurrence_of_no_place_are_biochemical(report, note, say, tell):
    """Words that tell no extent add none to what the marker shows."""
    rise = note("2017-01-01", say("recurrence", extent="biochemical"))
    vague = note("2017-02-01", say("recurrence", extent="unspecified"))
    assert tell(report("2015-01-01", "prostate"), rise, vague).classification == "biochemical_recurrence"
    assert tell(report("2015-01-01", "prostate"), vague).classification == "locoregional_recurrence"


def test_a_code_after_freedom_is_no_return(report, note, say, free, tell):
    """M1 in a later note is copied from somewhere: it is spread, but without words no recurrence."""
    code = note("2017-01-01", say("stage", stage_m="1", stage_system="TNM"))
    patient = tell(report("2015-01-01"), note("2016-01-01", free()), code)
    assert (patient.classification, patient.first_recurrence_date) == ("undetermined", None)


@pytest.mark.parametrize(
    ("day", "classification"), [("2015-06-30", "no_recurrence"), ("2015-07-01", "locoregional_recurrence")]
)
def test_nodes_within_the_window_belong_to_the_first_treatment(report, note, say, free, tell, day, classification):
    """Regional nodes found up to 180 days after the diagnosis are no return, though a note told of freedom before."""
    nodes = note(day, say(extent="regional", sites=("lymph_node",)))
    assert tell(report("2015-01-01"), note("2015-02-01", free()), nodes).classification == classification


def test_nodes_after_freedom_need_no_diagnosis(note, say, free, tell):
    """Where nobody dates the diagnosis, nodes after freedom are a return."""
    nodes = note("2017-01-01", say(extent="regional", sites=("lymph_node",)))
    assert tell(note("2016-01-01", free()), nodes).classification == "locoregional_recurrence"


def test_spread_told_as_past_may_have_come_after_freedom(report, note, say, free, tell):
    """Undated spread of the past, in a note after freedom, was neither there from the start nor is it a return."""
    past = note("2015-04-01", say(time="past"))
    assert tell(report("2015-01-01"), note("2015-02-01", free()), past).classification == "undetermined"
    assert tell(report("2015-01-01"), past).classification == "de_novo_metastatic"


def test_a_year_that_begins_before_freedom_is_not_after_it(report, note, say, free, tell):
    """Spread "in 2015" may have been there before the freedom of March: it is taken to have been there at first."""
    told = note("2017-01-01", say(event_date="2015"))
    assert tell(report("2015-01-01"), note("2015-03-01", free()), told).classification == "de_novo_metastatic"


def test_freedom_on_the_very_day_is_no_time_without_disease(report, note, say, free, tell):
    """Two notes of one day that do not agree leave no time between them."""
    notes = note("2015-03-01", free()), note("2015-03-01", say())
    assert tell(report("2015-01-01"), *notes).classification == "de_novo_metastatic"


def test_a_recurrence_dated_up_to_the_window_before_the_diagnosis_counts(note, say, tell):
    """Dates of tables are not exact: half a year before the diagnosis is let pass, a day more is not."""
    for day, found in (("2015-01-01", date(2015, 1, 1)), ("2014-12-31", None)):
        early = note("2016-01-01", say("recurrence", extent="local", event_date=day))
        patient = tell(early, diagnosis=Diagnosis(read_period("2015-06-30", None)))
        assert patient.first_recurrence_date == found


def test_an_organ_named_without_extent_is_the_place_of_the_return(report, note, say, free, tell):
    """Of two mentions of one day, one tells how far and the other where."""
    both = note(
        "2017-01-01", say("recurrence", extent="local"), say("recurrence", extent="unspecified", sites=("colon",))
    )
    patient = tell(report("2015-01-01"), note("2016-01-01", free()), both)
    assert (patient.first_recurrence_extent, patient.first_recurrence_sites) == (("local",), ("colon",))


def test_a_recurrence_in_a_note_that_is_clear_was_before(report, note, say, free, tell):
    """What a note of remission calls a recurrence came some time before it; old nodes are no return at all."""
    word = note("2018-01-01", say("recurrence", extent="local"), free(), label="no_evidence")
    patient = tell(report("2015-01-01"), word)
    assert (patient.first_recurrence_date, patient.first_recurrence_date_precision) == (date(2018, 1, 1), "before")
    nodes = note("2018-01-01", say(extent="regional", sites=("lymph_node",)), free(), label="no_evidence")
    assert tell(report("2015-01-01"), note("2016-01-01", free()), nodes).classification == "no_recurrence"


@pytest.mark.parametrize("denied", ["recurrence", "metastasis"])
def test_a_note_is_clear_by_the_words_for_the_whole_patient(report, note, say, tell, denied):
    """A local recurrence, or spread, that is denied does not make history of what the note finds."""
    found = note("2018-01-01", say(sites=("liver",)), say(denied, "absent", "local"), label="no_evidence")
    assert tell(report("2015-01-01"), found).first_distant_date_precision == "day"


def test_spread_told_as_past_was_before_its_note(report, note, say, tell):
    """A mention of the past has the day of its note, and the precision says that it was before."""
    patient = tell(report("2015-01-01"), note("2018-01-01", say(time="past")))
    assert (patient.first_distant_date, patient.first_distant_date_precision) == (date(2018, 1, 1), "before")


def test_spread_of_another_cancer_is_told_by_its_origin_too(report, note, fact, say, tell):
    """The words "colonic origin" name the other cancer as "colon cancer" does; a treatment of the colon does not."""
    start = report("2010-01-01", "kidney", "8312/3"), note("2012-01-01", fact("new_primary", "colon"))
    for kind, organs in (("origin", ()), ("treatment", ("liver",))):
        spread = say(sites=("liver",))
        told = note("2017-01-01", spread, fact(kind, "colon", start=spread.start + 15))
        assert tell(*start, told).distant_sites == organs


def test_disease_that_never_went_needs_no_spread(report, note, fact, tell):
    """Persistent disease of the organ itself, without freedom, return or spread, is never disease-free."""
    assert tell(report("2015-01-01"), note("2015-03-01", fact("persistence"))).classification == "never_disease_free"


def test_spread_told_as_there_at_the_diagnosis_has_its_date(report, note, fact, say, tell):
    """A later letter that says "metastatic at diagnosis" dates the spread with the diagnosis, and no other mention."""
    mention, other = say(sites=("bone",)), say("recurrence", extent="local")
    letter = note("2018-01-01", mention, other, *(fact("synchronous", start=m.start + 1) for m in (mention, other)))
    patient = tell(report("2015-01-01"), letter)
    assert (patient.classification, patient.first_distant_date) == ("de_novo_metastatic", date(2015, 1, 1))
    assert tell(note("2018-01-01", mention, *letter.facts)).first_distant_date == date(2018, 1, 1)


def test_what_says_nothing_hides_nothing(report, note, fact, say, tell):
    """A hypothetical mention, or one of another cancer, is passed over, and the next one read."""
    found = note("2015-02-01", say(assertion="hypothetical"), say(sites=("lung",)))
    assert tell(report("2015-01-01"), found).distant_sites == ("lung",)
    other = say(sites=("liver",))
    both = note("2017-01-01", other, fact("origin", "colon", start=other.start + 15), say(sites=("lung",)))
    start = report("2010-01-01", "kidney", "8312/3"), note("2012-01-01", fact("new_primary", "colon"))
    assert tell(*start, both).distant_sites == ("lung",)


@pytest.mark.parametrize(
    ("basis", "kinds", "organs"),
    [
        ("pathology", ("cancer", "new_primary"), ()),
        ("cytology", ("cancer", "new_primary"), ()),
        ("clinical", ("cancer", "new_primary"), ("liver",)),
        ("pathology", ("cancer", "treatment"), ("liver",)),
        ("pathology", ("treatment", "new_primary"), ("liver",)),
    ],
)
def test_spread_in_a_report_of_a_new_cancer_is_that_one_s(report, note, fact, say, tell, basis, kinds, organs):
    """A microscope's report that finds a new cancer, and calls it new, speaks of its spread; others need not."""
    start = report("2010-01-01", "kidney", "8312/3"), note("2014-01-01", fact("new_primary", "colon"))
    facts = [fact(kind, "colon", start=9000 + place) for place, kind in enumerate(kinds)]
    assert tell(*start, note("2015-01-01", say(sites=("liver",)), *facts, basis=basis)).distant_sites == organs


def test_freedom_counts_in_a_report_of_a_new_cancer(report, note, fact, free, tell):
    """That there is no disease is said of the patient, whichever cancer the report finds."""
    start = report("2010-01-01", "kidney", "8312/3"), note("2014-01-01", fact("new_primary", "colon"))
    found = fact("cancer", "colon", start=9000), fact("new_primary", "colon", start=9100)
    told = tell(*start, note("2015-01-01", free(), *found, basis="pathology"))
    assert told.last_disease_free_date == date(2015, 1, 1)


def test_a_marker_is_linked_to_its_words(note, fact, report, tell):
    """A relapse by number is linked to where the number stands."""
    marker = fact("marker_relapse", "prostate", start=40, section="laboratory")
    (link,) = (
        link for link in tell(report("2012-01-01", "prostate"), note("2017-05-16", marker)).chain if link.rule_id
    )
    assert (link.start, link.end) == (40, 45)


def test_disease_of_the_day_of_freedom_is_of_the_next_spell(report, note, say, free, tell):
    """What a microscope finds on the day on which another note is clear does not confirm the disease before."""
    scan, clear = note("2017-01-01", say(evidence="imaging")), note("2018-01-01", free())
    biopsy = note("2018-01-01", say(evidence="pathology"))
    assert tell(report("2015-01-01"), note("2016-01-01", free()), scan, clear, biopsy).confirmation == "imaging"


@pytest.mark.parametrize(
    ("parts", "is_early"),
    [
        ({"stage_group": "0"}, True),
        ({"stage_group": "I"}, True),
        ({"stage_group": "IIA"}, True),
        ({"stage_group": "IIIC2"}, True),
        ({"stage_group": "IIIb"}, True),
        ({"stage_group": "IVA"}, False),
        ({"stage_m": "0"}, True),
        ({"stage_m": "0(i+)"}, True),
        ({"stage_m": "1"}, False),
        ({}, False),
    ],
)
def test_a_stage_without_distant_spread_is_early(say, parts, is_early):
    """Groups up to III, with their letters and digits, and M0 are early; of words, none is a stage."""
    assert is_early_stage(say("stage", **parts)) == is_early
    assert not is_early_stage(say("metastasis", **parts))


def test_a_code_tells_of_spread_only_where_no_words_do(report, note, say, tell):
    """The first spread is that of the words, though a code came before them."""
    code = note("2015-01-02", say("stage", stage_m="1", stage_system="TNM"))
    patient = tell(report("2015-01-01"), code, note("2015-02-01", say(sites=("liver",))))
    assert patient.first_distant_date == date(2015, 2, 1)


def test_no_recurrence_at_one_place_is_no_freedom(report, note, say, tell):
    """That there is no local recurrence says nothing of the rest of the patient."""
    patient = tell(report("2015-01-01"), note("2016-01-01", say("recurrence", "absent", "local")))
    assert (patient.last_disease_free_date, patient.classification) == (None, "undetermined")


def test_spread_of_no_place_is_distant(report, note, say, tell):
    """The word "metastatic" alone means other organs."""
    assert (
        tell(report("2015-01-01"), note("2015-02-01", say(extent="unspecified"))).classification == "de_novo_metastatic"
    )


def test_a_suspicion_that_a_later_note_allays_is_forgotten_and_one_of_its_own_day_is_not(report, note, say, free, tell):
    """A clear note takes back the suspicions before it; the next suspicion, or one of the same day, stands."""
    doubt, relapse = say(assertion="possible"), note("2018-01-01", say("recurrence", extent="local"))
    clear = note("2017-01-01", free())
    allayed = tell(report("2015-01-01"), note("2016-01-01", doubt), clear, relapse)
    assert allayed.first_suspected_date == date(2018, 1, 1)
    mixed = tell(report("2015-01-01"), note("2017-01-01", doubt), clear, relapse)
    assert mixed.first_suspected_date == date(2017, 1, 1)


def test_a_suspicion_after_the_event_is_none(report, note, say, tell):
    """What is suspected once the disease is known adds nothing, and hides no suspicion before it."""
    patient = tell(
        report("2015-01-01"),
        note("2016-01-01", say(assertion="possible", time="past")),
        note("2017-01-01", say("recurrence", extent="local")),
        note("2018-01-01", say(assertion="possible")),
    )
    assert patient.first_suspected_date == date(2017, 1, 1)
