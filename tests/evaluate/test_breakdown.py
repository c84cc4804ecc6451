"""Scores of parts of the gold."""

from recurnlp.evaluate import pair_notes, read_gold
from recurnlp.evaluate.breakdown import break_down_folds, break_down_kinds, break_down_sections
from recurnlp.evaluate.folds import assign_fold


def test_each_kind_of_note_is_scored_by_itself(cases, gold):
    """Radiology has three notes and misses nothing; pathology has one and misses its recurrence."""
    pathology, radiology = break_down_kinds(cases, gold.facets)
    assert (pathology.name, pathology.notes, radiology.name, radiology.notes) == ("pathology", 1, "radiology", 3)
    assert radiology.scores["detect all"].recall == 1
    assert pathology.scores["detect recurrence"].recall == 0
    assert pathology.scores["note label accuracy"].value == 1


def test_notes_without_a_kind_are_not_broken_down(write_gold, rows, predicted):
    """Gold that names no kinds has no such part."""
    gold = read_gold(write_gold([{key: row[key] for key in row if key != "kind"} for row in rows]))
    assert break_down_kinds(pair_notes(gold, predicted), gold.facets) == []


def test_mentions_are_scored_by_section(cases):
    """The spurious mention stands in the findings, the missed one in the impression; note axes have no section."""
    findings, impression = break_down_sections(cases)
    assert (findings.name, findings.notes, impression.name, impression.notes) == ("findings", 3, "impression", 2)
    assert (findings.scores["detect all"].precision, findings.scores["detect all"].recall) == (2 / 3, 1)
    assert (impression.scores["detect all"].precision, impression.scores["detect all"].recall) == (1, 1 / 2)
    assert not [name for name in findings.scores if name.startswith("note")]


def test_unread_notes_have_no_sections(gold, predicted):
    """Without texts nothing is broken down by section."""
    assert break_down_sections(pair_notes(gold, predicted)) == []


def test_folds_hold_every_note_once(cases, gold):
    """Each note is scored in the fold of its id, and in no other."""
    parts = break_down_folds(cases, 2, gold.facets)
    sizes = {f"fold {fold}": sum(assign_fold(case.gold.id, 2) == fold for case in cases) for fold in (1, 2)}
    assert {part.name: part.notes for part in parts} == {name: size for name, size in sizes.items() if size}
    assert sum(part.scores["detect all"].n for part in parts) == 4


def test_ten_folds_stand_in_order(gold, predicted):
    """Fold 10 comes after fold 2."""
    names = [part.name for part in break_down_folds(pair_notes(gold, predicted), 10, gold.facets)]
    assert names == sorted(names)
    assert all(len(name) == len("fold 10") for name in names)
