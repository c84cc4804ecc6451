"""Lesions that a sentence takes up from the one before: "A nodule was excised. The tumor was a metastasis"."""

from collections.abc import Sequence

from recurnlp.extract.finding import SiteFinding
from recurnlp.extract.lending import is_finding

_DEFINITE = frozenset({"the", "this", "that"})
_THINGS = frozenset(
    "tumor mass lesion nodule lump ulcer polyp cyst growth swelling neoplasm node diagnosis tumors masses lesions "
    "nodules lumps nodes".split()
)
_TOLD = frozenset("was is were are proved turned represented diagnosed interpreted reported classified".split())
_QUALITIES = 2
_REACH = 5
HEADS = frozenset({"tumor", "mass", "lesion", "nodule", "neoplasm", "growth"})
_KNOWN = frozenset({"treated", "known", "primary", "irradiated", "original", "stable"})
_BREAKS = frozenset(", ; : ( ) . and or / -".split())
_OF = frozenset({"of", "in", "the", "left", "right", "her", "his"})
# Examinations of tissue.
_MICROSCOPIC = frozenset(
    "histological histologic histopathological histopathologic microscopic microscopical immunohistochemical "
    "cytological cytologic pathological pathologic".split()
)
_EXAMINATIONS = frozenset(
    "examination examinations analysis diagnosis study studies evaluation assessment findings finding review "
    "results result staining investigation".split()
)
RETOLD = _THINGS | _TOLD | HEADS | _KNOWN | _MICROSCOPIC | _EXAMINATIONS


def takes_up(words: Sequence[str], reach: int) -> bool:
    """Return whether a clause says of a lesion told before what it was.

    Args:
        words: the clause.
        reach: how many of its words stand before the spread that it names.
    """
    opening = words[: min(reach, _REACH + 1)]
    if _DEFINITE.isdisjoint(opening[:1]) or _TOLD.isdisjoint(opening[2:]):
        return False
    return not _THINGS.isdisjoint(opening[1 : 2 + _QUALITIES]) and "," not in opening


def names_examination(words: Sequence[str], index: int) -> bool:
    """Return whether an examination of tissue is named: "histological examination", "microscopic findings".

    Args:
        words: of a clause.
        index: of the examination's first word.
    """
    return words[index] in _MICROSCOPIC and not _EXAMINATIONS.isdisjoint(words[index + 1 : index + 2])


def find_lesions(words: Sequence[str], sites: Sequence[SiteFinding]) -> list[SiteFinding]:
    """Return the organs of tumors whose kind is not told: "a tumor of the pancreatic tail was removed".

    So "a splenic tumor was seen", and not "the primary lung tumor".

    Args:
        words: a statement that attributes no organ to spread.
        sites: the organs it names.
    """
    return [site for site in sites if _is_of_lesion(words, site) or _names_lesion(words, site)]


def _is_of_lesion(words: Sequence[str], site: SiteFinding) -> bool:
    head = _find_head(words, site)
    return 0 <= head < site.start - 1 and words[head] in HEADS


def _names_lesion(words: Sequence[str], site: SiteFinding) -> bool:
    """Whether a tumor is named after its organ, one word between them at most: "a gastric polypoid tumor"."""
    following = words[site.end : site.end + 2]
    named = following[:1] if not HEADS.union(_BREAKS).isdisjoint(following[:1]) else following[1:]
    known = not _KNOWN.isdisjoint(words[max(site.start - 2, 0) : site.start])
    return not HEADS.isdisjoint(named) and not known


def drop_settled(words: Sequence[str], places: list[SiteFinding]) -> list[SiteFinding]:
    """Return the organs of a statement of which it is open what is in them, or all where that is of none.

    Fluid may come from anything ("a thickened gastric wall and ascites"), and a "treated tumor in the rectum" is known.

    Args:
        words: the statement.
        places: the organs.
    """
    return [site for site in places if not (is_finding(words, site) or _is_of_known(words, site))] or places


def _is_of_known(words: Sequence[str], site: SiteFinding) -> bool:
    head = _find_head(words, site)
    return head > 0 and words[head] in HEADS and words[head - 1] in _KNOWN


def _find_head(words: Sequence[str], site: SiteFinding) -> int:
    """Return where the word stands that an organ belongs to, "tumor" in "tumor of the left kidney"; -1 for none."""
    index = site.start - 1
    while index >= 0 and words[index] in _OF:
        index -= 1
    return index
