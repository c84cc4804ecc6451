"""Notes in parquet files."""

import contextlib
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from recurnlp.errors import InputError


@pytest.fixture
def write(tmp_path):
    """Return the bytes of a parquet file with the columns given."""

    def write_table(**columns):
        path = tmp_path / "written.parquet"
        pq.write_table(pa.table(columns), path)
        return path.read_bytes()

    return write_table


def test_rows_come_with_ids_dates_and_record_numbers(read, write):
    """Numbers become ids as written, timestamps become dates, and records count from 1."""
    moment = datetime(2020, 5, 6, 7, tzinfo=UTC)
    data = write(note_id=[41, 42], person_id=["p", None], note_date=pa.array([moment, None]), text=["a", "b"])
    first, second = read("a.parquet", data)
    assert (first.note_id, first.patient_id, first.note_date, first.row) == ("41", "p", date(2020, 5, 6), 1)
    assert (second.note_id, second.patient_id, second.note_date, second.row) == ("42", None, None, 2)


def test_nanosecond_timestamps_are_dates(read, write):
    """The timestamps that pandas writes need no pandas to be read."""
    data = write(date=pa.array([1_500_000_000_123_456_789], pa.timestamp("ns")), text=["a"])
    assert read("a.parquet", data)[0].note_date == date(2017, 7, 14)


def test_whole_numbers_with_gaps_are_ids(read, write, tell):
    """An id column that a missing value turned into floats gives whole numbers, and NaN is no id."""
    rows = read("a.parquet", write(id=[7.0, float("nan"), None], text=["a", "b", "c"]))
    assert rows[0].note_id == "7"
    assert tell(rows)[1:] == [(2, "missing_id"), (3, "missing_id")]


def test_dictionary_and_large_strings_are_text(read, write, tell):
    """The string types that Arrow has are all text."""
    assert tell(read("a.parquet", write(text=pa.array(["a", "b", "a"]).dictionary_encode()))) == [
        (1, "a"), (2, "b"), (3, "a"),
    ]  # fmt: skip
    assert tell(read("b.parquet", write(text=pa.array(["c"], pa.large_string())))) == [(1, "c")]


def test_null_text_and_bytes_that_are_no_text_are_rejected(read, write, tell):
    """Null is no note, and neither are bytes that are not UTF-8."""
    data = write(text=pa.array([None, b"\xff\xfe", b"good"], pa.binary()))
    assert tell(read("a.parquet", data)) == [(1, "empty_text"), (2, "undecodable"), (3, "good")]


@pytest.mark.parametrize("values", [[["a", "b"]], [1], [{"a": "b"}]])
def test_a_text_column_of_another_type_is_an_input_error(read, write, values):
    """A column that can hold no text is refused before the run, with its type."""
    with pytest.raises(InputError, match=r"'text' holds .*, not text"):
        read("a.parquet", write(text=values))


def test_missing_columns_are_an_input_error_that_lists_the_others(read, write):
    """The message names the columns that exist."""
    with pytest.raises(InputError, match="Its columns: key, remarks"):
        read("a.parquet", write(key=[1], remarks=["a"]))


@pytest.mark.parametrize("keep", [0, 10, -10])
def test_a_truncated_file_is_an_input_error(read, write, keep):
    """Parquet is read from its end, so a cut file tells nothing."""
    with pytest.raises(InputError, match="not a readable parquet file"):
        read("a.parquet", write(text=["a"])[:keep])


def test_no_damaged_byte_makes_it_fail_otherwise(read, write):
    """Whichever byte of the file is wrong, there are rows, rejects or an input error."""
    whole = write(text=["a sentence of some length", "another one"] * 20)
    for place in range(len(whole)):
        for byte in (0, 0xFF):
            with contextlib.suppress(InputError):
                read("a.parquet", whole[:place] + bytes([byte]) + whole[place + 1 :])


def test_a_damaged_page_is_a_reject(read, write, tell):
    """Damage inside the data is met while reading, and ends the file with a reject."""
    data = bytearray(write(text=["a sentence of some length", "another one"]))
    data[4:24] = b"\xff" * 20
    assert tell(read("a.parquet", bytes(data)))[-1][1] == "damaged_file"
