"""Organs that only tell which nodes are meant: "nodes of the splenic hilum", "3 of 9 pancreatic and 1 of 5 hepatic"."""

from collections.abc import Sequence
from dataclasses import replace

from recurnlp.extract.finding import SiteFinding
from recurnlp.extract.limits import STATIONS, lies_in
from recurnlp.extract.reader import NUMBER, ZERO
from recurnlp.extract.sources import OF_ORGAN
from recurnlp.model.vocabulary import Site

_COUNTS = frozenset({NUMBER, ZERO})
_BY = (("of",), ("at",), ("along",), ("in",))
_PARTS = frozenset({"hilum", "hilus", "root", "region", "artery", "bed"})
_REACH = 3
# Behind an organ along whose vessels nodes lie, they stand for its nodes: "the left gastric group".
GROUPS = frozenset("station stations group groups basin chain".split())
_VESSELS = frozenset({"artery", "ligament", "hilum"})
_DRAINED: frozenset[Site] = frozenset({
    "stomach", "spleen", "liver", "pancreas", "lung", "colon", "esophagus", "rectum", "small_bowel", "gallbladder",
})  # fmt: skip


def is_around_nodes(words: Sequence[str], site: SiteFinding, sites: Sequence[SiteFinding]) -> bool:
    """Return whether an organ only tells where nodes are: "two nodes in the parotid region".

    Args:
        words: the statement.
        site: the organ.
        sites: all that the statement names.
    """
    if site.site == "lymph_node":
        return False
    nodes = [other.end for other in sites if other.site == "lymph_node" and other.end <= site.start]
    gap = tuple(words[nodes[-1] : site.start]) if nodes else ()
    placed = gap[:1] in _BY and OF_ORGAN.issuperset(gap[1:])
    return (placed and not _PARTS.isdisjoint(words[site.end - 1 : site.end + 1])) or _is_counted(words, site, sites)


def read_stations(words: Sequence[str], sites: Sequence[SiteFinding]) -> Sequence[SiteFinding]:
    """Return the organs of a statement, those that name a group of nodes as nodes: "the hepatic artery station".

    Args:
        words: the statement.
        sites: the organs it names.
    """
    if GROUPS.isdisjoint(words):
        return sites
    return [replace(site, site="lymph_node") if _names_station(words, site) else site for site in sites]


def _names_station(words: Sequence[str], site: SiteFinding) -> bool:
    following = words[site.end : site.end + 1]
    end = site.end + (not _VESSELS.isdisjoint(following))
    return site.site in _DRAINED and not GROUPS.isdisjoint(words[end : end + 1])


def _is_counted(words: Sequence[str], site: SiteFinding, sites: Sequence[SiteFinding]) -> bool:
    """Whether an organ names a station in a list of counts, of which only the last names the nodes."""
    near = words[max(site.start - _REACH - 1, 0) : site.start]
    counted = [word for word in near if word not in OF_ORGAN][-1:]
    if not counted or counted[0] not in _COUNTS or "of" not in near[1:]:
        return False
    return any(other.site == "lymph_node" and other.start >= site.end for other in sites)


def name_station(
    words: Sequence[str], end: int, own: Sequence[SiteFinding], behind: Sequence[SiteFinding]
) -> list[SiteFinding]:
    """Return the organs of spread, nodes with the station that the organ behind them is.

    "Nodal metastases in the mediastinum" are in nodes only.

    Args:
        words: the statement.
        end: the word behind the spread.
        own: the organs that it names itself.
        behind: those behind it.
    """
    station = STATIONS.get(behind[0].site) if own and behind else None
    if station is None or own[-1].site != "lymph_node" or own[-1].station:
        return list(own)
    lies = lies_in(own[-1], behind[0], words[end : behind[0].start])
    return [*own[:-1], replace(own[-1], station=station)] if lies else list(own)
