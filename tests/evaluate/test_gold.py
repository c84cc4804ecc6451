"""Gold files of either form."""

import gzip
import json

import pytest

from recurnlp.errors import InputError
from recurnlp.evaluate import read_gold


def test_a_folder_is_read_as_one(write_gold, rows, tmp_path):
    """Notes of all files in a folder are gold, whichever form they have."""
    write_gold(rows)
    (tmp_path / "more.csv").write_text("id,nodal\nz,absent\n")
    gold = read_gold(str(tmp_path))
    assert [note.id for note in gold.notes] == ["a", "b", "c", "d", "z"]
    assert gold.facets == {"mentions", "distant", "nodal", "recurrence", "distant_sites", "label"}


def test_packed_gold_is_read(tmp_path, rows):
    """A gzipped file is unpacked as it is read."""
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    assert len(read_gold(str(path)).notes) == 4


def test_damaged_gold_is_refused(tmp_path, rows):
    """A file that ends early is not scored as if it were whole."""
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode())[:-20])
    with pytest.raises(InputError, match=r"gold\.jsonl\.gz: is damaged"):
        read_gold(str(path))


def test_texts_are_there_only_if_all_are(write_gold, rows):
    """One note without its text is enough to need a run."""
    assert read_gold(write_gold(rows)).has_texts
    del rows[2]["text"]
    assert not read_gold(write_gold(rows)).has_texts


def test_an_id_cannot_be_used_twice(write_gold, rows):
    """The message names both lines."""
    rows[3]["id"] = "a"
    with pytest.raises(InputError, match=r"line 4: the id .* was used before .*line 1"):
        read_gold(write_gold(rows))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("g.jsonl", "\n  \n", "holds no notes"),
        ("g.csv", "id,distant\n", "holds no notes"),
        ("g.parquet", "", "gold is a .jsonl in the gold form"),
        ("g.xlsx", "", "unknown format"),
    ],
)
def test_what_holds_no_gold_is_refused(tmp_path, name, content, message):
    """Files without notes and files of other formats are errors that say so."""
    (tmp_path / name).write_text(content)
    with pytest.raises(InputError, match=message):
        read_gold(str(tmp_path / name))


def test_a_missing_file_is_refused():
    """The message names what was asked for."""
    with pytest.raises(InputError, match=r"nowhere\.jsonl: no such file"):
        read_gold("nowhere.jsonl")
