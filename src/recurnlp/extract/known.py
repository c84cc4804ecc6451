"""Lesions of an organ in which the note tells of spread: "liver metastases ... the hepatic lesions are smaller".

What a statement says of them is a mention only where another one names the spread: the note decides.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recurnlp.extract.compose import compose_finding
from recurnlp.extract.conditions import names_old_disease
from recurnlp.extract.evident import is_doubted, is_evident, is_new, tells_course
from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.listed import BONY, REACHED, is_explained
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.named import NamedReader
from recurnlp.extract.reader import NUMBER
from recurnlp.extract.surroundings import Surroundings
from recurnlp.model import Mention
from recurnlp.model.vocabulary import AFFIRMED, Site

_BEHIND, _PART, _YEARS = 4, 2, 12
_SINCE = ("since", NUMBER)
_LASTING = frozenset("unchanged stable static same present".split())
_NOT = frozenset({"never", "not"})
_AND = frozenset({"and", "&", "/", ","})
# "The liver lesions are smaller" tells how they do, and not what they are.
CHANGED = frozenset(
    "smaller larger bigger stable unchanged fewer decreased increased growing shrinking shrunk shrank grown "
    "progressing progressed regressed regressing responding static".split()
)
_SEVERAL = frozenset("lesions nodules spots foci masses deposits".split())  # one may be anything, and so may disease
GONE = frozenset({"disappeared", "resolved", "vanished", "gone", "resolution", "disappearance"})


class KnownReader:
    """Reads the lesions of one statement that would be spread if the note tells of spread to their organ.

    Args:
        matches: what was matched in the statement.
        reader: what knows its places.
        findings: what it tells of spread; lesions of the same organs are told already.
    """

    def __init__(self, matches: Matches, reader: NamedReader, findings: Sequence[Finding]) -> None:
        self._matches = matches
        self._words = matches.words
        self._reader = reader
        self._spread = [finding for finding in findings if finding.kind == "metastasis"]

    def read(self) -> Iterator[Finding]:
        """Yield a finding for each such lesion."""
        for lesion in self._matches.of("lesion"):
            changed = not CHANGED.isdisjoint(self._words[lesion.end : lesion.end + _BEHIND])
            if lesion.rule.needs != "known":
                continue
            evident = is_evident(self._matches, lesion)
            if is_explained(self._words, lesion) and not (changed or evident):
                continue
            if names_old_disease(self._words, lesion.start, lesion.end) or self._lasts(lesion):
                continue
            if is_doubted(self._matches, lesion):
                continue
            sites = self._find_sites(lesion)
            organs = {site.site for site in sites}
            new = is_new(self._words, lesion)
            changed = changed or tells_course(self._words, lesion)
            if not organs or not organs <= REACHED or self._is_told(organs, lesion, news=new or changed):
                continue
            finding = compose_finding(lesion, (lesion.start, lesion.end), lesion.cues, sites, certain=False)
            if finding.assertion in AFFIRMED:
                assertion = "absent" if self._are_gone(lesion) else finding.assertion
                yield replace(finding, assertion=assertion, known=True, evident=evident, new=new, changed=changed)

    def _lasts(self, lesion: Target) -> bool:
        """Whether a lesion has been as it is for years: "unchanged since 2016"."""
        behind = self._words[lesion.end : lesion.end + _YEARS]
        return any(behind[i] in _LASTING and behind[i + 1 : i + 3] == _SINCE for i in range(len(behind)))

    def _are_gone(self, lesion: Target) -> bool:
        """Whether all of the lesions went: not "most of the lung lesions have disappeared"."""
        behind = self._words[lesion.end : lesion.end + _BEHIND]
        gone = not GONE.isdisjoint(behind) and _NOT.isdisjoint(behind)
        return gone and "of" not in self._words[max(lesion.start - _PART, 0) : lesion.start]

    def _is_told(self, organs: set[Site], lesion: Target, *, news: bool) -> bool:
        """Whether the statement names the spread itself: "hepatic lesions, consistent with metastases".

        What a cancer does that was named as metastatic before it is news: "metastatic cancer, liver lesions smaller".
        """
        placed = [f for f in self._spread if f.sites or not (news and f.end <= lesion.start)]
        return any(not f.sites or not organs.isdisjoint(site.site for site in f.sites) for f in placed)

    def _find_sites(self, lesion: Target) -> tuple[SiteFinding, ...]:
        found = self._reader.find_sites(lesion, ())
        near = tuple(site for site in found if self._is_beside(site, lesion))
        near = tuple(site for site in found if near and site.start >= near[0].start)  # the list goes on from there
        if near or BONY.isdisjoint(self._words[lesion.start : lesion.end]):
            return near
        return (SiteFinding("bone", None, lesion.start, lesion.end),)

    def _is_beside(self, site: SiteFinding, lesion: Target) -> bool:
        """Whether an organ is named with a lesion, or is the first of two: "intracranial and hepatic disease"."""
        paired = site.end + 1 == lesion.start and self._words[site.end] in _AND
        return (paired or lesion.start <= site.end) and site.start <= lesion.end + _BEHIND


def keep_known(
    lesions: Iterable[tuple[Finding, Mention]], mentions: Sequence[Mention], note: Surroundings
) -> Iterator[Mention]:
    """Yield the lesions in whose organs the note told of spread before, or which are news of a cancer that has spread.

    Behind spread without a place they are the place: "metastatic prostate cancer ... lesions in the ribs". What a
    report of imaging describes it names in its impression, and the cancer's own organ has lesions of its own.

    Args:
        lesions: what `KnownReader` found, each with its mention.
        mentions: the note's other mentions.
        note: the note.
    """
    told: dict[Site, int] = {}
    spread = [m for m in mentions if m.kind == "metastasis" and m.assertion == "present"]
    for mention in spread:
        for site in mention.sites:
            told[site] = min(mention.start, told.get(site, mention.start))
    distant = min((m.start for m in spread if m.extent == "distant" or not m.sites), default=math.inf)
    placeless = min((m.start for m in spread if not m.sites), default=math.inf)
    for finding, lesion in lesions:
        news = finding.new and distant < lesion.start
        place = placeless < lesion.start and (finding.changed or _may_be_the_place(lesion, note))
        if news or place or all(site in told and told[site] < lesion.start for site in lesion.sites):
            yield lesion


def _may_be_the_place(lesion: Mention, note: Surroundings) -> bool:
    """Whether lesions lie in another organ than the note's cancer, and the note is no report of imaging."""
    elsewhere = note.primary is not None and note.primary.site not in lesion.sites
    return elsewhere and not note.is_of_study and not _SEVERAL.isdisjoint(lesion.text.casefold().split())
