"""From the mentions of a patient's notes to dated statements about the disease."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Literal, NamedTuple

from recurnlp.model.vocabulary import Evidence, Extent, Site
from recurnlp.status.chart import ChartMention, ChartNote
from recurnlp.status.period import Period, before, on_day, read_period
from recurnlp.status.primary import Primary

What = Literal["recurrence", "distant", "regional", "free", "no_recurrence"]
_BLOOD: frozenset[str] = frozenset({"lymph_node", "bone_marrow"})
_HOMES: frozenset[str] = frozenset({"lymph_node", "bone_marrow", "spleen"})
_TOLD = frozenset({
    "indication", "history", "clinical_information", "comparison", "oncologic_history", "past_history",
    "past_surgical_history", "hospital_course", "background", "preoperative_diagnosis",
})  # fmt: skip
_DISEASED = frozenset({
    "recurrent_metastatic", "distant_metastasis", "locoregional_recurrence", "nodal_metastasis",
})  # fmt: skip
_SOLID = frozenset({"TNM", "AJCC", "FIGO"})
_SUSPECTED = frozenset({"probable", "possible"})
_EARLY_GROUPS = frozenset({"0", "I", "II", "III"})


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
    synchronous = [fact.start for fact in note.facts if fact.kind == "synchronous"]
    for mention in note.mentions:
        what = _say_what(mention, primary)
        if what is None:
            continue
        if what == "distant" and any(mention.sentence_start <= s < mention.sentence_end for s in synchronous):
            period, explicit = at_diagnosis or before(note.day), at_diagnosis is not None
        else:
            period, explicit = _date(note, mention, what)
        if what == "free" and explicit and not _is_told(note, mention) and note.day:
            yield _state(note, mention, primary, what, on_day(note.day), False)  # "in remission since 2015" still holds
        yield _state(note, mention, primary, what, period, explicit)


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
    note: ChartNote, mention: ChartMention, primary: Primary, what: What, period: Period, explicit: bool
) -> Statement:
    return Statement(
        what,
        mention.assertion not in _SUSPECTED,
        period,
        explicit,
        _settle_extent(mention, primary),
        mention.sites,
        mention.icd10,
        mention.evidence or note.basis,
        note,
        mention,
    )


def _say_what(mention: ChartMention, primary: Primary) -> What | None:
    if mention.assertion in ("hypothetical", "other"):
        return None
    if mention.kind == "stage":
        return "distant" if _is_stage_four(mention) else None
    if mention.assertion == "absent":
        if mention.kind == "metastasis":
            return None
        return "free" if mention.extent == "unspecified" else "no_recurrence"
    if mention.assertion in _SUSPECTED and mention.time == "past":
        return None  # a suspicion that is told as over was refuted
    if mention.kind == "recurrence":
        return "recurrence"
    if primary.site in _BLOOD and _HOMES.issuperset(mention.sites):
        return None  # where a blood cancer lives it has not spread
    return {"distant": "distant", "unspecified": "distant", "regional": "regional"}.get(mention.extent)  # type: ignore[return-value]


def _is_stage_four(mention: ChartMention) -> bool:
    four = mention.stage_group.startswith("IV") and mention.stage_system in _SOLID
    return mention.stage_m.startswith("1") or (four and not mention.stage_m)


def _settle_extent(mention: ChartMention, primary: Primary) -> Extent:
    if mention.kind != "recurrence":
        return "regional" if mention.extent == "regional" else "distant"
    if primary.site in _BLOOD and mention.sites and _HOMES.issuperset(mention.sites):
        return "unspecified"
    return mention.extent


def _date(note: ChartNote, mention: ChartMention, what: What) -> tuple[Period, bool]:
    """What the text dates is so dated; what it tells as past was before; the rest holds on the day of the note."""
    if mention.event_date and (period := read_period(mention.event_date, note.day)):
        return period, True
    if mention.time == "past" or note.day is None or (what == "free" and _is_told(note, mention)):
        return before(note.day), False
    if what in ("recurrence", "distant", "regional") and _is_clear(note):
        return before(note.day), False
    return on_day(note.day), False


def _is_told(note: ChartNote, mention: ChartMention) -> bool:
    """Whether "disease-free" tells of the time before, because the note goes on to find disease."""
    return note.label in _DISEASED and (mention.section in _TOLD or not _is_clear(note))


def _is_clear(note: ChartNote) -> bool:
    """Whether the note as a whole says that there is no disease: what else it names is history."""
    return note.label == "no_evidence" and any(
        mention.kind == "recurrence" and mention.assertion == "absent" and mention.extent == "unspecified"
        for mention in note.mentions
    )


def is_early_stage(mention: ChartMention) -> bool:
    """Whether a stage says that the cancer had not spread to other organs when it was found.

    Args:
        mention: any mention.
    """
    group = mention.stage_group.rstrip("ABCDEabc0123456789") if mention.stage_group != "0" else "0"
    return mention.kind == "stage" and (mention.stage_m.startswith("0") or group in _EARLY_GROUPS)
