"""Organs that operations and looks into the body are named after: "adrenalectomy showed a metastasis"."""

from collections.abc import Mapping, Sequence

from recurnlp.extract.finding import SiteFinding
from recurnlp.model.vocabulary import Site

# Few stand in patterns/sites, too: an operation that only was done is no place of anything.
OPERATED: Mapping[str, Site] = {
    "splenectomy": "spleen", "oophorectomy": "ovary", "pancreatectomy": "pancreas", "adrenalectomy": "adrenal",
    "thyroidectomy": "thyroid", "nephrectomy": "kidney", "hepatectomy": "liver", "gastrectomy": "stomach",
    "colectomy": "colon", "hemicolectomy": "colon", "sigmoidectomy": "colon", "parotidectomy": "salivary_gland",
    "omentectomy": "omentum", "orchiectomy": "testis", "cholecystectomy": "gallbladder", "mastectomy": "breast",
    "pneumonectomy": "lung", "hysterectomy": "uterus", "craniotomy": "brain", "gastroscopy": "stomach",
    "bronchoscopy": "lung", "colonoscopy": "colon", "cystoscopy": "bladder", "sigmoidoscopy": "colon",
    "thoracentesis": "pleura", "pericardiocentesis": "heart",
}  # fmt: skip
_PLANNED = frozenset({"before", "after", "since", "following", "prior", "previous", "post", "p", "status", "ago"})
_LOOK = ("scopy", "centesis")
_REACH = 3


def find_operated(words: Sequence[str], start: int, end: int, clause: int) -> tuple[SiteFinding, ...]:
    """Return the organ of the operation that told of spread, none where several or only earlier ones are named.

    What an operation took out is told at once; what a look into the body took may be told later.

    Args:
        words: a statement.
        start, end: the part of it in which it is told.
        clause: where the clause begins that tells of the spread.
    """
    named = [i for i in range(start, end) if words[i] in OPERATED and (i >= clause or words[i].endswith(_LOOK))]
    told = [i for i in named if _PLANNED.isdisjoint(words[max(i - _REACH, 0) : i])]
    organs = {OPERATED[words[i]] for i in told}
    return (SiteFinding(organs.pop(), None, told[0], told[0] + 1),) if len(organs) == 1 else ()
