"""Organs that lie beside each other."""

from recurnlp.extract.neighbors import is_beside


def test_neighbors_are_told_from_organs_far_away() -> None:
    """A cancer of the bladder grows into the prostate, and not into the lung."""
    assert is_beside(["prostate"], "bladder")
    assert not is_beside(["lung"], "bladder")
