"""Doubts about a lymph node: what makes one a verdict on it, "a suspicious node", "a node, 12 mm, round, equivocal"."""

from recurnlp.extract.finding import CueFinding
from recurnlp.extract.matches import Matches, Target

_ADJECTIVES = 3
_LISTS = frozenset({"and", ",", ";"})
_ALARMS = frozenset({
    "suspicious", "worrisome", "concerning", "sinister", "appearing", "looking", "appearance", "morphology", "features",
    "involved", "malignant", "involvement", "disease",
})  # fmt: skip
_OBJECTS = frozenset({"for", "of", "as", "to", "that"})
_OPENINGS = frozenset(", - and ( of suspicious concerning worrisome consistent compatible in which that".split())
# Where a description may end; behind a comma it may go on.
_ENDS = frozenset({".", ";", ")", ",", "-"})
_OTHERS = frozenset("mass masses lesion lesions nodule nodules focus foci calcifications opacity cyst".split())


def find_doubt(matches: Matches, place: Target) -> CueFinding | None:
    """Return the doubt that is a verdict on a node, ``None`` where there is none.

    It stands right beside the node, or ends what is said of it. A "possible node" is none: there the doubt is whether
    it is a node at all.

    Args:
        matches: what was matched in the statement.
        place: the node; of organs, doubts say nothing.
    """
    if place.concept != "node":
        return None
    for cue in place.cues:
        alarming = cue.category == "probable" and not _ALARMS.isdisjoint(matches.words[cue.start : cue.end])
        before = alarming and 0 <= place.start - cue.end <= _ADJECTIVES and _adjoins(matches, cue, place)
        after = cue.category == "possible" and 0 <= cue.start - place.end <= 1
        after |= alarming and _ends_with(matches, cue, place)
        after |= (alarming or cue.category == "possible") and _closes(matches, cue, place)
        if before or after:
            return cue
    return None


def _adjoins(matches: Matches, cue: CueFinding, place: Target) -> bool:
    return _LISTS.isdisjoint(matches.words[cue.end : place.start])


def _ends_with(matches: Matches, cue: CueFinding, place: Target) -> bool:
    """Whether an alarm is all that is said of a place: a "node suspicious for lymphoma" is another matter."""
    object_follows = _OBJECTS.intersection(matches.words[cue.end : cue.end + 1])
    return 0 <= cue.start - place.end <= _ADJECTIVES and not object_follows


def _closes(matches: Matches, cue: CueFinding, place: Target) -> bool:
    """Whether it ends a description in which nothing else is described."""
    if cue.start < place.end or matches.words[cue.start] not in _OPENINGS:
        return False
    gap = matches.words[place.end : cue.start]
    starts = [site.start for site in matches.sites if site.site != "lymph_node"]
    starts += [target.start for target in matches.of("tumor", "metastasis", "node", "organ")]
    others = any(place.end <= start < cue.start for start in starts)
    ended = _ENDS.issuperset(matches.words[cue.end - 1 : cue.end]) or _ENDS.issuperset(
        matches.words[cue.end : cue.end + 1]
    )
    return ended and not others and _OTHERS.isdisjoint(gap)
