"""Lists of organs, read from their end: "the liver, both lungs and the left adrenal are suspicious for metastases"."""

from collections.abc import Sequence

from recurnlp.extract.finding import SiteFinding
from recurnlp.extract.lending import ARTICLES, GOVERNORS, LISTS, is_another_finding, is_governed

# Words that may stand between the parts of a list of sites, or between a mention and its sites.
JOINTS = frozenset(
    ", / and or the both left right bilateral bilaterally as well a an multiple several numerous other also & + "
    "upper lower mid middle anterior posterior lateral medial distal proximal segment lobe lobes base apex # ( ) "
    "r l parenchymal in of within his her their possibly probable probably st nd rd th".split()
)
_STATIONS = {"mediastinal": "mediastinum", "retroperitoneal": "para_aortic", "pelvic": "pelvis", "abdominal": "abdomen"}
COORDINATING = LISTS | {"well"}  # "as well as"
_JOINING = COORDINATING - {","}
_APART = frozenset({"with", "but", "without", "no", "except"})
# How the spread in the next organ does: "new hepatic and worsening bone metastases".
QUALITIES = frozenset(
    "new old stable worsening progressive increasing decreasing growing small large superior inferior b "
    "synchronous metachronous known suspected solitary isolated single treated untreated extensive diffuse "
    "especially particularly notably to lesser extent degree another one second visualized visible imaged then "
    "later subsequently few some further".split()
)
_AND = ("and",)
_NEXT = (",", "and")  # may begin a clause, where no comma stands before the organ, too
_BUT_ALSO = ("but", "also")
_COPULAS = frozenset({"is", "are", "was", "were"})
# Behind a comma follows where in such tissue: "soft tissue, thyroid bed".
_TISSUES = frozenset({"tissue", "tissues", "skin"})
# Of a single lesion the organs before it are not: "all lung nodules and one liver lesion".
_ONE = frozenset({"lesion", "nodule", "mass", "tumor"})
LESION_NOUNS = frozenset("lesion lesions nodule nodules focus foci uptake deposits implants".split())
_ADJECTIVES = frozenset({"nodal"})  # an item like others: "liver, nodal and bone metastases"
_LONGEST = 8


class ChainReader:
    """Reads the lists of organs of one statement.

    Args:
        words: the statement.
        places: the organs it names, in order, but those where a cancer began.
    """

    def __init__(self, words: Sequence[str], places: Sequence[SiteFinding]) -> None:
        self._words = words
        self._places = places

    def read_before(
        self, start: int, barriers: Sequence[tuple[int, int]] = (), *, goes_on: bool = False
    ) -> list[SiteFinding]:
        """Return the list that ends right before a word: "liver and lung metastases".

        Args:
            start: the word.
            barriers: other mentions, over which no list reaches.
            goes_on: whether the word is an organ itself, as in "osseous, pleural, and liver deposits".
        """
        for site in reversed(self._places):
            if site.end <= start:
                gap = self._words[site.end : start]
                right_before = len(gap) <= 1 and not {":", ",", ";"}.intersection(gap) and _APART.isdisjoint(gap)
                right_before = right_before and not (gap == _AND and self._is_placed_by(site))
                listed = goes_on and is_joint(gap) and gap != _NEXT and not is_another_finding(self._words, site, gap)
                listed = listed or (goes_on and gap == _NEXT and self._words[site.start - 1 : site.start] == (",",))
                listed = listed and not is_governed(self._words, site)  # "a mass in the colon, peritoneal implants"
                if not (listed or right_before) or _crosses(site, barriers):
                    return []
                return self._go_back([site], barriers, governed=_COPULAS.isdisjoint(gap))
        return []

    def _is_placed_by(self, site: SiteFinding) -> bool:
        """Whether a preposition makes an organ the place of what stands before it: "a stone in the gallbladder"."""
        index = site.start - 1
        while index > 0 and self._words[index] in ARTICLES:
            index -= 1
        return index > 0 and self._words[index] in GOVERNORS

    def read_to(
        self, last: SiteFinding, barriers: Sequence[tuple[int, int]] = (), *, several: bool = False
    ) -> list[SiteFinding]:
        """Return the list that ends with an organ.

        Args:
            last: the organ.
            barriers: as above.
            several: whether it may be a list of lesions, too: "nodules in the liver and a lesion in the sternum".
        """
        if not _ONE.isdisjoint(self._words[last.end : last.end + 1]):
            return [last]
        return self._go_back([last], barriers, governed=False, several=several)

    def _go_back(
        self,
        found: list[SiteFinding],
        barriers: Sequence[tuple[int, int]],
        *,
        governed: bool,
        several: bool = False,
    ) -> list[SiteFinding]:
        start = found[0].start
        for site in [site for site in reversed(self._places) if site.end <= start]:
            gap = self._words[site.end : start]
            joins = is_joint(gap) or (several and joins_lesions(self._words, site, gap))
            if not joins or _crosses(site, barriers):
                break
            if is_another_finding(self._words, site, gap) or (governed and is_governed(self._words, site)):
                break
            nodes = found[0].site == "lymph_node"
            tissue = not governed and self._words[site.end - 1] in _TISSUES
            by_nodes = found[-1].site == "lymph_node" and self._words[found[-1].end - 1] not in _ADJECTIVES
            leads_on = tissue or (by_nodes and site.site != "lymph_node")
            if leads_on and _JOINING.isdisjoint(gap):
                break  # "cystic duct lymph node", "soft tissue, left neck"
            found.append(_as_station(site, self._words) if nodes else site)
            start = site.start
        return found[::-1]


def is_joint(gap: Sequence[str]) -> bool:
    """Return whether words between two organs only join them: "and in the left", and not "surface of the".

    Args:
        gap: the words.
    """
    joins = not gap or not COORDINATING.isdisjoint(gap) or tuple(gap[:2]) == _BUT_ALSO
    gap = gap[2:] if tuple(gap[:2]) == _BUT_ALSO else gap
    return joins and len(gap) <= _LONGEST and (JOINTS | QUALITIES).issuperset(gap)


def joins_lesions(words: Sequence[str], site: SiteFinding, gap: Sequence[str]) -> bool:
    """Return whether words between two organs join lesions of them: "liver lesions and nodules in the lung".

    What is called a mass may be where the cancer began.

    Args:
        words: the statement.
        site: the first organ.
        gap: the words between it and the next.
    """
    if LESION_NOUNS.isdisjoint(gap) or not is_joint([word for word in gap if word not in LESION_NOUNS]):
        return False
    index = site.start - 1
    while index > 0 and (words[index] in ARTICLES or words[index] in GOVERNORS):
        index -= 1
    return not LESION_NOUNS.isdisjoint((words[max(index, 0)], *gap[:1]))


def _crosses(site: SiteFinding, barriers: Sequence[tuple[int, int]]) -> bool:
    """Whether an organ belongs to another mention: "malignant pleural effusion and peritoneal implants"."""
    return any(first < site.end and site.start < last for first, last in barriers)


def _as_station(site: SiteFinding, words: Sequence[str]) -> SiteFinding:
    """The nodes that an adjective before nodes names, as the first in "mediastinal and cervical nodal metastases"."""
    station = _STATIONS.get(words[site.end - 1])
    return SiteFinding("lymph_node", station, site.start, site.end) if station else site
