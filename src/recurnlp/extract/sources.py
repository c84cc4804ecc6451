"""Organs that a statement names only to say where spread may come from, or what its tissue looks like."""

from collections.abc import Sequence

from recurnlp.extract.finding import SiteFinding
from recurnlp.model.vocabulary import Site

# What stands between a word and the organ that it is said of: "of the left".
OF_ORGAN = frozenset({"of", "the", "from", "left", "right", "her", "his", "a"})
_ORIGINS = frozenset({"primary", "origin"})
_OR = (("or",), ("/",), ("vs",), ("versus",))
_LEADING = frozenset({"of", "from"})
_REACH = 4
_HEDGES = frozenset({"probably", "likely", "possibly", "presumably", "apparently", "is", "was"})
_CANCERS = ("carcinoma", "carcinomas", "cancer", "adenocarcinoma", "malignancy")
_FITTING = frozenset(
    {
        ("consistent", "with"),
        ("compatible", "with"),
        ("favor",),
        ("favoring",),
        ("suggestive", "of"),
        ("suggesting",),
        ("c", "/", "w"),
    }
)
_ENDS = frozenset({".", ",", ";", ")", "(", "primary", "origin"})
ALIKE = frozenset("identical similar same alike resembles resembling resembled matches matching matched".split())
_TO_WHAT = OF_ORGAN | frozenset(
    "to with as that those previous prior earlier original old known patient s initial first".split()
)
_COMPARED_REACH = 6
_SCATTERED = frozenset({"disseminated", "diffuse", "widespread"})
# Where cancers seldom begin, so that what is scattered there is spread.
_SELDOM_FIRST: frozenset[Site] = frozenset({"peritoneum", "omentum", "pleura", "bone", "meninges", "bone_marrow"})


def is_supposed(words: Sequence[str], site: SiteFinding) -> bool:
    """Return whether a cancer is supposed to have begun in an organ.

    "Of ovarian or gastrointestinal origin", "a liver metastasis, primary probably in the pancreas".

    Args:
        words: the statement.
        site: the organ.
    """
    following = words[site.end : site.end + _REACH]
    if tuple(following[:1]) in _OR and not _ORIGINS.isdisjoint(following):
        return words[max(site.start - 1, 0)] in _LEADING
    before = [word for word in words[max(site.start - _REACH, 0) : site.start] if word not in OF_ORGAN]
    if before[-2:] == ["primary", "in"]:
        return True
    fits = any(before[i].endswith(_CANCERS) and tuple(before[i + 1 :]) in _FITTING for i in range(len(before)))
    if fits and _ENDS.issuperset(following[:1]):
        return True  # "metastatic carcinoma consistent with breast."
    return before[-1:] == ["in"] and not _HEDGES.isdisjoint(before[-2:-1]) and not _ORIGINS.isdisjoint(before[-3:-2])


def is_compared(words: Sequence[str], site: SiteFinding) -> bool:
    """Return whether only an earlier specimen is of an organ: "identical to the previous lung resection".

    Args:
        words: the statement.
        site: the organ.
    """
    before = words[max(site.start - _COMPARED_REACH, 0) : site.start]
    index = max((place for place, word in enumerate(before) if word in ALIKE), default=len(before))
    same = tuple(before[index : index + 1]) == ("same",) and "as" not in before[index:]  # "of the same ovary"
    return index < len(before) and not same and _TO_WHAT.issuperset(before[index + 1 :])


def is_scattered(words: Sequence[str], site: SiteFinding) -> bool:
    """Return whether disease is told to be all over an organ where it seldom begins: "disseminated pleural malignancy".

    Args:
        words: the statement.
        site: the organ.
    """
    return site.site in _SELDOM_FIRST and words[max(site.start - 1, 0)] in _SCATTERED
