"""Ids for rows."""

from hypothesis import given
from hypothesis import strategies as st

from recurnlp.connectors.omop.numbering import number_rows

NAMES = st.lists(st.sampled_from("abcdef"), max_size=12)
IDS = st.dictionaries(st.sampled_from("abcdef").map(lambda name: (name,)), st.integers(1, 99))


@given(NAMES, IDS.filter(lambda old: len(set(old.values())) == len(old)), st.integers(100, 120))
def test_ids_are_unique_and_known_rows_keep_theirs(names, old, highest):
    """A row that was there keeps its id, every other one gets an id above all."""
    rows = list(number_rows([{"name": name} for name in names], ("name",), "id", old, highest))
    ids = [row["id"] for row in rows]
    assert len(set(ids)) == len(ids)
    assert all(row["id"] in {*old.values(), *range(highest + 1, highest + 1 + len(rows))} for row in rows)
    assert {name: next(row["id"] for row in rows if row["name"] == name) for (name,) in old if name in names} == {
        name: number for (name,), number in old.items() if name in names
    }
