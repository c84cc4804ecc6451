"""Which of the verdicts in a statement is said of a node or staging organ: the nearest with no other place between."""

from collections.abc import Iterator, Sequence

from recurnlp.extract.alarms import find_doubt
from recurnlp.extract.compose import VERDICTS
from recurnlp.extract.finding import CueFinding
from recurnlp.extract.holdings import HoldingReader
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.objects import is_about_tumor
from recurnlp.extract.reader import NUMBER, UNKNOWN, ZERO

_COUNTS = frozenset({NUMBER, ZERO})
LISTS = frozenset({"and", ",", ";"})
_STAINS = (("negative",), ("positive",))
# Of a specimen, and not what it was taken for; or counted by itself.
_STRANGE = _COUNTS | frozenset("margin margins extension invasion".split())
_POSITIVE = frozenset("positive involved malignant replaced (".split())
_WEAK = "benign"
_INTO, _INTO_REACH = frozenset({"in", "within"}), 2
_ADJECTIVES = 3
_DESCRIPTION = 14
_FEW = 2


class VerdictFinder:
    """Finds the verdicts on the places of one statement.

    Args:
        matches: what was matched in the statement.
        head: where the label ends that leads it in.
    """

    def __init__(self, matches: Matches, head: int) -> None:
        self._matches = matches
        self._words = matches.words
        self._places = matches.of("node", "organ")
        self._head = head
        self._holdings = HoldingReader(matches, head)

    def find(self, place: Target) -> CueFinding | None:
        """Return the nearest verdict with no other place between, else a doubt, or ``None``.

        Args:
            place: a node or organ.
        """
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
        if LISTS.intersection(self._words[low:high]):
            return None
        # "None of 9 nodes contains carcinoma": what leads right into the place outranks what follows it.
        leads = cue.category == "tumor_free" and high - low <= _ADJECTIVES
        return -1 if leads else high - low + 2

    def _leads_on(self, cue: CueFinding) -> bool:
        """Whether a verdict leads on to another organ: "tumor in the omentum and no tumor in the ovaries"."""
        into = not _INTO.isdisjoint(self._words[max(cue.end - _INTO_REACH, cue.start) : cue.end])
        return into and any(cue.end <= site.start <= cue.end + _ADJECTIVES for site in self._matches.sites)
