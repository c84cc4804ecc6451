"""Notes that do not agree."""


def kinds(patient):
    """The kinds of a patient's contradictions."""
    return [contradiction[0] for contradiction in patient.contradictions]


def test_disease_that_goes_without_treatment_is_listed(report, note, say, free, tell):
    """Absent after present, and nothing was done: the two statements are named."""
    diseased, clear = note("2018-01-01", say()), note("2018-06-01", free())
    patient = tell(report("2015-01-01"), diseased, clear)
    (found,) = patient.contradictions
    assert found[0] == "free_without_treatment"
    assert (found[1], found[4]) == (clear.note_id, diseased.note_id)
    assert found[2:4] == (clear.mentions[0].start, clear.mentions[0].end)


def test_treatment_explains_that_disease_is_gone(report, note, say, free, fact, tell):
    """A treatment in the note that finds the disease, in one between, or in the one that is clear explains it."""
    for days in ("2018-01-01", "2018-03-01", "2018-06-01"):
        notes = {day: [] for day in ("2018-01-01", "2018-03-01", "2018-06-01")}
        notes["2018-01-01"].append(say())
        notes["2018-06-01"].append(free())
        notes[days].append(fact("treatment"))
        assert kinds(tell(report("2015-01-01"), *(note(day, *said) for day, said in notes.items()))) == []


def test_treatment_at_another_time_explains_nothing(report, note, say, free, fact, tell):
    """The operation of the first cancer does not treat its recurrence."""
    notes = [note("2015-02-01", fact("treatment")), note("2018-01-01", say()), note("2018-06-01", free())]
    assert kinds(tell(report("2015-01-01"), *notes)) == ["free_without_treatment"]


def test_two_notes_of_one_day_that_disagree_are_listed(report, note, say, free, tell):
    """Present in one note and absent in another of the same day cannot both be."""
    patient = tell(report("2015-01-01"), note("2018-01-01", say()), note("2018-01-01", free()))
    assert kinds(patient) == ["free_and_diseased_on_one_day"]


def test_history_contradicts_nothing(report, note, say, free, tell):
    """A dated recurrence in a note of remission is over, and a suspicion is no disease."""
    doubt = [note("2018-01-01", say(assertion="possible")), note("2018-06-01", free())]
    for told in ("2017", "2017-05-03"):
        history = note("2019-01-01", say("recurrence", event_date=told), free())
        assert kinds(tell(report("2015-01-01"), history)) == []
    assert kinds(tell(report("2015-01-01"), *doubt)) == []


def test_a_recurrence_with_the_date_of_its_spread_contradicts_nothing(report, note, say, free, tell):
    """What is dated by the spread told with it is history as much as that is."""
    spread, back = say(sites=("liver",), event_date="2017-05-03"), say("recurrence", extent="distant")
    assert kinds(tell(report("2015-01-01"), note("2018-01-01", spread, back), note("2019-01-01", free()))) == []


def test_a_contradiction_is_listed_once(report, note, say, free, tell):
    """Further notes that say the same add none; new disease that goes again does."""
    notes = [note("2018-01-01", say()), note("2018-06-01", free()), note("2018-09-01", free())]
    assert len(kinds(tell(report("2015-01-01"), *notes))) == 1
    again = [note("2019-01-01", say()), note("2019-06-01", free())]
    assert len(kinds(tell(report("2015-01-01"), *notes, *again))) == 2


def test_contradictions_stand_in_the_order_of_time(report, note, say, free, tell):
    """Those of earlier notes come first, whatever the notes are called; undated ones come last."""
    late = note("2019-01-01", say()), note("2019-06-01", free())
    early = note("2018-01-01", say()), note("2018-06-01", free())
    undated = note(None, say("recurrence", extent="local", event_date="2009"))
    found = tell(report("2015-01-01"), *late, *early, undated).contradictions
    assert [(c[0], c[1]) for c in found] == [
        ("free_without_treatment", early[1].note_id),
        ("free_without_treatment", late[1].note_id),
        ("recurrence_before_diagnosis", undated.note_id),
    ]


def test_both_statements_of_one_day_are_named(report, note, say, free, tell):
    """Where two notes of a day do not agree, the one of disease is named too."""
    diseased, clear = note("2018-01-01", say()), note("2018-01-01", free())
    (found,) = tell(report("2015-01-01"), diseased, clear).contradictions
    assert (found[1], found[4]) == (clear.note_id, diseased.note_id)


def test_history_between_hides_no_contradiction(report, note, say, free, tell):
    """A dated statement between disease and freedom is passed over, and the contradiction found."""
    between = note("2018-03-01", say("recurrence", event_date="2018-02-01"))
    assert kinds(tell(report("2015-01-01"), note("2018-01-01", say()), between, note("2018-06-01", free()))) == [
        "free_without_treatment"
    ]


def test_only_a_recurrence_told_as_a_fact_is_too_early(report, note, say, tell):
    """Spread, a suspicion, and a recurrence of the very day of the diagnosis contradict no diagnosis."""
    for said in (
        say(event_date="2009"),
        say("recurrence", "possible", event_date="2009"),
        say("recurrence", extent="local", event_date="2015-01-01"),
    ):
        assert kinds(tell(report("2015-01-01"), note("2016-01-01", said))) == []


def test_a_recurrence_before_the_first_note_that_names_the_cancer_is_not_too_early(note, fact, say, tell):
    """The first note that names a cancer is no diagnosis to be before of."""
    named = note("2016-01-01", fact("cancer", "colon"), say("recurrence", extent="local", event_date="2009"))
    assert kinds(tell(named)) == []


def test_what_is_too_early_stands_in_the_order_of_time_too(report, note, say, free, tell):
    """Contradictions of all kinds are listed by the day of the note that holds them."""
    early = note("2015-02-01", say("recurrence", extent="local", event_date="2014-12-01"))
    patient = tell(report("2015-01-01"), early, note("2018-01-01", say()), note("2018-06-01", free()))
    assert kinds(patient) == ["recurrence_before_diagnosis", "free_without_treatment"]
