"""`recurnlp export --to csv` and `--to docbin`."""

import csv
import json

import pytest
import spacy
from spacy.tokens import DocBin

import recurnlp.components  # noqa: F401 - whoever reads the documents declares their attributes so

TEXTS = ["Breast cancer, liver metastases since May 2015.", "", "No recurrence of the melanoma."]


@pytest.fixture
def notes(tmp_path):
    """Three rows, of which the second is no note."""
    path = tmp_path / "notes.jsonl"
    path.write_text("".join(json.dumps({"id": f"n{n}", "text": text}) + "\n" for n, text in enumerate(TEXTS)))
    return path


@pytest.fixture
def run(call, notes, tmp_path):
    """A finished run of them."""
    assert call("extract", notes, "-o", tmp_path / "run", "--max-rejects", 1)[0] == 0
    return tmp_path / "run"


def test_csv_files_read_back(call, run, tmp_path):
    """One row a mention and one row a note; patients are told to be missing."""
    code, out, err = call("export", run, "--to", "csv", "-o", tmp_path / "flat")
    assert code == 0
    assert "recurnlp patients" in err
    assert str(tmp_path / "flat" / "mentions.csv") in out
    with (tmp_path / "flat" / "mentions.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["text"], row["sites"], row["event_date"]) for row in rows] == [
        ("metastases", "liver", "2015-05"),
        ("recurrence", "", ""),
    ]
    with (tmp_path / "flat" / "notes.csv").open(newline="") as file:
        assert [row["label"] for row in csv.DictReader(file)] == ["distant_metastasis", "no_evidence"]


def test_documents_read_back_with_spacy(call, run, notes, tmp_path, extractor):
    """Texts, mentions and status are those that the extractor gives, cues excepted."""
    code, _, err = call("export", run, "--to", "docbin", "--notes", notes, "-o", tmp_path / "docs")
    assert (code, err) == (0, "")
    (path,) = (tmp_path / "docs").iterdir()
    docs = list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))
    assert [(doc.text, doc.user_data["note_id"]) for doc in docs] == [(TEXTS[0], "n0"), (TEXTS[2], "n2")]
    for doc in docs:
        note = extractor(doc.text)
        assert doc._.recur == note.status
        (span,) = doc.spans["recurnlp"]
        (mention,) = note.mentions
        assert (span.text, span.label_) == (mention.text, mention.kind)
        assert (span._.recur.event_date, span._.recur.sites) == (mention.event_date, mention.sites)


@pytest.mark.parametrize("other", [["another text, quite a bit longer than that"], ["a", "b"]])
def test_other_notes_are_refused(call, run, tmp_path, other):
    """Notes that the run was not made from are told, and no documents are written."""
    path = tmp_path / "other.jsonl"
    path.write_text("".join(json.dumps({"id": f"n{n}", "text": text}) + "\n" for n, text in enumerate(other)))
    code, _, err = call("export", run, "--to", "docbin", "--notes", path, "-o", tmp_path / "docs")
    assert code == 2
    assert "was not made from these notes" in err
    assert list((tmp_path / "docs").iterdir()) == []


def test_documents_need_the_notes(call, run, tmp_path):
    """The run folder holds no texts, so they have to be given."""
    code, _, err = call("export", run, "--to", "docbin", "-o", tmp_path / "docs")
    assert code == 2
    assert "--notes" in err


def test_a_folder_that_cannot_be_made_ends_with_two(call, run, tmp_path):
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("mine")
    code, _, err = call("export", run, "--to", "csv", "-o", tmp_path / "file" / "flat")
    assert code == 2
    assert "cannot be made" in err
