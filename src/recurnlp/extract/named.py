"""Phrases that name spread or return by themselves: "metastasis", "relapse"."""

from collections.abc import Sequence
from dataclasses import replace

from recurnlp.extract.bearing import bears_on
from recurnlp.extract.clearance import frees_part
from recurnlp.extract.compose import VERDICTS, compose_finding
from recurnlp.extract.conditions import names_old_disease
from recurnlp.extract.counted import find_zeros
from recurnlp.extract.echoes import is_said_by_another
from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.foreseen import foresee
from recurnlp.extract.frames import FRAMED, INSIDE
from recurnlp.extract.freed import is_freed, tells_where
from recurnlp.extract.holdings import is_told_apart
from recurnlp.extract.lending import EXAMS
from recurnlp.extract.lesions import tells_of_lesion
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.neighbors import comes_from_elsewhere
from recurnlp.extract.origins import name_origins
from recurnlp.extract.rivals import RivalFinder
from recurnlp.extract.samples import REPORTS, RESULTS
from recurnlp.extract.sampling import SampleReader
from recurnlp.extract.sites import SiteFinder
from recurnlp.extract.subject import SubjectFinder
from recurnlp.extract.taken import is_taken
from recurnlp.extract.titles import TITLE, opens_list

_PLACE_NOUNS = frozenset("tumor tumors lesion lesions mass neoplasm sarcoma liposarcoma leiomyosarcoma".split())
_CLEAR = frozenset({"negative", "clear"})
_OPEN = frozenset({"for", "of"})
_DISEASE = (("disease",), ("malignancy",), ("tumor",), ("cancer",))
_ADJECTIVES = 3
_ANSWERS = frozenset({"negated", "affirmed", "tumor_free", "involved"})
_PLACED = frozenset({"place", "origin", "elsewhere", "found", "judged", "reached", "travels", "taken", "seen"})
_NAMING = frozenset({"elsewhere", "reached"})
_INTO = frozenset({"in", "to"})
_RETURNED = frozenset({"recurrent", "relapsed", "relapsing"})
# What is measured of a spread that was told before.
MEASURED = frozenset({"largest", "biggest", "greatest", "dominant", "deposit", "deposits"})
_BOTH, _WITHOUT = "both", "without"
_CLOSERS = frozenset({",", ";", ")", ".", "("})
_ITEMS = frozenset({"and", ",", ";"})
ROOMS = frozenset(
    "clinic clinics center unit service team surgeon surgeons specialist specialists meeting conference board "
    "institute doctor ward program department group".split()
)
_TO_PLACE = 3
_LUMPS = frozenset("lesion lesions nodule nodules mass masses".split())
_LUMPY = frozenset({"thyroid", "breast", "uterus", "prostate"})
# Where nothing but a disease is.
_INNER = frozenset("liver brain bone bones marrow spine lungs adrenals nodes".split())
_DENIED, _CLAUSE = frozenset({"no", "without", "not"}), 6
_NEAR_ONE = frozenset({"neoplasm_near", "place"})


class NamedReader:
    """Reads the phrases of one statement that name spread or return.

    Args:
        matches: what was matched in the statement.

    `places` are the organs that the statement names, but for those where a cancer began.
    """

    def __init__(self, matches: Matches) -> None:
        self._matches = matches
        self._words = matches.words
        self._subjects = SubjectFinder(matches)
        self._rivals = RivalFinder(matches)
        self._samples = SampleReader(matches)
        neoplasms = [
            (target.start, target.end)
            for target in matches.of("tumor", "metastasis")
            if target.concept == "tumor" or _names_cancer(matches.words[target.start : target.end])
        ]
        self._sites = SiteFinder(matches.words, matches.sites, neoplasms, matches.label_size)
        self.places = tuple(self._sites.places)

    def read(self) -> list[Finding]:
        """Return a finding for each of the phrases that states something."""
        named = [target for target in self._matches.of("metastasis", "recurrence") if self._states(target)]
        named += [
            place for place in self._matches.of("organ") if self._samples.is_organ(place) and self._is_placed(place)
        ]
        return [self._read_target(target, named) for target in named]

    def find_sites(self, target: Target, barriers: Sequence[tuple[int, int]]) -> tuple[SiteFinding, ...]:
        """Return the organs of a phrase that names no spread itself.

        Args:
            target: the phrase.
            barriers: the spread told beside it.
        """
        return self._sites.find(target.start, target.end, barriers)

    def _read_target(self, target: Target, named: Sequence[Target]) -> Finding:
        end = self._find_end(target)
        others = [(t.start, t.end) for t in named if t is not target and t.concept == target.concept]
        if MEASURED.issuperset(self._words[target.start : target.start + 1]):
            others = []  # "in two nodes, the largest deposit": what is measured was told before
        if target.concept == "recurrence":  # what returns is the cancer named last, wherever another organ was named
            others += [(start, stop) for start, stop in self._sites.primaries if stop <= target.start]
            apart = self._words[target.start] in _RETURNED and end - target.start > 1  # "recurrent colon cancer with"
            spreads = [t for t in named if t.concept == "metastasis" and t.start >= end]
            others += [(t.start, t.end) for t in spreads if apart or self._is_listed_behind(end, t)]
        sites = self._sites.find(target.start, end, others)
        sites = sites if self._is_sampled(target, sites) else self._named_place(target, end) or sites
        reports = self._words[target.start] in REPORTS  # on what was sampled before
        if target.rule.needs == "found" and (reports or not sites):
            sites = self._samples.find_organ(target, self._sites.places)
        free = target.rule.assertion == "absent" and target.rule.needs != "elsewhere"
        free = free and not (target.concept == "metastasis" and self._is_examined(sites))
        if target.rule.needs == "freed":
            sites = sites if tells_where(self._words, target.end, sites) else ()
        elif free and all(site.end <= target.start for site in sites):
            sites = ()  # freedom from disease is said of the patient, not of the organ named before
        led = self._words[max(target.start - _ADJECTIVES, 0) : target.start]
        if _BOTH in led and _WITHOUT in led:  # "(both reported without metastases)": two studies
            sites = tuple(site for site in sites if site.end > target.start)
        answers = (cue.end for cue in target.cues if cue.category in _ANSWERS and cue.start in (end, end + 1))
        if ":" in self._words[end : end + 1] and end > self._matches.label_size:
            end = max(answers, default=end)  # "Tumor deposits: not identified" is a mention as a whole
            end -= self._words[end - 1] in _CLOSERS
        certain = end > target.end or not self._subjects.may_be_other(target)
        cues = [cue for cue in target.cues if bears_on(self._matches, cue, target)]
        cues += [cue for cue in find_zeros(self._matches, target) if cue not in cues]
        cues = foresee(self._words, target, cues)
        finding = compose_finding(target, (target.start, end), cues, sites, certain=certain)
        return replace(finding, elsewhere=True) if self._subjects.leaves_out_cancer(target) else finding

    def _is_sampled(self, target: Target, sites: Sequence[SiteFinding]) -> bool:
        """Whether what is named was found elsewhere: "biopsy of the cuff confirmed recurrent endometrial sarcoma"."""
        gaps = [self._words[site.end : target.start] for site in sites if site.end <= target.start]
        return bool(gaps) and len(gaps) == len(sites) and all(not RESULTS.isdisjoint(gap) for gap in gaps)

    def _is_examined(self, sites: Sequence[SiteFinding]) -> bool:
        """Whether an organ is named as what was examined: "spinal MRI showed no dissemination"."""
        return any(not EXAMS.isdisjoint(self._words[site.end : site.end + 1]) for site in sites)

    def _is_listed_behind(self, end: int, spread: Target) -> bool:
        """Whether spread is told of as another item: "recurrence at the anastomosis and liver metastases"."""
        gap = self._words[end : spread.start]
        joint = next((index for index, word in enumerate(gap) if word in _ITEMS), None)
        return joint is not None and "with" not in gap[:joint]

    def _states(self, target: Target) -> bool:
        """Whether a phrase states something here, rather than name a category of a form or another disease."""
        if _is_silenced(target) or self._rivals.is_other_disease(target):
            return False
        if is_said_by_another(self._matches, target, self._find_end):
            return False
        if self._words[target.end - 1] in _CLEAR and _OPEN.intersection(self._words[target.end : target.end + 1]):
            return self._is_clear_of_tumor(target)
        if self._is_verdict_of_part(target) or (target.rule.needs in _PLACED and not self._is_placed(target)):
            return False
        if target.rule.needs == "freed" and not self._is_freed(target):
            return False
        if target.rule.needs == "stranger" and not self._is_stranger(target):
            return False
        rest = self._words[self._matches.label_size : target.start] + self._words[target.end :]
        if target.rule.needs is None and target.concept == "metastasis" and opens_list(rest):
            return True
        if target.rule.needs == "content" or rest[-1:] == (":",):
            return not TITLE.issuperset(rest)
        if target.rule.needs in _NEAR_ONE:
            return self._subjects.is_patient_or_neoplasm(target) or self._subjects.is_left_out(target)
        return True

    def _is_freed(self, target: Target) -> bool:
        sites = self._sites.find(target.start, target.end)
        denied = not _DENIED.isdisjoint(self._words[target.start : target.end])
        if denied and any(self._leads_to(site, target) for site in self._matches.sites):
            return False  # "Lymph node, level 10R: no evidence of malignancy"
        return is_freed(self._words, target, self._samples.find_neoplasm(target), sites)

    def _leads_to(self, site: SiteFinding, target: Target) -> bool:
        """Whether an organ is named in the label or right before a phrase."""
        label = site.end <= self._matches.label_size
        return site.end <= target.start and (label or target.start - site.end <= _CLAUSE)

    def _is_clear_of_tumor(self, target: Target) -> bool:
        """Whether a study is "negative for malignancy"; what it is "negative for metastases" is told by itself."""
        behind = range(target.end + 1, target.end + 1 + _ADJECTIVES)
        told = any(other.start in behind for other in self._matches.of("metastasis", "recurrence"))
        tumors = any(other.start in behind for other in self._matches.of("tumor"))
        return not told and (tumors or self._words[target.end + 1 : target.end + 2] in _DISEASE)

    def _is_placed(self, target: Target) -> bool:
        """Whether an organ is named: behind "has gone to", before "lesions from" with the cancer they come from."""
        end = self._find_end(target)
        sites = self._sites.find(target.start, end)
        if names_old_disease(self._words, target.start, target.end) or self._is_benign_lump(target, sites):
            return False
        if target.rule.needs == "judged":
            return tells_of_lesion(self._words, target, sites)
        if target.rule.needs in FRAMED and self._are_judged(target, sites):
            return False
        if target.rule.needs in INSIDE:
            inner = not _INNER.isdisjoint(self._words[target.end - 1 : target.end + _TO_PLACE])
            inside = target.rule.needs == "travels" and inner and is_told_apart(sites)
            return self._subjects.is_told_of_neoplasm(target, inside=inside) and self._is_right_behind(target, sites)
        if target.rule.needs == "taken" and not is_taken(self._words, target.start, sites):
            return False
        if self._samples.is_sample(target):
            return self._samples.holds_neoplasm(target, sites)
        if target.rule.needs == "origin":
            return end > target.end and bool(sites or target.rule.sites)
        if target.rule.needs == "reached" and not self._subjects.is_done_by_neoplasm(target):
            return False
        if target.rule.needs == "place" and self._subjects.is_told_of_another(target):
            return False
        behind = any(site.end > target.end and not self._is_room(site) for site in sites)
        return behind or (target.rule.needs in _NAMING and bool(sites))

    def _are_judged(self, target: Target, sites: Sequence[SiteFinding]) -> bool:
        """Whether organs are nodes or samples, of which verdicts tell."""
        places = self._matches.of("node", "organ")
        judged = [p for p in places if target.rule.needs == "taken" or any(c.category in VERDICTS for c in p.cues)]
        return any(place.start < site.end and site.start < place.end for site in sites for place in judged)

    def _is_benign_lump(self, target: Target, sites: Sequence[SiteFinding]) -> bool:
        """Whether nodules grow where they mostly are no cancer: "thyroid nodules have grown"."""
        lumps = target.rule.needs == "elsewhere" and self._words[target.start] in _LUMPS
        return lumps and bool(sites) and all(site.site in _LUMPY for site in sites)

    def _is_right_behind(self, target: Target, sites: Sequence[SiteFinding]) -> bool:
        near = (site for site in sites if target.end <= site.end and site.start - target.end <= _TO_PLACE)
        return any(not self._is_room(site) for site in near)

    def _is_room(self, site: SiteFinding) -> bool:
        """Whether an organ only names where patients go: "has gone to the spine clinic"."""
        return not ROOMS.isdisjoint(self._words[site.end : site.end + 1])

    def _is_verdict_of_part(self, target: Target) -> bool:
        """Whether freedom is said of nodes or margins and not of the patient: "the lymph nodes were free of cancer"."""
        freed = target.concept == "recurrence" and self._words[target.start] == "free"
        return freed and frees_part(self._words, target.start, self._matches.of("node", "organ"))

    def _is_stranger(self, target: Target) -> bool:
        """Whether the organ of the specimen is not the one that a phrase names: "LUNG: carcinoma of colonic origin"."""
        spread = [other for other in self._matches.of("metastasis") if other.rule.needs != "stranger"]
        words, named = self._words[target.start : target.end], self._matches.sites_at(target.start, target.end)
        origins = name_origins(words, named)
        sites = self._sites.find(target.start, target.end)
        told = bool(spread) or not origins or not sites or is_told_apart(sites)
        return not told and comes_from_elsewhere(origins, [site.site for site in sites])

    def _find_end(self, target: Target) -> int:
        """Find the end of "metastatic poorly differentiated adenocarcinoma": the neoplasm belongs to the mention."""
        neoplasm = self._samples.find_neoplasm(target)
        return neoplasm.end if neoplasm else target.end

    def _named_place(self, target: Target, end: int) -> tuple[SiteFinding, ...]:
        """The bladder of a "recurrent bladder tumor"; of a "recurrent bladder cancer" it is only the primary."""
        if target.concept != "recurrence" or end == target.end or self._words[end - 1] not in _PLACE_NOUNS:
            return ()
        return tuple(site for site in self._matches.sites if target.start <= site.start and site.end <= end)


def _names_cancer(words: Sequence[str]) -> bool:
    """Whether "met" abbreviates the adjective of a cancer, "met prostate ca", and not the noun, "met in the liver"."""
    return words[0] == "met" and _INTO.isdisjoint(words[1:2])


def _is_silenced(target: Target) -> bool:
    """Whether "not applicable" is said of the phrase, and nothing nearer to it is."""
    distances = [(max(target.start - cue.end, cue.start - target.end, 0), cue.category) for cue in target.cues]
    silent = [distance for distance, category in distances if category == "unstated"]
    heard = [distance for distance, category in distances if category in _ANSWERS]
    return bool(silent) and min(silent) <= min(heard, default=min(silent))
