"""Studies that stage a cancer, told as clear: "a bone scan in May, done for back pain, was negative".

Between a study and its verdict may stand when, where and why it was done, and further studies; nothing that it found.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recurnlp.extract.all_clear import CLEAR, NUMBERS, VERDICT_WORDS, WHEN, end_verdict
from recurnlp.extract.compose import compose_finding
from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.reader import UNKNOWN

_SHORTEST = frozenset({"neg", "nad", "nil", "ok"})
_DONE = frozenset(
    "done performed obtained ordered repeated taken arranged reported read completed carried out which reviewed "
    "requested undertaken interpreted".split()
)
_LINKS = frozenset(
    "is are was were been being be has have had came come back remains remained remain looked looks look appears "
    "appeared as both all of them these it they the a an her his my our in on at from by for to and & + or / - : ( ) "
    "scan scans study studies result results report images imaging contrast w wo iv per too either".split()
)
_KNOWN = _DONE.union(NUMBERS, WHEN, _LINKS)
# What was found, or is only wanted: the verdict is of something else.
_STOPS = frozenset(
    "; . ? showed shows show shown showing revealed reveals demonstrated demonstrates found finding findings but "
    "except pending planned scheduled booked awaited awaiting will would should if unless until not no without with "
    "although however while despite suspicious positive consistent compatible nodule nodules lesion lesions mass "
    "uptake".split()
)
_LEADS = _DONE.union(WHEN, NUMBERS, "in on at from by for which both all these it is was were are and".split())
_PLAIN = frozenset({"ct", "scan", "mri", "imaging"})
_CONTRAST = "contrast"
_WITH = frozenset({"with", "without"})
_WHY = frozenset({"for", "because", "of", "given", "per"})
_PAIRS = frozenset({"and", "&", "or", "+"})
_ANY_SCAN = ("scan",)
_TRACERS = frozenset("psma dotatate dotatoc octreotide fluciclovine choline mibg iodine fdg gallium".split())
_NEITHER = frozenset({"nor", "not"})
STUDY_WORDS = VERDICT_WORDS.union(_KNOWN, _STOPS, _PLAIN, _WITH, _WHY, _PAIRS, _TRACERS, _NEITHER) - NUMBERS
_ADJECTIVES, _NAMED, _NEAR, _LONGEST, _STRANGE = 3, 2, 6, 18, 4


class StudyReader:
    """Reads the studies of one statement that are told as clear.

    Args:
        matches: what was matched in the statement.
        findings: what else it tells.
    """

    def __init__(self, matches: Matches, findings: Sequence[Finding]) -> None:
        self._matches = matches
        self._words = matches.words
        self._studies = [study for study in matches.of("study") if self._is_of_cancer(study)]
        self._told = findings

    def read(self) -> list[Finding]:
        """Return a finding for each verdict, with the organs of all the studies that it is passed on."""
        found = [finding for finding in self._read() if finding.assertion == "absent"]
        return [finding for finding in found if not any(self._is_told(finding, told) for told in self._told)]

    def _read(self) -> Iterator[Finding]:
        listed: list[Target] = []
        ends = [study.start for study in self._studies[1:]] + [len(self._words)]
        for study, following in zip(self._studies, ends, strict=False):
            if listed and not _KNOWN.union(",").issuperset(self._words[listed[-1].end : study.start]):
                listed = []
            listed.append(study)
            span = self._find_before(study) or self._find_behind(study, following)
            if span:
                yield self._compose(listed, *span)
                listed = []

    def _compose(self, studies: Sequence[Target], start: int, end: int) -> Finding:
        start = min(start, studies[0].start)
        if end > self._matches.label_size:
            start = max(start, self._matches.label_size)
        sites = tuple(SiteFinding(site, None, s.start, s.end) for s in studies for site in s.rule.sites)
        certain = bool(self._matches.of("tumor"))
        told = compose_finding(studies[-1], (start, end), studies[-1].cues, sites, certain=certain)
        return replace(told, sites=sites)

    def _is_told(self, finding: Finding, told: Finding) -> bool:
        """Whether what a study shows is put into words beside it: "MRI brain normal, no metastases"."""
        if finding.start < told.end and told.start < finding.end:
            return True
        gap = self._words[finding.end : told.start] or self._words[told.end : finding.start]
        if len(gap) > _NEAR or ";" in gap or told.kind != "metastasis" or told.assertion != "absent":
            return False
        sites = {site.site for site in finding.sites}
        return not told.sites or not sites.isdisjoint(site.site for site in told.sites)

    def _is_of_cancer(self, study: Target) -> bool:
        """Whether a "scan" is one with a tracer for cancers, and not of the bladder."""
        if self._words[study.start : study.end] != _ANY_SCAN:
            return True
        return not _TRACERS.isdisjoint(self._words[max(study.start - _NAMED, 0) : study.start])

    def _is_plain(self, study: Target) -> bool:
        """Whether a study does not say of what it was."""
        return study.end - study.start == 1 and self._words[study.start] in _PLAIN

    def _find_before(self, study: Target) -> tuple[int, int] | None:
        """The verdict that leads to a study: "a negative bone scan"."""
        index = study.start - 1
        if self._is_plain(study) or index < 0 or self._words[index] not in CLEAR - _SHORTEST:
            return None
        denied = not _NEITHER.isdisjoint(self._words[max(index - 1, 0) : index])
        return None if denied else (index, study.end)

    def _find_behind(self, study: Target, limit: int) -> tuple[int, int] | None:
        """The verdict behind a study, before the next one."""
        strange = 0
        for index in range(study.end, min(limit, study.end + _LONGEST)):
            end = end_verdict(self._words, index)
            if end:
                return (study.start, end) if end <= limit else None
            if self._leads_away(index):
                return None
            if self._words[index] not in _KNOWN and self._words[index] != ",":
                strange += 1
                if strange > _STRANGE or self._is_of_another(study, index):
                    return None
        return None

    def _leads_away(self, index: int) -> bool:
        """Whether what a study found begins here, or another statement: "CT chest, CEA normal"."""
        word, behind = self._words[index], self._words[index + 1 : index + 3]
        if word == ",":
            goes_on = not behind or behind[0] in _LEADS or end_verdict(self._words, index + 1)
            return not goes_on
        return word in _STOPS and not (word in _WITH and _CONTRAST in behind)

    def _is_of_another(self, study: Target, index: int) -> bool:
        """Whether an uncommon word names something else that a verdict may be on: "CT chest and labs normal"."""
        labelled = study.end <= self._matches.label_size <= index
        if labelled or self._is_plain(study) or self._words[index - 1] in _PAIRS:
            return True
        if self._words[index] == UNKNOWN or not _WHY.isdisjoint(self._words[max(index - _ADJECTIVES, 0) : index]):
            return False  # "done for back pain"
        targets = any(target.start <= index < target.end for target in self._matches.targets)
        return targets or bool(self._matches.sites_at(index, index + 1))
