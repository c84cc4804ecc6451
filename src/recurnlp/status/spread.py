"""Which of a mention's sites are sites of distant spread, and which are any nodes."""

from collections.abc import Sequence

from recurnlp.model import Mention
from recurnlp.model.vocabulary import Site

_UNNAMED_NODES = "C77.9"
# Rules whose phrases say "distant" themselves.
DISTANT = frozenset({"metastasis.distant_category", "recurrence.distant"})


def list_distant(sites: Sequence[Site], icd10: Sequence[str]) -> tuple[Site, ...]:
    """Return the sites of distant spread of a mention that is distant.

    "Pulmonary, nodal and adrenal metastases" says of no node that it is a distant one.

    Args:
        sites: of the mention.
        icd10: its codes; one of them tells that the station of its nodes is not named.
    """
    organs = tuple(site for site in sites if site != "lymph_node")
    return organs if organs and _UNNAMED_NODES in icd10 else tuple(sites)


def denies_nodes(mention: Mention) -> bool:
    """Return whether spread that is denied elsewhere is denied of any nodes as well: "no nodal or liver metastases".

    Args:
        mention: any.
    """
    if mention.extent != "distant" or mention.assertion != "absent" or _UNNAMED_NODES not in mention.icd10:
        return False
    far = mention.rule_id in DISTANT or any(cue.category == "distant" for cue in mention.cues)
    return far or len(mention.sites) > 1
