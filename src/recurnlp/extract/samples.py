"""What came back of a sample, which its organ, a verb and more may part from it: "curettings from the femur grew"."""

from collections.abc import Sequence

from recurnlp.extract.subject import BREAKS

TAKEN = frozenset(
    "biopsy biopsies bx fna fnac core cores curettings curettage reamings scrapings aspirate specimen sample cytology "
    "histology pathology path".split()
)
# They tell of the sample that was told before them.
REPORTS = frozenset({"pathology", "histology", "histopathology", "path", "results"})
VERBS = frozenset({"biopsied", "needled", "aspirated", "excised", "removed", "resected"})
# Behind these the neoplasm stands, by itself or after a preposition: "came back as", "was positive for".
_SAYING = frozenset(
    "show shows showed showing shown reveal reveals revealed revealing confirm confirms confirmed confirming yield "
    "yields yielded disclose discloses disclosed demonstrate demonstrates demonstrated demonstrating prove proves "
    "proved proven reads read returned grew contained contains containing established identified found diagnosed "
    "diagnostic back positive pos consistent compatible keeping out typical".split()
)
_COPULAS = frozenset({"was", "were", "is", "are", "=", "-"})
RESULTS = _SAYING | _COPULAS
_OWN = frozenset("her his the this known prior previous original".split())
_LEADS = _OWN | {"as", "for", "with", "to", "of", "be", "in", "a", "an"}
_STRANGE = BREAKS | _OWN | {"given"}
_ENDS = frozenset({".", ";", ":", "(", ")", "?"})
_DENIALS = frozenset({"no", "not", "without", "benign", "negative", "neg", "free", "instead", "rather", "never"})
_REACH, _NAME = 14, 4


def tells_of_neoplasm(gap: Sequence[str]) -> bool:
    """Return whether the words between a sample and a neoplasm say that it was found there.

    Args:
        gap: the words.
    """
    gap = (*gap[:-1], "=") if gap and gap[-1] == ":" else gap  # "FNA of the adrenal: carcinoma"
    if len(gap) > _REACH or not _ENDS.isdisjoint(gap) or not _DENIALS.isdisjoint(gap):
        return False
    tells = [index for index, word in enumerate(gap) if word in RESULTS]
    if not tells:
        return False
    rest = list(gap[tells[-1] + 1 :])
    results = gap[tells[-1]] in _SAYING
    while rest and results and rest[0] in _LEADS:
        del rest[0]
    return len(rest) <= _NAME and _STRANGE.difference({"of"} if results else ()).isdisjoint(rest)
