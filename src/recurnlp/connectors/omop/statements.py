"""The SQL of a part: understood by PostgreSQL, DuckDB and SQLite alike, and about the notes staged as the part's."""

from recurnlp.connectors.omop.database import Database

MARK = "recurnlp"
STAGED_NOTES = "recurnlp_note"
STAGED_OLD = "recurnlp_old"
_BEFORE, _LENGTH = 100, 250
_PART = f"(SELECT note_id FROM {STAGED_NOTES})"
_OURS = f"nlp_system LIKE '{MARK} %' AND note_id IN {_PART}"


def show_text(database: Database, column: str) -> str:
    """Return a column as text, null as none, because in SQLite every cell has a type of its own."""
    kind = "VARCHAR" if database.address.system == "duckdb" else "TEXT"
    return f"COALESCE(CAST({column} AS {kind}), '') AS {column}"


def select_notes(database: Database) -> str:
    """Return a query for what NOTE says of the part's notes, beside their text."""
    cells = "note_id, person_id, provider_id, visit_occurrence_id, visit_detail_id"
    day = show_text(database, "note_date")
    return f"SELECT {cells}, {day} FROM {database.name('note')} WHERE note_id IN {_PART}"


def select_terms(database: Database) -> str:
    """Return a query for our rows of NOTE_NLP."""
    cells = 'note_nlp_id, note_id, "offset", note_nlp_concept_id, lexical_variant'
    return f"SELECT {cells} FROM {database.name('note_nlp')} WHERE {_OURS}"


def delete_terms(database: Database) -> str:
    """Return a statement that deletes them."""
    return f"DELETE FROM {database.name('note_nlp')} WHERE {_OURS}"


def select_facts(database: Database) -> str:
    """Return a query for our rows of MEASUREMENT, those of the patients' other notes included."""
    people = f"SELECT person_id FROM {database.name('note')} WHERE note_id IN {_PART}"
    return (
        f"SELECT measurement_id, measurement_source_value FROM {database.name('measurement')} "
        f"WHERE measurement_source_value LIKE '{MARK}:%' AND person_id IN ({people})"
    )


def delete_facts(database: Database) -> str:
    """Return a statement that deletes the staged ids from MEASUREMENT."""
    return f"DELETE FROM {database.name('measurement')} WHERE measurement_id IN (SELECT id FROM {STAGED_OLD})"


def select_highest(database: Database, table: str, column: str) -> str:
    """Return a query for the highest id of a table, 0 if it is empty."""
    return f"SELECT COALESCE(MAX({column}), 0) AS highest FROM {database.name(table)}"


def fill_snippets(database: Database) -> str:
    """Return a statement that gives our rows of NOTE_NLP the text around them."""
    start = f'CAST("offset" AS integer) + 1 - {_BEFORE}'
    text = f"substr(n.note_text, CASE WHEN {start} < 1 THEN 1 ELSE {start} END, {_LENGTH})"
    note = f"{database.name('note')} n WHERE n.note_id = note_nlp.note_id"
    return f"UPDATE {database.name('note_nlp')} SET snippet = (SELECT {text} FROM {note}) WHERE {_OURS}"
