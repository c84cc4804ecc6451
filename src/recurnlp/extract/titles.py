"""Titles: "Metastases:" states nothing by itself, but where a list of organs stands below it."""

from collections.abc import Sequence

from recurnlp.extract.finding import Finding
from recurnlp.extract.reader import NUMBER
from recurnlp.extract.stating import Statement

# Words of a form's title: a phrase with nothing else beside it states nothing.
_NAMES = frozenset("( ) { } : . - / 0 pm p site sites of location * , • distant".split())
_FORM = frozenset("# m if check all that apply applicable".split())
TITLE = _NAMES | _FORM
# A title may be an item itself: "2. Metastatic disease:".
_ENUMERATOR = 2
_ENUMERATORS = frozenset({(NUMBER, "."), (NUMBER, ")")})
# An item such as "Liver: none" names no place.
DENIED = frozenset("no none not negative without absent denied never".split())


def opens_list(rest: Sequence[str]) -> bool:
    """Return whether a phrase may be the title of a list of places: "Sites of metastasis:", and no form to fill in.

    Args:
        rest: the words of its statement that stand beside it.
    """
    rest = rest[_ENUMERATOR:] if tuple(rest[:_ENUMERATOR]) in _ENUMERATORS else rest
    return tuple(rest[-1:]) == (":",) and _NAMES.issuperset(rest)


def is_bare(statement: Statement, finding: Finding) -> bool:
    """Return whether a mention is such a title, so that only a list below it makes it one.

    Args:
        statement: the sentence the mention was found in.
        finding: the mention.
    """
    rest = (*statement.words[statement.label_size : finding.start], *statement.words[finding.end :])
    return finding.kind == "metastasis" and opens_list(rest)
