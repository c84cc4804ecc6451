"""Verbs that anything does, "went to", "is full of": what is left of them where no cancer does or fills it.

Such a phrase is no sign of spread until a neoplasm stands where its subject or its object should, so that nothing that
looks for spread beside itself may see it before.
"""

from dataclasses import replace

from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.subject import SubjectFinder

FRAMED = frozenset({"travels", "taken"})
_REACH = 4


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
    if frame.rule.needs == "travels":
        return subjects.is_told_of_neoplasm(frame, inside=True)
    return any(0 <= tumor.start - frame.end <= _REACH for tumor in matches.of("tumor"))
