"""How large spread is, told between it and its organ: "metastases measuring 2 and 3 cm were found in the liver"."""

from collections.abc import Sequence

from recurnlp.extract.reader import DECIMAL, NUMBER

_UNITS = frozenset({"cm", "mm"})
SIZES = frozenset(
    "measuring measured measures measure ranging up to from between of x and , the a largest biggest greatest each "
    "one with maximum maximal mean median size sizes diameter dimension in by approximately about less than cm mm "
    "longest long short axis which that suv suvmax suvpeak".split()
)
FOUND = frozenset(
    "found seen identified detected demonstrated noted visible visualized present observed discovered located "
    "diagnosed described shown revealed evident appreciated recognized confirmed".split()
)
_ENDS = frozenset({",", ";"})
_UPTAKES = (("suv",), ("suvmax",), ("suvpeak",))
_PLACES = frozenset({"in", "at", "within", "involving", "throughout", "along", "over", "to"})
_ITEMS = frozenset({",", "and"})
_OCCASIONS = frozenset({"at", "on", "by", "during", "with", "after"})
_OCCASION = 5
_AUXILIARIES = frozenset("is are was were has have had been be being also then now furthermore already".split())


def skip_measures(gap: Sequence[str]) -> Sequence[str]:
    """Return words between spread and an organ, without its size and "were found" where a preposition goes on.

    Args:
        gap: the words.
    """
    units = [index for index, word in enumerate(gap) if word in _UNITS]
    start = end = units[-1] if units else 0
    while start and (gap[start - 1] in SIZES or gap[start - 1].startswith(NUMBER)):
        start -= 1
    if units:
        end += 1
        while end < len(gap) and (gap[end] == "," or gap[end] in SIZES - {"in", "of", "to", "and"}):
            end += 1
        while end + 1 < len(gap) and gap[end] == "in" and gap[end + 1] in SIZES:
            end += 2
        end += gap[end : end + 1] == (",",)
    rest = _skip_finding([*gap[:start], *gap[end:]])
    return rest if rest and rest[0] in _PLACES | _ITEMS else gap


def skip_item_measures(gap: Sequence[str]) -> Sequence[str]:
    """Return the words between two organs of a list without what the first measures: "liver, SUV 6, bone".

    So of "the liver, the largest in the dome measuring 3 cm, and the lungs".

    Args:
        gap: the words.
    """
    if tuple(gap[:1]) != (",",):
        return gap
    end = next((index for index in range(1, len(gap)) if gap[index] in _ENDS), len(gap))
    item = gap[1:end]
    measured = not _UNITS.isdisjoint(item) or tuple(item[:1]) in _UPTAKES
    counts = any(word.startswith(NUMBER) or word == DECIMAL for word in item)
    return gap[end:] if measured and counts and end < len(gap) else gap


def _skip_finding(gap: Sequence[str]) -> Sequence[str]:
    index = 0
    while index < len(gap) and gap[index] in _AUXILIARIES:
        index += 1
    if not 0 < index < len(gap) or gap[index] not in FOUND:
        return gap
    index += 1
    if gap[index : index + 1] and gap[index] in _OCCASIONS:  # "were found at autopsy in"
        places = (i for i in range(index + 1, min(index + _OCCASION, len(gap))) if gap[i] in _PLACES)
        index = next(places, index)
    return gap[index:]
