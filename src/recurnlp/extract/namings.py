"""Metastases that are named after their organ and their cancer, one before the other: "adrenal liposarcoma metastasis".

A cancer that tells where it began cannot have begun in the organ named before it.
"""

from collections.abc import Mapping, Sequence

from recurnlp.extract.finding import SiteFinding
from recurnlp.model.vocabulary import Site

_SPREAD = ("metasta", "mets", "secondar", "deposit")
_REACH = 4
# Where sarcomas spread to, and begin hardly ever.
_FAR: frozenset[Site] = frozenset({
    "adrenal", "lung", "liver", "brain", "heart", "pancreas", "thyroid", "eye", "lymph_node", "pleura", "spleen",
})  # fmt: skip
_ANY = _FAR | frozenset[Site]({
    "bone", "kidney", "stomach", "small_bowel", "colon", "breast", "skin", "spinal_cord", "peritoneum", "omentum",
    "bladder", "testis", "ovary", "salivary_gland", "larynx", "mediastinum", "soft_tissue", "chest_wall", "other",
})  # fmt: skip
_SARCOMA = _FAR | frozenset[Site]({"bone"})
_PELVIC = _ANY - frozenset[Site]({"ovary", "testis"})
# Words of a cancer's name → the organs in which it does not begin.
NAMES: Mapping[str, frozenset[Site]] = {
    "melanoma": _ANY - {"skin", "eye", "soft_tissue", "other", "mediastinum"}, "choriocarcinoma": _PELVIC - {"other"},
    "liposarcoma": _SARCOMA, "leiomyosarcoma": _SARCOMA, "rhabdomyosarcoma": _SARCOMA - {"eye"},
    "osteosarcoma": _FAR, "chondrosarcoma": _FAR, "gist": _FAR, "renal": _ANY - {"kidney"}, "rcc": _ANY - {"kidney"},
    "breast": _ANY - {"breast", "chest_wall"}, "prostate": _ANY, "prostatic": _ANY, "colorectal": _ANY - {"colon"},
    "hepatocellular": _ANY - {"liver"}, "hcc": _ANY - {"liver"}, "urothelial": _ANY - {"bladder", "kidney"},
    "seminoma": _FAR, "germ": _FAR,
}  # fmt: skip


def is_named_after(words: Sequence[str], site: SiteFinding) -> bool:
    """Return whether an organ stands before a cancer of elsewhere and its metastasis, so that it is where that is.

    Args:
        words: the statement.
        site: the organ.
    """
    following = words[site.end : site.end + _REACH + 1]
    spread = next((index for index, word in enumerate(following) if word.startswith(_SPREAD)), 0)
    told = [NAMES[word] for word in following[:spread] if word in NAMES]
    return bool(told) and all(word.isalpha() for word in following[:spread]) and site.site in told[0]
