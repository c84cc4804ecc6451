"""The columns of a run folder's tables: a contract with whoever reads them. New columns go to the end."""

import pyarrow as pa

_STRINGS = pa.list_(pa.string())
_NOTE = [("note_id", pa.string()), ("patient_id", pa.string()), ("note_date", pa.date32())]
_STAGE = pa.struct([(name, pa.string()) for name in ("prefix", "t", "n", "m", "group", "system")])
_DECIDING = pa.list_(pa.struct([("axis", pa.string()), ("start", pa.int32()), ("end", pa.int32())]))

_FACTS = pa.list_(
    pa.struct(
        [
            ("kind", pa.string()),
            ("start", pa.int32()),
            ("end", pa.int32()),
            ("section", pa.string()),
            ("site", pa.string()),
            ("morphology", pa.string()),
            ("event_date", pa.string()),
        ]
    )
)

INPUT = pa.schema([("file", pa.string()), ("row", pa.int64()), *_NOTE, ("text", pa.large_string())])

MENTIONS = pa.schema(
    [
        *_NOTE,
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("text", pa.string()),
        ("kind", pa.string()),
        ("assertion", pa.string()),
        ("time", pa.string()),
        ("extent", pa.string()),
        ("sites", _STRINGS),
        ("laterality", pa.string()),
        ("icd10", _STRINGS),
        ("evidence", pa.string()),
        ("modality", pa.string()),
        ("event_date", pa.string()),
        ("section", pa.string()),
        ("sentence_start", pa.int32()),
        ("sentence_end", pa.int32()),
        ("rule_id", pa.string()),
        ("cues", _STRINGS),
        ("nodes_positive", pa.int32()),
        ("nodes_examined", pa.int32()),
        ("stage", _STAGE),
        ("isolated_cells", pa.bool_()),
    ]
)

NOTES = pa.schema(
    [
        *_NOTE,
        ("distant", pa.string()),
        ("nodal", pa.string()),
        ("recurrence", pa.string()),
        ("recurrence_extent", _STRINGS),
        ("distant_sites", _STRINGS),
        ("label", pa.string()),
        ("classifier_label", pa.string()),
        ("classifier_probability", pa.float64()),
        ("deciding", _DECIDING),
        ("facts", _FACTS),
        ("basis", pa.string()),
        ("disagreement", pa.bool_()),
    ]
)

REJECTS = pa.schema(
    [
        ("file", pa.string()),
        ("row", pa.int64()),
        ("note_id", pa.string()),
        ("reason", pa.string()),
        ("last_row", pa.int64()),
    ]
)
