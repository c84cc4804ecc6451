"""A patient's first cancer: its organ, its type, and when it was diagnosed."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from recurnlp.model.sections import HISTORY
from recurnlp.model.vocabulary import MICROSCOPY
from recurnlp.status.chart import ChartFact, ChartNote, Diagnosis
from recurnlp.status.period import Period, on_day, read_period, settle

Source = Literal["table", "pathology", "stated", "first_note"]
BLOOD = frozenset({"lymph_node", "bone_marrow"})  # where lymphoma, leukemia and myeloma begin
_UNCOUNTED = frozenset({"8090/3"})  # registries do not count basal cell carcinoma
_VAGUE = ("8140/3", "8010/3", "8000/3")  # from the least vague on
_DELAY = timedelta(180)


class Told(NamedTuple):
    """A fact and the note that tells it."""

    note: ChartNote
    fact: ChartFact


class Primary(NamedTuple):
    """A patient's first cancer.

    Args:
        site: its organ; ``None`` where no note names it.
        morphology: ICD-O-3.
        invasive: whether it had left its place; ``None`` where no type is named.
        diagnosed: when.
        source: what says so.
        told: the fact that says so, where a note does.
        others: the organs of other cancers that are told apart from it.
    """

    site: str | None
    morphology: str | None
    invasive: bool | None
    diagnosed: Period | None
    source: Source | None
    told: Told | None
    others: tuple[str, ...]


def find_primary(notes: Sequence[ChartNote], diagnosis: Diagnosis | None) -> Primary:
    """Return the first cancer.

    Args:
        notes: in order.
        diagnosis: what a table says; it outranks the notes.
    """
    cancers = [
        Told(note, fact)
        for note in notes
        for fact in note.facts
        if fact.kind in ("cancer", "origin") and fact.morphology not in _UNCOUNTED
    ]
    others = tuple(dict.fromkeys(site for told in find_facts(notes, "new_primary") for site in _name_new(told)))
    site = (diagnosis.site if diagnosis else None) or _choose_site(cancers, others)
    own = [told for told in cancers if told.fact.site == site]
    if diagnosis and diagnosis.site and not own:
        own = cancers  # the notes name another organ for it ("colon" of a rectal cancer)
    if diagnosis and diagnosis.period:
        diagnosed: tuple[Period | None, Source | None, Told | None] = (diagnosis.period, "table", None)
    else:
        loose = [told for told in cancers if told.fact.site is None]
        diagnosed = _date(notes, own, loose)
    return Primary(site, _choose_morphology(own), _is_invasive(own), *diagnosed, tuple(o for o in others if o != site))


def _name_new(told: Told) -> list[str]:
    """The organ of a new cancer: named with it, else that of the cancers which the same report finds."""
    if told.fact.site:
        return [told.fact.site]
    facts = told.note.facts if told.note.basis in MICROSCOPY else ()
    return [f.site for f in facts if f.kind == "cancer" and f.site and not f.event_date and f.section not in HISTORY]


def _choose_site(cancers: Sequence[Told], others: Sequence[str]) -> str | None:
    """The organ that most notes name; a cancer told as a new one is not the first, unless it is the only one."""
    named = dict.fromkeys((told.note.note_id, told.fact.site) for told in cancers if told.fact.site)
    counts = Counter(site for _, site in named if site not in others) or Counter(site for _, site in named)
    return counts.most_common(1)[0][0] if counts else None


def _choose_morphology(own: Sequence[Told]) -> str | None:
    counts = Counter(told.fact.morphology for told in own if told.fact.morphology)
    precise = Counter({code: number for code, number in counts.items() if code not in _VAGUE})
    invasive = Counter({code: number for code, number in precise.items() if code.endswith("3")})
    best = (invasive or precise).most_common(1)
    return best[0][0] if best else next((code for code in _VAGUE if code in counts), None)


def _is_invasive(own: Sequence[Told]) -> bool | None:
    """What the reports of the first half-year say; without such, what anybody says, vague words last."""
    typed = [told for told in own if told.fact.morphology]
    reports = [told for told in typed if told.note.day and _is_report(told)]
    end = min((told.note.day for told in reports if told.note.day), default=date.max - _DELAY) + _DELAY
    early = [told for told in reports if told.note.day and told.note.day <= end]
    precise = [told for told in typed if told.fact.morphology not in _VAGUE]
    behaviors = {told.fact.morphology[-1] for told in early or precise or typed if told.fact.morphology}
    return "3" in behaviors if behaviors else None


def _date(
    notes: Sequence[ChartNote], own: Sequence[Told], loose: Sequence[Told]
) -> tuple[Period | None, Source | None, Told | None]:
    """The report that found it, a date that a note states if that is earlier, or the first note that names it."""
    stated = [*_stated(own), *_stated(find_facts(notes, "synchronous"))]
    reports = [(on_day(told.note.day), told) for told in (*own, *loose) if told.note.day and _is_report(told)]
    naming = [(on_day(told.note.day), told) for told in own if told.note.day]
    report = min(reports, default=None, key=_first)
    named = min(naming, default=None, key=_first)
    if report and named and report[0].first - named[0].first > _DELAY:
        report = None  # the biopsy of a recurrence, years after the cancer was first named
    earliest = settle([period for period, _ in stated])
    outranked = report and (earliest is None or earliest.first >= report[0].first or earliest.holds(report[0]))
    if earliest and not outranked and (named is None or earliest.first <= named[0].first):
        return earliest, "stated", next(told for period, told in stated if period == earliest)
    if report:
        return report[0], "pathology", report[1]
    return (named[0], "first_note", named[1]) if named else (None, None, None)


def _first(dated: tuple[Period, Told]) -> Period:
    return dated[0]


def _stated(cancers: Sequence[Told]) -> list[tuple[Period, Told]]:
    return [
        (period, told)
        for told in cancers
        if told.fact.event_date and (period := read_period(told.fact.event_date, told.note.day))
    ]


def _is_report(told: Told) -> bool:
    """Whether a pathology report finds the cancer, rather than tell of it or find its metastasis."""
    fact = told.fact
    found = fact.kind == "cancer" and fact.event_date is None and fact.section not in HISTORY
    return found and told.note.basis in MICROSCOPY


def find_facts(notes: Sequence[ChartNote], *kinds: str) -> list[Told]:
    """Return the facts of these kinds, in order."""
    return [Told(note, fact) for note in notes for fact in note.facts if fact.kind in kinds]
