"""From the mentions of a patient's notes to dated statements about the disease."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from recurnlp.model.vocabulary import DOUBTED, MICROSCOPY, Evidence, Extent, Site
from recurnlp.status.chart import ChartFact, ChartMention, ChartNote
from recurnlp.status.markers import find_markers
from recurnlp.status.meaning import What, find_places, say_what, settle_extent
from recurnlp.status.period import Period, before, on_day, read_period
from recurnlp.status.primary import Primary

_DISEASED = frozenset({
    "recurrent_metastatic", "distant_metastasis", "locoregional_recurrence", "nodal_metastasis",
})  # fmt: skip


class Statement(NamedTuple):
    """One statement about the disease.

    Args:
        what: that it has returned, has spread to another organ or to regional nodes; that there is none
            (``free``); or that there is no recurrence at one place.
        stated: as a fact; else it is a suspicion.
        period: when it was so.
        explicit: whether the text gives the date, rather than the note's day.
        extent, sites, icd10: as for a mention.
        level: what it rests on.
        note: the note that says so.
        mention: where.
        facts: what else its sentence tells of the course.
    """

    what: What
    stated: bool
    period: Period
    explicit: bool
    extent: Extent
    sites: tuple[Site, ...]
    icd10: tuple[str, ...]
    level: Evidence | None
    note: ChartNote
    mention: ChartMention
    facts: tuple[ChartFact, ...] = ()

    @property
    def is_disease(self) -> bool:
        """Whether it says that there is disease, or may be."""
        return self.what in ("recurrence", "distant", "regional")


def read_statements(notes: Sequence[ChartNote], primary: Primary, window: timedelta) -> list[Statement]:
    """Return the statements of a patient's notes, in the order of the notes and of their texts.

    Args:
        notes: in order.
        primary: the patient's cancer: it knows whether nodes are the disease itself.
        window: how long after the diagnosis "at diagnosis" lasts.
    """
    at_diagnosis = _spread_at_diagnosis(primary, window)
    return [s for note in notes for s in _share_dates(list(_read_note(note, primary, at_diagnosis)))]


def _spread_at_diagnosis(primary: Primary, window: timedelta) -> Period | None:
    if primary.diagnosed is None or primary.source == "first_note":
        return None
    return primary.diagnosed._replace(last=primary.diagnosed.last + window)


def _read_note(note: ChartNote, primary: Primary, at_diagnosis: Period | None) -> Iterator[Statement]:
    facts = sorted(note.facts, key=_start)
    starts = [fact.start for fact in facts]
    is_other = _finds_another(note, primary)
    spread: defaultdict[int, set[Site]] = defaultdict(set)
    for mention in note.mentions:
        if mention.kind == "metastasis" and mention.assertion == "present":
            spread[mention.sentence_start].update(mention.sites)
    for mention in (*note.mentions, *find_markers(note)):
        what = say_what(mention, primary)
        if what is None:
            continue
        near = facts[bisect_left(starts, mention.sentence_start) : bisect_left(starts, mention.sentence_end)]
        if what not in ("free", "no_recurrence") and (is_other or _is_of_another(near, primary)):
            continue
        elsewhere = spread[mention.sentence_start] if mention.kind == "recurrence" else ()
        if what == "distant" and any(fact.kind == "synchronous" for fact in near):
            period, explicit = at_diagnosis or before(note.day), at_diagnosis is not None
        else:
            period, explicit = _date(note, mention, what)
        if what == "free" and explicit and not _is_told(note) and note.day:
            # "in remission since 2015" still holds
            yield _state(note, mention, primary, what, on_day(note.day), False, near, ())
        yield _state(note, mention, primary, what, period, explicit, near, elsewhere)


def _finds_another(note: ChartNote, primary: Primary) -> bool:
    """Whether a report finds a new cancer: the nodes in it are that one's."""
    if note.basis not in MICROSCOPY or not any(fact.kind == "new_primary" for fact in note.facts):
        return False
    found = {fact.site for fact in note.facts if fact.kind == "cancer" and fact.site and not fact.event_date}
    return not found.isdisjoint(primary.others) and primary.site not in primary.others


def _is_of_another(near: Sequence[ChartFact], primary: Primary) -> bool:
    """Whether the sentence names another of the patient's cancers, and not this one."""
    named = {fact.site for fact in near if fact.kind in ("cancer", "origin") and fact.site}
    return not named.isdisjoint(primary.others) and primary.site not in named


def _start(fact: ChartFact) -> int:
    return fact.start


def _share_dates(statements: list[Statement]) -> list[Statement]:
    """Give a distant recurrence without a date that of the spread which the same note dates.

    "Recurrent ovarian cancer, peritoneal metastases since June 2016" tells of one event.
    """
    dated = [s for s in statements if s.what == "distant" and s.stated and s.explicit]
    if not dated:
        return statements
    first = min(dated, key=lambda s: s.period)
    return [
        s._replace(period=first.period, explicit=True)
        if s.what == "recurrence" and s.extent in ("distant", "unspecified") and not s.explicit and _may_be(s, first)
        else s
        for s in statements
    ]


def _may_be(statement: Statement, spread: Statement) -> bool:
    return statement.stated and set(statement.sites) <= set(spread.sites)


def _state(
    note: ChartNote,
    mention: ChartMention,
    primary: Primary,
    what: What,
    period: Period,
    explicit: bool,
    near: Sequence[ChartFact],
    elsewhere: Collection[Site],
) -> Statement:
    places = find_places(mention, elsewhere)
    return Statement(
        what=what,
        stated=mention.assertion not in DOUBTED,
        period=period,
        explicit=explicit,
        extent=settle_extent(mention, places, primary),
        sites=places,
        icd10=mention.icd10,
        level=mention.evidence or note.basis,
        note=note,
        mention=mention,
        facts=tuple(near),
    )


def _date(note: ChartNote, mention: ChartMention, what: What) -> tuple[Period, bool]:
    """What the text dates is so dated; what it tells as past was before; the rest holds on the day of the note."""
    if mention.event_date and (period := read_period(mention.event_date, note.day)):
        return period, True
    if mention.time == "past" or note.day is None or (what == "free" and _is_told(note)):
        return before(note.day), False
    if what in ("recurrence", "distant", "regional") and _is_clear(note):
        return before(note.day), False
    return on_day(note.day), False


def _is_told(note: ChartNote) -> bool:
    """Whether "disease-free" tells of the time before, because the note goes on to find disease."""
    return note.label in _DISEASED


def _is_clear(note: ChartNote) -> bool:
    """Whether the note as a whole says that there is no disease: what else it names is history."""
    return note.label == "no_evidence" and any(
        mention.kind == "recurrence" and mention.assertion == "absent" and mention.extent == "unspecified"
        for mention in note.mentions
    )
