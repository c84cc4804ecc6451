"""Brackets between spread and its organs, or between two of these: "liver (many), lungs", "(dx 2018, bone)"."""

from collections.abc import Sequence

_APART = frozenset({",", ";", ":"})
_LONGEST = 8


def enter_bracket(gap: Sequence[str]) -> Sequence[str]:
    """Return the words to an organ without the items of a bracket before it: "breast cancer (dx 2018, bone)".

    Args:
        gap: the words between spread and the organ.
    """
    items = [index for index, word in enumerate(gap) if word in _APART]
    opened = gap[:1] == ("(",) and ")" not in gap and len(gap) <= _LONGEST
    return ("(", *gap[items[-1] + 1 :]) if opened and items else gap


def skip_brackets(gap: Sequence[str]) -> Sequence[str]:
    """Return the words between two items of a list without what brackets add to the first: "liver (many), lungs".

    Args:
        gap: the words between the two.
    """
    opening = gap.index("(") if "(" in gap else len(gap)
    return [*gap[:opening], *gap[gap.index(")", opening) + 1 :]] if ")" in gap[opening:] else gap
