"""Organs that lie beside each other: a cancer of one grows into the other."""

from collections.abc import Iterable

from recurnlp.model.vocabulary import Site

# What begins in one of these grows into the others.
_BESIDE: tuple[frozenset[Site], ...] = (
    frozenset({"uterus", "cervix", "vagina", "bladder", "rectum", "prostate"}),
    frozenset({"bladder", "ureter", "prostate", "kidney"}),
    frozenset({"pancreas", "small_bowel", "gallbladder", "stomach", "esophagus"}),
    frozenset({"colon", "rectum", "small_bowel", "bladder"}),
    frozenset({"larynx", "pharynx", "oral_cavity", "thyroid", "salivary_gland", "esophagus", "soft_tissue"}),
    frozenset({"spleen", "stomach"}),
    frozenset({"spleen", "pancreas"}),
    frozenset({"spleen", "colon"}),
    frozenset({"spleen", "kidney"}),
    frozenset({"spleen", "adrenal"}),
    frozenset({"skin", "breast", "soft_tissue", "bone"}),
)
# What a large cancer of one of these "involves" in the others is no spread to them.
_IN_TOUCH: tuple[frozenset[Site], ...] = (
    *_BESIDE[:-1],
    frozenset({"larynx", "pharynx", "oral_cavity", "thyroid", "salivary_gland", "skin", "bone"}),
    frozenset({"skin", "soft_tissue", "eye"}),
    frozenset({"soft_tissue", "bone"}),
    frozenset({"lung", "pleura", "mediastinum", "chest_wall", "heart", "esophagus"}),
    frozenset({"breast", "chest_wall", "skin", "soft_tissue"}),
    frozenset({"breast", "chest_wall", "pleura"}),
    frozenset({"kidney", "adrenal", "retroperitoneum", "pancreas"}),
    frozenset({"stomach", "pancreas", "spleen", "colon", "gallbladder", "adrenal", "omentum"}),
    frozenset({"gallbladder", "liver"}),
    frozenset({"ovary", "uterus", "cervix", "colon", "rectum", "small_bowel", "bladder"}),
    frozenset({"brain", "meninges", "spinal_cord", "bone", "eye", "pharynx", "oral_cavity", "salivary_gland"}),
)
_VAGUE: frozenset[Site] = frozenset({"other", "soft_tissue"})  # fat, ducts and walls, which any cancer has beside it


def may_reach(sites: Iterable[Site], primary: Site) -> bool:
    """Return whether a cancer may involve one of these organs by growing as far.

    Args:
        sites: the organs.
        primary: where it began.
    """
    found = set(sites)
    return not _VAGUE.isdisjoint(found) or any(primary in group and not group.isdisjoint(found) for group in _IN_TOUCH)


def may_grow_into(sites: Iterable[Site], primary: Site) -> bool:
    """Return whether a cancer may have grown into one of these organs rather than spread to it.

    Args:
        sites: the organs.
        primary: where it began.
    """
    return any(primary in group and site in group for site in sites for group in _BESIDE)


def comes_from_elsewhere(origins: Iterable[Site], sites: Iterable[Site]) -> bool:
    """Return whether a cancer of some organs that was found in others is spread to them, and neither there nor beside.

    Args:
        origins: where it began.
        sites: where it was found.
    """
    found = set(sites)
    return found.isdisjoint(origins) and not any(may_grow_into(found, origin) for origin in origins)
