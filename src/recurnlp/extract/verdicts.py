"""Lymph nodes and staging organs: places that state something only together with a verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recurnlp.extract.alarms import find_doubt
from recurnlp.extract.chains import is_joint
from recurnlp.extract.compose import VERDICTS, compose_finding
from recurnlp.extract.finding import CueFinding, Finding, SiteFinding
from recurnlp.extract.holdings import HoldingReader, is_native
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.named import MEASURED
from recurnlp.extract.objects import is_about_tumor
from recurnlp.extract.reader import NUMBER, UNKNOWN, ZERO

_LISTS = frozenset({"and", ",", ";"})
_ADJECTIVES = 3
_INTO, _INTO_REACH = frozenset({"in", "within"}), 2
_OPENING = 8
_HEAD_WORDS = 16
_DESCRIPTION = 14
_COUNTS = frozenset({NUMBER, ZERO})
# Tumor under the label of another organ may be the primary itself.
_STAGED = frozenset({
    "lymph_node", "omentum", "peritoneum", "pleura", "bone_marrow", "soft_tissue", "other", "skin", "meninges", "liver",
    "bone", "brain", "adrenal", "spleen", "heart",
})  # fmt: skip
_AND = frozenset({"and", "or"})
_LISTED = _STAGED - {"lymph_node", "soft_tissue", "skin"}
_HELD = frozenset({"held", "sampled"})
SAMPLES = frozenset("biopsy biopsies bx core cores needle fna wedge nodule lesion aspirate trucut".split())
_STAINS = (("negative",), ("positive",))
# Of a specimen, and not what it was taken for; or counted by itself.
_STRANGE = _COUNTS | frozenset("margin margins extension invasion".split())
_POSITIVE = frozenset("positive involved malignant replaced (".split())
_WEAK = "benign"
# A form asks for the properties of a cancer that began elsewhere: "Nodes and thyroid. Tumor type: papillary".
_QUESTIONS = frozenset({"type", "grade", "histology"})
_STATIONS = frozenset({"station", "stations", "level", "levels"})
_FEW = 2
_BRACKET = ("(",)
_TISSUE = frozenset({"soft_tissue", "other"})


class VerdictReader:
    """Reads the nodes and staging organs of one statement.

    Args:
        matches: what was matched in the statement.
        named: the findings that name spread by themselves; they are not told a second time.
    """

    def __init__(self, matches: Matches, named: Sequence[Finding]) -> None:
        self._matches = matches
        self._named = named
        self._words = matches.words
        self._label_size = matches.label_size
        self._places = matches.of("node", "organ")
        self._head = matches.label_size or _find_head(matches.words)
        self._holdings = HoldingReader(matches, self._head)

    def read(self) -> list[Finding]:
        """Return a finding for each place with a verdict.

        A place in the sentence itself takes the verdict from the one in the label.
        """
        labelling = [place for place in self._places if place.end <= self._head]
        places = [place for place in self._places if place.end > self._head]
        found = self._read_places(places)
        if self._lists(places) or (not found and not self._names_other_organ()):
            found += self._read_places(labelling)
        return found or self._read_labelled_tumor()

    def _lists(self, places: Sequence[Target]) -> bool:
        """Whether what follows the label is its own: "Right nodes: 0/9; left nodes: 2/8"."""
        return bool(places) and ";" in self._words[self._head : places[0].start]

    def _read_places(self, places: Sequence[Target]) -> list[Finding]:
        found: list[Finding] = []
        for place, finding in self._read_each(places):
            listed = next((i for i, other in enumerate(found) if self._is_said_of_both(place, finding, other)), None)
            if listed is None:
                found.append(finding)
            else:
                found[listed] = replace(found[listed], sites=(*found[listed].sites, *finding.sites))
        return found

    def _is_said_of_both(self, place: Target, finding: Finding, other: Finding) -> bool:
        """Whether a label lists organs that one verdict is said of: "Omentum and liver: negative"."""
        alike = (finding.concept, finding.elsewhere, finding.end) == (other.concept, other.elsewhere, other.end)
        return alike and place.end <= self._head and place.concept == "organ"

    def _read_each(self, places: Sequence[Target]) -> Iterator[tuple[Target, Finding]]:
        places = [place for place in places if place.rule.needs != "held" and self._is_sampled(place)]
        judged = [(place, verdict) for place in places if (verdict := self._find_verdict(place)) is not None]
        for index, (place, verdict) in enumerate(judged):
            if any(other == verdict and self._are_one(before, place) for before, other in judged[:index]):
                continue
            unstated = any(cue.category == "unstated" for cue in place.cues)
            taken = any(other == verdict and place.end <= verdict.start < behind.start for behind, other in judged)
            if not (unstated or taken or self._is_told(place, verdict)):  # "SLNB: 0/2 nodes" counts nodes once
                yield place, self._read_place(place, verdict)

    def _are_one(self, place: Target, other: Target) -> bool:
        """Whether a label names one specimen twice: "Bone marrow, trephine:"."""
        sites = self._sites_of(place)
        return max(place.end, other.end) <= self._head and bool(sites) and sites == self._sites_of(other)

    def _sites_of(self, place: Target) -> frozenset[str]:
        found = self._matches.sites_at(place.start, place.end)
        return frozenset(site.site for site in found) or frozenset(place.rule.sites)

    def _read_place(self, place: Target, verdict: CueFinding) -> Finding:
        cues = (*(cue for cue in place.cues if cue.category not in VERDICTS and cue != verdict), verdict)
        verdicts = [cue for cue in place.cues if cue.category in VERDICTS]
        parts = [verdict, *(cue for cue in verdicts if self._adjoins(cue, place))]
        start = min(place.start, *(part.start for part in parts))
        end = max(place.end, *(part.end for part in parts))
        # "Adipose tissue, negative for malignancy" is one verdict in two breaths.
        end = max(
            [end, *(cue.end for cue in verdicts if cue.category == verdict.category and cue.start - end in (0, 1))]
        )
        if verdict.end > self._label_size:
            start = max(start, self._label_size)
        sites = self._matches.sites_at(place.start, place.end)
        if place.concept == "node":  # its station may stand behind it: "lymph node, station 7: negative"
            sites += tuple(site for site in self._matches.sites_at(place.end, end) if site.site == "lymph_node")
            sites = (*self._sites_explained(place), *sites)
            nodes = tuple(site for site in sites if site.site == "lymph_node")  # "groin dissection"
            sites = nodes or (SiteFinding("lymph_node", None, place.start, place.end),)
        elif sites:
            sites = self._read_list(sites, verdict)
        return compose_finding(place, (start, end), cues, sites, certain=verdict.category in VERDICTS)

    def _sites_explained(self, place: Target) -> tuple[SiteFinding, ...]:
        """The sites of the nodes that a place in brackets explains: "aortocaval node (station 16): 1/1"."""
        if self._words[place.start - 1 : place.start] != _BRACKET:
            return ()
        before = (other for other in self._places if other.end == place.start - 1 and other.concept == "node")
        return tuple(site for other in before for site in self._matches.sites_at(other.start, other.end))

    def _read_list(self, sites: tuple[SiteFinding, ...], verdict: CueFinding) -> tuple[SiteFinding, ...]:
        """The organs that share a verdict: "pleura and liver were free of it", "no tumor in omentum or liver"."""
        found = list(sites)
        behind = verdict.start >= sites[-1].end
        for site in reversed(self._matches.sites if behind else ()):
            if site.end <= found[0].start:
                if not self._are_listed(site, found[0], site):
                    break
                found.insert(0, site)
        for site in self._matches.sites:
            if site.start >= found[-1].end:
                joined = not behind or not _AND.isdisjoint(self._words[found[-1].end : site.start])
                if (
                    not joined
                    or site.end > verdict.start > sites[0].start
                    or not self._are_listed(found[-1], site, site)
                ):
                    break
                found.append(site)
        return tuple(found)

    def _are_listed(self, first: SiteFinding, second: SiteFinding, other: SiteFinding) -> bool:
        gap = self._words[first.end : second.start]
        return len(gap) > 0 and is_joint(gap) and other.site in _LISTED

    def _find_verdict(self, place: Target) -> CueFinding | None:
        """The nearest verdict with no other place between."""
        verdicts = [*(cue for cue in place.cues if cue.category in VERDICTS), *self._holdings.find(place)]
        verdicts += self._find_below(place)
        verdicts = [cue for cue in verdicts if is_about_tumor(self._matches, cue)]
        candidates = [
            (distance, cue.start, cue) for cue in verdicts if (distance := self._measure(cue, place)) is not None
        ]
        return (
            min(candidates, key=lambda candidate: candidate[:2])[2] if candidates else find_doubt(self._matches, place)
        )

    def _find_below(self, place: Target) -> Iterator[CueFinding]:
        """The verdicts that open what stands under a label, however long the label is."""
        if place.end > self._head:
            return
        for cue, rule in self._matches.verdicts:
            gap = self._words[self._head : cue.start]
            judges = rule.direction != "forward" and place.concept in (rule.targets or (place.concept,))
            opens = cue.start >= self._head - 1 and cue.end > self._head and self._opens(gap, cue)
            said = self._words[cue.start : cue.end]
            clear = (
                not _POSITIVE.isdisjoint(said) if cue.category == "involved" else said[0] != _WEAK or len(said) > _FEW
            )
            stained = gap[-1:] == (UNKNOWN,) and said in _STAINS  # "Mucicarmine negative"
            if judges and opens and clear and not stained and _STRANGE.isdisjoint(gap):
                yield cue

    def _opens(self, gap: Sequence[str], cue: CueFinding) -> bool:
        """Whether a verdict opens a text, or ends a description of the same piece: "granulomas; no tumor"."""
        if len(gap) <= _ADJECTIVES:
            return True
        others = [other.start for other in self._places] + [site.start for site in self._matches.sites]
        alone = not any(self._head <= start < cue.start for start in others)
        return gap[-1] == ";" and len(gap) <= _DESCRIPTION and alone and cue.category == "tumor_free"

    def _measure(self, cue: CueFinding, place: Target) -> int | None:
        """Words between verdict and place; ``None`` if the verdict is another's."""
        if cue.start >= self._head - 1 and cue.end > self._head >= place.end:  # with the colon
            return max(cue.start - self._head, 0)
        low, high = min(place.end, cue.end), max(place.start, cue.start)
        if any(low <= other.start < high for other in self._places if other is not place):
            return None
        if cue.end > place.start:
            return None if cue.start >= place.end and self._leads_on(cue) else high - low
        if _LISTS.intersection(self._words[low:high]):
            return None
        # "None of 9 nodes contains carcinoma": what leads right into the place outranks what follows it.
        leads = cue.category == "tumor_free" and high - low <= _ADJECTIVES
        return -1 if leads else high - low + 2

    def _leads_on(self, cue: CueFinding) -> bool:
        """Whether a verdict leads on to another organ: "tumor in the omentum and no tumor in the ovaries"."""
        into = not _INTO.isdisjoint(self._words[max(cue.end - _INTO_REACH, cue.start) : cue.end])
        return into and any(cue.end <= site.start <= cue.end + _ADJECTIVES for site in self._matches.sites)

    def _adjoins(self, cue: CueFinding, place: Target) -> bool:
        """Whether a verdict stands right by the place: the count of "2/15 lymph nodes positive"."""
        gap = self._words[min(place.end, cue.end) : max(place.start, cue.start)]
        return len(gap) <= _ADJECTIVES and not _LISTS.intersection(gap)

    def _is_told(self, place: Target, verdict: CueFinding) -> bool:
        """Whether a named mention of the same organ in the same clause says it already."""
        low, high = min(place.start, verdict.start), max(place.end, verdict.end)
        own = {site.site for site in self._matches.sites_at(place.start, place.end)}
        held = verdict not in place.cues and verdict.category == "involved"
        for mention in self._named:
            if held and mention.assertion == "absent":
                continue  # "all nodes but one, which holds seminoma, are free of disease"
            apart = mention.end <= max(verdict.start, place.start) or verdict.end <= mention.start
            if apart and mention.elsewhere and not mention.sites:
                continue  # "pathology showed a carcinoma, one node was negative"
            elsewhere = mention.sites and own.isdisjoint(site.site for site in mention.sites)
            holds = mention.start <= verdict.start and verdict.end <= mention.end
            if held and mention.kind == "recurrence" and verdict.start <= mention.start < verdict.end:
                return True  # "the biopsy of the liver confirmed recurrent sarcoma"
            if place.concept == "node" and mention.kind == "metastasis" and holds:
                return True  # "EBUS: 4R negative": the station's own
            if mention.kind == "metastasis" and not elsewhere and self._words[mention.start] not in MEASURED:
                gap = self._words[min(high, mention.end) : max(low, mention.start)]
                if mention.start < high and mention.end > low:
                    return True
                opposed = verdict.category == "involved" and mention.assertion == "absent" and "," in gap
                if ";" not in gap and not opposed:  # "station 7 positive, 4R negative" tells of two
                    return True
        return False

    def _is_sampled(self, place: Target) -> bool:
        """Whether a place of which a little must have been taken stands in a label that says so."""
        if place.rule.needs != "sampled":
            return True
        return place.end <= self._head and not SAMPLES.isdisjoint(self._words[place.start : self._head])

    def _names_other_organ(self) -> bool:
        """Whether the sentence speaks of an organ that its label does not name ("Adrenal gland, no tumor")."""
        labelled = {site.site for site in self._sites_of_head()} | _TISSUE
        cancers = [(tumor.start, tumor.end) for tumor in self._matches.of("tumor")]  # "breast carcinoma" names no place
        others = [site for site in self._matches.sites if site.end > self._head and site.site not in labelled]
        others = [site for site in others if not self._is_bracketed(site)]  # "positive 1 (external iliac)"
        return any(all(site.end <= start or end <= site.start for start, end in cancers) for site in others)

    def _is_bracketed(self, site: SiteFinding) -> bool:
        before = self._words[self._head : site.start]
        if not _STATIONS.isdisjoint(before):
            return False  # "station 8/9 (pulmonary ligament)" is a name
        return "(" in before and ")" not in before[len(before) - before[::-1].index("(") :]

    def _sites_of_head(self) -> tuple[SiteFinding, ...]:
        return tuple(site for site in self._matches.sites if site.end <= self._head)

    def _read_labelled_tumor(self) -> list[Finding]:
        """A named neoplasm under the label of a node or staging organ: "OMENTUM: ADENOCARCINOMA"."""
        sites = self._sites_of_head()
        labelled = [place for place in self._places if place.end <= self._head and self._is_sampled(place)]
        held = [place for place in labelled if place.rule.needs in _HELD]
        asked = not _QUESTIONS.isdisjoint(self._words[max(self._head - 2, 0) : self._head])
        if self._named or asked or not labelled or not _STAGED.issuperset(site.site for site in sites):
            return []
        if not sites and labelled[0].concept == "node":  # "EBUS: adenocarcinoma"
            sites = (SiteFinding("lymph_node", None, labelled[0].start, labelled[0].end),)
        for target in self._matches.of("tumor"):
            own = is_native(self._words[target.start : target.end], {site.site for site in sites})
            if target.rule.needs == "label" and not own and 0 <= target.start - self._head <= _OPENING:
                told = held[0] if held else target
                if held and any(cue.category in VERDICTS or cue.category == "negated" for cue in target.cues):
                    return []  # no tumor in a spleen says nothing of spread
                return [compose_finding(told, (target.start, target.end), target.cues, sites)]
        return []


def _find_head(words: Sequence[str]) -> int:
    """The words up to the last colon near the beginning ("PART 2: OMENTUM, BIOPSY:"): a label of their own.

    "Biopsy of the omentum - carcinoma" has a dash in its place. What follows a semicolon or a count is the next entry
    of a list.
    """
    opening = list(words[:_HEAD_WORDS])
    for index, word in enumerate(opening):
        if word == ";" or (word == "/" and opening[index - 1] in _COUNTS):
            del opening[index:]
            break
    colon = max((index for index, word in enumerate(opening, 1) if word == ":"), default=0)
    return colon or (opening.index("-") + 1 if "-" in opening else 0)
