"""Judged notes to learn from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recurnlp.classifier.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Source:
    """Where notes come from.

    Args:
        name: as the card calls it.
        digest: SHA-256 of its files.
        licence: under which terms, as told.
        scored: whether the model is scored on it; else it is learned from only.
    """

    name: str
    digest: str
    licence: str
    scored: bool


@dataclass(frozen=True, slots=True)
class Examples:
    """Notes with their labels, in parallel.

    Args:
        sheets: the notes.
        labels: what they were judged to say.
        patients: whose they are.
        sources: where each comes from, by its place in a list of `Source`.
        scored: whether the model is scored on it.
    """

    sheets: Sequence[Sheet]
    labels: NDArray[np.str_]
    patients: Sequence[str]
    sources: NDArray[np.intp]
    scored: NDArray[np.bool_]

    def __len__(self) -> int:
        """Return how many notes there are."""
        return len(self.sheets)

    @property
    def rules(self) -> NDArray[np.str_]:
        """The label that the rules give each note."""
        return np.array([sheet.label for sheet in self.sheets])

    def take(self, chosen: NDArray[np.bool_]) -> "Examples":
        """Return some of the notes.

        Args:
            chosen: which.
        """
        places = np.flatnonzero(chosen)
        return Examples(
            [self.sheets[place] for place in places],
            self.labels[places],
            [self.patients[place] for place in places],
            self.sources[places],
            self.scored[places],
        )
