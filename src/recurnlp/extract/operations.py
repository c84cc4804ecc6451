"""Organs that operations and looks into the body are named after: "adrenalectomy showed a metastasis"."""

from collections.abc import Mapping, Sequence

from recurnlp.extract.finding import SiteFinding
from recurnlp.model.vocabulary import Site

# Few stand in patterns/sites, too: an operation that only was done is no place of anything.
OPERATED: Mapping[str, Site] = {
    "hemihepatectomy": "liver", "splenectomy": "spleen", "oophorectomy": "ovary", "pancreatectomy": "pancreas",
    "adrenalectomy": "adrenal", "thyroidectomy": "thyroid", "nephrectomy": "kidney", "hepatectomy": "liver",
    "gastrectomy": "stomach", "colectomy": "colon", "hemicolectomy": "colon", "sigmoidectomy": "colon",
    "parotidectomy": "salivary_gland", "omentectomy": "omentum", "orchiectomy": "testis",
    "cholecystectomy": "gallbladder", "mastectomy": "breast", "pneumonectomy": "lung", "hysterectomy": "uterus",
    "craniotomy": "brain", "gastroscopy": "stomach", "bronchoscopy": "lung", "colonoscopy": "colon",
    "cystoscopy": "bladder", "sigmoidoscopy": "colon", "thoracentesis": "pleura", "pericardiocentesis": "heart",
}  # fmt: skip
_PLANNED = frozenset({"before", "after", "since", "following", "prior", "previous", "post", "p", "status", "ago"})
_LOOK = ("scopy", "centesis")
_REACH = 3
_SELDOM_FIRST = "hemihepatectomy hepatectomy splenectomy adrenalectomy pancreatectomy craniotomy pneumonectomy".split()
# Taken out for spread, where others are taken out against what feeds a cancer, or with it.
FOR_SPREAD: Mapping[str, Site] = {
    **{name: OPERATED[name] for name in _SELDOM_FIRST},
    "lobectomy": "lung",  # of which lobes, is told
}
_LOBES = frozenset({"upper", "lower", "middle"})
_REASONS = (("for",), ("due", "to"), ("because", "of"))
REASONS = frozenset(word for reason in _REASONS for word in reason) | _LOBES
_APART = frozenset(", ; : . and with without then no not".split())
_FARTHEST = 8


def find_operated(
    words: Sequence[str], start: int, end: int, clause: int, *, waits: bool = False
) -> tuple[SiteFinding, ...]:
    """Return the organ of the operation that told of spread, none where several or only earlier ones are named.

    What an operation took out is told at once; what a look into the body took may be told later.

    Args:
        words: a statement.
        start, end: the part of it in which it is told.
        clause: where the clause begins that tells of the spread.
        waits: whether the like is true of organs that are mostly taken out for spread.
    """
    named = [i for i in range(start, end) if words[i] in OPERATED and (i >= clause or _may_wait(words[i], waits=waits))]
    told = [i for i in named if _PLANNED.isdisjoint(words[max(i - _REACH, 0) : i])]
    organs = {OPERATED[words[i]] for i in told}
    return (SiteFinding(organs.pop(), None, told[0], told[0] + 1),) if len(organs) == 1 else ()


def find_reasoned(words: Sequence[str], start: int, end: int) -> tuple[SiteFinding, ...]:
    """Return the organ of the operation that spread was the reason for: "hepatectomy for colorectal metastases".

    Args:
        words: a statement.
        start, end: the part of it before the spread.
    """
    index = next((i for i in range(end - 1, max(start, end - _FARTHEST) - 1, -1) if words[i] in FOR_SPREAD), None)
    if index is None or (words[index] == "lobectomy" and _LOBES.isdisjoint(words[max(index - _REACH, 0) : index])):
        return ()
    gap = tuple(words[index + 1 : end])
    told = any(gap[i : i + len(reason)] == reason for reason in _REASONS for i in range(len(gap)))
    several = any(word in OPERATED for word in (*words[max(index - _REACH, 0) : index], *gap))
    if not told or several or not _APART.isdisjoint(gap):
        return ()
    return (SiteFinding(FOR_SPREAD[words[index]], None, index, index + 1),)


def _may_wait(word: str, *, waits: bool) -> bool:
    return word.endswith(_LOOK) or (waits and word in FOR_SPREAD)
