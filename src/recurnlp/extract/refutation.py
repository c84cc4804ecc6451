"""What refutes a suspicion: the benign diagnosis that was proved in its stead."""

import re

from recurnlp.extract.course import CourseFinder, flatten
from recurnlp.extract.organs import ORGANS
from recurnlp.model import Cue, Mention

_PROOF = re.compile(
    r"\b(?:prove\w*|turned out|biops\w+|bx|fnac?|ruled (?:this|it|that) out|analys[ie]s|(?:discharge"
    r"|postoperative) diagnos\w+|histolog\w*|patholog\w*|cytolog\w*|aspirat\w*|resect\w+|excis\w+|remov\w+"
    r"|microscop\w*|clarif\w+|characteri[sz]ed as|diagnosed as|nothing but|(?:it|them|lesion|nodule|mass) to be"
    r"|immunohisto\w*|final diagnosis|disappear\w*|frozen|permanents?|paraffin|resolve[sd]?"
    r"|\w+ectomy|\w+oscop\w+|autopsy|specimen|surgery|culture\w*|in fact|instead|only"
    r"|(?<!there )(?:was|were) (?:an?|merely|simply))\b(?! (?:scar|site|bed|cavity|defect)\b)"
)
# A cancer that began where it was found is no spread of another.
_PRIMARY = re.compile(
    r"\b(?:an?|second|new|another|separate|unrelated|independent|distinct|different|metachronous|showed|revealed|be"
    r"|demonstrated|disclosed|confirmed) (?:unrelated |independent |distinct |separate |second |new |metachronous "
    r"|synchronous )?primary"
    r" (?:\w+ ){0,4}?(?:\w*carcinoma|cancer|tumou?r|lymphoma|melanoma|\w*sarcoma|malignancy|neoplasm)\b"
)
# What goes away by itself, or with what cures no cancer, was none.
_SPENT = re.compile(
    r"\b(?:it|they|lesions?|nodules?|mass|uptake|opacit(?:y|ies)|findings?|infiltrates?|nodes?) (?:then |later |has "
    r"|have |had |since )*"
    r"(?:completely )?(?:resolved|disappeared|vanished|regressed|cleared|was gone|were gone)(?: completely)? "
    r"(?:spontaneously|by itself|without (?:any |specific )?(?:treatment|therapy|intervention)|(?:after|with|on"
    r"|under) (?:\w+ ){0,3}?"
    r"(?:antibiotic\w*|antimicrobial|antifungal|antituberculous|steroids?|anticoagulation))\b"
)
_SAMPLED = re.compile(r" (?:of|from|in) (?:the |an? |his |her |this )?(?P<organ>\w+(?: \w+)?)")
_OPEN = re.compile(
    r"\b(?:or|versus|vs|may|might|could|possib\w+|differential|rule out|no|not|without|cannot"
    r"|will|should|recommend\w*|plan\w*|advis\w+|schedul\w+|pending|await\w*|needed)\b"
)


def find_refutation(text: str, mention: Mention, end: int, diagnoses: CourseFinder) -> Cue | None:
    """Return the benign diagnosis that proved to be what a mention only suspected.

    Args:
        text: the note.
        mention: one that is in doubt.
        end: how far the note may go on for it.
        diagnoses: finds benign diagnoses.
    """
    words = flatten(text[mention.end : end])
    if (spent := _SPENT.search(words)) is not None:
        return Cue("chronology.refuted", "past", mention.end + spent.start(), mention.end + spent.end())
    proof = next((proof for proof in _PROOF.finditer(words) if not _is_of_another(mention, words[proof.end() :])), None)
    if proof is None:
        return None
    spans = [hit[:2] for hit in diagnoses.find(words)]
    own = _PRIMARY.search(words, proof.start()) if " primary " in words else None
    for start, end in sorted([*spans, own.span()] if own else spans):
        if proof.start() < start and not _OPEN.search(words[:start][proof.start() :]):
            return Cue("chronology.refuted", "past", mention.end + start, mention.end + end)
    return None


def _is_of_another(mention: Mention, behind: str) -> bool:
    """Whether what was sampled is another organ than the one in doubt: "biopsy of the thyroid showed an adenoma"."""
    sampled = _SAMPLED.match(behind)
    sites = {ORGANS[word] for word in sampled["organ"].split() if word in ORGANS} if sampled else set()
    return bool(sites and mention.sites) and sites.isdisjoint(mention.sites)
