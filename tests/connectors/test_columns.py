"""Which column is which."""

import pytest

from recurnlp.connectors.columns import ColumnNames, choose_columns, describe_columns
from recurnlp.errors import InputError


def test_common_names_are_guessed_whatever_their_case():
    """The names that exports use are known, in any case and with blanks for underscores."""
    columns = ["ROW_ID", "Subject_ID", "ChartDate", "Note Text"]
    assert choose_columns("f", columns, ColumnNames()) == ColumnNames("ROW_ID", "Note Text", "Subject_ID", "ChartDate")


def test_the_more_telling_name_wins():
    """Where two columns could be meant, the more specific name is taken."""
    chosen = choose_columns("f", ["id", "note_id", "note", "text"], ColumnNames())
    assert (chosen.id, chosen.text) == ("note_id", "text")


def test_a_named_column_beats_the_guess():
    """What the user names is taken as written."""
    assert choose_columns("f", ["text", "summary"], ColumnNames(text="summary")).text == "summary"


def test_only_the_text_is_indispensable():
    """A table without ids, patients and dates can be read."""
    assert choose_columns("f", ["report"], ColumnNames()) == ColumnNames(text="report")


def test_without_text_there_is_an_error_that_names_the_option():
    """The message says how to name the column."""
    with pytest.raises(InputError, match="--text-column"):
        choose_columns("f", ["id", "remarks"], ColumnNames())


def test_a_long_list_of_columns_is_cut():
    """A thousand columns do not make a message of a thousand words."""
    assert describe_columns([f"c{n}" for n in range(1000)]).endswith("c19 and 980 more")


@pytest.mark.parametrize("name", ["Seen today, no complaints", "Liver metastases were found here", "x" * 41, "3.5"])
def test_what_does_not_look_like_a_name_is_not_shown(name):
    """Field contents that may be a note's text are counted, not quoted."""
    assert describe_columns(["id", name]) == "Its first line does not look like a header (2 fields)"


def test_columns_read_as_a_sentence():
    """What is printed says each role and whether it is there."""
    assert str(ColumnNames(text="report")) == "id = (none), text = report, patient = (none), date = (none)"
