"""Provenance: which words in which documents a resource rests on, and what read them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from recurnlp.connectors.codes import Codes
from recurnlp.connectors.fhir.elements import Element, build_concept, build_id, refer_to_note
from recurnlp.connectors.fhir.spread import Span


def build_provenance(resource: Element, spans: Sequence[Span], codes: Codes, system: str, at: datetime) -> Element:
    """Return the provenance of a resource.

    Args:
        resource: with type and id.
        spans: where it is written; code points of the document's text.
        codes: the codes.
        system: name and version of what read the documents.
        at: when, in UTC without zone.
    """
    return {
        "resourceType": "Provenance",
        "id": build_id("provenance", resource["id"]),
        "target": [{"reference": f"{resource['resourceType']}/{resource['id']}"}],
        "recorded": at.replace(tzinfo=UTC).isoformat(timespec="seconds"),
        "agent": [{"type": build_concept(codes, codes.provenance.agent), "who": {"display": system}}],
        "entity": [{"role": "source", "what": _refer(span)} for span in dict.fromkeys(spans)],
    }


def _refer(span: Span) -> Element:
    return refer_to_note(span.note_id) | {"display": f"characters {span.start} to {span.end}"}
