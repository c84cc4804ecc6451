"""What a mention says of the patient's disease, whoever says it and whenever."""

from collections.abc import Collection, Sequence
from typing import Literal

from recurnlp.model.vocabulary import DOUBTED, LOCAL_RECURRENCE, Extent, Site
from recurnlp.status.chart import ChartMention
from recurnlp.status.primary import BLOOD, Primary
from recurnlp.status.spread import list_distant
from recurnlp.status.stage import SOLID

What = Literal["recurrence", "distant", "regional", "free", "no_recurrence"]
_HOMES: frozenset[str] = frozenset({"lymph_node", "bone_marrow", "spleen"})
_EARLY_GROUPS = frozenset({"0", "I", "II", "III"})


def say_what(mention: ChartMention, primary: Primary) -> What | None:
    """Return what a mention states or suspects of the disease; ``None`` where it is nothing.

    Args:
        mention: any mention.
        primary: the patient's cancer: it knows whether nodes are the disease itself.
    """
    if mention.assertion in ("hypothetical", "other") or mention.isolated_cells:
        return None
    if mention.kind == "stage":
        return "distant" if _is_stage_four(mention) else None
    if mention.assertion == "absent":
        if mention.kind == "metastasis":
            return None
        at_home = primary.site in LOCAL_RECURRENCE and set(mention.sites) <= {primary.site}
        return "free" if mention.extent == "unspecified" or at_home else "no_recurrence"
    if mention.assertion in DOUBTED and mention.time == "past":
        return None  # a suspicion that is told as over was refuted
    if mention.kind == "recurrence":
        return "recurrence"
    if primary.site in BLOOD and _HOMES.issuperset(mention.sites):
        return None  # where a blood cancer lives it has not spread
    return {"distant": "distant", "unspecified": "distant", "regional": "regional"}.get(mention.extent)  # type: ignore[return-value]


def _is_stage_four(mention: ChartMention) -> bool:
    four = mention.stage_group.startswith("IV") and mention.stage_system in SOLID
    return mention.stage_m.startswith("1") or (four and not mention.stage_m)


def find_places(mention: ChartMention, elsewhere: Collection[Site]) -> tuple[Site, ...]:
    """Return the organs that the disease is in; what only a marker shows is nowhere.

    Args:
        mention: any mention.
        elsewhere: organs that its sentence says it has spread to: "recurred in the liver in 2016, lung metastases".
    """
    if mention.extent == "biochemical":
        return ()
    sites = list_distant(mention.sites, mention.icd10) if mention.extent == "distant" else mention.sites
    return tuple(site for site in sites if site not in elsewhere) or sites


def settle_extent(mention: ChartMention, places: Sequence[Site], primary: Primary) -> Extent:
    """Return how far the disease that a mention tells of reaches.

    Args:
        mention, primary: as for `say_what`.
        places: as `find_places` returned them.
    """
    if mention.kind != "recurrence":
        return "regional" if mention.extent == "regional" else "distant"
    if primary.site in BLOOD and mention.sites and _HOMES.issuperset(mention.sites):
        return "unspecified"
    if mention.extent == "distant" and set(places) == {primary.site}:
        return "local"
    return mention.extent


def is_early_stage(mention: ChartMention) -> bool:
    """Whether a stage says that the cancer had not spread to other organs when it was found.

    Args:
        mention: any mention.
    """
    group = mention.stage_group.rstrip("ABCDEabc0123456789") if mention.stage_group != "0" else "0"
    return mention.kind == "stage" and (mention.stage_m.startswith("0") or group in _EARLY_GROUPS)
