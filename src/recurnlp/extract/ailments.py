"""Organs that have another disease than the cancer: "metastatic melanoma, and sarcoidosis of the lungs"."""

from collections.abc import Sequence

from recurnlp.extract.chains import is_joint
from recurnlp.extract.conditions import CONDITION
from recurnlp.extract.finding import SiteFinding

AILMENTS = frozenset(
    "sarcoidosis amyloidosis tuberculosis abscess abscesses infection emphysema pneumonia cirrhosis".split()
)
_LEADING = frozenset("of in with involving involvement affecting the left right both her his ( : systemic".split())
# Where a disease is weighed against spread, its organ is that of both.
_WEIGHING = frozenset("vs versus or / than not ? rather exclude".split())


def find_ailing(words: Sequence[str], sites: Sequence[SiteFinding]) -> frozenset[SiteFinding]:
    """Return the organs of other diseases, the rest of their list included.

    Args:
        words: the statement.
        sites: the organs it names, in order.
    """
    if not any(map(_is_ailment, words)) or not _WEIGHING.isdisjoint(words):
        return frozenset()
    found: list[SiteFinding] = []
    for site in sites:
        listed = bool(found) and is_joint(words[found[-1].end : site.start])
        if listed or _is_governed(words, site.start) or any(map(_is_ailment, words[site.end : site.end + 1])):
            found.append(site)
    return frozenset(found)


def _is_governed(words: Sequence[str], start: int) -> bool:
    """Whether the noun that an organ belongs to is such a disease: "amyloidosis (involvement of the"."""
    index = start - 1
    while index > 0 and words[index] in _LEADING:
        index -= 1
    return 0 <= index < start - 1 and _is_ailment(words[index])


def _is_ailment(word: str) -> bool:
    return word in AILMENTS or word.endswith(CONDITION)
