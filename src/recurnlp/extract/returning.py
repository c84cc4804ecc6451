"""Who returns: the cancer, or the patient who has it ("the melanoma returned", "a patient with melanoma returned")."""

from collections.abc import Sequence

from recurnlp.extract.matches import Matches, Target

# Between a verb and its subject.
AUXILIARIES = frozenset(
    "has have had having then later now subsequently unfortunately also is was were be been to will would shall should "
    "may might could can does did not never ever since already again twice once probably possibly likely apparently "
    "recently eventually soon yet so far hasn haven hadn didn ' t appear appears seems found known".split()
)
PRONOUNS = frozenset({"it", "which", "this", "that", "disease"})
_GOING = frozenset({"returned", "return", "returns", "returning"})
_COMING = _GOING | {"back"}
_NAMELESS = AUXILIARIES | _COMING | {"it", "came", "come", "comes", "coming"}
_RESULTS = tuple((word,) for word in ("negative", "positive", "normal", "benign", "clear", "as", "unremarkable"))
_NOUN = 4
_PARTING = (AUXILIARIES - {"known"}) | {",", ";", ".", "and"}
_OWNING = frozenset({"with"})


def find_subject_end(words: Sequence[str], start: int) -> int:
    """Return where the subject of a verb ends, adverbs and auxiliaries passed over.

    Args:
        words: the statement.
        start: where the verb begins.
    """
    while start and words[start - 1] in AUXILIARIES:
        start -= 1
    return start


def returns_itself(matches: Matches, target: Target) -> bool:
    """Return whether a verb that patients do, too, has the cancer as its subject; true of all other phrases.

    Args:
        matches: what was matched in the statement.
        target: the phrase that tells of a return.
    """
    words = matches.words
    result = words[target.end : target.end + 1]
    if words[target.end - 1] in _GOING and (result in _RESULTS or _begins_tumor(matches, target.end)):
        return False  # of a sample: "which returned negative", "the biopsy returned carcinoma"
    if words[target.end - 1] in _COMING and _is_owned(words, target.start) and _names(matches, target):
        return False
    if words[target.end - 1] not in _GOING or _names(matches, target):
        return True
    end = find_subject_end(words, target.start)
    if words[max(end - 1, 0)] in PRONOUNS:
        return True
    own = [other for other in matches.of("tumor") if other.end == end]
    return any(not _is_owned(words, other.start) for other in own)


def _begins_tumor(matches: Matches, start: int) -> bool:
    return any(other.start - start in (0, 1, 2, 3) for other in matches.of("tumor") if other.start >= start)


def _names(matches: Matches, target: Target) -> bool:
    """Whether the phrase itself holds the cancer: "melanoma came back"."""
    return not _NAMELESS.issuperset(matches.words[target.start : target.end])


def _is_owned(words: Sequence[str], start: int) -> bool:
    """Whether somebody "with" the cancer is the subject."""
    before = words[max(start - _NOUN, 0) : start]
    owning = max((index for index, word in enumerate(before) if word in _OWNING), default=len(before))
    return owning < len(before) and _PARTING.isdisjoint(before[owning:])
