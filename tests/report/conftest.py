"""Run folders to report on: made row by row, and extracted from the invented notes that ship."""

import json
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from recurnlp.batch import (
    MENTIONS,
    NOTES,
    PATIENTS,
    REJECTS,
    Rules,
    execute_run,
    plan_run,
    read_run,
    write_patients,
)
from recurnlp.connectors import ReadOptions
from recurnlp.report.compute.tables import open_tables
from recurnlp.resources import find_resource

_NOTE = {
    "patient_id": "p", "note_date": date(2020, 1, 1), "distant": "absent", "nodal": "not_stated",
    "recurrence": "not_stated", "label": "no_evidence",
}  # fmt: skip
_MENTION = {
    "note_id": "n1", "start": 0, "end": 4, "text": "word", "kind": "metastasis", "assertion": "present",
    "time": "current", "extent": "distant", "section": "findings", "sentence_start": 0, "sentence_end": 9,
    "rule_id": "metastasis.noun",
}  # fmt: skip
_PATIENT = {
    "classification": "no_recurrence", "diagnosis_date": date(2015, 1, 1), "diagnosis_date_precision": "day",
    "first_note_date": date(2015, 1, 1), "last_note_date": date(2020, 1, 1), "first_recurrence_extent": [],
    "distant_sites": [],
}  # fmt: skip


@pytest.fixture
def make_run(tmp_path):
    """Write a run folder of rows that say only what matters; open it."""

    def make(notes=(), mentions=(), rejects=(), patients=None, **record):
        folder = tmp_path / "run"
        for name, rows, base, schema in (
            ("notes", notes, _NOTE, NOTES),
            ("mentions", mentions, _MENTION, MENTIONS),
            ("rejects", rejects, {}, REJECTS),
        ):
            (folder / f"{name}.parquet").mkdir(parents=True, exist_ok=True)
            named = [{"note_id": f"n{number}"} | base | row for number, row in enumerate(rows, 1)]
            _write(folder / f"{name}.parquet" / "part-00000.parquet", named, schema)
        if patients is not None:
            named = [{"patient_id": f"p{number}"} | _PATIENT | row for number, row in enumerate(patients, 1)]
            _write(folder / "patients.parquet", named, PATIENTS)
        (folder / "run.json").write_text(json.dumps(_make_record() | record))
        return read_run(folder)

    return make


@pytest.fixture
def open_run(make_run):
    """Make a run as `make_run` does, and hand its tables to a function."""

    def compute(function, **rows):
        with open_tables(make_run(**rows)) as tables:
            return function(tables)

    return compute


@pytest.fixture(scope="session")
def demo_run(tmp_path_factory, extractor):
    """The run of the demo corpus, with its patients; tests leave it as it is."""
    folder = tmp_path_factory.mktemp("demo") / "run"
    notes = find_resource("corpora") / "demo" / "notes.csv"
    execute_run(plan_run([str(notes)], ReadOptions(), Rules()), folder, load=lambda: extractor)
    write_patients(read_run(folder))
    return read_run(folder)


def _write(path, rows, schema):
    columns = [pa.array([row.get(field.name) for row in rows], field.type) for field in schema]
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), path)


def _make_record():
    return {
        "settings": {"recurnlp": "0", "rules": "0", "columns": [], "encoding": "utf-8", "max_chars": 9},
        "inputs": {"files": 1, "bytes": 9, "first": ["/nowhere/notes.csv"]},
        "patterns": "",
        "extra_rules": [],
        "started": "2020-01-01T00:00:00+00:00",
        "finished": "2020-01-01T00:00:01+00:00",
    }
