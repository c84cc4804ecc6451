"""Which neoplasm a phrase goes on to name; whether a sample that a sentence tells of held it: "rib biopsy showed"."""

from collections.abc import Collection, Sequence

from recurnlp.extract.finding import SiteFinding
from recurnlp.extract.frames import FRAMED
from recurnlp.extract.holdings import is_native
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.samples import TAKEN, VERBS, tells_of_neoplasm
from recurnlp.extract.subject import BREAKS

_DENIALS = frozenset({"no", "not", "without", "benign"})
_PARTING = frozenset({"and", ";", "but", "with", "without", "no"})
_FOUND = frozenset({"found", "taken"})
_ADJECTIVES = 3
_SUMMARY = 8


class SampleReader:
    """Reads the samples of one statement.

    Args:
        matches: what was matched in the statement.
    """

    def __init__(self, matches: Matches) -> None:
        self._matches = matches
        self._words = matches.words

    def is_sample(self, target: Target) -> bool:
        """Return whether a phrase tells of a sample."""
        return target.rule.needs in _FOUND or self.is_organ(target)

    def is_organ(self, target: Target) -> bool:
        """Return whether an organ's biopsy is told of in running text, and is no label: "the bone biopsy showed"."""
        in_text = target.start >= self._matches.label_size and self._words[target.end : target.end + 1] != (":",)
        return in_text and target.rule.needs == "held" and self._words[target.end - 1] in TAKEN

    def find_neoplasm(self, target: Target) -> Target | None:
        """Return the neoplasm that a phrase goes on to name: "metastatic poorly differentiated adenocarcinoma"."""
        for other in self._matches.of("tumor"):
            gap = self._words[target.end : other.start]
            if 0 <= other.start - target.end <= _ADJECTIVES and not BREAKS.intersection(gap):
                return other
            if self.is_sample(target) and target.end <= other.start and tells_of_neoplasm(gap):
                return other
        return None

    def holds_neoplasm(self, target: Target, sites: Collection[SiteFinding]) -> bool:
        """Return whether a sample held a neoplasm that did not begin in its organ.

        It denies nothing and tells it alone, and "FNA:" is no specimen's label.

        Args:
            target: the phrase that tells of it.
            sites: its organ.
        """
        neoplasm = self.find_neoplasm(target)
        if neoplasm is None or self._is_told(target, neoplasm.end):
            return False
        if ":" in self._words[target.end : neoplasm.start] and not sites:
            return False  # "Core from there: carcinoma"
        name = self._words[neoplasm.start : neoplasm.end]  # "brain" of "biopsy of the brain" is no part of it
        if is_native(name, {site.site for site in sites}):
            return False
        opens = target.start - self._matches.label_size <= 1 or self._words[target.start - 1] == ";"
        return opens or self._words[target.end - 1] != ":" or self._words[target.start] in VERBS

    def find_organ(self, target: Target, places: Sequence[SiteFinding]) -> tuple[SiteFinding, ...]:
        """Return the organ named last: "she broke the humerus and the curettings showed".

        Args:
            target: the phrase that tells of the sample.
            places: the organs that the statement names.
        """
        before = [site for site in places if self._matches.label_size <= site.start < target.start]
        return tuple(site for site in before[-1:] if ";" not in self._words[site.end : target.start])

    def _is_told(self, target: Target, end: int) -> bool:
        others = [o for o in self._matches.of("metastasis", "recurrence") if o.rule.needs not in FRAMED]
        told = any(target.end <= other.start < end or self._sums_up(end, other) for other in others)
        return told or not _DENIALS.isdisjoint(self._words[target.end : end])

    def _sums_up(self, end: int, other: Target) -> bool:
        """Whether spread named behind says the same: "the biopsy of which was melanoma, is a metastasis"."""
        gap = self._words[end : other.start]
        named = other.concept == "metastasis" and other.rule.needs is None and end <= other.start
        return named and len(gap) <= _SUMMARY and _PARTING.isdisjoint(gap)
