"""The page of a chart, asked for by a browser without scripts."""

import pytest


@pytest.fixture
def key(desk):
    """The name of the metastases in Ann's second note."""
    return next(mark.key for mark in desk.open_note("Ada", 0, 1).marks if mark.mention.text == "metastases")


def test_a_chart_opens_at_its_first_unfinished_note(client, desk):
    """The chart's address leads to a note; once that is finished, to the next one."""
    assert client.get("/charts/0").headers["location"] == "/charts/0/notes/0"
    assert client.post("/charts/0/notes/0/note", verdict="accept").json() == {"go": "/charts/0/notes/1"}
    assert client.get("/charts/0").headers["location"] == "/charts/0/notes/1"
    assert desk.open_chart("Ada", 0).finished == {"n1"}


def test_a_note_s_page_holds_course_notes_text_and_verdicts(client):
    """Timeline, list of notes, marked text and the buttons are on one page, which knows whose reasons to ask for."""
    page = client.get("/charts/0/notes/1").text
    assert "recurrence: distant, liver" in page
    assert page.count('href="/charts/0/notes/2"') == 2
    assert 'data-label="met present"' in page
    assert 'data-unexplained="' in page
    assert 'data-key="a"' in page


def test_the_panel_explains_the_mention_that_is_asked_for(client, desk):
    """Rule, cue and section of any mention of the note; an unknown one shows none."""
    recurrence = desk.open_note("Ada", 0, 1).marks[1].key
    panel = client.get(f"/charts/0/notes/1/panel?at={recurrence}").text
    assert "recurrence.local" in panel
    assert "negation.no" in panel
    assert "stands in the section impression" in panel
    assert "No mention" in client.get("/charts/0/notes/1/panel?at=1-2-stage").text


@pytest.mark.parametrize(
    ("fields", "verdict", "assertion"),
    [
        ({"verdict": "accept"}, "accept", "present"),
        ({"verdict": "reject"}, "reject", "present"),
        ({"verdict": "correct", "assertion": "absent"}, "correct", "absent"),
        ({"verdict": "correct", "assertion": "present"}, "accept", "present"),
        ({"verdict": "correct", "sites": "liv, lun"}, "correct", "present"),
    ],
)
def test_a_verdict_on_a_mention_changes_the_page(client, desk, key, fields, verdict, assertion):
    """The verdict is kept, and the answer tells what changes: the mark, the panel, the note, the progress."""
    told = client.post("/charts/0/notes/1/mention", at=key, **fields).json()
    mark = desk.open_note("Ada", 0, 1).find_mark(key)
    assert (mark.verdict, mark.mention.assertion) == (verdict, assertion)
    assert set(told["fragments"]) == {"panel", "notes", "overall", "progress"}
    assert (told["at"], told["looks"][0][0]) == (key, f"metastasis {assertion} verdict-{verdict}")
    assert told["advance"]


def test_a_verdict_on_a_mention_leaves_the_look_of_another_that_overlaps_it(make_desk, make_client, make):
    """Of two mentions that share words each keeps its own classes; the label at their common end tells both."""
    desk = make_desk(make({"a": ("Ann", None, "ASSESSMENT: Recurrent metastatic colon cancer.")}))
    recurrence, metastasis = desk.open_note("Ada", 0, 0).marks
    told = make_client(desk).post("/charts/0/notes/0/mention", at=recurrence.key, verdict="accept").json()
    assert recurrence.mention.end == metastasis.mention.end
    assert told["looks"] == [
        ["recurrence present verdict-accept", ""],
        ["metastasis present verdict-open", "met present · rec present ✓"],
    ]


def test_accepting_takes_back_a_correction(client, desk, key):
    """Accept means as the program found it."""
    client.post("/charts/0/notes/1/mention", at=key, verdict="correct", assertion="absent")
    client.post("/charts/0/notes/1/mention", at=key, verdict="accept")
    assert desk.open_note("Ada", 0, 1).find_mark(key).mention.assertion == "present"


def test_corrections_change_what_the_note_offers(client, desk, key):
    """After the metastases were rejected the note says no distant spread, and the page says why."""
    told = client.post("/charts/0/notes/1/mention", at=key, verdict="reject").json()
    assert "As your corrections add up" in told["fragments"]["overall"]
    client.post("/charts/0/notes/1/note", verdict="accept")
    verdict = desk.open_note("Ada", 0, 1).verdict
    assert (verdict.verdict, verdict.facts["distant"], len(verdict.facts["mentions"])) == ("correct", "not_stated", 1)


def test_a_note_is_corrected_as_a_whole(client, desk):
    """Axes, sites and extents are the reviewer's."""
    fields = {"distant": "probable", "recurrence": "present", "recurrence_extent": "dist", "distant_sites": "liv, bone"}
    client.post("/charts/0/notes/1/note", verdict="correct", **fields)
    facts = desk.open_note("Ada", 0, 1).verdict.facts
    assert (facts["distant"], facts["recurrence"]) == ("probable", "present")
    assert (facts["recurrence_extent"], facts["distant_sites"]) == (["distant"], ["liver", "bone"])


def test_a_missed_mention_is_added_corrected_and_removed(client, desk):
    """Selected words become a mention, which takes corrections as any other, and goes when it is rejected."""
    start = desk.open_note("Ada", 0, 2).text.index("biopsy")
    answer = client.post("/charts/0/notes/2/add", start=str(start), end=str(start + 6), kind="recurrence")
    key = f"{start}-{start + 6}-recurrence"
    assert answer.json() == {"go": f"/charts/0/notes/2#{key}"}
    client.post("/charts/0/notes/2/mention", at=key, verdict="correct", assertion="possible", sites="breast")
    mark = desk.open_note("Ada", 0, 2).find_mark(key)
    assert (mark.mention.assertion, mark.mention.sites, mark.found) == ("possible", ("breast",), None)
    assert "A reviewer added it" in client.get(f"/charts/0/notes/2/panel?at={key}").text
    assert client.post("/charts/0/notes/2/mention", at=key, verdict="reject").json() == {"go": "/charts/0/notes/2"}
    assert desk.open_note("Ada", 0, 2).find_mark(key) is None


def test_a_mention_is_not_added_twice(client, key):
    """What stands there already is to be corrected instead."""
    start, end, kind = key.split("-")
    answer = client.post("/charts/0/notes/1/add", start=start, end=end, kind=kind)
    assert (answer.status_code, answer.json()["said"]) == (422, "this mention is there already: correct it instead")


def test_a_decision_in_a_finished_note_opens_it_again(client, desk, key):
    """The page says that the note changed since it was finished."""
    client.post("/charts/0/notes/1/note", verdict="accept")
    told = client.post("/charts/0/notes/1/mention", at=key, verdict="accept").json()
    assert "changed since it was finished" in told["fragments"]["overall"]
    assert not desk.open_note("Ada", 0, 1).is_finished


def test_the_last_note_leads_to_the_patient_and_the_patient_to_the_next_chart(client):
    """When all notes of a patient are finished the patient's verdict is asked for, then comes the next chart."""
    for place in range(2):
        told = client.post(f"/charts/1/notes/{place}/note", verdict="accept").json()
    assert told == {"go": "/charts/1/notes/1#patient"}
    assert client.post("/charts/1/patient", verdict="accept").json() == {"go": "/charts/2"}


def test_a_patient_is_corrected(client, desk):
    """Course, dates and sites are the reviewer's."""
    client.post(
        "/charts/0/patient", verdict="correct", classification="de_novo_metastatic", first_distant_date="2015-02",
        distant_sites="liver, lun",
    )  # fmt: skip
    verdict = desk.open_chart("Ada", 0).verdict
    assert verdict.verdict == "correct"
    assert verdict.facts["classification"] == "de_novo_metastatic"
    assert verdict.facts["distant_sites"] == ["liver", "lung"]
    assert "de novo metastatic" in client.get("/charts/0/notes/0").text


def test_a_note_without_a_patient_ends_with_its_own_verdict(client, desk):
    """It has no patient to judge: the note's verdict is the chart's."""
    assert client.post("/charts/3/patient", verdict="accept").status_code == 422
    assert client.post("/charts/3/notes/0/note", verdict="accept").json() == {"go": "/charts/0"}
    assert desk.worklist.count_done([], desk.decisions.list_finished_notes("Ada", "")) == (1, 4)


@pytest.mark.parametrize("place", ["/charts/0/notes/1/mention", "/charts/0/notes/1/note", "/charts/0/patient"])
def test_comments_are_kept_on_every_level(client, desk, key, place):
    """A comment is kept, shown again, and is no verdict."""
    assert client.post(place, at=key, verdict="comment", comment="ask the <registry>").status_code == 200
    assert "ask the &lt;registry&gt;" in client.get("/charts/0/notes/1").text
    assert desk.decisions.count_finished_notes("Ada") == 0
    assert desk.decisions.list_done_patients("Ada") == []


def test_undo_leads_to_where_the_decision_was_made(client, desk, key):
    """Patient, note and mention are taken back one by one, each at its place; then there is nothing left."""
    client.post("/charts/0/notes/1/mention", at=key, verdict="reject")
    client.post("/charts/0/notes/1/note", verdict="accept")
    client.post("/charts/0/patient", verdict="accept")
    led = [client.post("/undo").json() for _ in range(4)]
    assert led == [
        {"go": "/charts/0#patient"}, {"go": "/charts/0/notes/1"}, {"go": f"/charts/0/notes/1#{key}"},
        {"said": "there is nothing to undo"},
    ]  # fmt: skip
    assert desk.open_note("Ada", 0, 1).find_mark(key).verdict == ""


def test_a_form_that_makes_no_sense_is_refused_in_words(client):
    """Unknown mentions and values outside the closed lists change nothing and say why."""
    assert "not there any more" in client.post("/charts/0/notes/1/mention", at="1-2-x").json()["said"]
    for place, field in (("notes/1/note", "distant"), ("patient", "classification")):
        answer = client.post(f"/charts/0/{place}", verdict="correct", **{field: "perhaps"})
        assert (answer.status_code, field in answer.json()["said"]) == (422, True)


@pytest.mark.parametrize("path", ["/charts/9", "/charts/0/notes/9", "/charts/0/notes/9/panel", "/charts/x", "/nothing"])
def test_what_is_not_there_is_404(client, path):
    """Numbers beyond the run, and addresses of nothing, are not found."""
    assert client.get(path).status_code == 404


def test_a_note_that_changed_since_the_run_is_refused(make_desk, make_client, make):
    """Where a text is not the one that was extracted, the page says so in place of marking other words."""
    run = make({"a": ("Ann", None, "CT: New liver metastases.")})
    source = run.parent / "run.jsonl"
    source.write_text(source.read_text().replace("New liver metastases", "Old liver metastases"))
    assert make_client(make_desk(run)).get("/charts/0/notes/0").status_code == 200
    source.write_text(source.read_text().replace("Old liver metastases", "No more metastases, none"))
    answer = make_client(make_desk(run)).get("/charts/0/notes/0")
    assert (answer.status_code, "was not made from these notes" in answer.text) == (500, True)
    assert "none" not in answer.text


def test_a_run_without_timelines_is_reviewed_by_its_notes(make_desk, make_client, make):
    """Charts group notes by patient, and the page names the command that makes timelines."""
    client = make_client(
        make_desk(make({"a": ("Ann", "2020-01-01", "Bone metastases."), "b": ("Ann", None, "x")}, "r"))
    )
    page = client.get("/charts/0/notes/0").text
    assert "recurnlp patients" in page
    assert 'href="/charts/0/notes/1"' in page
    assert "recurnlp patients" in client.get("/").text
