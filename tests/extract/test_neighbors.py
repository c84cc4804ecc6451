"""Organs that lie beside each other."""

from recurnlp.extract.neighbors import may_grow_into


def test_neighbors_are_told_from_organs_far_away() -> None:
    """A cancer of the bladder grows into the prostate, and not into the lung."""
    assert may_grow_into(["prostate"], "bladder")
    assert not may_grow_into(["lung"], "bladder")
