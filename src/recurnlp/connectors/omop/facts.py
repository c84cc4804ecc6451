"""From mentions to rows of MEASUREMENT: a metastasis is a Cancer Modifier, one row a note and site."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from recurnlp.connectors.codes import Codes
from recurnlp.connectors.dates import parse_date
from recurnlp.connectors.metastases import Row, find_sites, name_place
from recurnlp.connectors.omop.cdm import cut
from recurnlp.connectors.omop.statements import MARK
from recurnlp.connectors.omop.terms import find_metastasis
from recurnlp.model.vocabulary import Site


def list_facts(
    mentions: Iterable[Row], notes: Mapping[int, Mapping[str, Any]], codes: Codes
) -> Iterator[dict[str, Any]]:
    """Yield rows of MEASUREMENT, without their ids, for the metastases that a note states as fact.

    A row of that table must have a date: what neither the text nor NOTE dates has none.

    Args:
        mentions: rows of a run's mentions table, in the order of the text.
        notes: by number what NOTE says of person, date, provider and visit.
        codes: the concepts.
    """
    seen = set()
    for mention in mentions:
        for site in find_sites(mention):
            source = cut("measurement_source_value", f"{MARK}:{mention['note_id']}:{name_place(site, mention)}")
            note = notes[int(mention["note_id"])]
            day = _read_day(mention["event_date"]) or _read_day(note["note_date"])
            if day and source not in seen:
                seen.add(source)
                yield _build_fact(mention, site, source, day, note, codes)


def _build_fact(
    mention: Row, site: Site | None, source: str, day: date, note: Mapping[str, Any], codes: Codes
) -> dict[str, Any]:
    return {
        "person_id": note["person_id"],
        "measurement_concept_id": find_metastasis(site, mention["extent"], codes),
        "measurement_date": day,
        "measurement_type_concept_id": codes.omop.type.id,
        "provider_id": note["provider_id"],
        "visit_occurrence_id": note["visit_occurrence_id"],
        "visit_detail_id": note["visit_detail_id"],
        "measurement_source_value": source,
        "measurement_source_concept_id": 0,
        "value_source_value": cut("value_source_value", mention["text"]),
    }


def _read_day(told: object) -> date | None:
    """Return a day, unless what is told is only a year, a month or a distance, or no date at all."""
    try:
        return parse_date(told)
    except ValueError:
        return None
