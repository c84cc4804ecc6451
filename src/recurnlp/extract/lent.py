"""Spread without a place in a pathologist's note that tells of spread to one organ only: it is that which is told of.

"Liver, biopsy: metastatic carcinoma. Comment: The findings support metastatic breast carcinoma."
"""

from collections.abc import Sequence
from dataclasses import replace

from recurnlp.model import Mention
from recurnlp.model.sections import LABORATORY
from recurnlp.model.vocabulary import AFFIRMED


def lend_specimen(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of a pathologist's note, those of spread without a place with that of the others.

    Args:
        mentions: the mentions.
    """
    placed = [mention for mention in mentions if mention.kind == "metastasis" and mention.sites]
    found = next((mention for mention in placed if _is_of_specimen(mention)), None)
    if found is None or any(mention.sites != found.sites for mention in placed):
        return list(mentions)
    return [_place(mention, found) if _lacks_place(mention) else mention for mention in mentions]


def _is_of_specimen(mention: Mention) -> bool:
    return mention.assertion in AFFIRMED and mention.section in LABORATORY and len(mention.sites) == 1


def _lacks_place(mention: Mention) -> bool:
    """Whether a mention is of spread that may be anywhere; what is told of "distant" spread is elsewhere."""
    unplaced = mention.kind == "metastasis" and not mention.sites and mention.extent == "unspecified"
    return unplaced and mention.assertion in AFFIRMED and mention.time == "current" and mention.section in LABORATORY


def _place(mention: Mention, found: Mention) -> Mention:
    return replace(mention, sites=found.sites, extent=found.extent, icd10=found.icd10)
