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
