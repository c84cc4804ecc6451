"""The columns of CDM 5.4's NOTE_NLP and MEASUREMENT that recurnlp fills; the others are left null."""

import pyarrow as pa

_TEXT = pa.string()
_ID = pa.int64()

NOTE_NLP = pa.schema([
    pa.field("note_nlp_id", _ID, nullable=False),
    pa.field("note_id", _ID, nullable=False),
    pa.field("section_concept_id", _ID),
    pa.field("snippet", _TEXT),
    pa.field("offset", _TEXT),
    pa.field("lexical_variant", _TEXT, nullable=False),
    pa.field("note_nlp_concept_id", _ID),
    pa.field("note_nlp_source_concept_id", _ID),
    pa.field("nlp_system", _TEXT),
    pa.field("nlp_date", pa.date32(), nullable=False),
    pa.field("nlp_datetime", pa.timestamp("us")),
    pa.field("term_exists", _TEXT),
    pa.field("term_temporal", _TEXT),
    pa.field("term_modifiers", _TEXT),
])  # fmt: skip

MEASUREMENT = pa.schema([
    pa.field("measurement_id", _ID, nullable=False),
    pa.field("person_id", _ID, nullable=False),
    pa.field("measurement_concept_id", _ID, nullable=False),
    pa.field("measurement_date", pa.date32(), nullable=False),
    pa.field("measurement_type_concept_id", _ID, nullable=False),
    pa.field("provider_id", _ID),
    pa.field("visit_occurrence_id", _ID),
    pa.field("visit_detail_id", _ID),
    pa.field("measurement_source_value", _TEXT),
    pa.field("measurement_source_concept_id", _ID),
    pa.field("value_source_value", _TEXT),
])  # fmt: skip

LENGTHS = {
    "snippet": 250,
    "offset": 50,
    "lexical_variant": 250,
    "nlp_system": 250,
    "term_exists": 1,
    "term_temporal": 50,
    "term_modifiers": 2000,
    "measurement_source_value": 50,
    "value_source_value": 50,
}


def cut(column: str, text: str) -> str:
    """Return text as a column can hold it: no longer, and without the NUL that PostgreSQL cannot store.

    Args:
        column: its name.
        text: the text.
    """
    return text.replace("\0", " ")[: LENGTHS[column]]
