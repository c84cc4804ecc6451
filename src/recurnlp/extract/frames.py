"""Verbs that anything does, "went to", "is full of": what is left of them where no cancer does or fills it.

Such a phrase is no sign of spread until a neoplasm stands where its subject or its object should, so that nothing that
looks for spread beside itself may see it before.
"""

from dataclasses import replace

from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.subject import SubjectFinder

FRAMED = frozenset({"travels", "taken", "spreads", "seen"})
INSIDE = frozenset({"travels", "seen"})
_REACH, _NAME = 4, 8
# Behind a verb that says all by itself: "the cancer is spreading, I fear", and not "the tumor spread along the nerve".
_CLOSING = frozenset(
    ". , ; : ) ? ' and or but if when before as at again any anywhere by while since despite further because is was "
    "are were after though this now rapidly widely quickly".split()
)


def drop_idle(matches: Matches) -> Matches:
    """Return what was matched without the frames that no neoplasm stands in.

    Args:
        matches: of one statement.
    """
    if not any(target.rule.needs in FRAMED for target in matches.targets):
        return matches
    subjects = SubjectFinder(matches)
    kept = [t for t in matches.targets if t.rule.needs not in FRAMED or _is_filled(matches, subjects, t)]
    return replace(matches, targets=kept)


def _is_filled(matches: Matches, subjects: SubjectFinder, frame: Target) -> bool:
    if frame.rule.needs == "seen" and _is_told(matches, frame):
        return False
    if frame.rule.needs in INSIDE:
        return subjects.is_told_of_neoplasm(frame, inside=frame.rule.needs == "travels")
    if frame.rule.needs == "spreads":
        closed = _CLOSING.issuperset(matches.words[frame.end : frame.end + 1])
        named = any(target.end == frame.start for target in matches.of("metastasis"))  # "osseous disease spread"
        return closed and not named and subjects.is_told_of_neoplasm(frame)
    return any(0 <= tumor.start - frame.end <= _REACH for tumor in matches.of("tumor"))


def _is_told(matches: Matches, frame: Target) -> bool:
    """Whether what was found is spread by its name, "metastatic carcinoma is seen in muscle", or a node holds it."""
    named = (t for t in matches.of("metastasis", "recurrence") if t.rule.needs not in FRAMED)
    held = any(0 <= node.start - frame.end <= _REACH for node in matches.of("node"))
    return held or any(0 < frame.start - target.start <= _NAME for target in named)
