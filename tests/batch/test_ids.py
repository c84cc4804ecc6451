"""Ids that a run has seen."""

from hypothesis import given
from hypothesis import strategies as st

from recurnlp.batch.ids import SeenIds


@given(st.lists(st.lists(st.text(max_size=3), max_size=20), max_size=20))
def test_repeats_are_found_as_a_set_finds_them(batches):
    """Within a batch and across batches the answer is that of a set that holds everything."""
    seen, remembered = SeenIds(), set()
    for ids in batches:
        expected = []
        for name in ids:
            expected.append(name in remembered)
            remembered.add(name)
        assert seen.find_repeats(ids) == expected


def test_a_million_ids_take_eight_bytes_each():
    """Memory is the hashes and nothing else, in a few arrays."""
    seen = SeenIds()
    for start in range(0, 100_000, 1000):
        seen.find_repeats([str(number) for number in range(start, start + 1000)])
    assert sum(run.nbytes for run in seen._runs) == 800_000
    assert len(seen._runs) < 10
