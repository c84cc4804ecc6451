"""What the cues of a mention add up to: one assertion and one time."""

from collections.abc import Sequence

from recurnlp.extract.finding import CueFinding
from recurnlp.model.vocabulary import Assertion, Time
from recurnlp.rules.records import Category

# In this order: a family member's possible metastasis is the family member's, a possible one that is negated is absent.
_RANKING: tuple[tuple[Assertion, frozenset[Category]], ...] = (
    ("other", frozenset({"family", "general"})),
    ("hypothetical", frozenset({"hypothetical"})),
    ("absent", frozenset({"negated", "resolved", "tumor_free"})),
    ("possible", frozenset({"possible"})),
    ("probable", frozenset({"probable"})),
    ("present", frozenset({"affirmed", "involved"})),
)

# Rules of a differential diagnosis, and of the member of it that is favored.
DIFFERENTIALS = frozenset({"possibility.differential", "possibility.in_differential", "reading.differential_short"})
FAVORS = "probability.favors"
_FAR = 1 << 10


def decide_assertion(cues: Sequence[CueFinding], start: int, end: int, own: Assertion | None) -> Assertion:
    """Return the assertion of the mention at ``words[start:end]``.

    Args:
        cues: the cues that reach it.
        start, end: its words.
        own: what its phrase says by itself, such as ``absent`` for "disease-free".
    """
    said = [(assertion, _nearest(cues, categories, start, end)) for assertion, categories in _RANKING]
    found = {assertion: distance for assertion, distance in said if distance is not None}
    if "hypothetical" in found and _tells_a_figure(cues, start, end):
        found.pop("other", None)
    if own == "absent":
        return _of_absence(found)
    if found.get("probable", _FAR) <= 1 and _is_favored(cues):
        del found["possible"]
    # "Evaluate for metastases: none." The answer beats the question when it stands nearer.
    if "hypothetical" in found and "absent" in found and found["absent"] < found["hypothetical"]:
        del found["hypothetical"]
    return next(iter(found), own or "present")


def _of_absence(found: dict[Assertion, int]) -> Assertion:
    """Phrases like "no evidence of disease" hold their negation already; doubt and conditions still apply.

    Freedom that is possible is hoped for: "a second remission is possible".
    """
    said = next((assertion for assertion in found if assertion in ("other", "hypothetical")), None)
    return said or ("hypothetical" if "possible" in found else "absent")


def decide_time(cues: Sequence[CueFinding], own: Time | None) -> Time:
    """Return ``past`` where a cue or the phrase itself says so."""
    return "past" if any(cue.category == "past" for cue in cues) else own or "current"


def _tells_a_figure(cues: Sequence[CueFinding], start: int, end: int) -> bool:
    """Whether what is told in general, behind a mention, is told of a risk: "her risk of recurrence is about 10%"."""
    others = [cue for cue in cues if cue.category in ("family", "general")]
    asked = [cue for cue in cues if cue.category == "hypothetical" and cue.start < start]
    return bool(asked) and all(cue.category == "general" and cue.start >= end for cue in others)


def _is_favored(cues: Sequence[CueFinding]) -> bool:
    """Whether it is the member of a differential diagnosis that is favored."""
    possible = [cue for cue in cues if cue.category == "possible"]
    favored = any(cue.rule_id == FAVORS for cue in cues)
    return favored and bool(possible) and all(cue.rule_id in DIFFERENTIALS for cue in possible)


def _nearest(cues: Sequence[CueFinding], categories: frozenset[Category], start: int, end: int) -> int | None:
    distances = [max(start - cue.end, cue.start - end, 0) for cue in cues if cue.category in categories]
    return min(distances, default=None)
