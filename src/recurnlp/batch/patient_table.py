"""The columns of `patients.parquet`: a contract with whoever reads them. New columns go to the end."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from recurnlp.batch.extraction import build_table
from recurnlp.status import Patient

_STRINGS = pa.list_(pa.string())
_SPAN = [("note_id", pa.string()), ("start", pa.int32()), ("end", pa.int32())]
_AGAINST = [(f"against_{name}", kind) for name, kind in _SPAN]
_CHAIN = pa.list_(
    pa.struct([("fact", pa.string()), ("date", pa.date32()), *_SPAN, ("rule_id", pa.string()), ("level", pa.string())])
)

PATIENTS = pa.schema(
    [
        ("patient_id", pa.string()),
        ("primary_site", pa.string()),
        ("diagnosis_date", pa.date32()),
        ("diagnosis_date_source", pa.string()),
        ("classification", pa.string()),
        ("first_recurrence_date", pa.date32()),
        ("first_recurrence_extent", _STRINGS),
        ("first_recurrence_sites", _STRINGS),
        ("first_distant_date", pa.date32()),
        ("distant_sites", _STRINGS),
        ("last_disease_free_date", pa.date32()),
        ("status_at_last_note", pa.string()),
        ("naaccr_1880", pa.string()),
        ("naaccr_1860", pa.string()),
        ("confirmation", pa.string()),
        ("evidence", pa.list_(pa.struct(_SPAN))),
        ("diagnosis_date_precision", pa.string()),
        ("first_recurrence_date_precision", pa.string()),
        ("first_distant_date_precision", pa.string()),
        ("first_suspected_date", pa.date32()),
        ("first_confirmed_date", pa.date32()),
        ("first_progression_date", pa.date32()),
        ("disease_free_days", pa.int32()),
        ("morphology", pa.string()),
        ("other_primaries", _STRINGS),
        ("secondary_icd10", _STRINGS),
        ("notes", pa.int32()),
        ("first_note_date", pa.date32()),
        ("last_note_date", pa.date32()),
        ("chain", _CHAIN),
        ("contradictions", pa.list_(pa.struct([("kind", pa.string()), *_SPAN, *_AGAINST]))),
        ("primary_icdo3", pa.string()),
        ("first_recurrence_icdo3", _STRINGS),
        ("distant_icdo3", _STRINGS),
    ]
)


def build_patients(patients: Sequence[Patient]) -> Any:
    """Return the table of some patients.

    Args:
        patients: in the order wanted.
    """
    return build_table([_name_fields(patient) for patient in patients], PATIENTS)


def _name_fields(patient: Patient) -> tuple[object, ...]:
    """Structs are built from dictionaries: Arrow takes a tuple for a list of pairs."""
    row = patient._asdict()
    for name in ("evidence", "chain", "contradictions"):
        keys = [field.name for field in PATIENTS.field(name).type.value_type]
        row[name] = [dict(zip(keys, values, strict=True)) for values in row[name]]
    return tuple(row.values())
