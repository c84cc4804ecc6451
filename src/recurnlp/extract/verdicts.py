"""Lymph nodes and staging organs: places that state something only together with a verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recurnlp.extract.chains import is_joint
from recurnlp.extract.compose import VERDICTS, compose_finding
from recurnlp.extract.finding import CueFinding, Finding, SiteFinding
from recurnlp.extract.judging import LISTS, VerdictFinder
from recurnlp.extract.labelled import STAGED, LabelReader, find_head
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.named import MEASURED

_ADJECTIVES = 3
_AND = frozenset({"and", "or"})
_LISTED = STAGED - {"lymph_node", "soft_tissue", "skin"}
_BRACKET = ("(",)


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
        self._head = matches.label_size or find_head(matches.words)
        self._label = LabelReader(matches, self._head)
        self._verdicts = VerdictFinder(matches, self._head)

    def read(self) -> list[Finding]:
        """Return a finding for each place with a verdict.

        A place in the sentence itself takes the verdict from the one in the label.
        """
        labelling = [place for place in self._places if place.end <= self._head]
        places = [place for place in self._places if place.end > self._head]
        found = self._read_places(places)
        if self._lists(places) or (not found and not self._label.names_other_organ()):
            found += self._read_places(labelling)
        return found or ([] if self._named else self._label.read_tumor())

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
        places = [place for place in places if place.rule.needs != "held" and self._label.is_sampled(place)]
        judged = [(place, verdict) for place in places if (verdict := self._verdicts.find(place)) is not None]
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

    def _adjoins(self, cue: CueFinding, place: Target) -> bool:
        """Whether a verdict stands right by the place: the count of "2/15 lymph nodes positive"."""
        gap = self._words[min(place.end, cue.end) : max(place.start, cue.start)]
        return len(gap) <= _ADJECTIVES and not LISTS.intersection(gap)

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
