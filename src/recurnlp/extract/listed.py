"""Lesions that stand in one list with spread, "lytic lesions of the pelvis and lung metastases", or with a return."""

from collections.abc import Iterator, Sequence

from recurnlp.extract.compose import compose_finding
from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.named import NamedReader
from recurnlp.model.vocabulary import AFFIRMED, Site

_JOINTS = frozenset({",", "and", "&", "+", "with"})
# A list goes on in nouns: what has a verb, a denial or an explanation in it is another statement.
_BREAKS = frozenset(
    ". ; : but no not without neither nor which that showed shows was were is are has had have may might could from "
    "due after before likely probably possibly consistent compatible suggestive suspicious benign negative than "
    "biopsy revealed disclosed confirmed proved proven representing as index between largest transit c "
    "/".split()
)
_EXPLAINED = frozenset(
    "consistent compatible suggestive suspicious concerning likely probably possibly representing typical "
    "indeterminate too which that benign cystic characteristic favored favor are were is was may".split()
)
_MILD = frozenset("no without any benign cystic indeterminate nonspecific tiny old".split())
# Of lesions these say that they are of bone.
BONY = frozenset("lytic osteolytic blastic osteoblastic sclerotic".split())
# Where lesions beside spread are spread; those of thyroids, kidneys and breasts are often something else.
REACHED: frozenset[Site] = frozenset({
    "bone", "liver", "lung", "brain", "adrenal", "spleen", "peritoneum", "omentum", "pleura", "skin", "soft_tissue",
})  # fmt: skip
_WITH = frozenset({"with", "as"})
_LEADS = _WITH | {"after"}  # "eight months after chemotherapy, with"
_FURTHEST = 12
_LONGEST, _BEHIND, _BEFORE = 9, 5, 3


class ListReader:
    """Reads the lesions of one statement that are listed with its spread.

    Args:
        matches: what was matched in the statement.
        reader: what knows its places.
        findings: what it tells of spread.
    """

    def __init__(self, matches: Matches, reader: NamedReader, findings: Sequence[Finding]) -> None:
        self._matches = matches
        self._words = matches.words
        self._reader = reader
        told = [f for f in findings if f.assertion in AFFIRMED]
        self._spread = [f for f in told if f.kind == "metastasis"]
        self._returns = [f for f in told if f.kind == "recurrence"]

    def read(self) -> list[Finding]:
        """Return a finding for each lesion that the statement puts beside its spread, or a cancer came back with."""
        lesions = [lesion for lesion in self._matches.of("lesion") if not is_explained(self._words, lesion)]
        if not (lesions and (self._spread or self._returns)):
            return []
        before = list(self._read(lesions))
        self._spread += before
        read = {finding.start for finding in before}
        return before + list(self._read([lesion for lesion in lesions if lesion.start not in read]))

    def _read(self, lesions: Sequence[Target]) -> Iterator[Finding]:
        for lesion in lesions:
            beside = next((spread for spread in self._spread if self._is_listed(lesion, spread)), None)
            beside = beside or next((back for back in self._returns if self._comes_with(lesion, back)), None)
            sites = self._find_sites(lesion) if beside is not None else ()
            if beside is not None and sites and self._is_item(sites, beside):
                yield compose_finding(lesion, (lesion.start, lesion.end), beside.cues, sites)

    @staticmethod
    def _is_item(sites: Sequence[SiteFinding], beside: Finding) -> bool:
        """Whether lesions are an item of their own: "hepatic lesions, liver metastases" tells of the same twice."""
        organs = {site.site for site in sites}
        told = {site.site for site in beside.sites}
        if beside.kind == "recurrence" and told and told <= organs:
            return organs <= REACHED  # "relapsed with bone lesions" relapsed in bone
        if told and organs >= told:
            return False  # "liver lesion, suspicious for malignancy"
        return organs <= REACHED and organs.isdisjoint(site.site for site in beside.sites if site not in sites)

    def _find_sites(self, lesion: Target) -> tuple[SiteFinding, ...]:
        """The organs right beside a lesion; of one that is lytic or sclerotic, bone."""
        found = self._reader.find_sites(lesion, [(spread.start, spread.end) for spread in self._spread])
        near = [site for site in found if lesion.start - _BEFORE <= site.end and site.start <= lesion.end + _BEHIND]
        if not near and not BONY.isdisjoint(self._words[max(lesion.start - _BEFORE, 0) : lesion.start]):
            return (SiteFinding("bone", None, lesion.start, lesion.end),)
        return tuple(near)

    def _is_listed(self, lesion: Target, spread: Finding) -> bool:
        if lesion.start < spread.end and spread.start < lesion.end:
            return False
        gap = self._words[lesion.end : spread.start] or self._words[spread.end : lesion.start]
        return len(gap) <= _LONGEST and not _JOINTS.isdisjoint(gap) and _BREAKS.isdisjoint(gap)

    def _comes_with(self, lesion: Target, back: Finding) -> bool:
        """Whether a cancer came back with the lesions: "relapsed with bone lesions"."""
        gap = self._words[back.end : lesion.start]
        return len(gap) <= _FURTHEST and not _WITH.isdisjoint(gap) and _BREAKS.isdisjoint({*gap} - _LEADS)


def is_explained(words: Sequence[str], lesion: Target) -> bool:
    """Return whether a statement says itself what a lesion is or may be, or that there is none.

    Args:
        words: the statement.
        lesion: the lesion.
    """
    behind = words[lesion.end : lesion.end + _BEHIND]
    stop = next((i for i, word in enumerate(behind) if word in {",", "and", "."}), len(behind))
    before = words[max(lesion.start - _BEFORE, 0) : lesion.start]
    return not (_EXPLAINED.isdisjoint(behind[:stop]) and _MILD.isdisjoint(before))
