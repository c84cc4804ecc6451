"""Ids that a run has seen, in eight bytes each, so that memory stays flat over millions of notes."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]


class SeenIds:
    """Remembers ids as 64-bit hashes in sorted arrays, merged as they grow.

    Two different ids are taken for one with a probability of one in 300,000 for a run of ten million notes.
    """

    def __init__(self) -> None:
        self._runs: list[Hashes] = []

    def find_repeats(self, ids: Sequence[str]) -> list[bool]:
        """Say for each id whether it was seen before, and remember all of them.

        Args:
            ids: in order; the first of equal ids counts as new.
        """
        hashes = np.array([_hash(name) for name in ids], np.uint64)
        repeated = np.ones(len(hashes), bool)
        repeated[np.unique(hashes, return_index=True)[1]] = False
        for run in self._runs:
            places = np.searchsorted(run, hashes)
            places[places == len(run)] = 0
            repeated |= run[places] == hashes
        self._remember(np.sort(hashes[~repeated]))
        return [bool(repeat) for repeat in repeated]

    def _remember(self, new: Hashes) -> None:
        if len(new):
            self._runs.append(new)
        while len(self._runs) > 1 and 2 * len(self._runs[-1]) >= len(self._runs[-2]):
            merged = np.concatenate([self._runs.pop(), self._runs.pop()])
            merged.sort(kind="stable")
            self._runs.append(merged)


def _hash(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")
