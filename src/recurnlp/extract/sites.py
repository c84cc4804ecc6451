"""Which of the organs a statement names does a mention speak of?"""

from collections.abc import Sequence

from recurnlp.extract.ailments import find_ailing
from recurnlp.extract.brackets import enter_bracket, skip_brackets
from recurnlp.extract.chains import COORDINATING, JOINTS, ChainReader
from recurnlp.extract.finding import SiteFinding
from recurnlp.extract.lending import (
    EXAMS,
    LISTS,
    belongs_elsewhere,
    counts_on,
    denies_another,
    is_finding,
    is_of_examination,
    leads_to_finding,
    tells_of_elsewhere,
    tells_of_the_rest,
)
from recurnlp.extract.limits import (
    ANYWHERE,
    DENIALS,
    LYING,
    begins_clause_of_own,
    is_done_to,
    is_judged,
    is_pointed_at,
    is_suffering,
    lies_in,
    spares,
)
from recurnlp.extract.measures import skip_item_measures, skip_measures
from recurnlp.extract.origins import OriginReader, is_beside
from recurnlp.extract.reader import NUMBER, ZERO
from recurnlp.extract.stationed import is_around_nodes, name_station, read_stations
from recurnlp.extract.surveys import is_one_of_several
from recurnlp.extract.traits import skip_traits

LINKS = frozenset(
    "to in of within involving involves involved at throughout into on including include includes from per : with "
    "largest biggest coating lining studding covering encasing".split()
)
_JOINED = JOINTS | LINKS
_STOPS = frozenset({";"})
_CLAUSES = frozenset(
    ", ; and or but . when while before after until since because although as that who which unless if".split()
)
_ELSEWHERE = frozenset({"distant", "distal", "systemic", "visceral"})
_PAIRS = frozenset({"or", "and", "nor", "/"})
_BESIDES = frozenset({"on", "with", "per"})
_APART = frozenset({"or", "and", "nor", "/", ",", ":", ";", "with", "without", "but", "only"})
_RETURN = ("recur", "relaps")
_COUNTS = frozenset({NUMBER, ZERO})
_MASSES = frozenset({"mass", "masses", "primary"})
BESIDE = frozenset("adjacent next near beside close contiguous abutting abuts".split())
# Spread that may be in more organs than one.
SEVERAL = frozenset("metastases mets metastatic secondaries deposits disease spread lesions implants".split())
_INVOLVEMENT = "involvement"
_REACH = 3
_OPENING = 8
_CANCERS = frozenset({"cancer", "carcinoma", "adenocarcinoma", "malignancy"})
_CAUSED = (("from",), ("by",))
_AGAIN = frozenset({"to", "in", "of", "the"})
# Between two organs: when the spread came to the next, "to the liver and, more recently, the lungs".
TIMES = frozenset("more most recently now later subsequently then newly currently lately eventually finally".split())
_ITEM_ENDS = frozenset({",", ".", ";", "(", ")", "only"})
_SIDES = frozenset({"left", "right", "both", "the"})
_APPOSITIONS = frozenset({",", "-", "(", "+"})
_BY = (("on",), ("by",))
_AFTER = ("s", "/", "p")
_PLACES = frozenset({"at", "to", "into", "within", "along", "near"})
_TREATED = frozenset("free treated irradiated resected excised ablated removed managed followed salvaged".split())
_PARTING = _CLAUSES | DENIALS
_PROCEDURES = frozenset(  # behind an organ these make it the object of something else
    "dissection biopsy biopsies resection excision sampling lymphadenectomy surgery pending extension compression "
    "invasion".split()
)


class SiteFinder:
    """Attributes sites to mentions of one statement.

    Args:
        words: the statement.
        sites: the organs it names, in order.
        neoplasms: word ranges that name a neoplasm ("carcinoma", "tumor").
        label_size: how many words at the front are the label.

    `places` are the organs but those where a cancer began, `primaries` the word ranges of the latter.
    """

    def __init__(
        self,
        words: Sequence[str],
        sites: Sequence[SiteFinding],
        neoplasms: Sequence[tuple[int, int]],
        label_size: int = 0,
    ) -> None:
        self._words = words
        self._label_size = label_size
        sites = read_stations(words, sites)
        origins = OriginReader(words, sites, neoplasms, label_size)
        own = [site for site in sites if not origins.is_origin(site)]
        self.primaries = [(site.start, site.end) for site in sites if site not in own]
        ailing = find_ailing(words, sites)
        self.places = [site for site in own if site not in ailing and not self._only_tells(site, sites)]
        self._chains = ChainReader(words, self.places)

    def _only_tells(self, site: SiteFinding, sites: Sequence[SiteFinding]) -> bool:
        """Whether an organ only tells what spread does, where nodes are, or with what was looked."""
        words = self._words
        return is_beside(site, words) or is_around_nodes(words, site, sites) or is_one_of_several(words, site, sites)

    def find(self, start: int, end: int, barriers: Sequence[tuple[int, int]] = ()) -> tuple[SiteFinding, ...]:
        """Return the sites of the mention at ``words[start:end]``, in the order of the text.

        Sites in or right before it ("liver and lung metastases") win over sites it leads to ("metastases to the
        liver"), those over the nearest before it in its clause, over one behind its verb, over the label.

        Args:
            start, end: its words.
            barriers: other mentions, over which no attribution reaches.
        """
        within = self._within(start, end, barriers)
        if tells_of_elsewhere(self._words, end):
            return tuple(within)
        involved = self._words[end : end + 1] == ("with",)  # "metastatic cancer with bone and liver involvement"
        limits = (f for f, last in barriers if f >= end and not (involved and self._words[last - 1] == _INVOLVEMENT))
        limit = min(limits, default=len(self._words))
        behind = self._behind(end, limit)
        within = name_station(self._words, end, within, behind)
        near = [site for site in behind if site.end <= limit]
        if within and (self._words[within[-1].end : start] in _CAUSED or self._names_primary(start, within)):
            led = self._after(end, near, [])
            within = [] if led else within  # "pain in the hip from metastases in the liver"
        else:
            led = self._after(end, near, within)
        chosen = within + led
        chosen += [site for site in near if chosen and site not in chosen and is_pointed_at(self._words, end, site)]
        chosen = chosen or self._before(start, barriers) or self._object(end, behind) or self._in_label()
        return tuple(sorted(dict.fromkeys(chosen), key=lambda site: site.start))

    def _names_primary(self, start: int, within: Sequence[SiteFinding]) -> bool:
        """Whether what is before a phrase is the name of its cancer: "the colon cancer is back, in the liver"."""
        return within[-1].end in (start, start + 1) and self._words[start] in _CANCERS

    def _within(self, start: int, end: int, barriers: Sequence[tuple[int, int]]) -> list[SiteFinding]:
        inside = [site for site in self.places if site.start < end and site.end > start and not self._is_told_of(site)]
        if self._words[start].startswith("metasta") and self._words[end : end + 1] == ("to",):
            return inside  # "colon metastatic to liver" names the primary first
        first = start - (self._words[max(start - 1, 0)] in _ELSEWHERE and not (inside and inside[0].start <= start))
        if self._words[first] in _ELSEWHERE:  # told beside it: "nodal or distant", "bony or visceral"
            paired = first > 1 and self._words[first - 1] in _PAIRS
            return [s for s in self.places if paired and s.end == first - 1 and not is_finding(self._words, s)] + inside
        goes_on = any(site.start == start for site in inside)
        before = self._chains.read_before(start, barriers, goes_on=goes_on)
        if before and before[-1].site in ANYWHERE:  # "pleural deposits along the ribs"
            inside = [site for site in inside if self._words[site.start] not in LYING]
        return before + inside

    def _is_told_of(self, site: SiteFinding) -> bool:
        """Whether a phrase says of which cancer it tells: the breast of "spread of breast cancer"."""
        last = self._words[site.end - 1 : site.end + 1]
        return self._words[site.start - 1] == "of" and not _CANCERS.isdisjoint(last)

    def _behind(self, end: int, limit: int) -> list[SiteFinding]:
        """The organs that begin before the next mention and are not its own.

        "Nodal metastases and three lung metastases" are two mentions.
        """
        led_by = limit < len(self._words) and self._words[limit] not in _COUNTS  # not "and 0 of 10 axillary nodes"
        theirs = self._chains.read_before(limit) if led_by else []
        return [site for site in self.places if end <= site.start < limit and site not in theirs]

    def _after(self, end: int, behind: Sequence[SiteFinding], within: Sequence[SiteFinding]) -> list[SiteFinding]:
        """The organs it leads to; where it ends with one, those that go on from there ("spread to liver and lung")."""
        found: list[SiteFinding] = []
        goes_on = bool(within) and within[-1].end >= end
        end = within[-1].end if goes_on else end  # "involvement of the bone" is less than the marrow
        titled = self._words[end : end + 1] == (":",)
        for site in behind:
            # "Metastatic bone lesion" names its site at once, "metastases to the bone" by a preposition.
            gap = self._words[end : site.start]
            if spares(self._words, end, gap):
                break  # "liver metastases, without peritoneal disease", "normal spleen"
            alone = within and not found
            if alone and (lies_in(within[-1], site, gap) or begins_clause_of_own(self._words, site, gap)):
                break
            if is_of_examination(self._words, site, gap) or (not found and leads_to_finding(gap)):
                break  # "metastatic work-up with bone scan"
            if is_suffering(self._words, site, gap):
                break  # "metastatic cancer with thyroid dysfunction"
            if within and is_done_to(gap):
                break  # "bone metastases, s/p resection of the thyroid for a goiter"
            if "with" in gap and (within or found or _PLACES.intersection(gap[: gap.index("with")])):
                break  # "relapse at the vault with nodal involvement"
            if found or (goes_on and COORDINATING.intersection(gap)):
                gap = skip_item_measures(skip_brackets(gap))
                gap = gap[1:] if titled and tuple(gap[:1]) == (";",) else gap  # "Metastases: liver; lung"
                follows = self._goes_on(gap)
            else:
                lead = (
                    *skip_measures(gap),
                    *LINKS.intersection(self._words[site.start : site.start + 1]),
                )  # "in the L4" is a site
                follows = self._leads_to(lead, after=self._words[end - 1]) or self._is_apposed(
                    enter_bracket(skip_traits(gap)), site.end
                )
            following = self._words[site.end : site.end + 1]
            if not follows or _PROCEDURES.intersection(following) or (found and is_judged(self._words, site)):
                break  # "in the skin, nodes negative"
            found.append(site)
            end = site.end
        return found

    def _is_apposed(self, gap: Sequence[str], end: int) -> bool:
        """Whether an organ stands behind a comma as a bare item ("metastases, right femur."), not as a new subject."""
        following = self._words[end] if end < len(self._words) else "."
        ends = following in _ITEM_ENDS or (following in LISTS and self._names_site(end + 1))
        return gap[0] in _APPOSITIONS and JOINTS.issuperset(gap[1:]) and ends

    def _names_site(self, start: int) -> bool:
        """Whether an organ begins here and ends an item: the "liver" of "cancer, bone and liver, on letrozole"."""
        while self._words[start : start + 1] and self._words[start] in _SIDES:
            start += 1
        ends = [site.end for site in self.places if site.start == start]
        return any(end >= len(self._words) or self._words[end] in _ITEM_ENDS for end in ends)

    @staticmethod
    def _leads_to(gap: Sequence[str], after: str) -> bool:
        if _TREATED.intersection(gap[:-1]):
            return False  # "a recurrence treated by resection, and in 2015 liver metastases"
        if "," in gap[1:] and not _JOINED.issuperset(gap[len(gap) - gap[::-1].index(",") :]):
            return False  # "bone mets from the start, never had the prostate treated"
        if _closes_item(gap):
            return False  # "metastatic cancer, on letrozole, liver tests pending"
        linked = not gap or after in LINKS or bool(LINKS.intersection(gap))
        strange = sum(word not in JOINTS and word not in LINKS for word in gap)
        beside = not BESIDE.isdisjoint(gap) and not after.startswith(_RETURN)  # a recurrence beside its scar is there
        return linked and strange <= _REACH and not beside and not _STOPS.intersection(gap)

    @staticmethod
    def _goes_on(gap: Sequence[str]) -> bool:
        if tuple(gap[:3]) == _AFTER:  # "brain s/p radiation, adrenal, bone"
            gap = gap[4:]
        if gap[:1] in _BY and not EXAMS.isdisjoint(gap[1:2]):  # "in the liver on CT and in the spine"
            gap = gap[2:]
        strange = sum(word not in JOINTS and word not in _AGAIN and word not in TIMES for word in gap)
        return strange <= 1 and not _STOPS.intersection(gap)

    def _before(self, start: int, barriers: Sequence[tuple[int, int]]) -> list[SiteFinding]:
        limit = max((e for _, e in barriers if e <= start), default=self._label_size)
        last = next((site for site in reversed(self.places) if limit <= site.start and site.end <= start), None)
        if tells_of_the_rest(self._words, start, last):
            return self._in_examination(start)
        for site in reversed(self.places):
            reaches_over = site.start < limit < site.end and site.start >= self._label_size  # "7/14 axillary" nodes
            if (limit <= site.start or reaches_over) and site.end <= start:
                gap = self._words[site.end : start]
                if site.site == "lymph_node" and counts_on(gap):
                    return [site]
                if _STOPS.intersection(gap) or (len(gap) <= _REACH and "and" in gap):
                    return []
                if belongs_elsewhere(self._words, site, gap) or (limit > self._label_size and denies_another(gap)):
                    return []
                elsewhere = not _ELSEWHERE.isdisjoint(self._words[max(start - 1, 0) : start + 1])
                if elsewhere and not _APART.isdisjoint(gap):
                    return self._in_examination(start)  # "after mastectomy of the left breast, no distant metastases"
                if gap[:1] and gap[0] in _MASSES and "with" in gap[:3]:
                    return []  # "a renal mass with metastases"
                several = not SEVERAL.isdisjoint(self._words[start : start + _REACH])
                return self._chains.read_to(site, barriers, several=several)
        return []

    def _in_examination(self, start: int) -> list[SiteFinding]:
        """The organ that the sentence opens with as what was examined: "MRI brain: no new metastases"."""
        opening = self._words[self._label_size : start][:_OPENING]
        if ":" not in opening or EXAMS.isdisjoint(opening):
            return []
        end = self._label_size + opening.index(":")
        return [site for site in self.places if self._label_size <= site.start and site.end <= end]

    def _object(self, end: int, behind: Sequence[SiteFinding]) -> list[SiteFinding]:
        """The organ behind a verb: "metastases stud the pancreas"."""
        if not behind:
            return []
        site = behind[0]
        gap = self._words[end : site.start]
        taken = _PROCEDURES.intersection(self._words[site.end : site.end + 1])
        apart = taken or is_of_examination(self._words, site, gap) or not _PARTING.isdisjoint(gap)
        apart = apart or is_suffering(self._words, site, gap)
        far = sum(word not in JOINTS for word in gap) > _REACH
        return [] if far or apart else [site, *self._after(site.end, behind[1:], [site])]

    def _in_label(self) -> list[SiteFinding]:
        """Sites of the label; nodes, where it names some among the tissue around them."""
        found = [site for site in self.places if site.end <= self._label_size]
        return [site for site in found if site.site == "lymph_node"] or found


def _closes_item(gap: Sequence[str]) -> bool:
    """Whether a treatment or another disease that a preposition leads to ends at a comma before the organ."""
    if tuple(gap[-1:]) != (",",):
        return False
    links = [index for index, word in enumerate(gap) if word in LINKS]
    return bool(links) and gap[links[-1]] in _BESIDES and not JOINTS.issuperset(gap[links[-1] + 1 :])
