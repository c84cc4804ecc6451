"""Files as they come from the wild: each costs what is wrong with it, and nothing else."""

import gzip
import json
import os

import pytest

from recurnlp.connectors import ColumnNames, NoteRow, ReadOptions
from recurnlp.errors import InputError


def test_an_empty_file_holds_no_notes(read):
    """A csv file of no bytes is an empty input, not an error."""
    assert read("a.csv", b"") == []


def test_an_empty_jsonl_file_holds_no_notes(read):
    """A jsonl file of no bytes is an empty input, not an error."""
    assert read("a.jsonl", b"") == []


def test_a_header_alone_holds_no_notes(read):
    """A file with a header and nothing else is an empty input."""
    assert read("a.csv", b"id,text\n") == []


def test_a_byte_order_mark_is_no_part_of_the_header(read):
    """A UTF-8 byte order mark does not hide the first column."""
    assert read("a.csv", b"\xef\xbb\xbfid,text\n7,stable\n")[0].note_id == "7"


def test_crlf_ends_records_and_stays_inside_quotes(read, tell):
    """Windows line ends separate records, and inside quotes they belong to the text as given."""
    assert tell(read("a.csv", b'id,text\r\n1,"a\r\nb"\r\n2,c\r\n')) == [(2, "a\r\nb"), (4, "c")]


def test_old_line_ends_separate_records(read, tell):
    """Carriage returns alone separate records, and a broken one costs itself only."""
    assert tell(read("a.csv", b'id,text\r1,a\r2,"x"y\r3,c')) == [(2, "a"), (3, "malformed_row"), (4, "c")]


def test_nul_bytes_stay_in_the_text(read, tell):
    """NUL is a character like any other, because offsets count the text as given."""
    assert tell(read("a.csv", b"id,text\n1,left\x00lung\n")) == [(2, "left\0lung")]


def test_undecodable_bytes_cost_their_row(read, tell):
    """A row in another encoding is rejected, and its neighbours are read."""
    rows = read("a.csv", b"id,text\n1,caf\xe9\n2,plain\n")
    assert tell(rows) == [(2, "undecodable"), (3, "plain")]
    assert rows[0].note_id == "1"


def test_the_encoding_option_decodes_them(read, tell):
    """With the right --encoding the same bytes are text."""
    assert tell(read("a.csv", b"id,text\n1,caf\xe9\n", ReadOptions(encoding="cp1252"))) == [(2, "café")]


def test_utf16_without_the_option_is_an_input_error(read):
    """A UTF-16 file read as UTF-8 has no header, and the message points to --encoding."""
    with pytest.raises(InputError, match="--encoding"):
        read("a.csv", "id,text\n1,a\n".encode("utf-16"))


def test_utf16_with_the_option_is_read(read, tell):
    """A UTF-16 file is read when told so."""
    data = "id,text\n1,naïve\n".encode("utf-16")
    assert tell(read("a.csv", data, ReadOptions(encoding="utf-16"))) == [(2, "naïve")]


def test_broken_utf16_is_rejected_and_not_raised(read, tell):
    """UTF-16 that ends in half a character rejects the rest of the file."""
    data = ("id,text\n" + "1,a\n" * 5000).encode("utf-16") + b"\x00"
    rows = tell(read("a.csv", data, ReadOptions(encoding="utf-16")))
    assert rows[-1][1] == "undecodable"
    assert len(rows) > 3000


def test_jsonl_that_ends_in_damage_keeps_what_stands_before(read, tell):
    """A jsonl file that cannot be decoded to its end gives the lines before the damage."""
    data = ('{"text": "a"}\n' * 5000).encode("utf-16") + b"\x00"
    rows = tell(read("a.jsonl", data, ReadOptions(encoding="utf-16")))
    assert rows[-1][1] == "undecodable"
    assert len(rows) > 3000


def test_a_small_jsonl_file_that_ends_in_damage_keeps_its_lines(read, tell):
    """Damage among the very first lines does not cost those before it."""
    data = '{"text": "a"}\n{"text": "b"}\n'.encode("utf-16") + b"\x00"
    assert tell(read("a.jsonl", data, ReadOptions(encoding="utf-16"))) == [(1, "a"), (2, "b"), (3, "undecodable")]


def test_jsonl_that_is_damaged_from_the_start_is_an_input_error(read):
    """A file of which not one line can be read is told before the run."""
    with pytest.raises(InputError, match="damaged"):
        read("a.jsonl.gz", b'{"text": "a"}')


def test_a_header_in_another_alphabet_is_a_header(read, tell):
    """Column names may hold any letters, and blanks of any kind."""
    assert tell(read("a.csv", "Größe\u00a0mm,text\n1,a\n".encode())) == [(2, "a")]


def test_a_record_cut_off_by_damage_is_no_note(read):
    """The beginning of a note whose end is damaged is not taken for the note."""
    lines = b"".join(b"%d,%s\n" % (n, os.urandom(40).hex().encode()) for n in range(3000))
    rows = read("a.csv.gz", gzip.compress(b"id,text\n" + lines)[:-2000])
    assert {len(row.text) for row in rows if isinstance(row, NoteRow)} == {80}


def test_a_quote_left_open_costs_its_row(read, tell):
    """An unclosed quote does not swallow the rows that follow it."""
    data = b'id,text\n1,"never closed\n2,second\n3,"third"\n'
    assert tell(read("a.csv", data)) == [(2, "malformed_row"), (3, "second"), (4, "third")]


def test_a_quote_left_open_with_no_other_costs_its_row(read, tell):
    """An unclosed quote with no other quote up to the end of the file costs its row only."""
    data = b'id,text\n1,"never closed\n2,second\n3,third'
    assert tell(read("a.csv", data)) == [(2, "malformed_row"), (3, "second"), (4, "third")]


def test_lines_of_a_broken_note_are_no_notes(read):
    """What is left of a note with stray quotes goes with it, even where a line has the right number of commas."""
    data = b'id,text\n1,"She said "fine" and\nHowever, the node\n12 mm, left\nend"\n2,next\n'
    broken, following = read("a.csv", data)
    assert (broken.reason, broken.row, broken.last_row) == ("malformed_row", 2, 5)
    assert (following.note_id, following.row) == ("2", 6)


def test_rows_with_too_few_or_many_fields_are_rejected(read, tell):
    """A row must have as many fields as the header."""
    assert tell(read("a.csv", b"id,text\n1\n2,b\n3,c,d\n")) == [(2, "malformed_row"), (3, "b"), (4, "malformed_row")]


def test_blank_lines_are_counted_and_skipped(read, tell):
    """A blank line is no row, but the rows after it keep the numbers an editor shows."""
    assert tell(read("a.csv", b"id,text\n\n1,a\n\n\n2,b\n")) == [(3, "a"), (6, "b")]


def test_a_thousand_columns_are_read(read):
    """Width is no obstacle: the columns wanted are found among a thousand."""
    names = [*(f"c{n}" for n in range(998)), "note_id", "text"]
    row = [*("x" for _ in range(998)), "9", '"a ""wide"" row"']
    (note,) = read("a.csv", f"{','.join(names)}\n{','.join(row)}\n".encode())
    assert (note.note_id, note.text) == ("9", 'a "wide" row')


def test_semicolons_separate_where_the_header_says_so(read, tell):
    """A csv file of a country that writes decimal commas is read by its semicolons."""
    assert tell(read("a.csv", b"id;text\n1;size 1,5 cm\n")) == [(2, "size 1,5 cm")]


def test_a_huge_note_is_rejected_by_its_length(read, tell):
    """A note above --max-chars is rejected, and the next one is read."""
    data = b'id,text\n1,"' + b"line of text\n" * 20_000 + b'"\n2,short\n'
    assert tell(read("a.csv", data, ReadOptions(max_chars=1000))) == [(2, "too_long"), (20_003, "short")]


def test_a_huge_note_is_read_when_allowed(read):
    """A note far longer than a block of reading comes out whole."""
    text = "Größe unverändert. " * 50_000
    (note,) = read("a.csv", f'id,text\n1,"{text}"\n'.encode())
    assert note.text == text


def test_a_line_that_never_ends_costs_itself(read, tell, monkeypatch):
    """A jsonl line above the record limit is rejected without being held, and the next line is read."""
    monkeypatch.setattr(ReadOptions, "max_record", 1000)
    data = b'{"text": "' + b"x" * 5000 + b'"}\n{"text": "short"}\n'
    rows = read("a.jsonl", data + b"\n" * 2000)
    assert tell(rows) == [(1, "too_long"), (2, "short")]


def test_a_record_that_never_closes_is_given_up(read, tell, monkeypatch):
    """A quote that stays open beyond the record limit is given up, and reading goes on at the next line."""
    monkeypatch.setattr(ReadOptions, "max_record", 1000)
    data = b'id,text\n1,"open\n' + b"".join(b"%d,plain\n" % n for n in range(2, 50_000))
    rows = tell(read("a.csv", data))
    assert rows[:2] == [(2, "malformed_row"), (3, "plain")]
    assert len(rows) == 49_999


def test_broken_json_costs_its_line(read, tell):
    """Lines that are no JSON object are rejected, one by one."""
    data = b'{"id": 1, "text": "a"}\n{broken\n[1, 2]\n"text"\n\n{"id": 2, "text": "b"}\n'
    assert tell(read("a.jsonl", data)) == [
        (1, "a"), (2, "malformed_row"), (3, "malformed_row"), (4, "malformed_row"), (6, "b"),
    ]  # fmt: skip


def test_json_nested_beyond_reason_costs_its_line(read, tell):
    """A line that would exhaust the parser's stack is a malformed row."""
    data = b'{"id": 1, "text": "a"}\n' + b"[" * 200_000 + b"\n"
    assert tell(read("a.jsonl", data)) == [(1, "a"), (2, "malformed_row")]


@pytest.mark.parametrize("value", [["a"], {"a": 1}, 12, True])
def test_text_that_is_no_text_is_rejected(read, tell, value):
    """Lists, objects, numbers and booleans in the text column are not taken for text."""
    data = json.dumps({"id": 1, "text": value}).encode()
    assert tell(read("a.jsonl", data)) == [(1, "not_text")]


@pytest.mark.parametrize("line", [b'{"id": 1, "text": null}', b'{"id": 1, "text": ""}', b'{"id": 1}'])
def test_missing_text_is_rejected(read, tell, line):
    """Null, empty and absent text are one thing: there is no note."""
    assert tell(read("a.jsonl", line + b'\n{"id": 2, "text": "b"}')) == [(1, "empty_text"), (2, "b")]


def test_half_a_surrogate_pair_is_rejected(read, tell):
    """A JSON escape for half a character is no Unicode text."""
    assert tell(read("a.jsonl", b'{"id": 1, "text": "a\\ud800"}')) == [(1, "undecodable")]


def test_a_row_without_an_id_is_rejected(read, tell):
    """Where ids exist, a row without one is rejected rather than named by us."""
    assert tell(read("a.csv", b"id,text\n,orphan\n2,b\n")) == [(2, "missing_id"), (3, "b")]


def test_a_table_without_ids_gets_some(read):
    """Without an id column the file's name and the row make the id."""
    assert [row.note_id for row in read("a.csv", b"text\nfirst\nsecond\n")] == ["a.csv:2", "a.csv:3"]


def test_a_file_without_a_header_does_not_show_its_notes(read):
    """The message on missing columns never quotes what may be a note."""
    with pytest.raises(InputError) as caught:
        read("a.csv", b"1,Zebrafinch seen in the left breast at 3 o'clock.\n")
    assert "Zebrafinch" not in str(caught.value)


def test_a_missing_column_is_an_input_error_that_lists_the_others(read):
    """The message names the columns that exist."""
    with pytest.raises(InputError, match=r"no column 'body'.*Its columns: key, remarks"):
        read("a.csv", b"key,remarks\n1,a\n", ReadOptions(ColumnNames(text="body")))


def test_a_column_that_stands_there_twice_is_an_input_error(read):
    """Which of two columns of one name is meant cannot be known."""
    with pytest.raises(InputError, match="twice"):
        read("a.csv", b"id,text,text\n1,a,b\n")


def test_a_truncated_gzip_file_says_so(read, tell):
    """What can be read of a truncated file is read, and the loss of the rest is a reject."""
    lines = b"".join(b"%d,%s\n" % (n, os.urandom(40).hex().encode()) for n in range(20_000))
    rows = tell(read("a.csv.gz", gzip.compress(b"id,text\n" + lines)[:-5000]))
    assert rows[-1][1] == "damaged_file"
    assert len(rows) > 10_000


def test_a_file_that_only_pretends_to_be_gzip_is_an_input_error(read):
    """A name that ends in .gz does not make a gzip file."""
    with pytest.raises(InputError, match="damaged"):
        read("a.csv.gz", b"id,text\n1,a\n")


def test_dates_that_are_not_iso_are_left_out_and_marked(read):
    """A date that two continents read differently is not guessed, and costs no note."""
    rows = read("a.csv", b"id,date,text\n1,2020-03-04,a\n2,03/04/2020,b\n3,,c\n")
    assert [(str(row.note_date), row.date_unreadable) for row in rows if isinstance(row, NoteRow)] == [
        ("2020-03-04", False), ("None", True), ("None", False),
    ]  # fmt: skip
