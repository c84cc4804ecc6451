"""Which predicted mention stands for which gold mention."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from recurnlp.evaluate.records import SCORED_KINDS, Reading


@dataclass(frozen=True, slots=True)
class Alignment:
    """The mentions of one note, set against each other.

    Args:
        pairs: gold and predicted mention of the same kind that overlap, each used once.
        missed: gold mentions without a predicted one.
        spurious: predicted mentions that overlap no gold mention of their kind. A second prediction on a gold
            mention that has its own is neither rewarded nor punished.
    """

    pairs: tuple[tuple[Reading, Reading], ...] = ()
    missed: tuple[Reading, ...] = ()
    spurious: tuple[Reading, ...] = ()

    def restrict(self, holds: Callable[[Reading], bool]) -> "Alignment":
        """Return what is left where a condition holds of the gold mention, or of a spurious predicted one."""
        return Alignment(
            tuple(pair for pair in self.pairs if holds(pair[0])),
            tuple(filter(holds, self.missed)),
            tuple(filter(holds, self.spurious)),
        )


def align_readings(gold: Sequence[Reading], predicted: Sequence[Reading]) -> Alignment:
    """Pair the mentions of one note: the largest overlap first, then the nearest beginnings.

    Args:
        gold, predicted: mentions of any kind; only metastasis and recurrence are scored.
    """
    gold = [reading for reading in gold if reading.kind in SCORED_KINDS]
    predicted = [reading for reading in predicted if reading.kind in SCORED_KINDS]
    overlaps = _find_overlaps(gold, predicted)
    touching = {j for *_, j in overlaps}
    partners: dict[int, int] = {}
    for *_, i, j in overlaps:
        if i not in partners and j not in partners.values():
            partners[i] = j
    return Alignment(
        tuple((gold[i], predicted[j]) for i, j in partners.items()),
        tuple(reading for i, reading in enumerate(gold) if i not in partners),
        tuple(reading for j, reading in enumerate(predicted) if j not in touching),
    )


def _find_overlaps(gold: Sequence[Reading], predicted: Sequence[Reading]) -> list[tuple[int, int, int, int]]:
    candidates = product(enumerate(gold), enumerate(predicted))
    return sorted(
        (-overlap, abs(said.start - found.start), i, j)
        for (i, said), (j, found) in candidates
        if said.kind == found.kind and (overlap := min(said.end, found.end) - max(said.start, found.start)) > 0
    )
