"""The record of a patient: who says each fact, and what is left open."""

import sys
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from recurnlp.model.vocabulary import ASSERTIONS, EXTENTS, LABELS
from recurnlp.status import ChartFact, ChartMention, ChartNote, tell_patient
from recurnlp.status.classification import CLASSIFICATIONS


def test_every_fact_names_who_says_it(report, note, say, free, tell):
    """Diagnosis, freedom, recurrence and spread each have a link with note, offsets, rule and ground."""
    found, clear = report("2015-01-01"), note("2016-01-01", free())
    scan = note("2017-01-01", say(sites=("lung",), evidence="imaging"))
    biopsy = note("2017-02-01", say(sites=("lung",), evidence="pathology"))
    patient = tell(found, clear, scan, biopsy)
    links = {(link.fact, link.note_id, link.level) for link in patient.chain}
    assert links == {
        ("diagnosis", found.note_id, "pathology"),
        ("disease_free", clear.note_id, "clinical"),
        ("recurrence", scan.note_id, "imaging"),
        ("recurrence", biopsy.note_id, "pathology"),
        ("distant", scan.note_id, "imaging"),
        ("distant", biopsy.note_id, "pathology"),
    }
    told, said = found.facts[0], clear.mentions[0]
    assert patient.chain[:2] == (
        ("diagnosis", date(2015, 1, 1), found.note_id, told.start, told.end, None, "pathology"),
        ("disease_free", date(2016, 1, 1), clear.note_id, said.start, said.end, "a.rule", "clinical"),
    )
    spoken = scan.mentions[0]
    assert (scan.note_id, spoken.start, spoken.end) in patient.evidence
    assert {link.rule_id for link in patient.chain if link.fact == "recurrence"} == {"a.rule"}


def test_progression_is_kept_apart(report, note, say, fact, tell):
    """The first day of progression is a fact of its own, and makes no recurrence."""
    patient = tell(report("2015-01-01"), note("2015-02-01", say()), note("2016-01-01", fact("progression")))
    assert (patient.first_progression_date, patient.first_recurrence_date) == (date(2016, 1, 1), None)


def test_the_interval_is_counted_in_days(report, note, say, tell):
    """From the diagnosis to the first recurrence; not where one of them is unknown."""
    relapse = note("2016-01-01", say("recurrence", extent="local"))
    assert tell(report("2015-01-01"), relapse).disease_free_days == 365
    assert tell(relapse).disease_free_days is None


def test_the_last_note_gives_the_status(note, free, say, tell):
    """The label of the last dated note stands; notes without a date come last but do not speak for now."""
    patient = tell(note("2018-01-01", free()), note("2019-01-01", say()), note(None, free()))
    assert (patient.status_at_last_note, patient.last_note_date) == ("distant_metastasis", date(2019, 1, 1))


def test_codes_of_the_spread_are_collected(report, note, say, tell):
    """The ICD-10-CM codes of all spread, each once, in order of time."""
    patient = tell(report("2015-01-01"), note("2018-01-01", say(icd10=("C78.7",)), say(icd10=("C79.51", "C78.7"))))
    assert patient.secondary_icd10 == ("C78.7", "C79.51")


def test_the_notes_are_counted(report, note, tell):
    """The record says whose it is, how many notes it is made of, and from when to when."""
    patient = tell(note("2018-01-01"), report("2015-01-01"), note(None))
    assert (patient.patient_id, patient.notes, patient.first_note_date) == ("p", 3, date(2015, 1, 1))
    assert patient.last_note_date == date(2018, 1, 1)


def test_no_notes_say_nothing():
    """A patient without notes has a record in which nothing is known."""
    patient = tell_patient("p", [])
    assert (patient.status_at_last_note, patient.classification, patient.naaccr_1880) == (
        "not_stated",
        "undetermined",
        "99",
    )


def test_notes_are_in_the_order_of_their_days_not_of_their_names(report, note, say, free, tell):
    """The last note is the latest, though another's id comes later in the alphabet."""
    last, first = note("2019-01-01", free()), note("2018-01-01", say())
    assert tell(report("2015-01-01"), last, first).status_at_last_note == "no_evidence"


def test_a_guessed_diagnosis_is_taken_back_whole(note, fact, say, tell):
    """Where the first note that names the cancer finds it spread, neither date nor source nor link is kept."""
    patient = tell(note("2020-01-01", fact("cancer", "lung"), say()))
    assert (patient.diagnosis_date, patient.diagnosis_date_source, patient.diagnosis_date_precision) == (None,) * 3
    assert {link.fact for link in patient.chain} == {"distant"}


def test_a_first_note_that_finds_it_spread_from_the_start_dates_the_diagnosis(note, fact, say, tell):
    """Stage IV from the start is diagnosed when it is first told; only spread that came later makes that a guess."""
    spread = say(sites=("liver",))
    patient = tell(note("2018-01-01", fact("cancer", "colon"), spread, fact("synchronous", start=spread.start + 1)))
    assert (patient.classification, patient.diagnosis_date) == ("de_novo_metastatic", date(2018, 1, 1))


def test_a_first_note_starts_no_interval(note, fact, say, tell):
    """Days without disease are not counted from the first note that happens to name the cancer."""
    patient = tell(note("2015-01-01", fact("cancer", "colon")), note("2017-01-01", say("recurrence", extent="local")))
    assert (patient.diagnosis_date_source, patient.disease_free_days) == ("first_note", None)


def test_an_interval_ends_on_a_known_day(report, note, say, tell):
    """A recurrence that was some time before its note ends no count of days."""
    past = note("2018-01-01", say("recurrence", extent="local", time="past"))
    assert tell(report("2015-01-01"), past).disease_free_days is None


def test_the_first_and_the_last_freedom_are_linked(report, note, free, tell):
    """Of many notes that are clear, the chain names the first and the last."""
    clear = [note(f"{year}-01-01", free()) for year in (2016, 2017, 2018, 2019)]
    links = [link.note_id for link in tell(report("2015-01-01"), *clear).chain if link.fact == "disease_free"]
    assert links == [clear[0].note_id, clear[-1].note_id]


def test_progression_is_linked_once(report, note, say, fact, tell):
    """Of several notes that tell of progression, the chain names the first."""
    grown = [note(f"{year}-01-01", fact("progression")) for year in (2016, 2017)]
    links = [link for link in tell(report("2015-01-01"), note("2015-02-01", say()), *grown).chain if link.day]
    assert [(link.fact, link.note_id) for link in links[2:]] == [("progression", grown[0].note_id)]


def test_a_recurrence_told_as_past_is_linked_to_who_told_it_first(report, note, say, tell):
    """Of two notes that tell of it as history, the earlier is named."""
    past = [note(day, say("recurrence", extent="local", time="past")) for day in ("2016-01-01", "2018-01-01")]
    links = [link.note_id for link in tell(report("2015-01-01"), *past).chain if link.fact == "recurrence"]
    assert links == [past[0].note_id]


DAYS = st.none() | st.dates(date(2000, 1, 1), date(2024, 1, 1))
EVENTS = st.none() | st.sampled_from(["2011", "2013-04", "2015-06-30", "-P2Y", "-P3M", "-P1W"])
SITES = st.lists(st.sampled_from(["liver", "lung", "lymph_node", "bone_marrow", "breast"]), max_size=2).map(tuple)
MENTIONS = st.builds(
    ChartMention,
    start=st.integers(0, 50),
    end=st.integers(51, 60),
    kind=st.sampled_from(["metastasis", "recurrence", "stage"]),
    assertion=st.sampled_from(ASSERTIONS),
    time=st.sampled_from(["current", "past"]),
    extent=st.sampled_from(EXTENTS),
    sites=SITES,
    icd10=st.just(()),
    evidence=st.sampled_from([None, "pathology", "imaging", "clinical"]),
    event_date=EVENTS,
    section=st.sampled_from(["diagnosis", "impression", "indication"]),
    sentence_start=st.just(0),
    sentence_end=st.just(60),
    rule_id=st.just("a.rule"),
    stage_m=st.sampled_from(["", "0", "1"]),
    stage_group=st.sampled_from(["", "II", "IVA"]),
    stage_system=st.just("TNM"),
)
FACTS = st.builds(
    ChartFact,
    kind=st.sampled_from(["cancer", "origin", "new_primary", "treatment", "progression", "persistence", "synchronous"]),
    start=st.integers(0, 60),
    end=st.just(61),
    section=st.sampled_from(["diagnosis", "indication"]),
    site=st.sampled_from([None, "colon", "breast", "lymph_node"]),
    morphology=st.sampled_from([None, "8140/3", "8500/2"]),
    event_date=EVENTS,
)
NOTES = st.lists(
    st.builds(
        ChartNote,
        note_id=st.uuids().map(str),
        day=DAYS,
        label=st.sampled_from(LABELS),
        basis=st.sampled_from([None, "pathology", "imaging", "clinical"]),
        mentions=st.lists(MENTIONS, max_size=4).map(tuple),
        facts=st.lists(FACTS, max_size=3).map(tuple),
    ),
    min_size=1,
    max_size=6,
)


@given(NOTES, st.randoms(use_true_random=False))
def test_whatever_the_notes_say_the_record_holds_together(notes, random):
    """Any notes, in any order, give one record whose class, dates, codes and sites agree."""
    patient = tell_patient("p", notes)
    assert tell_patient("p", random.sample(notes, len(notes))) == patient
    assert patient.classification in CLASSIFICATIONS
    recurred = bool(patient.first_recurrence_extent)
    assert recurred == (patient.first_recurrence_date_precision is not None)
    assert not recurred or patient.classification not in ("no_recurrence", "never_disease_free", "undetermined")
    assert recurred == (patient.naaccr_1880 not in ("00", "70", "99"))
    assert not patient.naaccr_1860 or recurred
    assert (patient.first_distant_date_precision is not None) == patient.classification.endswith("_metastatic") or (
        patient.classification in ("never_disease_free", "undetermined")
    )
    ids = {note.note_id for note in notes}
    assert {place[0] for place in patient.evidence} <= ids


def test_a_patient_of_many_notes_costs_in_proportion(say, note, free, fact, tell):
    """Four times the notes take no more than about four times the steps."""

    def count_steps(number):
        days = [(date(1990, 1, 1) + timedelta(i)).isoformat() for i in range(number)]
        history = [note(day, free(), fact("treatment"), fact("progression")) for day in days[::2]]
        relapses = [
            note(day, say(sites=("liver",)), say("recurrence", extent="local"), fact("new_primary", "lung"))
            for day in days[1::2]
        ]
        steps = 0

        def trace(*_):
            nonlocal steps
            steps += 1

        sys.setprofile(trace)
        try:
            tell(*history, *relapses)
        finally:
            sys.setprofile(None)
        return steps

    assert count_steps(1200) < 5 * count_steps(300)
