"""What is predicted, from a run folder or from notes that have just been read."""

from dataclasses import replace

import pyarrow.parquet as pq
import pytest

from recurnlp.errors import InputError
from recurnlp.evaluate import judge_note, read_gold, read_run


def test_a_run_says_what_was_written(write_run, gold, predicted):
    """Mentions, axes, sites, label and deciding mentions come back from the tables."""
    found = read_run(write_run(predicted), gold)
    silent = {"distant": (), "nodal": (), "recurrence": ()}
    assert found == {note_id: replace(said, deciding=silent | said.deciding) for note_id, said in predicted.items()}


def test_a_note_just_read_says_the_same_as_its_run(notes, predicted):
    """There is one form of a judgement, wherever it comes from."""
    assert judge_note(notes["a"]) == predicted["a"]


def test_notes_outside_the_gold_are_left_out(write_run, gold, predicted):
    """A run over more notes than the gold has can be scored."""
    assert set(read_run(write_run(predicted | {"zz": predicted["a"]}), gold)) == {"a", "b", "c"}


def test_a_run_without_any_of_the_notes_is_refused(write_run, gold, predicted):
    """Ids that do not match are an error, not a score of zero."""
    with pytest.raises(InputError, match="holds none of the gold's notes; extract with the --id-column"):
        read_run(write_run({"zz": predicted["a"]}), gold)


def test_a_run_over_other_texts_is_refused(write_run, write_gold, rows, predicted):
    """Where the words at a mention's offsets are not the gold text's, the offsets cannot be compared."""
    gold = read_gold(write_gold([rows[2] | {"text": "A chest is clear."}]))
    with pytest.raises(InputError, match="was made from other texts"):
        read_run(write_run(predicted), gold)


def test_what_is_no_run_is_refused(tmp_path, gold):
    """A folder without the tables is named."""
    with pytest.raises(InputError, match=r"is no run folder: notes\.parquet is missing"):
        read_run(tmp_path, gold)


def test_a_run_without_parts_is_refused(tmp_path, gold):
    """A run that was interrupted before its first part has nothing to score."""
    (tmp_path / "notes.parquet").mkdir()
    with pytest.raises(InputError, match=r"notes\.parquet: is empty; finish the run"):
        read_run(tmp_path, gold)


def test_a_run_without_a_column_is_refused(write_run, gold, predicted):
    """The message names the columns that an older run does not have."""
    run = write_run(predicted)
    for path in (run / "mentions.parquet").iterdir():
        pq.write_table(pq.read_table(path).drop_columns(["extent", "text"]), path)
    with pytest.raises(InputError, match=r"mentions\.parquet: has no column text, extent"):
        read_run(run, gold)


def test_a_broken_part_is_refused(write_run, gold, predicted):
    """A file that is no parquet is named by its table."""
    run = write_run(predicted)
    for path in (run / "notes.parquet").iterdir():
        path.write_bytes(b"PAR1 but nothing more")
    with pytest.raises(InputError, match=r"notes\.parquet: cannot be read"):
        read_run(run, gold)
