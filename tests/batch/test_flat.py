"""Tables as csv."""

import csv
from datetime import date

import pyarrow as pa
import pytest

from recurnlp.batch import publish_file, write_csv
from recurnlp.errors import InputError

SPAN = {"note_id": "n1", "start": 3, "end": 9}
TABLE = pa.table(
    {
        "id": ["a", "b"],
        "day": [date(2020, 1, 2), None],
        "sites": [["liver", "bone"], []],
        "evidence": pa.array([[SPAN, SPAN], None]),
        "stage": pa.array([{"t": "2", "n": ""}, None]),
        "text": ['says "x", y', "two\nlines"],
    }
)


def test_a_csv_reads_back_as_it_was(tmp_path):
    """Lists are joined, spans are note:start-end, structs are JSON, nulls are empty, quotes and line breaks stay."""
    write_csv([TABLE, TABLE.slice(1)], tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert rows[0] == {
        "id": "a", "day": "2020-01-02", "sites": "liver; bone", "evidence": "n1:3-9; n1:3-9", "stage": '{"t": "2"}',
        "text": 'says "x", y',
    }  # fmt: skip
    assert rows[1] == {"id": "b", "day": "", "sites": "", "evidence": "", "stage": "", "text": "two\nlines"}
    assert rows[2] == rows[1]


def test_a_file_that_cannot_be_written_is_an_input_error(tmp_path):
    """The message names it."""
    with pytest.raises(InputError, match="cannot be written"):
        publish_file([TABLE], tmp_path / "nowhere" / "t.csv", write_csv)
