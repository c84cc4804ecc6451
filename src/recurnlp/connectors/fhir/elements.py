"""Elements that several FHIR resources share."""

import re
from datetime import date
from hashlib import blake2b
from typing import Any

from recurnlp.connectors.codes import Code, Codes, System

Element = dict[str, Any]
PROFILES = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-"
_ID = re.compile(r"[A-Za-z0-9.-]{1,64}")
_DOCUMENT = re.compile(r"(DocumentReference|DiagnosticReport)/[A-Za-z0-9.-]{1,64}")
_SHOWN = {"day": 10, "month": 7, "year": 4}


def build_id(*parts: str) -> str:
    """Return an id that is the same for the same parts, so that an export given again replaces itself."""
    return blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def build_concept(codes: Codes, *chosen: Code) -> Element:
    """Return a CodeableConcept of codes from the table; the first names it."""
    coding = [{"system": codes.systems[code.system], "code": code.code, "display": code.name} for code in chosen]
    return {"coding": coding, "text": chosen[0].name}


def build_coding(codes: Codes, system: System, code: str) -> Element:
    """Return a Coding of a code that a rule or a site gives."""
    return {"system": codes.systems[system], "code": code}


def build_extension(url: str, concept: Element) -> Element:
    """Return an extension that holds a CodeableConcept."""
    return {"url": url, "valueCodeableConcept": concept}


def refer_to_patient(patient_id: str) -> Element:
    """Return a reference to a patient, by identifier if the id is none that FHIR allows."""
    if _ID.fullmatch(patient_id):
        return {"reference": f"Patient/{patient_id}"}
    return {"type": "Patient", "identifier": {"value": patient_id}}


def refer_to_note(note_id: str) -> Element:
    """Return a reference to the document of a note, by identifier if the note came from no FHIR document."""
    if _DOCUMENT.fullmatch(note_id):
        return {"reference": note_id}
    return {"type": "DocumentReference", "identifier": {"value": note_id}}


def write_date(day: date | None, precision: str | None = "day") -> str | None:
    """Return a date as FHIR writes it, no finer than it is known; ``None`` where not even the year is.

    Args:
        day: the date.
        precision: ``day``, ``month`` or ``year``; anything else is not known well enough.
    """
    return day.isoformat()[: _SHOWN[precision]] if day and precision in _SHOWN else None


def drop_empty(resource: Element) -> Element:
    """Return a resource without the elements that hold nothing, which FHIR forbids."""
    return {name: value for name, value in resource.items() if value not in (None, [], {})}
