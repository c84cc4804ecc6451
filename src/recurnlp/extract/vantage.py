"""Places that mean one thing of one cancer and another of another: the spine of a medulloblastoma is the cord."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.model.vocabulary import Site
from recurnlp.rules import PrimaryRule

_SPINE, _GROIN, _ANYWHERE, _CERVICAL, _NUMBERED = "spine", "groin", "anywhere", "cervical", "numbered"
# Their nodes are numbered, too: station 8 lies on the hepatic artery.
_OF_UPPER_ABDOMEN: frozenset[Site] = frozenset({"stomach", "pancreas", "gallbladder", "liver"})
_OF_WOMB: frozenset[Site] = frozenset({"cervix", "uterus", "ovary", "vagina"})
# Of these a lump in the groin is no node.
_OF_TISSUE: frozenset[Site] = frozenset({"soft_tissue", "bone", "testis"})
_ABDOMINAL: frozenset[Site] = frozenset({
    "liver", "spleen", "pancreas", "stomach", "small_bowel", "colon", "rectum", "peritoneum", "omentum", "kidney",
    "adrenal", "retroperitoneum", "gallbladder", "ovary", "uterus", "bladder",
})  # fmt: skip
# Around its bed a cancer returns, so that an all-clear behind them may be theirs.
_BESIDE: frozenset[Site] = frozenset({"lymph_node", "soft_tissue", "chest_wall", "skin", "vagina", "other"})
_BEDS = frozenset({"bed", "anastomosis", "fossa", "stump", "remnant", "scar", "cuff", "cavity", "site", "field"})
VERDICTS = frozenset(
    "is are was were looks look looked appears appear appeared well normal unremarkable intact patent smooth fine "
    "good".split()
)
_BREAKS = frozenset({",", ";", ":", "-", "and", "with"})
_DENIERS = frozenset({"no", "without"})


def look_from(primary: PrimaryRule | None, finding: Finding, sites: Sequence[SiteFinding]) -> tuple[SiteFinding, ...]:
    """Return the sites of a finding as they are to be understood, now that the note's cancer is known.

    Args:
        primary: the cancer the note is about.
        finding: the finding.
        sites: its own, or those of the sentence it refers to.
    """
    organs = {site.site for site in sites if site.station != _ANYWHERE}
    if not _ABDOMINAL.isdisjoint(organs):  # "an intraabdominal metastasis in the mesentery"
        sites = [site for site in sites if site.station != _ANYWHERE]
    if any(site.site == "lymph_node" and site.station not in (None, _NUMBERED) for site in sites):
        sites = [site for site in sites if site.station != _NUMBERED]  # "aortocaval node (station 16)"
    if "meninges" in organs:  # "leptomeningeal metastases of the spine"
        sites = [site for site in sites if site.station != _SPINE]
    bony = any(site.site == "bone" and site.station != _SPINE for site in sites)  # "osseous spine metastases"
    return tuple(site if bony and site.station == _SPINE else _look_at(primary, finding, site) for site in sites)


def _look_at(primary: PrimaryRule | None, finding: Finding, site: SiteFinding) -> SiteFinding:
    if site.station == _SPINE and primary is not None and primary.site == "brain":
        return replace(site, site="spinal_cord", station=None)
    if site.station == _NUMBERED:
        near = primary is not None and primary.site in _OF_UPPER_ABDOMEN
        return replace(site, station="regional" if near else "mediastinum")
    if site.station == _CERVICAL:
        of_womb = primary is not None and primary.site in _OF_WOMB
        return replace(site, site="cervix", station=None) if of_womb else replace(site, station="neck")
    if site.station == _GROIN and finding.kind == "metastasis" and (primary is None or primary.site not in _OF_TISSUE):
        return replace(site, site="lymph_node", station="inguinal")
    return site


def is_of_sound_organ(
    primary: PrimaryRule | None, finding: Finding, sites: Sequence[SiteFinding], words: Sequence[str]
) -> bool:
    """Return whether the organ before a denied return only was told sound: "the bladder is smooth, no recurrence".

    Args:
        primary: the cancer the note is about.
        finding: the finding.
        sites: its sites.
        words: its statement.
    """
    if finding.kind != "recurrence" or finding.assertion != "absent" or primary is None or not sites:
        return False
    gap = words[max(site.end for site in sites) : finding.start + 1]
    apart = any(first in _BREAKS and second in _DENIERS for first, second in pairwise(gap))
    if not apart or VERDICTS.isdisjoint(gap) or not _BEDS.isdisjoint(words[: finding.start]):
        return False
    at_home = {primary.site, *_BESIDE}
    return primary.site != "lymph_node" and at_home.isdisjoint(site.site for site in sites)
