"""How far a mention reaches: local, regional, distant, biochemical."""

from collections.abc import Iterable, Sequence

from recurnlp.extract.finding import CueFinding, SiteFinding
from recurnlp.model.vocabulary import Extent, Kind

DISTANT_STATIONS = frozenset({"para_aortic", "abdomen", "retroperitoneum", "distant"})
_EXTENT_CUES: tuple[Extent, ...] = ("biochemical", "distant", "regional", "local")


def extent_of_cues(cues: Iterable[CueFinding]) -> Extent | None:
    """Return the extent that the cues say, ``None`` if they say none."""
    said = {cue.category for cue in cues}
    return next((extent for extent in _EXTENT_CUES if extent in said), None)


def extent_of_sites(kind: Kind, sites: Sequence[SiteFinding]) -> Extent:
    """Return the extent that follows from the sites alone."""
    if not sites:
        return "unspecified"
    nodes = [site for site in sites if site.site == "lymph_node"]
    if kind == "recurrence":
        return "regional" if len(nodes) == len(sites) else "local"
    if len(nodes) < len(sites) or any(site.station in DISTANT_STATIONS for site in nodes):
        return "distant"
    return "regional"
