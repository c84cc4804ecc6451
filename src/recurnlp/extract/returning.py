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
# Whose results come back; a node's are told with what they are.
SAMPLES = frozenset(
    "biopsy biopsies pathology path histology cytology report reports result results margin margins specimen "
    "specimens swab culture cultures fna section sections slides test tests labs bloods oncotype mri ct pet "
    "scan".split()
)
_NODES = frozenset({"node", "nodes", "lump", "mole", "mass", "lesion", "polyp"})
_SHOWING = frozenset({("with",), ("as",), ("showing",), ("positive",), ("negative",), ("malignant",), ("benign",)})
_SIDELINES = frozenset("after since before until following despite by at on in".split())
_PROVING = frozenset({"proven", "confirmed", "proved", "site"})
_ENDS = frozenset({",", ";", ".", ":", "and", "but"})
_DETERMINERS = 3
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
    if words[target.end - 1] in _COMING and not _names(matches, target) and _is_of_sample(matches, target):
        return False
    if words[target.end - 1] not in _GOING or _names(matches, target):
        return True
    end = find_subject_end(words, target.start)
    if words[max(end - 1, 0)] in PRONOUNS:
        return True
    own = [other for other in matches.of("tumor") if other.end == end]
    return any(not _is_owned(words, other.start) for other in own)


def _is_of_sample(matches: Matches, target: Target) -> bool:
    """Whether the subject is what a laboratory sends back: "pathology from the dissection came back showing …"."""
    words = matches.words
    end = find_subject_end(words, target.start)
    if words[max(end - 1, 0)] in PRONOUNS - {"that"}:
        return False
    start = max((index + 1 for index in range(end) if words[index] in _ENDS), default=matches.label_size)
    names = SAMPLES | _NODES if words[target.end : target.end + 1] in _SHOWING else SAMPLES
    heads = (index for index in range(start, end) if words[index] in names)
    sample = next((index for index in heads if _is_head(words, index)), end)
    tumors = [other.start for other in matches.of("tumor") if start <= other.start < target.end]
    return sample < min(tumors, default=end)


def _is_head(words: Sequence[str], index: int) -> bool:
    """Whether a sample is what its clause is about: not "after the biopsy", not "biopsy proven"."""
    before = words[max(index - _DETERMINERS, 0) : index]
    return _SIDELINES.isdisjoint(before) and _PROVING.isdisjoint(words[index + 1 : index + 2])


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
