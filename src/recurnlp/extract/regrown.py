"""Whether a sample that held the cancer came from its old place: "biopsy of the scar showed adenocarcinoma".

What is found where a cancer was taken out is the cancer again. What an operation was to take out may be what was left.
"""

from dataclasses import replace

from recurnlp.extract.finding import Finding
from recurnlp.extract.stating import Statement
from recurnlp.extract.surroundings import Surroundings

_OLD_PLACES = frozenset("scar anastomosis anastomotic bed stump cuff vault flap neobladder neorectum".split())
# What is in these was there before, or is what the operation is for.
_LEFT = frozenset(
    "excision reexcision excised resection resected margin margins residual persistent remaining viable incomplete "
    "incidental completion initial original previous prior first planned no not negative free".split()
)
# What the sentence calls a return itself needs no telling twice.
_TOLD = frozenset("recurrence recurrences recurrent recurred relapse relapsed".split())
_REACH = 16


def bring_back(note: Surroundings, statement: Statement, finding: Finding) -> Finding:
    """Return a finding, as a return where a sample of the old place held the cancer that the note tells was treated.

    Args:
        note, statement, finding: what was found in a sample.
    """
    sampled = finding.elsewhere and finding.kind == "metastasis" and finding.assertion in {"present", "probable"}
    if not sampled or note.primary is None or note.is_of_tissue or not note.is_treated:
        return finding
    words = statement.words[max(finding.start - _REACH, statement.label_size) : finding.end]
    if _OLD_PLACES.isdisjoint(words) or not _LEFT.isdisjoint(words) or not _TOLD.isdisjoint(statement.words):
        return finding
    named = note.find_primary(" ".join(statement.words[finding.start : finding.end]))
    strange = [site for site in finding.sites if statement.words[site.start] not in _OLD_PLACES]
    if any(site.site != note.primary.site for site in strange) or (named and named.site != note.primary.site):
        return finding
    return replace(finding, kind="recurrence", concept="recurrence", extent="local", elsewhere=False, sites=())
