"""Where a recurrence is that a note weighs against a scar, or that tissue proved: at the lesion just described.

"A nodule on the left tongue base. Biopsy: recurrent carcinoma." and "Enhancement along the suture line, recurrence or
scar" tell of one place, which is the old one.
"""

from collections.abc import Sequence
from itertools import pairwise

from recurnlp.extract.extent import is_local
from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.pipeline import SentencePipeline
from recurnlp.extract.sites import BESIDE
from recurnlp.extract.stating import Statement
from recurnlp.extract.surroundings import Surroundings
from recurnlp.extract.tissue import TISSUE
from recurnlp.model.vocabulary import AFFIRMED, DOUBTED, LOCAL_RECURRENCE

# What else a lesion in an old bed may be, and the words that weigh it.
RIVALS = frozenset(
    "vs versus scar scarring fibrosis necrosis radionecrosis radiation postsurgical postoperative postop granuloma "
    "granulation inflammation inflammatory seroma hematoma separate distinguish differentiate tell excluded exclude "
    "pseudoprogression postradiation artifact nevus naevus second new primary".split()
)
# The place of the first treatment.
BEDS = frozenset(
    "scar bed cavity margin margins anastomosis anastomotic staple suture stump cuff graft flap mesh cement remnant "
    "excision resection surgical operative craniotomy craniectomy ablation treated lumpectomy".split()
)
# The place where spread was treated without taking it out.
TREATED = frozenset("ablation ablated zone cavity radiosurgery srs sbrt sabr rfa mwa cryoablation".split())
_OF_BRAINS = frozenset({"radionecrosis", "pseudoprogression"})
NECROSIS = _OF_BRAINS | {"necrosis"}
_TISSUE_ONLY = frozenset({"soft", "tissue", "tissues"})
# Where meningiomas return; the spread of other tumors is named by the finer coverings.
DURA = frozenset(
    "dura dural based falx falcine tentorium tentorial convexity parasagittal skull base sphenoid clivus".split()
)
LESIONS = frozenset(
    "nodule nodules lesion lesions mass thickening enhancement enhancing uptake focus calcifications distortion "
    "nodularity ulcer soft".split()
)
# A cancer that began in the pelvis returns in it beside the bones.
_OF_PELVIS = frozenset({"ovary", "uterus", "cervix", "vagina", "rectum", "bladder", "prostate", "other"})
_PELVIS = frozenset("in to into involving throughout within the left right pelvis".split())
_VAGUE = frozenset({"soft_tissue", "skin", "other"})
_MOST, _LEAD = 3, 4
_WIDE = frozenset({"regional", "distant", "biochemical"})


def find_lesion(
    pipeline: SentencePipeline,
    note: Surroundings,
    statement: Statement,
    finding: Finding,
    sites: Sequence[SiteFinding],
) -> tuple[SiteFinding, ...]:
    """Return the organ of the lesion that a recurrence is about, none where it is about no lesion or names another.

    Args:
        pipeline: what finds organs.
        note: the note.
        statement: the sentence the recurrence was found in.
        finding: the recurrence.
        sites: what it names itself, or refers to.
    """
    if finding.kind != "recurrence":
        return ()
    if finding.extent in _WIDE:
        return () if sites or finding.extent != "regional" else _find_nodes(pipeline, note, statement, finding)
    if sites:
        return _find_bed(note, statement, finding)
    treated = _find_treated(pipeline, note, statement, finding)
    if treated:
        return treated
    if not NECROSIS.isdisjoint(statement.words):
        return (SiteFinding("brain", None, finding.start, finding.end),) if _is_of_brain(statement.words) else ()
    return _find_described(pipeline, note, statement, finding) if _is_of_lesion(note, statement, finding) else ()


def _find_bed(note: Surroundings, statement: Statement, finding: Finding) -> tuple[SiteFinding, ...]:
    """The organ of the first cancer, where all that is told of a recurrence in its bed is that it is soft tissue."""
    words = {word for site in finding.sites for word in statement.words[site.start : site.end]}
    primary = note.primary
    if primary is not None and primary.site == "brain" and words and DURA.issuperset(words):
        return (SiteFinding("brain", None, finding.start, finding.end),)
    if primary is None or not words or primary.site == "lymph_node":
        return ()
    if primary.site in _OF_PELVIS and _PELVIS.issuperset(words):
        return (SiteFinding("other", None, finding.start, finding.end),)
    if not (_TISSUE_ONLY.issuperset(words) or _stands_beside(statement, finding)):
        return ()
    in_bed = finding.extent == "local" or not BEDS.isdisjoint(statement.words)
    return (SiteFinding(primary.site, None, finding.start, finding.end),) if in_bed else ()


def _stands_beside(statement: Statement, finding: Finding) -> bool:
    """Whether the organ only tells what the bed lies next to: "in the bed, adjacent to the tail of the pancreas"."""
    before = [statement.words[max(site.start - _MOST, 0) : site.start] for site in finding.sites]
    return all(not BESIDE.isdisjoint(words) for words in before)


def _find_nodes(
    pipeline: SentencePipeline, note: Surroundings, statement: Statement, finding: Finding
) -> tuple[SiteFinding, ...]:
    """The nodes that this sentence or the one before it described, for a regional recurrence that names no place."""
    before = note.read_before(statement.sentence)
    words = (statement.words[: finding.start], before.words if before else ())
    if finding.assertion not in AFFIRMED or finding.end - finding.start > 2:
        return ()
    for told in words:
        nodes = tuple(site for site in pipeline.find_sites(told) if site.site == "lymph_node")
        if nodes:
            return nodes[-1:]
    return ()


def _find_described(
    pipeline: SentencePipeline, note: Surroundings, statement: Statement, finding: Finding
) -> tuple[SiteFinding, ...]:
    """The organ that this sentence or one before it describes, or that of the first cancer for a lesion in its bed."""
    primary = note.primary
    if primary is not None and (primary.site in LOCAL_RECURRENCE or primary.site == "lymph_node"):
        return ()
    words = statement.words[: finding.start]
    free = pipeline.find_places(words, statement.label_size)
    beds = _names_bed(words)
    told = statement
    for _ in range(_MOST):
        local = tuple(site for site in free if is_local(site, primary) and site.site != "lymph_node")
        told_better = local and local[-1].site not in _VAGUE
        if beds and primary is not None and not told_better:
            return (SiteFinding(primary.site, None, finding.start, finding.end),)
        if local or free:
            return local[-1:]
        before = note.read_before(told.sentence)
        if before is None:
            return ()
        taken = {site for other in pipeline.find(before.words, before.label_size) for site in other.sites}
        free = tuple(s for s in pipeline.find_places(before.words, before.label_size) if s not in taken)
        beds = _names_bed(before.words)
        told = before
    return ()


def _names_bed(words: Sequence[str]) -> bool:
    return not BEDS.isdisjoint(words) or ("primary", "site") in pairwise(words)


def _find_treated(
    pipeline: SentencePipeline, note: Surroundings, statement: Statement, finding: Finding
) -> tuple[SiteFinding, ...]:
    """Where spread was treated in place, for a recurrence there: "at the ablation margin"."""
    cleared = finding.assertion == "absent" and finding.extent is None  # said of the patient
    if cleared or TREATED.isdisjoint(statement.words):
        return ()
    told: Statement | None = statement
    for _ in range(_MOST):
        told = note.read_before(told.sentence) if told else None
        if told is None:
            return ()
        spread = [f for f in pipeline.find(told.words, told.label_size) if f.kind == "metastasis" and f.sites]
        if spread and spread[-1].assertion == "present":
            return spread[-1].sites
    return ()


def _is_of_brain(words: tuple[str, ...]) -> bool:
    """Whether irradiated tissue is weighed that only brains have: "radionecrosis", "radiation necrosis"."""
    at = words.index("necrosis") if "necrosis" in words else 0
    return not _OF_BRAINS.isdisjoint(words) or words[at - 1 : at] == ("radiation",)


def _is_of_lesion(note: Surroundings, statement: Statement, finding: Finding) -> bool:
    """Whether a recurrence is proved by tissue, or doubted beside what else the lesion may be."""
    if finding.assertion in DOUBTED:
        before = note.read_before(statement.sentence) if finding.start - statement.label_size <= _LEAD else None
        seen = before is not None and not LESIONS.isdisjoint(before.words)  # "A nodule ... Suspicious for recurrence."
        here = not LESIONS.isdisjoint(statement.words[: finding.start])
        return seen or here or not RIVALS.isdisjoint(statement.words)
    return finding.assertion == "present" and not TISSUE.isdisjoint(statement.words[: finding.start])
