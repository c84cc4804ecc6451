"""What a verdict is about: tumor, or a germ, a stain, a protein ("pleural fluid positive for MRSA")."""

from recurnlp.extract.finding import CueFinding
from recurnlp.extract.matches import Matches

_VERDICTS = frozenset({"positive", "pos", "negative", "neg"})
_FOR = ("for",)
_ENDS = frozenset({",", ".", ";", ":", ")", "but"})
_REACH = 6
# What says tumor without its name.
_MALIGNANT = frozenset(
    "malignant malignancy neoplastic neoplasm neoplasia tumor tumors tumoral carcinoma carcinomatous cancer cancerous "
    "ca disease involvement spread atypia atypical metastasis metastases metastatic mets adeno squamous pathology both "
    "either all this any implant implants deposit deposits seeding".split()
)


def is_about_tumor(matches: Matches, cue: CueFinding) -> bool:
    """Return whether a bare verdict on a node or organ is about tumor: not what is "negative for" something else.

    Args:
        matches: what was matched in the statement.
        cue: the verdict.
    """
    words = matches.words
    if words[cue.end - 1] not in _VERDICTS or words[cue.end : cue.end + 1] != _FOR:
        return True
    begin = cue.end + 1
    after = words[begin : begin + _REACH]
    size = next((index for index, word in enumerate(after) if word in _ENDS), len(after))
    named = any(begin <= other.start < begin + size for other in matches.of("tumor", "metastasis", "recurrence"))
    return named or size == 0 or not _MALIGNANT.isdisjoint(after[:size])
