"""What a registry asks of a patient's first recurrence, gathered from what tells of it."""

from collections.abc import Iterable, Sequence

from recurnlp.model.vocabulary import Extent, Site
from recurnlp.status.classification import Classification
from recurnlp.status.primary import BLOOD, Primary
from recurnlp.status.registry import DISEASE_FREE, NEVER_DISEASE_FREE, UNKNOWN, Recurrence, code_type
from recurnlp.status.statements import Statement
from recurnlp.status.timeline import Timeline

_WITHOUT_FREEDOM = frozenset({"de_novo_metastatic", "never_disease_free"})
_IN_SITU = "2"


def code_course(classification: Classification, timeline: Timeline, primary: Primary) -> str:
    """Return NAACCR 1880 of a patient.

    Args:
        classification: of the course.
        timeline: what happened.
        primary: the cancer.
    """
    event = timeline.recurrence
    if event is None:
        if classification == "no_recurrence" or (classification == "de_novo_metastatic" and timeline.free):
            return DISEASE_FREE
        return NEVER_DISEASE_FREE if classification in _WITHOUT_FREEDOM else UNKNOWN
    return code_type(
        Recurrence(
            extents=event.extents,
            distant_sites=_list_sites(event.told, "distant"),
            regional_sites=_list_sites(event.told, "regional"),
            in_situ=None if primary.invasive is None else not primary.invasive,
            returned_in_situ=_is_in_situ(event.told),
            trocar=any(_is_in_track(s) for s in event.told),
            beside_trocar=any(s.extent == "local" and not _is_in_track(s) for s in event.told),
            is_blood_cancer=primary.site in BLOOD,
        )
    )


def _list_sites(statements: Iterable[Statement], extent: Extent) -> tuple[Site, ...]:
    told = (s for s in statements if s.extent == extent and not _is_in_track(s))
    return tuple(dict.fromkeys(site for s in told for site in s.sites))


def _is_in_track(statement: Statement) -> bool:
    return any(fact.kind == "trocar" for fact in statement.facts)


def _is_in_situ(told: Sequence[Statement]) -> bool:
    """Whether those who name the type of what came back all name one that has not invaded."""
    behaviors = {
        fact.morphology[-1]
        for statement in told
        for fact in statement.facts
        if fact.morphology and fact.kind in ("cancer", "origin") and not fact.event_date
    }
    return behaviors == {_IN_SITU}
