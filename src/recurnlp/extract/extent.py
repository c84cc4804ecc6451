"""How far a mention reaches: local, regional, distant, biochemical."""

from collections.abc import Iterable, Sequence

from recurnlp.extract.finding import CueFinding, Finding, SiteFinding
from recurnlp.extract.primary import LOCAL_RECURRENCE, is_far, is_regional
from recurnlp.model.vocabulary import Extent, Site
from recurnlp.rules import PrimaryRule

_EXTENT_CUES: tuple[Extent, ...] = ("biochemical", "distant", "regional", "local")
# A cancer that returns in the tissue around its bed is local; these organs are never around it.
_FAR: frozenset[Site] = frozenset({
    "liver", "lung", "pleura", "bone", "bone_marrow", "brain", "meninges", "spinal_cord", "adrenal", "peritoneum",
    "omentum", "mediastinum", "spleen", "pancreas", "eye", "heart",
})  # fmt: skip
# Where cancers seldom begin: a return there is distant, even if nobody says from where.
_FAR_FROM_ANY: frozenset[Site] = frozenset({
    "liver", "lung", "pleura", "bone_marrow", "adrenal", "peritoneum", "omentum", "spleen",
})  # fmt: skip
# A recurrence that is feared, or somebody else's, has no place that the note's cancer could lend it.
_UNPLACED = frozenset({"hypothetical", "other"})
_INTRACRANIAL: frozenset[Site] = frozenset({"brain", "other"})
_CRANIAL: frozenset[Site] = frozenset({"brain", "meninges"})


def extent_of_cues(cues: Iterable[CueFinding]) -> Extent | None:
    """Return the extent that the cues say, ``None`` if they say none."""
    said = {cue.category for cue in cues}
    return next((extent for extent in _EXTENT_CUES if extent in said), None)


def settle_extent(
    finding: Finding, sites: Sequence[SiteFinding], primary: PrimaryRule | None, *, staged: bool = False
) -> tuple[tuple[SiteFinding, ...], Extent]:
    """Return the sites and the extent of a finding, now that the note's primary is known.

    Args:
        finding: the finding.
        sites: its own, or those of the sentence it refers to.
        primary: the cancer the note is about.
        staged: whether a code counts the nodes as regional, where no primary tells or a rare station is named.
    """
    lent = None if finding.assertion in _UNPLACED else primary
    if finding.extent is not None:
        if finding.extent == "local" and finding.kind == "recurrence" and not sites and lent is not None:
            sites = (SiteFinding(lent.site, None, finding.start, finding.end),)
        if finding.extent == "regional" and not sites and primary is not None and primary.site == "skin":
            sites = (SiteFinding("skin", None, finding.start, finding.end),)  # satellites and in-transit disease
        if finding.extent == "distant" and primary is not None:
            sites = [site for site in sites if site.site != primary.site]
        return tuple(sites), finding.extent
    if finding.kind == "recurrence" and not sites and lent is not None and lent.site in LOCAL_RECURRENCE:
        return (SiteFinding(lent.site, None, finding.start, finding.end),), "local"
    if not sites:
        return (), "unspecified"
    nodes = [site for site in sites if site.site == "lymph_node"]
    others = [site for site in sites if site.site != "lymph_node"]
    if finding.kind == "recurrence":
        others = [site for site in others if not _is_local(site, primary)]
        if not others and not nodes:
            return tuple(sites), "local"
    stations: list[str | None] = [site.station for site in nodes if site.station]
    stations = stations or [site.station for site in nodes]
    regional = any(is_regional(station, primary) or (staged and not is_far(station)) for station in stations)
    return tuple(sites), "distant" if others or not regional else "regional"


def _is_local(site: SiteFinding, primary: PrimaryRule | None) -> bool:
    """Whether a recurrence there is at the old place or next to it, as far as the organs tell."""
    if site.site not in _FAR or (primary is not None and site.site == primary.site):
        return True
    if primary is None:
        return site.site not in _FAR_FROM_ANY
    if site.site in _FAR_FROM_ANY:
        return False
    return primary.site == "soft_tissue" or (primary.site in _INTRACRANIAL and site.site in _CRANIAL)
