"""How far a mention reaches: local, regional, distant, biochemical."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from recurnlp.extract.finding import CueFinding, Finding, SiteFinding
from recurnlp.extract.neighbors import may_reach
from recurnlp.extract.primary import LOCAL_IF_FOUND, is_far, is_regional
from recurnlp.model.vocabulary import LOCAL_RECURRENCE, Extent, Site
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
# The bowel is beside the bed of these cancers only; one that returns there from elsewhere has gone into another organ.
_DIGESTIVE: frozenset[Site] = frozenset({
    "small_bowel", "colon", "rectum", "stomach", "pancreas", "gallbladder", "retroperitoneum", "soft_tissue", "other",
})  # fmt: skip
_PELVIC: frozenset[Site] = frozenset({"cervix", "uterus", "vagina", "prostate", "bladder"})
_BESIDE: dict[Site, frozenset[Site]] = {
    "small_bowel": _DIGESTIVE, "colon": _DIGESTIVE,
    "stomach": _DIGESTIVE | {"esophagus"}, "rectum": _DIGESTIVE | _PELVIC,
}  # fmt: skip
# Organs into which a cancer grows only from beside.
_ORGANS: frozenset[Site] = frozenset({
    "ovary", "uterus", "kidney", "thyroid", "stomach", "testis", "breast", "bladder", "prostate", "gallbladder",
    "salivary_gland", "larynx", "pharynx", "oral_cavity",
})  # fmt: skip
# Where lymphomas, leukemias and myelomas are at home; in any other organ they are far from it.
_OF_BLOOD: frozenset[Site] = frozenset({
    "lymph_node", "bone_marrow", "bone", "spleen", "mediastinum", "retroperitoneum", "soft_tissue", "other",
})  # fmt: skip
# A recurrence that is feared, or somebody else's, has no place that the note's cancer could lend it.
_UNPLACED = frozenset({"hypothetical", "other"})
IN_TRANSIT = "metastasis.intransit"
SATELLITE = "metastasis.satellite"
# In the lung it began in, and where else than in the abdomen, which would be told.
LYMPHANGITIC, CARCINOMATOSIS = "dissemination.lymphangitic", "dissemination.carcinomatosis"
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
    if finding.rule_id == IN_TRANSIT and primary is not None and primary.site == "skin":
        # nodes and bones only tell between what it is
        return (SiteFinding("skin", None, finding.start, finding.end),), "regional"
    if finding.extent is not None:
        if finding.extent == "local" and finding.kind == "recurrence" and primary is not None:
            # Nodes in its sentence are those of the operation.
            sites = [site for site in sites if site.site != "lymph_node" or primary.site == "lymph_node"]
        return _settle_said(finding, finding.extent, sites, primary, lent, staged=staged)
    if finding.kind == "recurrence" and not sites and lent is not None and _returns_locally(lent, finding):
        return (SiteFinding(lent.site, None, finding.start, finding.end),), "local"
    if finding.kind == "recurrence" and primary is not None and primary.site == "lymph_node":
        return tuple(sites), "distant" if _leaves_blood(finding, sites) else "unspecified"
    if not sites:
        return (), "unspecified"
    nodes = [site for site in sites if site.site == "lymph_node"]
    others = [site for site in sites if site.site != "lymph_node"]
    if finding.kind == "recurrence":
        others = [site for site in others if not is_local(site, primary)]
        if not others and not nodes:
            return tuple(sites), "local"
    regional = bool(nodes) and _are_regional(nodes, primary, staged=staged)
    return tuple(sites), "distant" if others or not regional else "regional"


def _are_regional(nodes: Sequence[SiteFinding], primary: PrimaryRule | None, *, staged: bool) -> bool:
    """Whether any of the stations that are named, or else the nodes, is regional."""
    stations: list[str | None] = [site.station for site in nodes if site.station]
    stations = stations or [site.station for site in nodes]
    return any(is_regional(station, primary) or (staged and not is_far(station)) for station in stations)


def _returns_locally(primary: PrimaryRule, finding: Finding) -> bool:
    found = finding.assertion != "absent"
    return primary.site in LOCAL_RECURRENCE or (found and (primary.stays or primary.site in LOCAL_IF_FOUND))


def _leaves_blood(finding: Finding, sites: Sequence[SiteFinding]) -> bool:
    """Whether a lymphoma or leukemia returns in an organ that is none of its own, and not in the marrow as well."""
    organs = {site.site for site in sites}
    return finding.assertion != "absent" and "bone_marrow" not in organs and not organs <= _OF_BLOOD


def _settle_said(
    finding: Finding,
    extent: Extent,
    sites: Sequence[SiteFinding],
    primary: PrimaryRule | None,
    lent: PrimaryRule | None,
    *,
    staged: bool,
) -> tuple[tuple[SiteFinding, ...], Extent]:
    """Return the same where the phrase or a cue says the extent; what it says may tell the site as well."""
    if finding.rule_id == LYMPHANGITIC and primary is not None and primary.site == "lung":
        return tuple(sites), "local"
    if not sites and finding.rule_id == CARCINOMATOSIS:
        return (SiteFinding("peritoneum", None, finding.start, finding.end),), extent
    if not sites:
        if extent == "local" and finding.kind == "recurrence" and lent is not None:
            return (SiteFinding(lent.site, None, finding.start, finding.end),), extent
        if extent == "regional" and primary is not None and (primary.site == "skin" or finding.rule_id == SATELLITE):
            site = (SiteFinding(primary.site, None, finding.start, finding.end),)
            return site if primary.site != "lymph_node" else (), extent  # satellites and in-transit disease
    if extent == "regional" and primary is not None and primary.site == "skin" and finding.kind == "metastasis":
        sites = [replace(site, site="skin") if site.site == "soft_tissue" else site for site in sites]  # "in the calf"
    if extent == "distant" and primary is not None:
        return tuple(site for site in sites if site.site != primary.site) or tuple(sites), extent
    if extent == "regional" and _reaches_beyond_nodes(sites, primary):
        return tuple(sites), "distant"  # "pulmonary, nodal and adrenal metastases"
    named = [site for site in sites if site.site == "lymph_node" and site.station]
    if extent == "regional" and named and primary is not None and not _are_regional(named, primary, staged=staged):
        return tuple(sites), "distant"  # "left supraclavicular nodal metastasis" of a gastric cancer
    return tuple(sites), extent


def _reaches_beyond_nodes(sites: Sequence[SiteFinding], primary: PrimaryRule | None) -> bool:
    named = {site.site for site in sites if primary is None or site.site != primary.site}
    return "lymph_node" in named and not _FAR.isdisjoint(named)


def is_local(site: SiteFinding, primary: PrimaryRule | None) -> bool:
    """Return whether a recurrence there is at the old place or next to it, as far as the organs tell.

    Args:
        site: where it is.
        primary: the note's cancer, if known.
    """
    if primary is not None and site.site in _BESIDE:
        return primary.site in _BESIDE[site.site]
    if primary is not None and site.site in _ORGANS and site.site != primary.site:
        return may_reach([site.site], primary.site)
    if site.site not in _FAR or (primary is not None and site.site == primary.site):
        return True
    if primary is None:
        return site.site not in _FAR_FROM_ANY
    if site.site in _FAR_FROM_ANY:
        return False
    return primary.site == "soft_tissue" or (primary.site in _INTRACRANIAL and site.site in _CRANIAL)
