"""What is said of the other nodes, which a sentence does not name again: "one node positive, the other two clear"."""

from collections.abc import Iterator, Sequence

from recurnlp.extract.compose import compose_finding
from recurnlp.extract.finding import CueFinding, Finding, SiteFinding
from recurnlp.extract.matches import Matches
from recurnlp.extract.reader import NUMBER

_OTHERS = frozenset({"other", "others", "remaining", "rest"})
_BETWEEN = frozenset({NUMBER, "was", "were", "is", "are", "all", "both", ":", "-"})
_REACH = 3


class RemainderReader:
    """Reads the verdict on the nodes that one statement has left over.

    Args:
        matches: what was matched in the statement.
        told: the findings made already.
    """

    def __init__(self, matches: Matches, told: Sequence[Finding]) -> None:
        self._matches = matches
        self._told = told

    def read(self) -> Iterator[Finding]:
        """Yield a finding for each verdict on the others, where the nodes before them hold the cancer."""
        for cue, _ in self._matches.verdicts:
            index = self._find_others(cue) if cue.category == "tumor_free" else None
            places = [place for place in self._matches.of("node") if place.end <= (index or 0)]
            if index is not None and places and self._tells_involved(index):
                sites = (SiteFinding("lymph_node", None, places[0].start, places[0].end),)
                yield compose_finding(places[0], (index, cue.end), [cue], sites)

    def _tells_involved(self, index: int) -> bool:
        return any(f.kind == "metastasis" and f.assertion != "absent" and f.start < index for f in self._told)

    def _find_others(self, cue: CueFinding) -> int | None:
        """Where the others stand that a verdict is on: in it, or before it but for a count or a verb."""
        words = self._matches.words
        for index in range(cue.end - 1, max(cue.start - _REACH - 1, -1), -1):
            if words[index] in _OTHERS:
                return index
            if index < cue.start and words[index] not in _BETWEEN:
                return None
        return None
