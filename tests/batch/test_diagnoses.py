"""The table of diagnoses."""

from datetime import date

import pytest

from recurnlp.batch import read_diagnoses
from recurnlp.errors import InputError


@pytest.fixture
def read(tmp_path):
    """Read a table of diagnoses from its text."""

    def read_text(text):
        path = tmp_path / "diagnoses.csv"
        path.write_text(text, encoding="utf-8")
        return read_diagnoses(path)

    return read_text


def test_dates_are_as_precise_as_the_table_gives_them(read):
    """Days, months, years and no date at all are read; a byte order mark, other columns and blank ids do no harm."""
    found = read("\ufeffpatient_id,grade,diagnosis_date\na,1,2015-03-10\nb,2,2015-03\nc,3,2015\nd,1,\n,9,2001\n")
    assert {name: d.period and d.period.precision for name, d in found.items()} == {
        "a": "day", "b": "month", "c": "year", "d": None,
    }  # fmt: skip


def test_the_earliest_of_several_stands(read):
    """A timeline begins with the first cancer, in whatever order the table has them."""
    found = read("patient_id,diagnosis_date,primary_site\na,2015,colon\na,2012-01-05,breast\na,,lung\n")
    assert (found["a"].period.shown, found["a"].site) == (date(2012, 1, 5), "breast")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,diagnosis_date\na,2015\n", "no column patient_id; it has: id, diagnosis_date"),
        ("", "no column patient_id and no diagnosis_date"),
        ("patient_id,diagnosis_date\na,2015\nb,03/04/2015\n", "row 3: diagnosis_date is no ISO date"),
        ("patient_id,diagnosis_date,primary_site\na,2015,tooth\n", "row 2: primary_site is none of"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_row(read, text, message):
    """The message names file, row and what would do, and not the cell."""
    with pytest.raises(InputError, match=r"diagnoses\.csv") as raised:
        read(text)
    assert message in str(raised.value)
    assert "03/04" not in str(raised.value)
    assert "tooth" not in str(raised.value)


def test_a_missing_file_is_an_input_error(tmp_path):
    """So is one that is no text."""
    with pytest.raises(InputError, match="cannot be read"):
        read_diagnoses(tmp_path / "none.csv")
    (tmp_path / "binary.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read"):
        read_diagnoses(tmp_path / "binary.csv")
