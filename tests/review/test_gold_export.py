"""The verdicts as gold, and whether `evaluate` reads them."""

import csv
import io
import json

import pytest

from recurnlp.evaluate import read_gold
from recurnlp.review import export_gold, export_patients


@pytest.fixture
def key(desk):
    """The metastases of Ann's second note."""
    return desk.open_note("Ada", 0, 1).marks[0].key


def export(desk, *reviewers):
    """The export, and its notes."""
    exported = export_gold(desk.decisions, reviewers or ("Ada", "Bo"), desk.read_text)
    return exported, [json.loads(line) for line in exported.content.splitlines()]


def test_a_finished_note_is_gold(client, desk, key):
    """Text, mentions with quotes, and axes are those that the reviewer left; unfinished notes are not gold."""
    client.post("/charts/0/notes/1/mention", at=key, verdict="correct", sites="liver, lung")
    client.post("/charts/0/notes/1/note", verdict="accept")
    client.post("/charts/0/notes/2/mention", at=desk.open_note("Ada", 0, 2).marks[0].key, verdict="reject")
    exported, (note,) = export(desk)
    assert (exported.written, exported.differing, note["id"], note["reviewers"]) == (1, 0, "n2", ["Ada"])
    assert note["text"] == desk.read_text("n2")
    assert [(m["quote"], m["nth"], m["assertion"], m["sites"]) for m in note["mentions"]] == [
        ("metastases", 1, "present", ["liver", "lung"]), ("local recurrence", 1, "absent", []),
    ]  # fmt: skip
    assert note["note"] == {
        "distant": "present", "nodal": "not_stated", "recurrence": "absent", "recurrence_extent": [],
        "distant_sites": ["liver", "lung"],
    }  # fmt: skip


def test_evaluate_reads_what_was_exported(client, desk, tmp_path):
    """The gold of every note of the run is read back as it was judged."""
    for number, notes in ((0, 3), (1, 2), (2, 1), (3, 1)):
        for place in range(notes):
            client.post(f"/charts/{number}/notes/{place}/note", verdict="accept")
    exported, _ = export(desk)
    (tmp_path / "gold.jsonl").write_text(exported.content, encoding="utf-8")
    gold = read_gold(str(tmp_path / "gold.jsonl"))
    assert [note.id for note in gold.notes] == [f"n{n}" for n in range(1, 8)]
    assert gold.notes[1].judgement.label == "distant_metastasis"
    assert gold.has_texts


def test_stages_are_no_mentions_of_the_gold(make_desk, make_client, make):
    """The gold form has no stages: they move the note's axes only."""
    desk = make_desk(make({"a": ("Ann", None, "Colon cancer pT3 pN1 M1. Liver metastases.")}))
    make_client(desk).post("/charts/0/notes/0/note", verdict="accept")
    assert {mark.mention.kind for mark in desk.open_note("Ada", 0, 0).marks} == {"stage", "metastasis"}
    (note,) = export(desk)[1]
    assert {mention["kind"] for mention in note["mentions"]} == {"metastasis"}


def test_notes_on_which_reviewers_differ_wait_until_that_is_settled(make_client, desk):
    """They are left out and counted; one reviewer's word alone can be asked for."""
    for name, distant in (("Ada", "absent"), ("Bo", "possible")):
        make_client(desk, name).post("/charts/0/notes/1/note", verdict="correct", distant=distant)
    assert [export(desk)[0].written, export(desk)[0].differing] == [0, 1]
    assert export(desk, "Bo")[1][0]["note"]["distant"] == "possible"
    settle = {"item": "note|Ann|n2|-1--1-", "one": "Ada", "other": "Bo", "choice": "one"}
    make_client(desk, "Cy").post("/agreement", **settle)
    (note,) = export(desk)[1]
    assert (note["note"]["distant"], note["reviewers"]) == ("absent", ["Ada", "Bo"])


def test_notes_set_aside_are_no_gold(client, desk):
    """They are counted."""
    client.post("/charts/0/notes/1/note", verdict="reject")
    assert (export(desk)[0].written, export(desk)[0].set_aside) == (0, 1)


def test_a_text_that_changed_is_no_gold(client, desk):
    """A verdict counts for the words that were judged: other words, or none, leave the note out."""
    client.post("/charts/0/notes/1/note", verdict="accept")
    for text in ("Other words, which nobody has judged.", None):
        exported = export_gold(desk.decisions, ["Ada"], lambda _, text=text: text)
        assert (exported.written, exported.changed) == (0, 1)


def test_the_quote_says_which_of_its_kind_it_is(make_desk, make_client, make):
    """The third "metastases" of a note is the third."""
    desk = make_desk(make({"a": ("Ann", None, "Lung metastases. No liver metastases. Bone metastases.")}))
    make_client(desk).post("/charts/0/notes/0/note", verdict="accept")
    (note,) = export(desk)[1]
    assert [(m["quote"], m["nth"]) for m in note["mentions"]] == [("metastases", n) for n in (1, 2, 3)]


def test_verdicts_on_patients_are_a_table(make_client, desk):
    """One row a patient on whom all agree; others are counted."""
    ada, bo = make_client(desk, "Ada"), make_client(desk, "Bo")
    ada.post("/charts/0/patient", verdict="correct", first_distant_date="2018-06", distant_sites="liver, bone")
    ada.post("/charts/1/patient", verdict="accept")
    bo.post("/charts/1/patient", verdict="correct", classification="undetermined")
    ada.post("/charts/2/patient", verdict="reject")
    exported = export_patients(desk.decisions, ["Ada", "Bo"])
    assert (exported.written, exported.differing, exported.set_aside) == (1, 1, 1)
    (row,) = csv.DictReader(io.StringIO(exported.content))
    assert row == {
        "patient_id": "Ann", "reviewers": "Ada", "classification": "recurrent_metastatic",
        "first_recurrence_date": "2018-06-01", "first_distant_date": "2018-06", "distant_sites": "liver; bone",
    }  # fmt: skip
