"""Sites that a mention takes from its surroundings: the list it opens, or what the sentences before it described."""

from collections.abc import Sequence
from dataclasses import replace

from recurnlp.extract.chains import is_joint, joins_lesions
from recurnlp.extract.clauses import find_clause
from recurnlp.extract.examined import find_in_chest
from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.located import find_located
from recurnlp.extract.pipeline import SentencePipeline
from recurnlp.extract.pointing import refers_back, reports_examination
from recurnlp.extract.preceding import find_told, leave_home, tell_sites
from recurnlp.extract.retold import find_lesions, takes_up
from recurnlp.extract.sites import SEVERAL
from recurnlp.extract.stating import Statement
from recurnlp.extract.surroundings import Surroundings
from recurnlp.extract.tissue import find_sample
from recurnlp.extract.titles import DENIED
from recurnlp.model.vocabulary import AFFIRMED

_METASTASES = ("metastasis", "metastases", "mets")
_NOUNS = (*_METASTASES, "secondar")
_ANOTHER = frozenset({"another", "further"})
_DEFINITE = frozenset({"the", "these", "both", "his", "her", "remaining"})
_QUALIFIED = _DEFINITE | frozenset("# two three four other known same largest treated resected new old all".split())
_POINTED = 3
_FURTHEST = 4


def find_referred(
    pipeline: SentencePipeline, note: Surroundings, statement: Statement, finding: Finding
) -> tuple[SiteFinding, ...]:
    """Return a mention's sites, or those of the list or the sentence that it speaks of, where it names none.

    Args:
        pipeline: what finds organs.
        note: the note.
        statement: the sentence the mention was found in.
        finding: the mention.
    """
    if finding.sites:
        return _find_carried(pipeline, note, statement, finding) or _name_station(pipeline, statement, finding)
    items = [item.words for item in note.read_items(statement.sentence)]
    behind = note.read_named_behind(statement.sentence) if _is_unplaced(finding) else None
    items += [behind.words] if behind else []
    listed = tuple(s for words in items if DENIED.isdisjoint(words) for s in pipeline.find_sites(words))
    listed = listed or _find_behind(pipeline, note, statement, finding)
    if listed:
        return listed
    if refers_back(note, statement, finding) or reports_examination(note, statement, finding):
        beside = _find_site_before(pipeline, statement, finding) or tell_sites(pipeline, statement)
        beside = beside or find_in_chest(statement.words, finding.start)
        beside = beside or _find_subject(pipeline, note, statement, finding)
        listed = beside or find_told(pipeline, note, statement, finding)
    return listed or (_find_mentioned(pipeline, note, statement) if _is_definite(statement, finding) else ())


def _find_behind(
    pipeline: SentencePipeline, note: Surroundings, statement: Statement, finding: Finding
) -> tuple[SiteFinding, ...]:
    """The organs that the next sentence tells as the place of the spread, where it says no more than that.

    In the organ where a cancer began it is no spread: "She has metastatic breast cancer. It is in the left breast".
    """
    behind = note.read_located_behind(statement.sentence) if _is_unplaced(finding) else None
    told = pipeline.find(behind.words, behind.label_size) if behind else ()
    if behind is None or any(f.sites and not (f.elsewhere or f.reached) for f in told):
        return ()
    primary = note.primary.site if note.primary else None
    words = behind.words[behind.label_size :]
    return tuple(site for site in find_located(words, pipeline.find_places(words)) if site.site != primary)


def _is_definite(statement: Statement, finding: Finding) -> bool:
    """Whether it is of metastases that were told before: "the remaining two metastases"."""
    if finding.assertion not in AFFIRMED or not statement.words[finding.start].startswith(_METASTASES):
        return False
    before = statement.words[max(finding.start - _POINTED, 0) : finding.start]
    return not _DEFINITE.isdisjoint(before) and _QUALIFIED.issuperset(before[-1:])


def _find_mentioned(pipeline: SentencePipeline, note: Surroundings, statement: Statement) -> tuple[SiteFinding, ...]:
    """The organs of the spread that a sentence or those before it told last."""
    told: Statement | None = statement
    for _ in range(_FURTHEST):
        findings = pipeline.find(told.words, told.label_size) if told else ()
        spread = [f for f in findings if f.kind == "metastasis" and f.assertion in AFFIRMED and f.sites]
        if spread:
            return spread[-1].sites
        told = note.read_before(told.sentence) if told else None
    return ()


def _is_unplaced(finding: Finding) -> bool:
    """Whether spread is stated, and may be anywhere."""
    return finding.kind == "metastasis" and finding.assertion in AFFIRMED and finding.extent in (None, "distant")


def _find_carried(
    pipeline: SentencePipeline, note: Surroundings, statement: Statement, finding: Finding
) -> tuple[SiteFinding, ...]:
    """The list that a label carried on from the sentence before is only one of ("These are consistent with")."""
    label, sentence = statement.sentence.label, statement.sentence
    carried = label is not None and not sentence.start <= label[0] < sentence.end
    own = any(site.end > statement.label_size for site in finding.sites)
    if not carried or own or finding.concept != "metastasis" or not refers_back(note, statement, finding):
        return ()
    told = find_told(pipeline, note, statement, finding)
    return told if {site.site for site in finding.sites} < {site.site for site in told} else ()


def _find_site_before(pipeline: SentencePipeline, statement: Statement, finding: Finding) -> tuple[SiteFinding, ...]:
    """The organ that the clauses before the mention's own named last ("Lung nodule; suspicious for metastasis").

    What a sample tells is a clause of its own ("a lesion in the liver, and biopsy confirmed metastatic melanoma").
    """
    start = find_clause(statement.words, statement.label_size, finding.start)
    sample = find_sample(statement.words[start : finding.start]) or 0
    words = statement.words[: start + sample]
    places = pipeline.find_places(words, statement.label_size)
    first = len(places) - 1
    several = not SEVERAL.isdisjoint(statement.words[finding.start : finding.end])
    while several and first > 0 and _are_lesions(words, places[first - 1], places[first]):
        first -= 1
    return places[max(first, 0) :] or tuple(find_lesions(words, pipeline.find_sites(words))[-1:])


def _are_lesions(words: Sequence[str], site: SiteFinding, following: SiteFinding) -> bool:
    """Whether a lesion in an organ is named with one in the next: "a nodule in the liver and another in the ileum"."""
    gap = words[site.end : following.start]
    return (not _ANOTHER.isdisjoint(gap) and is_joint(gap)) or joins_lesions(words, site, gap)


def _find_subject(
    pipeline: SentencePipeline, note: Surroundings, statement: Statement, finding: Finding
) -> tuple[SiteFinding, ...]:
    """The organ of the tumor of which the mention says what it was: "the splenic tumor was in fact a metastasis"."""
    clause = find_clause(statement.words, statement.label_size, finding.start)
    words = statement.words[: finding.start]
    if not takes_up(words[clause:], finding.start - clause):
        return ()
    found = find_lesions(words, [site for site in pipeline.find_sites(words) if site.start > clause])[-1:]
    named = statement.words[finding.start].startswith(_NOUNS)  # a cancer may be metastatic where it began
    return tuple(found) if named else leave_home(note, found)


def _name_station(pipeline: SentencePipeline, statement: Statement, finding: Finding) -> tuple[SiteFinding, ...]:
    """The sites of a mention; where they are just "nodal", with the station that the sentence named before."""
    if finding.concept != "metastasis" or any(site.site != "lymph_node" or site.station for site in finding.sites):
        return finding.sites
    before = pipeline.find_sites(statement.words[: finding.start])
    station = next((site.station for site in reversed(before) if site.site == "lymph_node" and site.station), None)
    return tuple(replace(site, station=station) for site in finding.sites)
