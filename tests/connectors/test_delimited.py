"""The splitter of delimited text, against the standard library's."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from recurnlp.connectors import window as window_module
from recurnlp.connectors.delimited import split_records
from recurnlp.connectors.window import Window

FIELDS = st.text(alphabet=st.sampled_from('ab ,;"\r\né\0\t'), max_size=8)
TABLES = st.lists(st.lists(FIELDS, min_size=2, max_size=4), min_size=1, max_size=8)


def split(text: str, delimiter: str = ",") -> list[list[str]]:
    """Return the fields of every record of a text."""
    records = split_records(Window(io.StringIO(text, newline="")), delimiter, 10_000)
    return [["broken"] if record.broken else record.fields for record in records]


def write(table: list[list[str]], line_end: str) -> str:
    """Write a table with every field quoted."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator=line_end).writerows(table)
    return out.getvalue()


@given(TABLES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_table_comes_back_as_it_was_written(table, line_end):
    """Whatever the fields hold, a quoted table is read back unchanged."""
    assert split(write(table, line_end)) == table


@given(TABLES, st.integers(1, 5))
def test_where_a_block_of_reading_ends_does_not_matter(table, block):
    """Records may be cut anywhere by the blocks in which the stream is read."""
    text = write(table, "\r\n")
    before = window_module._BLOCK
    window_module._BLOCK = block
    try:
        assert split(text) == table
    finally:
        window_module._BLOCK = before


@given(st.text(alphabet=st.sampled_from('a,"\r\n'), max_size=60))
def test_no_text_makes_it_fail_or_run_forever(text):
    """Any text is records or broken records."""
    assert all(split(text))


@given(TABLES)
def test_rows_are_numbered_as_an_editor_numbers_lines(table):
    """The row of a record is one more than the line ends before it."""
    text = write(table, "\n")
    lines = io.StringIO(text, newline="").read()
    records = list(split_records(Window(io.StringIO(text, newline="")), ",", 10_000))
    rest = lines
    for record, fields in zip(records, table, strict=True):
        before = lines[: len(lines) - len(rest)]
        assert record.row == 1 + before.count("\n") + before.count("\r") - before.count("\r\n")
        rest = rest[len(write([fields], "\n")) :]


def test_a_record_that_never_closes_does_not_pull_in_the_file():
    """No more than the record limit is read before a broken record is given up."""
    stream = io.StringIO('1,"open\n' + "2,plain\n" * 1_000_000, newline="")
    first = next(split_records(Window(stream), ",", 200_000))
    assert first.broken
    assert stream.tell() < 1_000_000


def test_a_quote_inside_a_plain_field_is_a_character():
    """A quote that does not begin a field is a mark for inches."""
    assert split('1,5" scar,x\n') == [["1", '5" scar', "x"]]


def test_text_after_a_closing_quote_breaks_the_record():
    """Only a delimiter or the line's end follows a closing quote."""
    assert split('1,"a"b\n2,c\n') == [["broken"], ["2", "c"]]
