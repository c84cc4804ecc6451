"""Which of the organs that a statement names are no place of what it tells: where the cancer began, what it affects."""

from collections.abc import Mapping, Sequence

from recurnlp.extract.finding import SiteFinding
from recurnlp.extract.lending import OUTSIDE
from recurnlp.extract.namings import is_named_after
from recurnlp.extract.samples import RESULTS, TAKEN
from recurnlp.extract.sources import OF_ORGAN, is_compared, is_scattered, is_supposed
from recurnlp.model.vocabulary import Site

ORIGINS = frozenset(["from", "primary", "of", "origin"])
_SAMPLES = TAKEN | {"section", "sections", "slides"}
_CLAUSES = frozenset({",", ";", "and", "or", "but", "."})
_ORIGIN_REACH = 2
_REACH = 3
_BEGINNINGS = frozenset({"primary", "origin"})
_POINTERS = frozenset({("favor", "of"), ("origin", "in"), ("favoring",)})  # "features in favor of kidney"
KNOWN_SPREAD = frozenset({"disease", "cancer", "carcinoma", "tumor", "lesions"})
_MOVED = ("spread", "metasta", "disseminat", "seed")
_TOWARDS = frozenset({"to", "into"})
_LED = frozenset({("in",), ("to",), ("and",)})
_SPREAD = (
    "metasta", "mets", "lesion", "disease", "recurrence", "spread", "involve", "deposit", "secondar", "implant", "mts",
    "disseminat",
)  # fmt: skip
# Words that tell in which organ a cancer began.
_TELLING: Mapping[str, Site] = {
    "hepatocellular": "liver", "renal": "kidney", "thyroid": "thyroid", "prostatic": "prostate", "ductal": "breast",
    "lobular": "breast", "urothelial": "bladder", "merkel": "skin",
}  # fmt: skip
_OUTCOMES = RESULTS | {":"}
# Behind an organ: what is done to it by a cancer, or what comes from one.
_AGENTS = frozenset({"by", "with", "from"})
_WITHIN = OF_ORGAN | frozenset("distal proximal upper lower mid middle anterior posterior lateral medial".split())
_BEHIND = ((",",), ("(",), ("-",))
_SHORT = (("adeno",), ("cell",))
KNOWN = frozenset({"mass", "tumor", "lesion", "primary", "malignancy", "known"})
_METASTASES = ("metasta", "mets", "secondar", "deposits")
_HISTOLOGIES = frozenset({"carcinoma", "adenocarcinoma", "ca"})
# Behind them, with "of" or "for", what is taken out: "resection of metastases from the liver".
_REMOVALS = frozenset("resection removal excision resected removed excised enucleation".split())
# Where cancers that spread begin most often.
_BEGINNERS: frozenset[Site] = frozenset({
    "breast", "prostate", "colon", "rectum", "kidney", "thyroid", "stomach", "bladder", "esophagus", "testis", "cervix",
    "uterus", "gallbladder", "larynx", "pharynx",
})  # fmt: skip
# Where a cancer began that is told by its tract.
_TRACTS: Mapping[str, frozenset[Site]] = {
    "colorectal": frozenset({"colon", "rectum"}),
    "gastrointestinal": frozenset(
        {"stomach", "esophagus", "small_bowel", "colon", "rectum", "pancreas", "gallbladder"}
    ),
    "pancreatobiliary": frozenset({"pancreas", "gallbladder", "liver"}),
    "mullerian": frozenset({"ovary", "uterus", "cervix", "peritoneum"}),
    "gynecologic": frozenset({"ovary", "uterus", "cervix", "vagina"}),
}
# Behind an organ: what it suffers, or how far a lesion elsewhere bulges into it.
EFFECTS = frozenset(
    "obstruction failure insufficiency stricture component components filter stent drain catheter".split()
)
# Before an organ, with a preposition: what grows into it from beside.
GROWTH = frozenset("extension extending extends extended invasion invading invades invaded growing grows".split())
_LEADING = frozenset({"into", "of", "to", "onto"})
# Before an organ: a mass beside it, and not in it.
TOUCHED = frozenset(
    "encasing encases compressing compresses displacing displaces abutting abuts indenting contacting".split()
)


class OriginReader:
    """Tells the organs where a cancer began from those where it is.

    Args:
        words: the statement.
        sites: the organs it names.
        neoplasms: word ranges that name a neoplasm ("carcinoma", "tumor").
        label_size: how many words at the front are the label.
    """

    def __init__(
        self,
        words: Sequence[str],
        sites: Sequence[SiteFinding],
        neoplasms: Sequence[tuple[int, int]],
        label_size: int,
    ) -> None:
        self._words = words
        self._sites = sites
        self._neoplasms = neoplasms
        self._label_size = label_size

    def is_origin(self, site: SiteFinding) -> bool:
        """Return whether it began there: "colon cancer", "carcinoma of the colon", "from a colonic primary".

        Args:
            site: an organ that the statement names.
        """
        sampled = not _SAMPLES.isdisjoint(self._words[max(site.start - _REACH, 0) : site.start])
        if self._is_alternative(site):
            return True
        if site.site == "lymph_node" or (sampled and not _OUTCOMES.isdisjoint(self._words[site.end : site.end + 1])):
            return False  # "biopsy from the liver showed carcinoma", "biopsy of the liver: carcinoma"
        if is_named_after(self._words, site) or is_scattered(self._words, site):
            return False
        following = tuple(self._words[site.end : site.end + _ORIGIN_REACH])
        return self._is_of_neoplasm(site, following) or self._is_source(site, following)

    def _is_alternative(self, site: SiteFinding) -> bool:
        """Whether it stands behind "or" and where a cancer would have begun: "a primary in the skin or eye"."""
        index = site.start - 1
        index -= index > 0 and self._words[index] == "the"
        if index < 1 or self._words[index] != "or":
            return False
        first = next((other for other in self._sites if other.end == index), None)
        return first is not None and is_supposed(self._words, first)

    def _is_of_neoplasm(self, site: SiteFinding, following: Sequence[str]) -> bool:
        """Whether the words beside it name a neoplasm or an origin."""
        if _BEGINNINGS.intersection(following) and not _CLAUSES.intersection(following[:-1]):
            return True  # "of ovarian serous origin"
        for start, end in self._neoplasms:
            if start < site.end and site.start < end:
                return True
            touches = site.end <= start <= site.end + 1 and not (self._ends_list(site) or self._is_agent(start))
            if touches and site.start >= self._label_size:
                return True
            if self._is_home_behind(start, end, site):
                return True
            if end == site.start and self._words[end - 1] in _HISTOLOGIES and site.site in _BEGINNERS:
                return True  # "metastatic papillary carcinoma thyroid"
            if end < site.start and _WITHIN.issuperset(self._words[end : site.start]):
                return not self._is_from_elsewhere(start, end, site)
        return False

    def _is_source(self, site: SiteFinding, following: Sequence[str]) -> bool:
        """Whether the words before it point to it as where the cancer comes from."""
        if self._words[max(site.start - 1, 0)] == "ca" or following[:1] in _SHORT or is_supposed(self._words, site):
            return True  # "ca breast", "lung adeno", "renal cell metastasis"
        spreads = any(word.startswith(_SPREAD) for word in following)  # "pain from bone metastases"
        if self._words[max(site.start - 1, 0)] == "known" and not KNOWN.isdisjoint(following[:1]) and not spreads:
            return True  # "a known renal mass"
        if not spreads and is_compared(self._words, site):
            return True
        before = tuple(word for word in self._words[max(site.start - _REACH, 0) : site.start] if word != "the")
        if before[-2:] in _POINTERS or before[-1:] in _POINTERS or self._leaves(site):
            return True
        originates = self._words[max(site.start - 1, 0)] == "from" or self._comes_from(site)
        return originates and not spreads

    def _leaves(self, site: SiteFinding) -> bool:
        """Whether a cancer is told to have gone from an organ to others: "has spread from the colon to the liver"."""
        before = self._words[max(site.start - _REACH - 2, 0) : site.start]
        start = max((index for index, word in enumerate(before) if word == "from"), default=0)
        disease = start > 1 and before[start - 1] in KNOWN_SPREAD and before[start - 2].startswith(_MOVED)
        moved = (
            start > 0 and (disease or before[start - 1].startswith(_MOVED)) and _WITHIN.issuperset(before[start + 1 :])
        )
        return moved and not _TOWARDS.isdisjoint(self._words[site.end : site.end + _ORIGIN_REACH])

    def _is_agent(self, start: int) -> bool:
        """Whether a cancer is told to do something to the organ before it: "infiltration of the liver by carcinoma"."""
        return self._words[start - 1] in _AGENTS

    def _comes_from(self, site: SiteFinding) -> bool:
        """Whether a metastasis is told to come from an organ: "an orbital metastasis from the breast"."""
        words = tuple(self._words[max(site.start - 3, 0) : site.start])
        of = 2 if words[-2:] == ("of", "the") else 1
        metastases = site.start - of - 1
        if words[-of:][:1] == ("of",) and self._words[metastases].startswith(_METASTASES) and site.site in _BEGINNERS:
            return any(other.end == metastases for other in self._sites)  # "bone mets of prostate"
        if words[1:2] != ("from",) or words[-1] not in OF_ORGAN:
            return False
        if self._is_taken_out(metastases, site):
            return False
        named = words[0] in KNOWN and self._words[max(site.start - 4, 0)].startswith(
            "metasta"
        )  # "metastatic tumor from"
        return named or words[0].startswith(_METASTASES)

    def _is_home_behind(self, start: int, end: int, site: SiteFinding) -> bool:
        """Whether the organ that a cancer's name tells stands behind it: "renal cell carcinoma, left kidney"."""
        gap = self._words[end : site.start]
        told = {_TELLING.get(word) for word in self._words[start:end]}
        told.update(other.site for other in self._sites if start <= other.start < other.end <= end)
        return gap[:1] in _BEHIND and OF_ORGAN.issuperset(gap[1:]) and site.site in told

    def _is_taken_out(self, metastases: int, site: SiteFinding) -> bool:
        """Whether an organ is what metastases were taken from: "resection of metastases from the liver"."""
        led = self._words[max(metastases - _REACH - 1, 0) : metastases]
        spread = self._words[metastases].startswith(_METASTASES) or self._words[metastases - 1].startswith(_METASTASES)
        return spread and not _REMOVALS.isdisjoint(led) and site.site not in _BEGINNERS

    def _is_from_elsewhere(self, start: int, end: int, site: SiteFinding) -> bool:
        """Whether a metastatic cancer's name tells its organ, so that another one behind it is where it went."""
        is_metastatic = self._words[max(start - 1, 0)] == "metastatic"
        told = {_TELLING[word] for word in self._words[start:end] if word in _TELLING}
        return is_metastatic and bool(told) and site.site not in told

    def _ends_list(self, site: SiteFinding) -> bool:
        """Whether a comma parts an organ from the cancer: "relapse in liver and bone, breast cancer"."""
        start = site.start
        while start and self._words[start - 1] in OF_ORGAN:
            start -= 1
        return self._words[site.end : site.end + 1] == (",",) and self._words[start - 1 : start] in _LED


def is_beside(site: SiteFinding, words: Sequence[str]) -> bool:
    """Return whether an organ only suffers from a cancer elsewhere, or a lesion beside it touches or grows into it.

    "Bowel obstruction from recurrent cancer", "encasing the ureter", "a sacral lesion with a soft tissue component",
    "extension into the chest wall". So does what spread is outside of.

    Args:
        site: an organ that the statement names.
        words: the statement.
    """
    before = [word for word in words[max(site.start - _REACH, 0) : site.start] if word not in OF_ORGAN]
    if not EFFECTS.isdisjoint(words[site.end : site.end + 1]) or not TOUCHED.isdisjoint(before[-1:]):
        return True
    if not OUTSIDE.isdisjoint(before[-1:]):
        return True
    return len(before) > 1 and before[-1] in _LEADING and before[-2] in GROWTH


def name_origins(words: Sequence[str], sites: Sequence[SiteFinding]) -> set[Site]:
    """Return the organs in which a cancer began, as a phrase such as "of colorectal origin" names them.

    Args:
        words: the phrase.
        sites: the organs in it.
    """
    return {site.site for site in sites}.union(*(_TRACTS.get(word, ()) for word in words))
