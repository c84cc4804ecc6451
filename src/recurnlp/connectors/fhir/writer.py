"""Writes a run's patients as mCODE resources: NDJSON, a file a resource type, as FHIR's bulk exports are."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from recurnlp.connectors.codes import Codes
from recurnlp.connectors.fhir.conditions import Patient, build_primary, build_secondary
from recurnlp.connectors.fhir.elements import Element
from recurnlp.connectors.fhir.provenance import build_provenance
from recurnlp.connectors.fhir.spread import Span, Spreads, list_spread
from recurnlp.connectors.fhir.statuses import build_statuses
from recurnlp.connectors.stamp import Stamp
from recurnlp.errors import InputError

_TYPES = ("Condition", "Observation", "Provenance")


def write_fhir(
    folder: Path, patients: Iterable[Patient], spreads: Spreads, codes: Codes, stamp: Stamp
) -> dict[str, int]:
    """Write patients to a folder; each file is whole or not there. Return the number of resources by type.

    Args:
        folder: made if it is not there.
        patients: rows of a run's patients table.
        spreads: what `gather_spread` gathered.
        codes: the codes.
        stamp: what read the notes, and when.

    Raises:
        InputError: the folder cannot be written.
    """
    counts = Counter(dict.fromkeys(_TYPES, 0))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        parts = {kind: folder / f".{kind}.ndjson.unfinished" for kind in _TYPES}
        with ExitStack() as stack:
            files = {kind: stack.enter_context(part.open("w", encoding="utf-8")) for kind, part in parts.items()}
            for resource in _build_all(patients, spreads, codes, stamp):
                files[resource["resourceType"]].write(json.dumps(resource, ensure_ascii=False) + "\n")
                counts[resource["resourceType"]] += 1
        for kind, part in parts.items():
            part.replace(folder / f"{kind}.ndjson")
    except OSError as error:
        raise InputError(f"{folder}: cannot be written: {error.strerror}") from error
    return dict(counts)


def _build_all(patients: Iterable[Patient], spreads: Spreads, codes: Codes, stamp: Stamp) -> Iterator[Element]:
    for patient in patients:
        for resource, spans in _build_patient(patient, spreads, codes):
            yield resource
            if spans:
                yield build_provenance(resource, spans, codes, stamp.system, stamp.at)


def _build_patient(patient: Patient, spreads: Spreads, codes: Codes) -> Iterator[tuple[Element, list[Span]]]:
    if not patient["chain"]:  # nothing is known of a cancer
        return
    primary = build_primary(patient, codes)
    yield primary, [Span(link["note_id"], link["start"], link["end"]) for link in patient["chain"]]
    for spread in list_spread(spreads.get(patient["patient_id"], {})):
        yield build_secondary(patient, spread, primary, codes), spread.spans
    yield from build_statuses(patient, primary, codes)
