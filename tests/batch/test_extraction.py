"""The one function that every batch goes through."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest

from recurnlp.batch import INPUT, MENTIONS, NOTES, REJECTS, extract_batch, extraction, restore_mention
from recurnlp.model import Opinion

MENTION_COLUMNS = (
    "note_id patient_id note_date start end text kind assertion time extent sites laterality icd10 evidence modality "
    "event_date section sentence_start sentence_end rule_id cues"
).split()
NOTE_COLUMNS = (
    "note_id patient_id note_date distant nodal recurrence recurrence_extent distant_sites label classifier_label "
    "classifier_probability deciding"
).split()


def batch(*texts):
    """Return a batch of notes with these texts."""
    rows = [("f.csv", n + 2, f"n{n}", "p", date(2020, 1, n + 1), text) for n, text in enumerate(texts)]
    return pa.RecordBatch.from_arrays(
        [pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), INPUT, strict=True)],
        schema=INPUT,
    )


def test_mentions_have_the_columns_of_the_contract_first():
    """Other tools read these columns by name and order; ours follow behind."""
    assert MENTIONS.names == [*MENTION_COLUMNS, "nodes_positive", "nodes_examined", "stage", "isolated_cells"]


def test_notes_have_the_columns_of_the_contract():
    """Other tools read these columns by name and order."""
    assert NOTES.names == [*NOTE_COLUMNS, "facts", "basis", "disagreement"]


def test_offsets_are_numbers_and_dates_are_dates():
    """The types are part of what other tools rely on."""
    assert MENTIONS.field("start").type == MENTIONS.field("sentence_end").type == pa.int32()
    assert MENTIONS.field("note_date").type == NOTES.field("note_date").type == pa.date32()
    assert MENTIONS.field("sites").type == MENTIONS.field("cues").type == pa.list_(pa.string())


def test_a_mention_is_written_whole(stand_in):
    """Every attribute of a mention is in its row."""
    (row,) = extract_batch(stand_in.read_note, batch("new disease")).mentions.to_pylist()
    assert row == {
        "note_id": "n0", "patient_id": "p", "note_date": date(2020, 1, 1), "start": 4, "end": 11, "text": "disease",
        "kind": "metastasis", "assertion": "present", "time": "current", "extent": "distant",
        "sites": ["liver", "bone"], "laterality": "left", "icd10": ["C78.7", "C79.51"], "evidence": "imaging",
        "modality": "CT", "event_date": "2019-03", "section": "findings", "sentence_start": 0, "sentence_end": 11,
        "rule_id": "a.rule", "cues": ["b.rule", "c.rule"], "nodes_positive": 1, "nodes_examined": 9,
        "stage": {"prefix": "p", "t": "2", "n": "", "m": "1", "group": "IV", "system": "TNM"},
        "isolated_cells": True,
    }  # fmt: skip


def test_a_mention_comes_back_from_its_row(stand_in):
    """It is the one that was written, but for its cues, of which the table names only the rules."""
    (row,) = extract_batch(stand_in.read_note, batch("new disease")).mentions.to_pylist()
    assert restore_mention(row) == replace(stand_in.read_note("new disease").mentions[0], cues=())


def test_a_note_is_written_whole(stand_in):
    """Every axis of a note is in its row, with the mentions that decided it, and a row exists without mentions."""
    first, second = extract_batch(stand_in.read_note, batch("new disease", "well")).notes.to_pylist()
    assert first == {
        "note_id": "n0", "patient_id": "p", "note_date": date(2020, 1, 1), "distant": "present", "nodal": "absent",
        "recurrence": "not_stated", "recurrence_extent": [], "distant_sites": ["liver"],
        "label": "distant_metastasis", "classifier_label": None, "classifier_probability": None,
        "deciding": [{"axis": "distant", "start": 4, "end": 11}],
        "facts": [
            {
                "kind": "cancer", "start": 0, "end": 3, "section": "findings", "site": "colon", "morphology": "8140/3",
                "event_date": "2015",
            }
        ],
        "basis": "imaging", "disagreement": None,
    }  # fmt: skip
    assert (second["note_id"], second["label"], second["deciding"]) == ("n1", "not_stated", [])
    assert (second["facts"], second["basis"]) == ([], None)


@pytest.mark.parametrize(
    ("label", "disagreement"), [("distant_metastasis", False), ("no_evidence", True), (None, None)]
)
def test_the_classifier_s_opinion_is_written_beside_the_rules_label(stand_in, label, disagreement):
    """A run that classifies fills the classifier's columns, and whether it disagrees; an abstention does neither."""

    def read_note(text):
        return replace(stand_in.read_note(text), opinion=Opinion(label, 0.75, {"no_evidence": 0.75}))

    (row,) = extract_batch(read_note, batch("disease")).notes.to_pylist()
    assert row["label"] == "distant_metastasis"
    assert (row["classifier_label"], row["classifier_probability"], row["disagreement"]) == (label, 0.75, disagreement)


def test_a_note_that_fails_costs_itself_only(stand_in):
    """An error inside one note is a reject with the error's type, and the notes around it are read."""
    found = extract_batch(stand_in.read_note, batch("disease", "broken record", "refused", "disease"))
    assert found.notes["note_id"].to_pylist() == ["n0", "n3"]
    assert found.rejects.to_pylist() == [
        {"file": "f.csv", "row": 3, "note_id": "n1", "reason": "internal error: ZeroDivisionError", "last_row": 3},
        {"file": "f.csv", "row": 4, "note_id": "n2", "reason": "too_strange", "last_row": 4},
    ]


def test_a_note_that_cannot_be_written_costs_itself_only(stand_in):
    """What is found may be wrong in form; that too is a reject, not the end of the process that reads."""

    def read_note(text):
        note = stand_in.read_note(text)
        return replace(note, mentions=(None,)) if "odd" in text else note

    found = extract_batch(read_note, batch("disease", "odd disease", "well"))
    assert found.notes["note_id"].to_pylist() == ["n0", "n2"]
    assert found.mentions["note_id"].to_pylist() == ["n0"]
    assert found.rejects["reason"].to_pylist() == ["internal error: AttributeError"]


def test_an_empty_batch_gives_empty_tables(stand_in):
    """No notes make three tables of the right columns without rows."""
    found = extract_batch(stand_in.read_note, batch("x").slice(0, 0))
    assert [table.num_rows for table in (found.mentions, found.notes, found.rejects)] == [0, 0, 0]
    assert (found.mentions.schema, found.notes.schema, found.rejects.schema) == (MENTIONS, NOTES, REJECTS)


def test_many_rows_become_columns_piece_by_piece(monkeypatch):
    """A table built in pieces holds every row once, in order; one without rows has the columns all the same."""
    monkeypatch.setattr(extraction, "_ROWS", 3)
    rows = [("f", number, None, "why", number) for number in range(8)]

    table = extraction.build_table(rows, REJECTS)

    assert table.column("row").to_pylist() == list(range(8))
    assert table.column("row").num_chunks == 3
    assert extraction.build_table([], REJECTS).schema == REJECTS


def test_notes_of_very_many_mentions_keep_their_place(stand_in, monkeypatch):
    """Mentions come in the order of the notes and their texts, however many are made into a table at once."""
    texts = ["one", "two", "three"]
    plain = extract_batch(stand_in, batch(*texts))
    for size in (1, 2):
        monkeypatch.setattr(extraction, "_ROWS", size)

        assert extract_batch(stand_in, batch(*texts)).mentions.to_pylist() == plain.mentions.to_pylist()
