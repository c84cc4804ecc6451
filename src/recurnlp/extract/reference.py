"""Sites that a mention takes from the sentence before, because it speaks of what that sentence described."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from recurnlp.extract.chains import is_joint, joins_lesions
from recurnlp.extract.clauses import find_subject
from recurnlp.extract.examined import find_in_chest
from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.lending import EXAMS
from recurnlp.extract.located import find_located
from recurnlp.extract.pipeline import SentencePipeline
from recurnlp.extract.retold import drop_settled, find_lesions, names_examination, takes_up
from recurnlp.extract.samples import RESULTS
from recurnlp.extract.sites import SEVERAL
from recurnlp.extract.stating import Statement
from recurnlp.extract.surroundings import Surroundings
from recurnlp.extract.titles import DENIED
from recurnlp.model.sections import LABORATORY
from recurnlp.model.vocabulary import AFFIRMED, DOUBTED

POINTERS = frozenset(
    "these this those they it both which appearances findings appearance picture constellation features each "
    "all".split()
)
MEASURES = frozenset("measures measuring measure measured largest size spans greatest that deposit deposits".split())
TISSUE = frozenset(
    "biopsy biopsies rebiopsy pathology histology histopathology hpe cytology aspirate aspirates aspiration fna "
    "specimen pathologist pathologists anatomopathologists anatomopathological frozen diagnosis tissue sample samples "
    "trucut path bx squash cytospin smear smears material rose passes cytologist cytopathologist "
    "cytotechnologist microscopy immunohistochemistry ihc".split()
)
# "Histologically a metastasis": what the tissue was.
HISTOLOGICALLY = frozenset({"histologically", "pathologically", "microscopically", "cytologically"})
_PROVEN = frozenset({"confirmed", "proven", "verified", "documented"})  # "histologically confirmed metastatic cancer"
# They take out what they tell of, where they tell: "excision showed", and not "after lobectomy".
_OPERATIONS = frozenset(
    "resection wedge excision lobectomy segmentectomy metastasectomy hepatectomy craniotomy thoracotomy thoracoscopy "
    "vats laparoscopy laparotomy".split()
)
_TAKEN = _OPERATIONS | TISSUE
_OPENING = 2
_POINTED = 3
_FURTHEST = 4
_ITEM = 8
_QUESTION = 3
_ANOTHER = frozenset({"another", "further"})
_LARGEST = frozenset({"largest", "biggest", "greatest"})
_FURTHER = frozenset({"another", "further", "additional", "second", "also"})
_REACH = 5
_SEVERAL = frozenset({"these", "those", "all", "both", "they"})
_POINTING = _SEVERAL | {"findings", "appearances"}
_ARTICLES = frozenset({"the", "this", "that"})
_INDEFINITE = frozenset({"a", "an", "the", "those", "typical", "suspicious", "metastatic"})
_TRAITS = frozenset({"pattern", "feature", "features"})
_EXAMINATION = frozenset({"it", "this", "which"})
_METASTASES = ("metastasis", "metastases", "mets")
_NOUNS = (*_METASTASES, "secondar")
_DEFINITE = frozenset({"the", "these", "both", "his", "her", "remaining"})
_QUALIFIED = _DEFINITE | frozenset("# two three four other known same largest treated resected new old all".split())
_DEMONSTRATIVES = frozenset({"this", "these"})
_OPENING_DENIAL = 4
_NOTHING = frozenset({("no",), ("without",), ("normal",), ("unremarkable",)})
EXCLUSIONS = frozenset({"exclude", "excluding", "ruled", "rule"})
SOUND = frozenset({"normal", "unremarkable", "clear", "intact", "patent"})


_IDENTIFIED = frozenset({"consistent", "compatible", "keeping", "representing", "represent", "reflecting", "c"})


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
    if _refers_back(note, statement, finding) or _reports_examination(note, statement, finding):
        beside = _find_site_before(pipeline, statement, finding) or _tell_sites(pipeline, statement)
        beside = (
            beside or find_in_chest(statement.words, finding.start) or _find_subject(pipeline, note, statement, finding)
        )
        listed = beside or _find_told(pipeline, note, statement, finding)
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
    if not carried or own or finding.concept != "metastasis" or not _refers_back(note, statement, finding):
        return ()
    told = _find_told(pipeline, note, statement, finding)
    return told if {site.site for site in finding.sites} < {site.site for site in told} else ()


def _refers_back(note: Surroundings, statement: Statement, finding: Finding) -> bool:
    """Whether a mention without a site speaks of the sentence before.

    A recurrence does when it is the subject ("The relapse is being treated"). A metastasis does when its sentence
    opens with a pointer ("These are metastases"), weighs what a lesion might be ("suspicious for metastasis"),
    measures ("the largest metastatic focus is 4 mm"), or tells of tissue ("the biopsy confirmed metastatic melanoma").
    One that is denied does when a lesion is told to be something else ("Not a metastasis").
    """
    if finding.elsewhere:
        return statement.sentence.section.category not in LABORATORY
    clause = find_clause(statement, finding)
    words = statement.words[clause:]
    if finding.assertion == "absent":
        return finding.kind == "metastasis" and _is_retort(words)
    if finding.kind == "recurrence":
        subject = find_subject(statement.words, statement.label_size)
        opens = finding.start - subject == 1 and statement.words[subject] in _ARTICLES
        return opens and finding.extent not in ("biochemical", "local")
    asks = "?" in words[:_QUESTION]  # "Metastasis?"
    told = statement.words[clause : finding.start]
    if not HISTOLOGICALLY.isdisjoint(told) and finding.extent == "regional":
        return False  # "nodules, microscopically in-transit metastases"
    tells_tissue = find_sample(told) is not None and statement.sentence.section.category not in LABORATORY
    tells_tissue = tells_tissue or takes_up(words, finding.start - clause) or note.opens_in_line(statement.sentence)
    return bool(
        asks
        or tells_tissue
        or finding.assertion in DOUBTED
        or (finding.assertion == "hypothetical" and finding.extent is None and not EXCLUSIONS.isdisjoint(words))
        or _is_identified(told)
        or POINTERS.intersection(words[:_OPENING])
        or _DEMONSTRATIVES.intersection(told[-_POINTED:])
        or MEASURES.intersection(words)
    )


def _reports_examination(note: Surroundings, statement: Statement, finding: Finding) -> bool:
    """Whether spread is denied by an examination told before: "A brain MRI was done. It showed no metastases"."""
    clause = find_clause(statement, finding)
    subject, verb = (*statement.words[clause : clause + 2], "", "")[:2]
    if finding.assertion != "absent" or subject not in _EXAMINATION or verb not in RESULTS:
        return False
    before = note.read_before(statement.sentence) if clause == statement.label_size else None
    return not EXAMS.isdisjoint(before.words if before else statement.words[:clause])


def _is_identified(told: Sequence[str]) -> bool:
    """Whether lesions are said to be those that are known: "nodules, consistent with her known metastases"."""
    return "known" in told[-_POINTED:] and not _IDENTIFIED.isdisjoint(told[-_OPENING - _POINTED :])


def find_sample(told: Sequence[str]) -> int | None:
    """Return where the words before a mention name the tissue that tells of it: "biopsy confirmed", "excision showed".

    Args:
        told: the words.
    """
    for index in range(len(told) - 1, -1, -1):
        tells = told[index] in _OPERATIONS and not RESULTS.isdisjoint(told[index + 1 : index + 1 + _OPENING])
        tells = tells or (told[index] in HISTOLOGICALLY and _PROVEN.isdisjoint(told[index + 1 : index + 2]))
        if tells or told[index] in TISSUE or names_examination(told, index):
            return index
    return None


def _find_site_before(pipeline: SentencePipeline, statement: Statement, finding: Finding) -> tuple[SiteFinding, ...]:
    """The organ that the clauses before the mention's own named last ("Lung nodule; suspicious for metastasis").

    What a sample tells is a clause of its own ("a lesion in the liver, and biopsy confirmed metastatic melanoma").
    """
    start = find_clause(statement, finding)
    sample = find_sample(statement.words[start : finding.start]) or 0
    words = statement.words[: start + sample]
    places = pipeline.find_places(words, statement.label_size)
    first = len(places) - 1
    several = not SEVERAL.isdisjoint(statement.words[finding.start : finding.end])
    while several and first > 0 and _are_lesions(words, places[first - 1], places[first]):
        first -= 1
    return places[max(first, 0) :] or tuple(find_lesions(words, pipeline.find_sites(words))[-1:])


def _are_lesions(words: tuple[str, ...], site: SiteFinding, following: SiteFinding) -> bool:
    """Whether a lesion in an organ is named with one in the next: "a nodule in the liver and another in the ileum"."""
    gap = words[site.end : following.start]
    return (not _ANOTHER.isdisjoint(gap) and is_joint(gap)) or joins_lesions(words, site, gap)


def _find_subject(
    pipeline: SentencePipeline, note: Surroundings, statement: Statement, finding: Finding
) -> tuple[SiteFinding, ...]:
    """The organ of the tumor of which the mention says what it was: "the splenic tumor was in fact a metastasis"."""
    clause = find_clause(statement, finding)
    words = statement.words[: finding.start]
    if not takes_up(words[clause:], finding.start - clause):
        return ()
    found = find_lesions(words, [site for site in pipeline.find_sites(words) if site.start > clause])[-1:]
    named = statement.words[finding.start].startswith(_NOUNS)  # a cancer may be metastatic where it began
    return tuple(found) if named else _leave_home(note, found)


def _leave_home(note: Surroundings, sites: Sequence[SiteFinding]) -> tuple[SiteFinding, ...]:
    """The organs but that where the note's cancer began."""
    home = note.primary.site if note.primary else None
    return tuple(site for site in sites if site.site != home)


def _name_station(pipeline: SentencePipeline, statement: Statement, finding: Finding) -> tuple[SiteFinding, ...]:
    """The sites of a mention; where they are just "nodal", with the station that the sentence named before."""
    if finding.concept != "metastasis" or any(site.site != "lymph_node" or site.station for site in finding.sites):
        return finding.sites
    before = pipeline.find_sites(statement.words[: finding.start])
    station = next((site.station for site in reversed(before) if site.site == "lymph_node" and site.station), None)
    return tuple(replace(site, station=station) for site in finding.sites)


def find_clause(statement: Statement, finding: Finding) -> int:
    """Return where the mention's clause begins: behind the last semicolon, or else where the sentence's subject stands.

    Args:
        statement: the sentence the mention was found in.
        finding: the mention.
    """
    for index in range(finding.start - 1, statement.label_size - 1, -1):
        if statement.words[index] == ";":
            return index + 1
    return min(find_subject(statement.words, statement.label_size), finding.start)


def _is_unremarkable(words: tuple[str, ...]) -> bool:
    """Whether a sentence tells that an organ is sound, and nothing that may be weighed: "no adenopathy"."""
    return words[:1] in _NOTHING or not SOUND.isdisjoint(words[-_OPENING:])


def _is_retort(words: tuple[str, ...]) -> bool:
    """Whether a clause denies what a lesion just described might have been."""
    first, second = (*words[:2], "")[:2]
    if first in _DEMONSTRATIVES:
        return "not" in words[:_OPENING_DENIAL]
    return (first == "not" and second in _INDEFINITE) or (first == "no" and second in _TRAITS)


def _find_told(
    pipeline: SentencePipeline, note: Surroundings, statement: Statement, finding: Finding
) -> tuple[SiteFinding, ...]:
    """The organs of the sentence before; of what was told before or taken out, those last named."""
    words = statement.words[statement.label_size :]
    measured = "that" not in words and not MEASURES.isdisjoint(words)
    goes_on = (
        finding.elsewhere
        or finding.kind == "recurrence"
        or (measured and statement.sentence.section.category not in LABORATORY)
        or finding.assertion in DOUBTED
    )
    reach = finding.start - statement.label_size
    goes_on = goes_on or find_sample(words[:reach]) is not None or takes_up(words, reach)
    told = statement
    for step in range(_FURTHEST):
        if step and not (goes_on or _tells_procedure(told)):
            return ()
        before = note.read_before(told.sentence) or note.read_across(told.sentence)
        if before is None:
            return ()
        if finding.assertion == "absent":
            return pipeline.find_sites(before.words)[-1:]
        plain = finding.assertion in DOUBTED and _is_unremarkable(before.words[before.label_size :])
        found = () if plain else _find_sites(pipeline, before, several=not _SEVERAL.isdisjoint(words[:_OPENING]))
        found = found or (() if plain else _find_lesions(pipeline, note, before))
        if found:
            several = not _POINTING.isdisjoint(words[:_OPENING]) and len(found) == 1
            return _find_first(pipeline, note, before) + found if several else found
        told = before
    return ()


def _tells_procedure(told: Statement) -> bool:
    """Whether a sentence only tells that tissue was taken of what was told before it: "Excision was done"."""
    words = told.words[told.label_size :]
    return len(words) <= _ITEM and not _TAKEN.isdisjoint(words)


def _find_first(pipeline: SentencePipeline, note: Surroundings, second: Statement) -> tuple[SiteFinding, ...]:
    """The organ of the first of two lesions, of which a sentence each told: "A liver lesion. Another in the lung"."""
    if _FURTHER.isdisjoint(second.words[second.label_size :][:_REACH]):
        return ()
    first = note.read_before(second.sentence)
    return _find_sites(pipeline, first, several=False) if first else ()


def _find_sites(pipeline: SentencePipeline, before: Statement, *, several: bool) -> tuple[SiteFinding, ...]:
    """What a statement attributes to its own mentions, else the organ it named last, or the list of those."""
    denied = _tell_sites(pipeline, before, denied=True)
    places = [site for site in pipeline.find_places(before.words, before.label_size) if site not in denied]
    places = places if several else drop_settled(before.words, places)
    whole = [site for site in places if _LARGEST.isdisjoint(before.words[max(site.start - 1, 0) : site.start])]
    places = whole or places  # "masses in the pleura, the largest paravertebral"
    first = len(places) - 1
    while first > 0 and _is_list(before.words[places[first - 1].end : places[first].start], loose=several):
        first -= 1
    listed = tuple(places[max(first, 0) :])
    if any(not is_joint(before.words[a.end : b.start]) for a, b in pairwise(listed)):
        listed = tuple(site for site in listed if site.site != "other") or listed
    return _tell_sites(pipeline, before) or listed


def _find_lesions(pipeline: SentencePipeline, note: Surroundings, before: Statement) -> tuple[SiteFinding, ...]:
    """The organ of the tumor that a statement named last, where no cancer of the note began in it."""
    return _leave_home(note, find_lesions(before.words, pipeline.find_sites(before.words))[-1:])


def _is_list(gap: tuple[str, ...], *, loose: bool) -> bool:
    """Whether words between two organs go on with a list of them, or, loosely, of what was seen in them."""
    return is_joint(gap) or (loose and len(gap) <= _ITEM and ("," in gap or "and" in gap))


def _tell_sites(pipeline: SentencePipeline, statement: Statement, *, denied: bool = False) -> tuple[SiteFinding, ...]:
    """What a statement attributes to its own mentions, to those that it denies or to the others."""
    findings = pipeline.find(statement.words, statement.label_size)
    return tuple(site for f in findings if (f.assertion == "absent") is denied for site in f.sites)
