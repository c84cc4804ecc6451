"""From matched phrases and cues to findings: which of them are mentions, and what they say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from recurnlp.extract.assertion import decide_assertion, decide_time
from recurnlp.extract.extent import extent_of_cues
from recurnlp.extract.finding import CueFinding, Finding, SiteFinding
from recurnlp.extract.sites import SiteFinder
from recurnlp.rules import ContextRule, IgnoreRule, SiteRule, TargetRule

TARGETS = "targets"
SITES = "sites"
FINDINGS = "findings"
MODIFIERS = "modifiers"
LABEL_SIZE = "label_size"
_VERDICTS = frozenset({"involved", "tumor_free"})
_CLAUSE_ENDS = frozenset({";"})
_BREAKS = frozenset({",", ".", ":", ";", "in", "to", "of", "from", "and", "or", "after", "for", "with", "by", "(", ")"})
TITLE = frozenset("( ) { } : . - / # 0 pm m p if applicable location * , •".split())
_LISTS = frozenset({"and", ",", ";"})
_PLACE_NOUNS = frozenset({"tumor", "tumors", "lesion", "lesions", "mass", "neoplasm"})
_ADJECTIVES = 3
_NEAR = 6
_OPENING = 8
# Tumor under the label of another organ may be the primary itself.
_STAGED = frozenset({
    "lymph_node", "omentum", "peritoneum", "pleura", "bone_marrow", "soft_tissue", "other", "skin", "meninges", "liver",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Target:
    rule: TargetRule
    concept: str
    start: int
    end: int
    cues: tuple[CueFinding, ...]


@Language.component("recurnlp_modifiers")
def keep_modifiers(doc: Doc) -> Doc:
    """Keep the cues that a ConText matched (in ``doc.user_data``): the next one overwrites its graph."""
    doc.user_data[MODIFIERS] = [*doc.user_data.get(MODIFIERS, ()), *doc._.context_graph.modifiers]
    return doc


@Language.factory("recurnlp_statement")
class StatementReader:
    """Turns the targets, sites and cues of a statement into findings (in ``doc.user_data``)."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002 - spaCy passes both
        self.name = name
        self._sites: dict[str, SiteRule] = {}

    def add(self, sites: Iterable[SiteRule]) -> None:
        """Make site rules known; spans of the site group carry their ids as labels."""
        self._sites |= {rule.id: rule for rule in sites}

    def __call__(self, doc: Doc) -> Doc:
        """Read one statement."""
        doc.user_data[FINDINGS] = tuple(_Statement(doc, self._sites).findings())
        return doc


class _Statement:
    def __init__(self, doc: Doc, site_rules: Mapping[str, SiteRule]) -> None:
        self.words = [token.text for token in doc]
        self.label_size: int = doc.user_data.get(LABEL_SIZE, 0)
        self.targets = [_read_target(span, doc) for span in doc.spans.get(TARGETS, ()) if not _is_ignored(span)]
        sites = [read_site(span, site_rules) for span in doc.spans.get(SITES, ())]
        neoplasms = [(t.start, t.end) for t in self.targets if t.concept == "tumor"]
        self.sites = SiteFinder(self.words, sites, neoplasms, self.label_size)
        self.all_sites = sites

    def findings(self) -> list[Finding]:
        named = [t for t in self.targets if t.concept in ("metastasis", "recurrence")]
        mentions = [self._read_named(t) for t in named if self._is_mention(t)]
        places = [t for t in self.targets if t.concept in ("node", "organ")]
        verdicts = self._read_places(places, mentions)
        tumors = self._read_tumors(mentions + verdicts, places)
        found = [f for f in mentions + verdicts + tumors if f.end > self.label_size]
        return sorted(found, key=lambda finding: (finding.start, finding.end))

    def _read_named(self, target: _Target) -> Finding:
        """A phrase that names spread or return by itself ("metastasis", "relapse")."""
        end = self._grown(target)
        others = [(t.start, t.end) for t in self.targets if t.concept == target.concept and t is not target]
        sites = self._named_place(target, end) or self.sites.find(target.start, end, others)
        certain = target.rule.needs != "neoplasm" or end > target.end or self._names_neoplasm()
        return self._finding(target, target.start, end, target.cues, sites, certain)

    def _named_place(self, target: _Target, end: int) -> tuple[SiteFinding, ...]:
        """The bladder of a "recurrent bladder tumor"; of a "recurrent bladder cancer" it is only the primary."""
        if target.concept != "recurrence" or end == target.end or self.words[end - 1] not in _PLACE_NOUNS:
            return ()
        return tuple(site for site in self.all_sites if target.start <= site.start and site.end <= end)

    def _is_mention(self, target: _Target) -> bool:
        """Whether a phrase that names spread or return states it here, rather than name a category of a form."""
        if any(cue.category == "unstated" for cue in target.cues):
            return False
        if target.rule.needs == "content":
            rest = self.words[self.label_size : target.start] + self.words[target.end :]
            return any(word not in TITLE for word in rest)
        if target.rule.needs == "neoplasm_near":
            return any(self._is_near(target, other) for other in self.targets)
        return True

    def _is_near(self, target: _Target, other: _Target) -> bool:
        if other.concept not in ("tumor", "metastasis"):
            return False
        gap = self.words[target.end : other.start] + self.words[other.end : target.start]
        return len(gap) <= _NEAR and not _CLAUSE_ENDS.intersection(gap)

    def _grown(self, target: _Target) -> int:
        """Find the end of "metastatic poorly differentiated adenocarcinoma": the neoplasm belongs to the mention."""
        for other in self.targets:
            gap = self.words[target.end : other.start]
            near = other.concept == "tumor" and 0 <= other.start - target.end <= _ADJECTIVES
            if near and not _BREAKS.intersection(gap):
                return other.end
        return target.end

    def _names_neoplasm(self) -> bool:
        return any(t.concept in ("tumor", "metastasis") for t in self.targets)

    def _read_places(self, places: Sequence[_Target], mentions: Sequence[Finding]) -> list[Finding]:
        here = [place for place in places if place.end > self.label_size]
        read = [self._read_place(place, mentions) for place in here]
        found = [finding for finding in read if finding is not None]
        if not found and not self._names_other_organ():
            # a place in the sentence itself takes the verdict from the one in the label
            labelled = (self._read_place(place, mentions) for place in places if place not in here)
            found = [finding for finding in labelled if finding is not None]
        return found

    def _names_other_organ(self) -> bool:
        """Whether the sentence speaks of an organ that its label does not name ("Adrenal gland, no tumor")."""
        labelled = {site.site for site in self.all_sites if site.end <= self.label_size} | {"soft_tissue", "other"}
        return any(site.end > self.label_size and site.site not in labelled for site in self.all_sites)

    def _read_place(self, place: _Target, mentions: Sequence[Finding]) -> Finding | None:
        """A node or staging organ states something only together with a verdict ("... free of tumor")."""
        verdict = self._verdict(place)
        unstated = any(cue.category == "unstated" for cue in place.cues)
        if verdict is None or unstated or self._is_told(place, verdict, mentions):
            return None
        cues = (*(c for c in place.cues if c.category not in _VERDICTS), verdict)
        near = [verdict, *(cue for cue in place.cues if cue.category in _VERDICTS and self._adjoins(cue, place))]
        start, end = min(place.start, *(c.start for c in near)), max(place.end, *(c.end for c in near))
        start = max(start, self.label_size) if verdict.end > self.label_size else start
        sites = self._sites_at(place)
        return self._finding(place, start, end, cues, sites, certain=True)

    def _sites_at(self, place: _Target) -> tuple[SiteFinding, ...]:
        return tuple(site for site in self.all_sites if site.start < place.end and site.end > place.start)

    def _adjoins(self, cue: CueFinding, place: _Target) -> bool:
        """Whether a verdict stands right by the place: the count of "2/15 lymph nodes positive"."""
        gap = self.words[min(place.end, cue.end) : max(place.start, cue.start)]
        return len(gap) <= _ADJECTIVES and not _LISTS.intersection(gap)

    def _verdict(self, place: _Target) -> CueFinding | None:
        """The nearest verdict with no other place between; what follows a place is likelier its own."""
        others = [t for t in self.targets if t.concept in ("node", "organ") and t is not place]
        candidates = []
        for cue in place.cues:
            low, high = min(place.end, cue.end), max(place.start, cue.start)
            if cue.category not in _VERDICTS:
                continue
            if cue.start >= self.label_size >= place.end:
                candidates.append((cue.start - self.label_size, cue.start, cue))
            elif not any(low <= other.start < high for other in others):
                if cue.end > place.start:
                    candidates.append((high - low, cue.start, cue))
                elif not _LISTS.intersection(self.words[low:high]):
                    # "None of 9 nodes contains carcinoma": what leads right into the place rules what follows it.
                    leads = cue.category == "tumor_free" and high - low <= _ADJECTIVES
                    candidates.append((-1 if leads else high - low + 2, cue.start, cue))
        return min(candidates, default=(0, 0, None), key=lambda candidate: candidate[:2])[2]

    def _is_told(self, place: _Target, verdict: CueFinding, mentions: Sequence[Finding]) -> bool:
        """A named mention in the same clause says it already."""
        low, high = min(place.start, verdict.start), max(place.end, verdict.end)
        own = {site.site for site in self._sites_at(place)}
        for mention in mentions:
            elsewhere = mention.sites and own.isdisjoint(site.site for site in mention.sites)
            if mention.kind == "metastasis" and not elsewhere:
                gap = self.words[min(high, mention.end) : max(low, mention.start)]
                if (mention.start < high and mention.end > low) or not _CLAUSE_ENDS.intersection(gap):
                    return True
        return False

    def _read_tumors(self, told: Sequence[Finding], places: Sequence[_Target]) -> list[Finding]:
        """A named neoplasm under the label of a node or staging organ: "OMENTUM: ADENOCARCINOMA"."""
        labelled = [place for place in places if place.end <= self.label_size]
        if not labelled or told:
            return []
        sites = tuple(site for site in self.all_sites if site.end <= self.label_size)
        if not _STAGED.issuperset(site.site for site in sites):
            return []
        for target in self.targets:
            if target.rule.needs == "label" and 0 <= target.start - self.label_size <= _OPENING:
                return [self._finding(target, target.start, target.end, target.cues, sites, certain=True)]
        return []

    def _finding(
        self,
        target: _Target,
        start: int,
        end: int,
        cues: tuple[CueFinding, ...],
        sites: tuple[SiteFinding, ...],
        certain: bool,
    ) -> Finding:
        rule = target.rule
        cues = tuple(cue for cue in cues if target.concept != "recurrence" or cue.category not in _VERDICTS)
        own = tuple(SiteFinding(site, None, start, end) for site in rule.sites)
        return Finding(
            start=start,
            end=end,
            kind=rule.kind,
            concept=target.concept,  # type: ignore[arg-type]
            assertion=decide_assertion(cues, start, end, rule.assertion),
            time=decide_time(cues, rule.time),
            extent=rule.extent or extent_of_cues(cues),
            sites=own or sites,
            cues=cues,
            rule_id=rule.id,
            certain=certain,
        )


def _read_target(span: Span, doc: Doc) -> _Target:
    rule: TargetRule = span._.target_rule.metadata["rule"]
    cues = {_read_cue(modifier) for modifier in (*span._.modifiers, *_leading_into(span, doc))}
    ordered = tuple(sorted(cues, key=lambda cue: (cue.start, cue.end)))
    return _Target(rule, rule.concept or rule.kind, span.start, span.end, ordered)


def _leading_into(span: Span, doc: Doc) -> Iterator[Any]:
    """Cues that hold the target's first words ("no local" of "local recurrence"): ConText passes them over."""
    for modifier in doc.user_data[MODIFIERS]:
        start, end = modifier.modifier_span
        leads = start < span.start < end and modifier.direction in ("FORWARD", "BIDIRECTIONAL")
        if leads and modifier.allows(span.label_):
            yield modifier


def _read_cue(modifier: Any) -> CueFinding:
    rule: ContextRule = modifier.rule.metadata["rule"]
    return CueFinding(rule.id, rule.category, *modifier.modifier_span)


def read_site(span: Span, rules: Mapping[str, SiteRule]) -> SiteFinding:
    """Return what a span of the site group names."""
    rule = rules[span.label_]
    return SiteFinding(rule.site, rule.station, span.start, span.end)


def _is_ignored(span: Span) -> bool:
    return isinstance(span._.target_rule.metadata["rule"], IgnoreRule)
