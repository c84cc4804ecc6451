"""Where the stream of rows is cut."""

from hypothesis import given
from hypothesis import strategies as st

from recurnlp.batch.units import cut_units
from recurnlp.connectors import NoteRow, Reject

ROWS = st.lists(st.one_of(st.integers(0, 400_000), st.none()), max_size=400)


def make_rows(lengths):
    """Return a note for each length and a reject for each ``None``."""
    return [
        Reject("f", row, row, None, "empty_text")
        if length is None
        else NoteRow("f", row, f"n{row}", None, None, "x" * length)
        for row, length in enumerate(lengths)
    ]


@given(ROWS)
def test_no_row_is_lost_or_doubled(lengths):
    """Units hold all rows, in order, and parts are numbered without gaps."""
    rows = make_rows(lengths)
    units = list(cut_units(rows))
    found = [(row, "note") for unit in units for row in unit.batch.column("row").to_pylist()]
    found += [(reject.row, "reject") for unit in units for reject in unit.rejects]
    assert sorted(found) == [(row.row, "note" if isinstance(row, NoteRow) else "reject") for row in rows]
    assert [unit.part for unit in units if unit.closes_part] == list(range(units[-1].part + 1))


def test_units_of_long_notes_hold_few():
    """What is held at once is bounded in characters."""
    units = list(cut_units(make_rows([300_000] * 9)))
    assert [unit.batch.num_rows for unit in units] == [2, 2, 2, 2, 1]


def test_units_of_short_notes_and_rejects_hold_128():
    """What is held at once is bounded in rows, be they notes or rejects."""
    units = list(cut_units(make_rows([1, None] * 100)))
    assert [unit.batch.num_rows + len(unit.rejects) for unit in units] == [128, 72]


def test_parts_of_long_notes_hold_few_units():
    """A part ends after some millions of characters, so that little is lost when a run is interrupted."""
    closing = [unit.closes_part for unit in cut_units(make_rows([3_000_000] * 7))]
    assert closing == [False, False, True, False, False, True, True]


def test_nothing_makes_one_empty_part():
    """An empty input has a part, so that its tables can be read."""
    (unit,) = cut_units([])
    assert (unit.part, unit.closes_part, unit.batch.num_rows, unit.rejects) == (0, True, 0, ())


def test_the_first_of_equal_ids_is_kept():
    """A repeated id is a reject, in the same unit or a thousand rows later; other rejects claim no id."""
    names = ["a", "b", "a", *(f"n{n}" for n in range(1000)), "b", "c"]
    rows = [NoteRow("f", row, name, None, None, "text") for row, name in enumerate(names)]
    rows.insert(0, Reject("f", 0, 0, "c", "empty_text"))
    rejects = [reject for unit in cut_units(rows) for reject in unit.rejects]
    assert [(reject.note_id, reject.row, reject.reason) for reject in rejects] == [
        ("c", 0, "empty_text"), ("a", 2, "duplicate_id"), ("b", 1003, "duplicate_id"),
    ]  # fmt: skip


def test_the_digest_tells_every_change():
    """Another text, id, date or reason gives another digest, and the same rows the same."""
    base = NoteRow("f", 1, "a", None, None, "text")
    variants = [
        base,
        NoteRow("f", 1, "a", None, None, "test"),
        NoteRow("f", 1, "b", None, None, "text"),
        NoteRow("f", 1, "a", "p", None, "text"),
        Reject("f", 1, 1, "a", "empty_text"),
        Reject("f", 1, 1, "a", "not_text"),
    ]
    digests = [next(cut_units([row])).digest for row in variants]
    assert len(set(digests)) == len(variants)
    assert next(cut_units([base])).digest == digests[0]
