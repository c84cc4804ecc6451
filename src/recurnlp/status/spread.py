"""Which of a mention's sites are sites of distant spread."""

from collections.abc import Sequence

from recurnlp.model.vocabulary import Site

_UNNAMED_NODES = "C77.9"


def list_distant(sites: Sequence[Site], icd10: Sequence[str]) -> tuple[Site, ...]:
    """Return the sites of distant spread of a mention that is distant.

    "Pulmonary, nodal and adrenal metastases" says of no node that it is a distant one.

    Args:
        sites: of the mention.
        icd10: its codes; one of them tells that the station of its nodes is not named.
    """
    organs = tuple(site for site in sites if site != "lymph_node")
    return organs if organs and _UNNAMED_NODES in icd10 else tuple(sites)
