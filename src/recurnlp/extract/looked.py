"""Studies after treatment that see nothing: of the place that a cancer was taken from, or of a cancer of the blood.

"Cystoscopies clear" frees a bladder that was treated, and a clear PET a patient with lymphoma, which does not spread.
"""

import re
from dataclasses import replace

from recurnlp.extract.finding import Finding
from recurnlp.extract.stating import Statement
from recurnlp.extract.surroundings import Surroundings
from recurnlp.model.vocabulary import Site

_THROAT: frozenset[Site] = frozenset({"larynx", "pharynx", "oral_cavity"})
_BOWEL: frozenset[Site] = frozenset({"colon", "rectum"})
_BLADDER: frozenset[Site] = frozenset({"bladder"})
_BREAST: frozenset[Site] = frozenset({"breast"})
_SEEN: dict[str, frozenset[Site]] = {
    "laryngoscopy": _THROAT, "nasendoscopy": _THROAT, "scope": _THROAT | _BLADDER, "cystoscopy": _BLADDER,
    "cystoscopies": _BLADDER, "cysto": _BLADDER, "colonoscopy": _BOWEL, "sigmoidoscopy": _BOWEL,
    "endoscopy": _THROAT | _BOWEL | {"esophagus", "stomach"}, "mammogram": _BREAST, "mammograms": _BREAST,
    "mammography": _BREAST,
}  # fmt: skip
_TREATED = re.compile(
    r"\b(?:resect|excis|irradiat|radiat|radioth|chemo|\w+ectom|turbt?\b|bcg\b|surgery|treated|s/p|status post|follow"
    r"|surveillance|since|check\b|(?:19|20)\d\d\b)"
)
_AFTER_TREATMENT = re.compile(
    r"\b(?:r-?chop|abvd|beacopp|transplant|chemo\w*|radioth\w*|end of (?:treatment|therapy)|eot|completi(?:on|ng)"
    r"|completed|finished|cycles|post-?treatment|in remission)\b"
)
_ON_TREATMENT = re.compile(r"\binterim\b|\bafter (?:one|two|three|four|[1-4])\b[^.]{0,20}\bcycles?\b")
_STUDIES = frozenset({"metastasis", "study"})
_IMAGED = frozenset({"pet"})


def sees_treated(note: Surroundings, statement: Statement, finding: Finding) -> bool:
    """Return whether an examination saw the organ in which the note's cancer began and was treated.

    Args:
        note, statement, finding: what found nothing.
    """
    words = statement.words[finding.start : finding.end]
    seen = next((_SEEN[word] for word in words if word in _SEEN), frozenset[Site]())
    return note.primary is not None and note.primary.site in seen and _TREATED.search(note.text.lower()) is not None


def free_of_blood_cancer(note: Surroundings, statement: Statement, finding: Finding) -> Finding:
    """Return a clear study as freedom from a lymphoma or leukemia that was treated; every other finding as it is.

    Args:
        note, statement, finding: what found nothing.
    """
    if finding.assertion != "absent" or finding.concept not in _STUDIES:
        return finding
    looked = not finding.sites and not _IMAGED.isdisjoint(statement.words[finding.start : finding.end])
    blood = note.primary is not None and note.primary.site == "lymph_node"
    before = note.find_before(statement.sentence)
    told = note.text[(before or statement.sentence).start : statement.sentence.end].lower()
    if looked and blood and _AFTER_TREATMENT.search(told) and not _ON_TREATMENT.search(told):
        return replace(finding, kind="recurrence", concept="recurrence", extent="unspecified")
    return finding
