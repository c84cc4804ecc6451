"""Which files the inputs of a command stand for."""

import pytest

from recurnlp.connectors import find_sources
from recurnlp.errors import InputError


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Make empty files in a folder, and work there."""
    monkeypatch.chdir(tmp_path)

    def put(*names):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"")

    return put


def test_formats_and_compressions_are_told_by_the_name(place):
    """The ending of the name says the format, and .gz or .zst behind it the compression."""
    place("a.csv", "b.TSV", "c.jsonl.gz", "d.ndjson", "e.parquet", "f.txt.zst")
    found = find_sources(["a.csv", "b.TSV", "c.jsonl.gz", "d.ndjson", "e.parquet", "f.txt.zst"])
    assert [(source.format, source.compression) for source in found] == [
        ("csv", None), ("tsv", None), ("jsonl", "gzip"), ("jsonl", None), ("parquet", None), ("txt", "zstd"),
    ]  # fmt: skip


def test_a_folder_stands_for_the_notes_below_it(place):
    """Text files are found at any depth, in order, hidden files left out, named by their place in the folder."""
    place("notes/b/2.txt", "notes/a.txt", "notes/.hidden.txt", "notes/picture.png")
    assert [source.name for source in find_sources(["notes"])] == ["a.txt", "b/2.txt"]


def test_a_folder_of_tables_stands_for_the_tables(place):
    """A folder of parquet parts, as Spark leaves it, is read part by part."""
    place("export/part-1.parquet", "export/part-0.parquet", "export/_SUCCESS")
    assert [source.path.name for source in find_sources(["export"])] == ["part-0.parquet", "part-1.parquet"]


def test_a_folder_of_both_is_an_input_error(place):
    """Nothing is left out in silence: text files and tables together must be told apart by the user."""
    place("mixed/readme.txt", "mixed/notes.csv")
    with pytest.raises(InputError, match="glob"):
        find_sources(["mixed"])


def test_a_folder_of_neither_is_an_input_error(place):
    """A folder without anything to read is more likely a wrong path than an empty export."""
    place("pictures/a.png")
    with pytest.raises(InputError, match="pictures"):
        find_sources(["pictures"])


def test_a_run_folder_below_the_input_is_left_out(place):
    """The output may lie beside the input and is not read back."""
    place("data/notes.csv", "data/run/run.json", "data/run/notes.parquet/part-00000.parquet")
    assert [source.file for source in find_sources(["data"])] == ["data/notes.csv"]


def test_a_glob_stands_for_its_matches_in_order(place):
    """A quoted glob is resolved by us, ** included."""
    place("y/2.csv", "y/1.csv", "y/z/3.csv")
    assert [source.path.name for source in find_sources(["y/**/*.csv"])] == ["1.csv", "2.csv", "3.csv"]


def test_a_file_named_twice_is_read_once(place):
    """Overlapping inputs do not double the notes."""
    place("a.csv", "b.csv")
    assert [source.file for source in find_sources(["b.csv", "*.csv", "./b.csv"])] == ["b.csv", "a.csv"]


def test_a_name_with_brackets_is_a_file_first(place):
    """A file whose name looks like a glob is that file."""
    place("notes[1].csv")
    assert find_sources(["notes[1].csv"])[0].file == "notes[1].csv"


def test_files_of_one_name_get_their_folder_in_made_ids(place):
    """Ids made from file names stay unique when two folders hold a file of one name."""
    place("x/notes.csv", "y/notes.csv", "y/other.csv")
    found = find_sources(["x/notes.csv", "y/notes.csv", "y/other.csv"])
    assert [source.name for source in found] == ["x/notes.csv", "y/notes.csv", "other.csv"]


@pytest.mark.parametrize("name", ["nothing.csv", "*.jsonl"])
def test_what_does_not_exist_is_an_input_error(place, name):
    """A missing file and a glob without a match are errors, not empty inputs."""
    place("a.csv")
    with pytest.raises(InputError, match="no such"):
        find_sources([name])


@pytest.mark.parametrize("name", ["notes.docx", "notes", "notes.gz"])
def test_an_unknown_format_is_an_input_error_that_lists_the_known(place, name):
    """The message says what can be read."""
    place(name)
    with pytest.raises(InputError, match=r"\.csv, .*\.parquet"):
        find_sources([name])
