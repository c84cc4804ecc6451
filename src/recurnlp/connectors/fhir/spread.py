"""Metastases patient by patient and place by place, gathered from the mentions of a run."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from recurnlp.connectors.metastases import Row, find_sites, name_place
from recurnlp.model.vocabulary import Extent, Laterality, Site

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_SPANS = 25


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where a fact is written."""

    note_id: str
    start: int
    end: int


@dataclass(slots=True)
class Spread:
    """One place the cancer has spread to.

    Args:
        place: its name among the patient's.
        site: the organ, where it is named.
        extent: of the first mention; tells regional from distant nodes.
        since: the earliest date it is told of, in ISO form, perhaps only year or month.
        icd10, laterality: where a mention gives them.
        spans: where it is told, at most 25 places.
    """

    place: str
    site: Site | None
    extent: Extent
    since: str | None = None
    icd10: str | None = None
    laterality: Laterality | None = None
    spans: list[Span] = field(default_factory=list)


Spreads = dict[str, dict[str, Spread]]


def gather_spread(mentions: Iterable[Row], spreads: Spreads) -> None:
    """Add the metastases of some mentions to what is known of their patients.

    Args:
        mentions: rows of a run's mentions table.
        spreads: by patient and place.
    """
    for mention in mentions:
        if mention["patient_id"] is not None:
            for number, site in enumerate(find_sites(mention)):
                places = spreads.setdefault(mention["patient_id"], {})
                place = name_place(site, mention)
                _add(places.setdefault(place, Spread(place, site, mention["extent"])), mention, number)


def list_spread(places: dict[str, Spread]) -> list[Spread]:
    """Return a patient's places in order of time; the nameless one counts only where no other is named."""
    named = [place for place in places.values() if place.site is not None] or list(places.values())
    return sorted(named, key=lambda place: (place.since or "9", place.spans))


def _add(place: Spread, mention: Row, number: int) -> None:
    since = _find_date(mention)
    place.since = min(filter(None, (place.since, since)), default=None)
    codes, sites = mention["icd10"], mention["sites"]
    place.icd10 = place.icd10 or (codes[number] if len(codes) == len(sites) and codes else None)
    place.laterality = place.laterality or (mention["laterality"] if len(sites) == 1 else None)
    if len(place.spans) < _SPANS:
        place.spans.append(Span(mention["note_id"], mention["start"], mention["end"]))


def _find_date(mention: Row) -> str | None:
    told: str | None = mention["event_date"]
    if told and _DATE.fullmatch(told):
        return told
    # A distance back ("two years ago") would put the note's date too late.
    return None if told or mention["note_date"] is None else str(mention["note_date"])
