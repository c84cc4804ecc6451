"""What refutes a suspicion: the benign diagnosis that was proved in its stead."""

import re

from recurnlp.extract.course import CourseFinder, flatten
from recurnlp.model import Cue, Mention

_PROOF = re.compile(
    r"\b(?:prove\w*|turned out|biops\w+|histolog\w*|patholog\w*|cytolog\w*|aspirat\w*|resect\w+|excis\w+|remov\w+"
    r"|microscop\w*|frozen|permanents?|paraffin|resolve[sd]?"
    r"|\w+ectomy|\w+oscop\w+|autopsy|specimen|surgery|culture\w*|in fact|instead|only"
    r"|(?<!there )(?:was|were) (?:an?|merely|simply))\b(?! (?:scar|site|bed|cavity|defect)\b)"
)
_OPEN = re.compile(r"\b(?:or|versus|vs|may|might|could|possib\w+|differential|rule out|no|not|without|cannot)\b")


def find_refutation(text: str, mention: Mention, end: int, diagnoses: CourseFinder) -> Cue | None:
    """Return the benign diagnosis that proved to be what a mention only suspected.

    Args:
        text: the note.
        mention: one that is in doubt.
        end: how far the note may go on for it.
        diagnoses: finds benign diagnoses.
    """
    words = flatten(text[mention.end : end])
    proof = _PROOF.search(words)
    for hit in diagnoses.find(words) if proof else ():
        before = words[: hit.start]
        if proof and proof.start() < hit.start and not _OPEN.search(before[proof.start() :]):
            return Cue("chronology.refuted", "past", mention.end + hit.start, mention.end + hit.end)
    return None
