"""Notes in a FHIR R4 bulk export: DocumentReference and DiagnosticReport resources, one a line."""

from collections.abc import Iterator, Sequence
from typing import Any

from recurnlp.connectors.columns import ColumnNames
from recurnlp.connectors.fhir.attachments import read_attachments
from recurnlp.connectors.fhir.binaries import Binaries
from recurnlp.connectors.json_lines import read_objects
from recurnlp.connectors.options import ReadOptions
from recurnlp.connectors.rows import RawNote, Reject
from recurnlp.connectors.sources import Source
from recurnlp.connectors.streams import Meter
from recurnlp.errors import UnreadableNote

DOCUMENT_COLUMNS = ColumnNames(id="type/id", text="attachment", patient="subject", date="date of service")
_WITHDRAWN = {"superseded", "entered-in-error", "cancelled"}
Resource = dict[str, Any]


def is_fhir(keys: Sequence[str]) -> bool:
    """Say whether the objects of a JSON lines file are FHIR resources, by their keys."""
    return "resourceType" in keys


def read_documents(
    source: Source, options: ReadOptions, meter: Meter, binaries: Binaries
) -> Iterator[RawNote | Reject]:
    """Yield the documents of a file as notes, and as rejects what is no document or holds no text.

    A note's id is its reference, such as ``DocumentReference/17``; its patient the id behind ``Patient/``. Binary
    resources are passed over: they are read with the documents that link to them.

    Args:
        source: the file.
        options: its encoding, and the longest note.
        meter: counts what is read.
        binaries: the Binary resources of all the inputs.

    Raises:
        OSError: the compressed data is damaged.
    """
    for row, found in read_objects(source, options, meter):
        if isinstance(found, Reject):
            yield found
            continue
        if found.get("resourceType") == "Binary":
            continue
        note_id = _read_id(found)
        try:
            text = _read_text(found, options, binaries)
            yield RawNote(row, note_id, _read_patient(found), _read_date(found), text)
        except UnreadableNote as error:
            yield Reject(source.file, row, row, note_id, error.reason)


def _read_id(resource: Resource) -> str | None:
    kind, name = resource.get("resourceType"), resource.get("id")
    return f"{kind}/{name}" if isinstance(kind, str) and isinstance(name, str) and name else None


def _read_text(resource: Resource, options: ReadOptions, binaries: Binaries) -> str:
    attachments = _find_attachments(resource)
    if _WITHDRAWN & {str(resource.get("status")), str(resource.get("docStatus"))}:
        raise UnreadableNote("withdrawn")
    return read_attachments([item for item in attachments if isinstance(item, dict)], options.max_chars, binaries)


def _find_attachments(resource: Resource) -> list[object]:
    if resource.get("resourceType") == "DocumentReference":
        return [item.get("attachment") for item in _list(resource.get("content")) if isinstance(item, dict)]
    if resource.get("resourceType") == "DiagnosticReport":
        return _list(resource.get("presentedForm"))
    raise UnreadableNote("not_a_document")


def _read_patient(resource: Resource) -> str | None:
    subject = _dict(resource.get("subject"))
    reference = subject.get("reference")
    if isinstance(reference, str) and not reference.startswith("#"):
        return reference.rpartition("Patient/")[2] or None
    value = _dict(subject.get("identifier")).get("value")
    return value if isinstance(value, str) else None


def _read_date(resource: Resource) -> object:
    if resource["resourceType"] == "DocumentReference":
        service = _dict(_dict(resource.get("context")).get("period"))
        return service.get("start") or resource.get("date")
    period = _dict(resource.get("effectivePeriod"))
    return resource.get("effectiveDateTime") or period.get("start") or resource.get("issued")


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _dict(value: object) -> Resource:
    return value if isinstance(value, dict) else {}
