"""Which metastases of a run count as facts for another system."""

from collections.abc import Mapping
from typing import Any

from recurnlp.model.vocabulary import Site

Row = Mapping[str, Any]


def find_sites(mention: Row) -> list[Site | None]:
    """Return the places of a metastasis that a mention states as fact; ``None`` is a place without a name.

    Satellites, deposits in transit and spread within the organ are the primary's own and count as none; isolated tumor
    cells leave a node pN0(i+).

    Args:
        mention: a row of a run's mentions table.
    """
    if mention["kind"] != "metastasis" or mention["assertion"] != "present" or mention["extent"] == "local":
        return []
    if mention["isolated_cells"]:
        return []
    nodes_only = mention["extent"] == "regional"
    return [site for site in mention["sites"] or [None] if site == "lymph_node" or not nodes_only]


def name_place(site: Site | None, mention: Row) -> str:
    """Return a name for a place that tells regional nodes from distant ones.

    Args:
        site: one of `find_sites`.
        mention: its mention.
    """
    return f"{site}.{mention['extent']}" if site == "lymph_node" else site or "unspecified"
