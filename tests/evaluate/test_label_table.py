"""Gold as a table of note labels."""

import pytest

from recurnlp.errors import InputError
from recurnlp.evaluate import read_gold

WORD = "Xylographica"


@pytest.fixture
def read(tmp_path):
    """Return the gold notes in a table."""

    def read_text(content, name="gold.csv"):
        (tmp_path / name).write_text(content, encoding="utf-8")
        return read_gold(str(tmp_path / name)).notes

    return read_text


def test_the_columns_that_are_there_are_judged(read):
    """A table may judge as little as one axis; the other columns are left alone."""
    (note,) = read("note_id,remarks,nodal\n7,whatever,absent\n")
    assert (note.id, note.judgement.facets, note.judgement.axes) == ("7", {"nodal"}, {"nodal": "absent"})


def test_all_columns_are_read(read):
    """Axes, label, sites, kind and text are read, whatever their case and the blanks around them."""
    (note,) = read(
        "ID,Kind,Text,Distant,Nodal,Recurrence,Label,Distant Sites\n"
        'x,letter,"Spread to bone,\nand liver.", Present ,absent,not_stated,distant_metastasis,Bone; liver\n'
    )
    assert (note.kind, note.text) == ("letter", "Spread to bone,\nand liver.")
    assert note.judgement.axes == {"distant": "present", "nodal": "absent", "recurrence": "not_stated"}
    assert (note.judgement.label, note.judgement.distant_sites) == ("distant_metastasis", {"bone", "liver"})


def test_texts_need_no_ids(read):
    """A table of texts and labels is gold: file and line stand for the id, and the patient is read."""
    first, second = read("text,label,patient_id\nClear.,not_stated,p1\nClear too.,not_stated,\n")
    assert [first.id.rpartition("/")[2], second.id.rpartition("/")[2]] == ["gold.csv, line 2", "gold.csv, line 3"]
    assert (first.patient, second.patient) == ("p1", "")


def test_an_empty_cell_is_not_judged(read):
    """A note whose axis is left open does not count for that axis."""
    first, second = read("id,distant,nodal\na,,absent\nb,absent,\n")
    assert (first.judgement.facets, second.judgement.facets) == ({"nodal"}, {"distant"})


def test_empty_sites_are_no_sites(read):
    """A column of distant sites judges every note: an empty cell says that there are none."""
    (note,) = read("id,distant_sites\na,\n")
    assert note.judgement.distant_sites == frozenset()


def test_three_axes_make_a_label(read):
    """Where all axes are judged and no label is given, it follows from them."""
    (note,) = read("id,distant,nodal,recurrence\na,present,absent,present\n")
    assert note.judgement.label == "recurrent_metastatic"


@pytest.mark.parametrize(("name", "mark"), [("g.tsv", "\t"), ("g.csv", ";"), ("g.csv", "|")])
def test_other_delimiters_are_read(read, name, mark):
    """Tabs, semicolons and bars separate as well as commas."""
    (note,) = read(f"id{mark}distant\na{mark}probable\n", name)
    assert note.judgement.axes == {"distant": "probable"}


def test_a_tsv_may_have_commas_in_its_header(read):
    """The file's name says that tabs separate, however many commas there are."""
    (note,) = read("id\tdistant\tseen, heard, and told\na\tprobable\t\n", "g.tsv")
    assert note.judgement.axes == {"distant": "probable"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,distant\n", r"gold\.csv: a column id, note_id or text .* Its columns: name, distant"),
        ("id,remarks\n", "any of distant, nodal, recurrence, label, distant_sites are needed"),
        (f'{WORD} was seen. She is well,"', "a column id, note_id or text"),
        ("id,distant,distant\na,absent,absent\n", "the column distant stands there twice"),
        (f"id,distant\na,absent\nb,{WORD}\n", "line 3: distant must be one of present"),
        (f"id,label\na,{WORD}\n", "line 2: label must be one of recurrent_metastatic"),
        (f"id,distant_sites\na,bone {WORD}\n", "line 2: distant_sites holds a value outside"),
        (f"id,distant\na,absent,{WORD}\n", "line 2: the row does not have the header's 2 fields"),
        (f'id,distant\na,"absent {WORD}\n', "line 2: .* is a quote left open"),
        ("id,distant\n,absent\n", "line 2: no id"),
    ],
)
def test_what_is_malformed_is_named_and_not_quoted(read, content, message):
    """The message names file, line and column; it shows no value, which may be a note's words."""
    with pytest.raises(InputError, match=message) as raised:
        read(content)
    assert WORD not in str(raised.value)


def test_bytes_that_are_not_utf_8_are_refused(tmp_path):
    """A text that would be read with wrong characters is an error with its line."""
    (tmp_path / "gold.csv").write_bytes("id,distant,text\na,absent,Malmö\n".encode("latin-1"))
    with pytest.raises(InputError, match="line 2: text holds bytes that are not UTF-8"):
        read_gold(str(tmp_path / "gold.csv"))
