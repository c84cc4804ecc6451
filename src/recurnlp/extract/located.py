"""Where spread is that only the next sentence places: "There are metastases. These involve the liver"."""

import re
from collections.abc import Sequence

from recurnlp.extract.chains import JOINTS, is_joint
from recurnlp.extract.finding import SiteFinding
from recurnlp.extract.titles import DENIED

# What a sentence that tells where something is may begin with.
OPENING = re.compile(
    r"\s*+(?:these|they|those|it|this|all|most|(?:the|her|his)\s(?:largest|biggest|dominant|metastas\w+|lesions|deposits"
    r"|disease|sites))\b",
    re.IGNORECASE,
)
_INVOLVING = frozenset("involve involves involved affect affects affected include includes included".split())
_LYING = frozenset("is are was were lie lies located situated found seen present appear appeared".split())
_PLACES = frozenset("in within at throughout to on".split())
# Words that may stand between the subject and the first organ.
LOCATING = (
    _INVOLVING
    | _LYING
    | _PLACES
    | frozenset(
        "these they those it this all most of them the her his largest biggest dominant one metastasis metastases "
        "lesions deposits disease sites now mainly predominantly mostly primarily noted identified confined limited "
        "restricted distributed scattered multiple numerous also been has have being new".split()
    )
)
_STRANGE = 1


def find_located(words: Sequence[str], places: Sequence[SiteFinding]) -> tuple[SiteFinding, ...]:
    """Return the organs that a sentence tells as the place of what was named before it; none where it tells more.

    Args:
        words: the sentence; `OPENING` matches it.
        places: the organs it names.
    """
    first = places[0].start if places else 0
    gap = words[:first]
    named = "sites" in gap and not _LYING.isdisjoint(gap)  # "the sites are the liver and the spine"
    lies = not _LYING.isdisjoint(gap) and not _PLACES.isdisjoint((*gap[-3:], *words[first : first + 1]))
    tells = lies or named or not _INVOLVING.isdisjoint(gap)
    strange = sum(word not in LOCATING and word not in JOINTS for word in gap)
    if not tells or strange > _STRANGE or not DENIED.isdisjoint(words):
        return ()
    ends = (i for i in range(1, len(places)) if not is_joint(words[places[i - 1].end : places[i].start]))
    return tuple(places[: next(ends, len(places))])
