"""What a cancer is like, told between its spread and the organs: "metastatic breast cancer, ER+/HER2-, bone, liver"."""

from collections.abc import Sequence

from recurnlp.extract.reader import DECIMAL, NUMBER, UNKNOWN

# One of these makes an item of a list one of traits.
NAMING = frozenset(
    "er pr hr her hormone receptor receptors estrogen progesterone triple egfr alk braf kras nras ros ret brca msi mss "
    "mmr dmmr pmmr pdl pd ki grade gleason mutant mutated mutation wild rearranged amplified luminal".split()
)
# What may stand beside it.
VALUES = frozenset(
    "+ - / # ( ) % e positive negative pos neg neu low high type status unknown amplification deletion fusion exon "
    "stable and v well moderately poorly differentiated".split()
)
_ENDS = frozenset({",", ";"})
_OPENED = ("(",)


def skip_traits(gap: Sequence[str]) -> Sequence[str]:
    """Return the words between spread and an organ without the leading items that tell what its cancer is like.

    Args:
        gap: the words.
    """
    rest = tuple(gap)
    if rest[:1] == _OPENED and ")" in rest:
        closed = rest.index(")")
        if _is_trait(rest[1:closed]):
            rest = rest[closed + 1 :]
    while rest[:1] and rest[0] in _ENDS:
        end = next((i for i in range(1, len(rest)) if rest[i] in _ENDS), 0)
        if not end or not _is_trait(rest[1:end]):
            break
        rest = rest[end:]
    return rest or gap


def _is_trait(item: Sequence[str]) -> bool:
    """Whether an item names a trait and else only its value; of a mutation, "V600E", rules do not know the name."""
    strange = (word for word in item if word not in NAMING and word not in VALUES and word != UNKNOWN)
    return not NAMING.isdisjoint(item) and all(word == DECIMAL or word.startswith(NUMBER) for word in strange)
