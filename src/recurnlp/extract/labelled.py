"""Where the label of a node or organ ends, and the neoplasm that stands under it: "OMENTUM: ADENOCARCINOMA"."""

from collections.abc import Sequence

from recurnlp.extract.compose import VERDICTS, compose_finding
from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.holdings import is_native
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.reader import NUMBER, ZERO

# Tumor under the label of another organ may be the primary itself.
STAGED = frozenset({
    "lymph_node", "omentum", "peritoneum", "pleura", "bone_marrow", "soft_tissue", "other", "skin", "meninges", "liver",
    "bone", "brain", "adrenal", "spleen", "heart",
})  # fmt: skip
_COUNTS = frozenset({NUMBER, ZERO})
_HELD = frozenset({"held", "sampled"})
_SAMPLES = frozenset("biopsy biopsies bx core cores needle fna wedge nodule lesion aspirate trucut".split())
# A form asks for the properties of a cancer that began elsewhere: "Nodes and thyroid. Tumor type: papillary".
_QUESTIONS = frozenset({"type", "grade", "histology"})
_STATIONS = frozenset({"station", "stations", "level", "levels"})
_TISSUE = frozenset({"soft_tissue", "other"})
_OPENING = 8
_HEAD_WORDS = 16


class LabelReader:
    """Reads the label of one statement, and what stands under it.

    Args:
        matches: what was matched in the statement.
        head: where the label ends.
    """

    def __init__(self, matches: Matches, head: int) -> None:
        self._matches = matches
        self._words = matches.words
        self._head = head

    def read_tumor(self) -> list[Finding]:
        """Return the neoplasm that is named under the label of a node or staging organ: "OMENTUM: ADENOCARCINOMA"."""
        sites = self._sites_of_head()
        places = self._matches.of("node", "organ")
        labelled = [place for place in places if place.end <= self._head and self.is_sampled(place)]
        held = [place for place in labelled if place.rule.needs in _HELD]
        asked = not _QUESTIONS.isdisjoint(self._words[max(self._head - 2, 0) : self._head])
        if asked or not labelled or not STAGED.issuperset(site.site for site in sites):
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

    def names_other_organ(self) -> bool:
        """Return whether the sentence speaks of an organ that its label does not name ("Adrenal gland, no tumor")."""
        labelled = {site.site for site in self._sites_of_head()} | _TISSUE
        cancers = [(tumor.start, tumor.end) for tumor in self._matches.of("tumor")]  # "breast carcinoma" names no place
        others = [site for site in self._matches.sites if site.end > self._head and site.site not in labelled]
        others = [site for site in others if not self._is_bracketed(site)]  # "positive 1 (external iliac)"
        return any(all(site.end <= start or end <= site.start for start, end in cancers) for site in others)

    def is_sampled(self, place: Target) -> bool:
        """Return whether a place of which a little must have been taken stands in a label that says so.

        Args:
            place: a node or organ.
        """
        if place.rule.needs != "sampled":
            return True
        return place.end <= self._head and not _SAMPLES.isdisjoint(self._words[place.start : self._head])

    def _is_bracketed(self, site: SiteFinding) -> bool:
        before = self._words[self._head : site.start]
        if not _STATIONS.isdisjoint(before):
            return False  # "station 8/9 (pulmonary ligament)" is a name
        return "(" in before and ")" not in before[len(before) - before[::-1].index("(") :]

    def _sites_of_head(self) -> tuple[SiteFinding, ...]:
        return tuple(site for site in self._matches.sites if site.end <= self._head)


def find_head(words: Sequence[str]) -> int:
    """Return the words up to the last colon near the beginning ("PART 2: OMENTUM, BIOPSY:"): a label of their own.

    "Biopsy of the omentum - carcinoma" has a dash in its place. What follows a semicolon or a count is the next entry
    of a list.

    Args:
        words: a statement that no label leads in.
    """
    opening = list(words[:_HEAD_WORDS])
    for index, word in enumerate(opening):
        if word == ";" or (word == "/" and opening[index - 1] in _COUNTS):
            del opening[index:]
            break
    colon = max((index for index, word in enumerate(opening, 1) if word == ":"), default=0)
    return colon or (opening.index("-") + 1 if "-" in opening else 0)
