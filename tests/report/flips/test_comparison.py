"""What a change of rules does to a run."""

import shutil

import pytest

from recurnlp.errors import InputError
from recurnlp.report.flips import write_flips
from recurnlp.report.flips.changes import Change, list_changes
from recurnlp.report.flips.rule_changes import RuleChange


def test_a_new_denial_flips_note_and_patient(compare, make_small_run):
    """The note loses its spread, and the patient's course with it; nothing else differs."""
    found = compare(make_small_run())
    assert found.rules == (RuleChange("added", "sample.barred", "context/sample.toml"),)
    assert (found.notes, found.patients, found.status_flips) == (3, 2, 1)
    (note,) = found.note_flips
    assert (note.note_id, note.patient_id, str(note.note_date)) == ("n2", "ann", "2019-02-01")
    assert Change("label", "distant_metastasis", "no_evidence") in note.status
    (patient,) = found.patient_flips
    assert patient.patient_id == "ann"
    assert Change("distant_sites", "liver", "–") in patient.course


def test_the_sentence_is_quoted_with_both_readings(compare, make_small_run):
    """The mention stands in its sentence, once read as present and once as absent, with the cue."""
    (mention,) = compare(make_small_run()).note_flips[0].mentions
    assert (mention.before, mention.marked, mention.after) == (
        "IMPRESSION: Verboten ",
        "metastases",
        " in the liver.",
    )
    assert mention.old.reading.startswith("present, metastasis, current, distant, liver")
    assert mention.new.reading.startswith("absent, ")
    assert (mention.old.cues, mention.new.cues) == ((), ("sample.barred",))


def test_a_mention_that_is_new_has_no_old_reading(compare, small_patterns, make_small_run, tmp_path):
    """Rules with another target find less and more: either has but one reading."""
    other = shutil.copytree(small_patterns, tmp_path / "other")
    target = other / "targets" / "sample.toml"
    target.write_text(target.read_text().replace("metastases", "deposits"))
    found = compare(make_small_run("n1,IMPRESSION: Liver metastases. Liver deposits.\n", "note_id,text"), new=other)
    lost, won = found.note_flips[0].mentions
    assert (lost.marked, lost.new, won.marked, won.old) == ("metastases", None, "deposits", None)


def test_without_text_only_places_are_told(compare, make_small_run):
    """No word of a note is kept, and the place is there."""
    (mention,) = compare(make_small_run(), with_text=False).note_flips[0].mentions
    assert (mention.before, mention.marked, mention.after) == ("", "", "")
    assert (mention.start, mention.end) == (21, 31)


def test_the_same_rules_flip_nothing(compare, small_patterns, make_small_run):
    """Compared with itself a folder has no differences."""
    found = compare(make_small_run(), new=small_patterns)
    assert (found.rules, found.note_flips, found.patient_flips) == ((), (), ())


def test_a_run_without_patients_is_compared_by_note(compare, make_small_run):
    """Where no note names its patient there are no courses to compare."""
    found = compare(make_small_run("n2,IMPRESSION: Verboten metastases in the liver.\n", "note_id,text"))
    assert (len(found.note_flips), found.patients, found.patient_flips) == (1, None, ())


def test_the_run_stays_as_it_was(compare, make_small_run):
    """Nothing is left in the run folder, and nothing of it changes."""
    run = make_small_run()
    before = {path: path.read_bytes() for path in run.path.rglob("*") if path.is_file()}
    compare(run)
    assert {path: path.read_bytes() for path in run.path.rglob("*") if path.is_file()} == before


def test_notes_of_another_run_are_refused(compare, make_small_run):
    """When the input changed since, the comparison would be of something else."""
    run = make_small_run()
    source = run.path.parent / "notes.csv"
    source.write_text("note_id,patient_id,note_date,text\nother,ann,2015-01-01,Nothing.\n")
    with pytest.raises(InputError, match="was not made from these notes"):
        compare(run)
    assert not (run.path / ".rules-diff").exists()


def test_fields_without_a_value_are_shown_as_a_dash():
    """Null, an empty list and an empty string are nothing to people."""
    rows = {"a": None, "b": [], "c": "", "d": 1}, {"a": "x", "b": ["y", "z"], "c": "c", "d": 1}
    assert list(list_changes(*rows, ("a", "b", "c", "d"))) == [("a", "–", "x"), ("b", "–", "y, z"), ("c", "–", "c")]


def test_reasons_and_examples_are_no_change_of_a_rule(compare, denying_patterns, make_small_run, tmp_path):
    """A rule with another reason does the same; with another phrase it does not."""
    other = shutil.copytree(denying_patterns, tmp_path / "other")
    sample = other / "context" / "sample.toml"
    sample.write_text(sample.read_text().replace("A word", "Another word"))
    run = make_small_run()
    assert compare(run, old=denying_patterns, new=other).rules == ()
    sample.write_text(sample.read_text().replace('["verboten"]', '["verboten", "untersagt"]'))
    assert compare(run, old=denying_patterns, new=other).rules == (
        RuleChange("changed", "sample.barred", "context/sample.toml"),
    )


def test_the_page_shows_flips_and_no_markup_of_notes(compare, make_small_run):
    """Rule, note, patient, both readings; a tag in a note is shown as characters."""
    run = make_small_run('n<b>,ann,2019-02-01,"IMPRESSION: Verboten <script> metastases in the liver."\n')
    page = write_flips(compare(run), "old/", "new/")
    assert "sample.barred" in page
    assert "Verboten &lt;script&gt; <mark>metastases</mark> in the liver." in page
    assert "n&lt;b&gt;" in page
    assert "<script" not in page
    assert "distant metastasis</td><td>no evidence" in page
