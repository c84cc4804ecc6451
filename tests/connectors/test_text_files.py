"""One note a file."""

import pytest

from recurnlp.connectors import Meter, ReadOptions, find_sources, plan_inputs, read_notes


@pytest.fixture
def read_folder(tmp_path):
    """Write files into a folder and return what the readers make of it."""

    def read_files(files, options=None):
        for name, data in files.items():
            path = tmp_path / "notes" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        options = options or ReadOptions()
        return list(read_notes(plan_inputs(find_sources([str(tmp_path / "notes")]), options), options, Meter()))

    return read_files


def test_the_id_is_the_path_in_the_folder(read_folder):
    """Folders below the one given are part of the id, the ending is not."""
    notes = read_folder({"p1/b.txt": b"two", "a.TXT": b"one"})
    assert [(note.note_id, note.text) for note in notes] == [("a", "one"), ("p1/b", "two")]


def test_line_ends_stay_as_they_are(read_folder):
    """Offsets count the text as given, so no line end is translated."""
    assert read_folder({"a.txt": b"one\r\ntwo\rthree\n"})[0].text == "one\r\ntwo\rthree\n"


def test_files_that_are_no_notes_are_rejected(read_folder):
    """Empty, undecodable and overlong files are rejected by name, and cost no other."""
    files = {
        "a.txt": b"",
        "b.txt": b"\xff\xfe\xfa",
        "c.txt": b"x" * 200,
        "d.txt": "é".encode() * 50,
        "e.txt": b"y" * 51,
    }
    rows = read_folder(files, ReadOptions(max_chars=50))
    assert [(row.note_id, getattr(row, "reason", None)) for row in rows] == [
        ("a", "empty_text"), ("b", "undecodable"), ("c", "too_long"), ("d", None), ("e", "too_long"),
    ]  # fmt: skip


def test_a_file_far_too_long_is_not_read_to_its_end(read_folder, monkeypatch):
    """A file that cannot be short enough in any encoding is given up after the bytes that show it."""
    monkeypatch.setattr("recurnlp.connectors.text_files._BYTES_PER_CHAR", 1)
    (reject,) = read_folder({"a.txt": "é".encode() * 4000}, ReadOptions(max_chars=50))
    assert reject.reason == "too_long"
