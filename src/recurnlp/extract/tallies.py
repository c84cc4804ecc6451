"""Lists of lymph node counts, each of its own station: "Rt obturator 0/8, Rt ext. iliac 1/5", "No. 4sb 0/4"."""

from collections.abc import Iterator, Sequence

from recurnlp.extract.compose import compose_finding
from recurnlp.extract.finding import CueFinding, Finding, SiteFinding
from recurnlp.extract.matches import Matches
from recurnlp.extract.reader import NUMBER, UNKNOWN, ZERO

_SIGNS = frozenset({"(", ")", "[", "]", "+", "-", "/", NUMBER, ZERO})
_PARTS = frozenset({",", ";", "."})
_LEADS = frozenset({",", ";", ".", ":", "-", "(", ")", "[", "]", "and", "&", "·", "=", "|"})
_BEHIND = frozenset(", ; . ) ] - positive negative neg involved with and node nodes".split())
# Of these a fraction tells something else.
_OTHERS = frozenset(
    "score grade gleason er pr her ki mitotic mitoses cores core nottingham stage margin margins extension extranodal "
    "extracapsular spread present absent".split()
)
_LONGEST = 7
_SHORT = 2


class TallyReader:
    """Reads the counts of one statement that speaks of nodes, where they make up a list.

    Args:
        matches: what was matched in the statement.
        told: the findings made already; what they count is not told a second time.
    """

    def __init__(self, matches: Matches, told: Sequence[Finding]) -> None:
        self._matches = matches
        self._words = matches.words
        self._told = told

    def read(self) -> Iterator[Finding]:
        """Yield a finding for each count that has a name of its own."""
        places = self._matches.of("node")
        if not places:
            return
        place = places[0]
        counts = [cue for cue, _ in self._matches.verdicts if cue.start >= place.end and self._is_count(cue)]
        if len(counts) + (place.end <= self._matches.label_size) < 2:
            return
        end = max(place.end, self._matches.label_size)
        for index, cue in enumerate(counts):
            following = counts[index + 1].start if index + 1 < len(counts) else len(self._words)
            start = self._find_name(end, cue.start)
            end = cue.end
            if start < cue.start and self._ends(cue.end, following) and not self._is_told(start, cue):
                sites = [site for site in self._matches.sites_at(start, cue.start) if site.site == "lymph_node"]
                sites = sites or [SiteFinding("lymph_node", None, start, cue.end)]
                yield compose_finding(place, (start, cue.end), [cue], sites)

    def _is_count(self, cue: CueFinding) -> bool:
        words = self._words[cue.start : cue.end]
        return "/" in words and _SIGNS.issuperset(words) and self._words[cue.end : cue.end + 1] != ("/",)

    def _find_name(self, floor: int, end: int) -> int:
        """Return where the name before a count begins; its end, where it has none."""
        start = self._find_part(floor, end)
        if 0 < end - start <= _SHORT and self._words[start - 1] == ".":  # "ext. iliac"
            start = self._find_part(floor, start - 1)
        while start < end and self._words[start] in _LEADS - {UNKNOWN}:
            start += 1
        name = self._words[start:end]
        names = any(word.isalpha() or word in (UNKNOWN, NUMBER) for word in name)
        names &= len(name) <= _LONGEST and _OTHERS.isdisjoint(name) and not self._names_more(start, end)
        return start if names else end

    def _find_part(self, floor: int, end: int) -> int:
        """Return where the words that end here begin: behind the last separator before them."""
        return next((i + 1 for i in range(end - 1, floor - 1, -1) if self._words[i] in _PARTS), floor)

    def _names_more(self, start: int, end: int) -> bool:
        """Whether nodes are named anew, but for "LN 4d", or a neoplasm: that is told otherwise, or is a code."""
        numbered = 2 * (self._words[start + 1 : start + 2] == (NUMBER,))
        named = self._matches.of("node", "tumor", "metastasis")
        return any(max(other.start, start + numbered) < min(other.end, end) for other in named)

    def _ends(self, end: int, following: int) -> bool:
        """Whether an item ends behind its count: nothing more follows, or the next one does."""
        gap = self._words[end:following]
        listed = gap[:2] == (NUMBER, ".")  # the next entry of a numbered list
        return not gap or listed or gap[0] in _BEHIND or (following < len(self._words) and len(gap) <= _LONGEST)

    def _is_told(self, start: int, cue: CueFinding) -> bool:
        return any(finding.start < cue.end and start < finding.end for finding in self._told)
