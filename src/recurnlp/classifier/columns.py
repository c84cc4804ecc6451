"""The columns of a trained model: features by name, as rows of numbers."""

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from recurnlp.classifier.findings import Features
from recurnlp.classifier.sheet import Sheet

_RAREST = 3  # notes: what stands in fewer teaches nothing


class Columns:
    """Which feature is which column.

    Args:
        names: of the features, in order. A term of the text holds no colon; a finding of the rules does.
        word_weight: the value of a term that the text holds.
    """

    def __init__(self, names: Sequence[str], word_weight: float) -> None:
        self.names = tuple(names)
        self._word_weight = word_weight
        self._findings = {name: place for place, name in enumerate(self.names) if ":" in name}
        self._terms = {name: place for place, name in enumerate(self.names) if ":" not in name}

    def locate(self, findings: Features, terms: Collection[str]) -> tuple[list[int], list[float]]:
        """Return the columns that a note fills, and with what. Features that have no column are left out.

        Args:
            findings, terms: of the note.
        """
        found = [(self._findings[name], value) for name, value in findings.items() if name in self._findings]
        # Sorted: sets have no order of their own, and sums of another order differ in their last digits.
        words = sorted(self._terms[term] for term in terms if term in self._terms)
        places = [place for place, _ in found] + words
        return places, [value for _, value in found] + [self._word_weight] * len(words)

    def encode(self, sheets: Sequence[Sheet]) -> csr_matrix:
        """Return one row a note.

        Args:
            sheets: the notes.
        """
        rows = [self.locate(sheet.findings, sheet.terms) for sheet in sheets]
        ends = np.cumsum([0, *(len(places) for places, _ in rows)])
        places = np.concatenate([np.array(places, dtype=np.intp) for places, _ in rows])
        values = np.concatenate([np.array(values, dtype=float) for _, values in rows])
        matrix = csr_matrix((values, places, ends), shape=(len(rows), len(self.names)))
        matrix.sort_indices()
        return matrix


def choose_columns(sheets: Sequence[Sheet], terms: Collection[str]) -> NDArray[np.str_]:
    """Return the names of the columns that these notes can teach, sorted.

    Args:
        sheets: the notes to learn from.
        terms: the terms that the audit let in.
    """
    counts = Counter(name for sheet in sheets for name in sheet.findings)
    counts.update(term for sheet in sheets for term in sheet.terms.intersection(terms))
    return np.array(sorted(name for name, number in counts.items() if number >= _RAREST), dtype=np.str_)
