"""One patient: the facts that a registry or a cohort asks for, each with what says so."""

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from recurnlp.model.vocabulary import Evidence, Extent, Label, Site
from recurnlp.status.chain import Link, link_facts
from recurnlp.status.chart import ChartNote, Diagnosis
from recurnlp.status.classification import Classification, classify
from recurnlp.status.coding import code_course
from recurnlp.status.contradictions import Contradiction, find_contradictions
from recurnlp.status.event import Event
from recurnlp.status.period import Period, Precision
from recurnlp.status.primary import Primary, Source, find_primary
from recurnlp.status.registry import code_date
from recurnlp.status.timeline import Timeline, tell_timeline
from recurnlp.status.topography import Topography, code_organs

_NO_CODES: Topography = MappingProxyType({})


class Patient(NamedTuple):
    """A patient. Fields are the columns of `patients.parquet`, described in `docs/patients.md`."""

    patient_id: str
    primary_site: str | None
    diagnosis_date: date | None
    diagnosis_date_source: Source | None
    classification: Classification
    first_recurrence_date: date | None
    first_recurrence_extent: tuple[Extent, ...]
    first_recurrence_sites: tuple[Site, ...]
    first_distant_date: date | None
    distant_sites: tuple[Site, ...]
    last_disease_free_date: date | None
    status_at_last_note: Label
    naaccr_1880: str
    naaccr_1860: str
    confirmation: Evidence | None
    evidence: tuple[tuple[str, int, int], ...]
    diagnosis_date_precision: Precision | None
    first_recurrence_date_precision: Precision | None
    first_distant_date_precision: Precision | None
    first_suspected_date: date | None
    first_confirmed_date: date | None
    first_progression_date: date | None
    disease_free_days: int | None
    morphology: str | None
    other_primaries: tuple[str, ...]
    secondary_icd10: tuple[str, ...]
    notes: int
    first_note_date: date | None
    last_note_date: date | None
    chain: tuple[Link, ...]
    contradictions: tuple[tuple[str, str, int, int, str | None, int | None, int | None], ...]
    primary_icdo3: str | None
    first_recurrence_icdo3: tuple[str, ...]
    distant_icdo3: tuple[str, ...]


def tell_patient(
    patient_id: str,
    notes: Sequence[ChartNote],
    diagnosis: Diagnosis | None = None,
    synchronous_days: int = 180,
    topography: Topography = _NO_CODES,
) -> Patient:
    """Return what a patient's notes add up to.

    Args:
        patient_id: the patient.
        notes: all of the patient's notes, in any order.
        diagnosis: what a table says of the diagnosis.
        synchronous_days: spread found so many days after the diagnosis, or sooner, was there from the start.
        topography: ICD-O-3 codes by site; without them the columns of such codes stay empty.
    """
    ordered = sorted(notes, key=lambda note: (note.day or date.max, note.note_id))
    primary = find_primary(ordered, diagnosis)
    timeline = tell_timeline(ordered, primary, synchronous_days)
    classification = classify(timeline)
    primary = _drop_guess(primary, timeline)
    recurrence, distant = timeline.recurrence, timeline.distant
    chain = tuple(link_facts(primary, timeline))
    days = [note.day for note in ordered if note.day]
    event = recurrence or distant
    distant_sites = tuple(dict.fromkeys(site for s in timeline.spread for site in s.sites))
    secondary_icd10 = tuple(dict.fromkeys(code for s in timeline.spread for code in s.icd10))
    return Patient(
        patient_id=patient_id,
        primary_site=primary.site,
        diagnosis_date=_show(primary.diagnosed),
        diagnosis_date_source=primary.source,
        classification=classification,
        first_recurrence_date=_show(recurrence and recurrence.period),
        first_recurrence_extent=recurrence.extents if recurrence else (),
        first_recurrence_sites=recurrence.sites if recurrence else (),
        first_distant_date=_show(distant and distant.period),
        distant_sites=distant_sites,
        last_disease_free_date=timeline.last_free,
        status_at_last_note=_last_label(ordered),
        naaccr_1880=code_course(classification, timeline, primary),
        naaccr_1860=code_date(recurrence.period) if recurrence else "",
        confirmation=event.level if event else None,
        evidence=tuple(dict.fromkeys((link.note_id, link.start, link.end) for link in chain)),
        diagnosis_date_precision=primary.diagnosed.precision if primary.diagnosed else None,
        first_recurrence_date_precision=recurrence.period.precision if recurrence else None,
        first_distant_date_precision=distant.period.precision if distant else None,
        first_suspected_date=timeline.suspected,
        first_confirmed_date=event.confirmed if event else None,
        first_progression_date=min((t.note.day for t in timeline.progression if t.note.day), default=None),
        disease_free_days=_count_free_days(primary, recurrence),
        morphology=primary.morphology,
        other_primaries=primary.others,
        secondary_icd10=secondary_icd10,
        notes=len(ordered),
        first_note_date=min(days, default=None),
        last_note_date=max(days, default=None),
        chain=chain,
        contradictions=tuple(_flatten(c) for c in find_contradictions(ordered, timeline)),
        primary_icdo3=topography.get(primary.site or ""),
        first_recurrence_icdo3=code_organs(recurrence.sites, recurrence.icd10, topography) if recurrence else (),
        distant_icdo3=code_organs(distant_sites, secondary_icd10, topography),
    )


def _show(period: Period | None) -> date | None:
    return period.shown if period else None


def _drop_guess(primary: Primary, timeline: Timeline) -> Primary:
    """The first note that names the cancer dates no diagnosis, if it finds it spread or come back."""
    events = [event for event in (timeline.recurrence, timeline.distant) if event and event.period.shown]
    if primary.source != "first_note" or primary.diagnosed is None or timeline.is_de_novo:
        return primary
    is_guess = any(event.period.first <= primary.diagnosed.first for event in events)
    return primary._replace(diagnosed=None, source=None, told=None) if is_guess else primary


def _last_label(ordered: Sequence[ChartNote]) -> Label:
    dated = [note for note in ordered if note.day] or ordered
    return dated[-1].label if dated else "not_stated"


def _count_free_days(primary: Primary, recurrence: Event | None) -> int | None:
    if recurrence is None or primary.diagnosed is None or primary.source == "first_note":
        return None
    if primary.diagnosed.shown is None or recurrence.period.shown is None or recurrence.period.precision == "before":
        return None
    return (recurrence.period.shown - primary.diagnosed.shown).days


def _flatten(contradiction: Contradiction) -> tuple[str, str, int, int, str | None, int | None, int | None]:
    one, other = contradiction.statement, contradiction.against
    against = (other.note.note_id, other.mention.start, other.mention.end) if other else (None, None, None)
    return (contradiction.kind, one.note.note_id, one.mention.start, one.mention.end, *against)
