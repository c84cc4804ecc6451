"""Notes that hold words found nowhere else, and a witness of everything that the program tells."""

import base64
import gzip
import json
import os
import sqlite3
import subprocess
import sys
import traceback
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import recurnlp
from recurnlp.batch import Rules, execute_run
from recurnlp.cli import entry
from recurnlp.errors import RecurnlpError
from recurnlp.review import DecisionFile, place_decisions
from recurnlp.review.decision import Decision, Subject
from recurnlp.review.rulings import digest_text

# The last is a mention's own words: tables hold them by purpose, and nothing else does.
WORDS = ("xylographica", "quillfeatherby", "zaunkonig")
MENTION = "mEtaStaSes"
TEXTS = [
    "CT FOR Xylographica\nFINDINGS: Quillfeatherby has new mEtaStaSes in the liver.\nIMPRESSION: Stage IV, Zaunkonig.",
    "SURGICAL PATHOLOGY Xylographica\nA. LYMPH NODES, Quillfeatherby: mEtaStaSes (2/12), pT3 N1 M0 Zaunkonig.",
    "CLINIC\nASSESSMENT: Colon cancer, Xylographica. No recurrence says Dr. Quillfeatherby, 4 May 2020; Zaunkonig.",
]


@pytest.fixture
def own_errors(monkeypatch):
    """What Python would print of each error of ours, chain included, that reaches the edge of the program."""
    tracebacks = []
    run = entry.program.main

    def run_observed(*arguments, **options):
        try:
            return run(*arguments, **options)
        except RecurnlpError as error:
            tracebacks.append("".join(traceback.format_exception(error)))
            raise

    monkeypatch.setattr(entry.program, "main", run_observed)
    return tracebacks


@pytest.fixture
def call(monkeypatch, capfd, caplog, own_errors, extractor):
    """Call the program with all logging at DEBUG; return its exit code, and all that it tells in any way."""
    load = Rules.__call__
    monkeypatch.setattr(Rules, "__call__", lambda rules: extractor if rules == Rules() else load(rules))
    build = recurnlp.Extractor
    monkeypatch.setattr(recurnlp, "Extractor", lambda *rules: build(*rules) if any(rules) else extractor)
    monkeypatch.setattr("recurnlp.cli.extract.execute_run", _execute_here)
    monkeypatch.setenv("COLUMNS", "1000")  # a narrow table would break words
    caplog.set_level("DEBUG")

    def call_observed(*arguments):
        monkeypatch.setattr(sys, "argv", ["recurnlp", *map(str, arguments)])
        caplog.clear()
        own_errors.clear()
        with pytest.raises(SystemExit) as ended:
            entry.main()
        return int(ended.value.code), "".join([*capfd.readouterr(), caplog.text, *own_errors])

    return call_observed


def _execute_here(plan, run, **options):
    return execute_run(plan, run, **options | {"workers": 0})  # another process has not the extractor


@pytest.fixture(scope="session")
def find_words():
    """Return the words of the notes that something told holds; a mention's own words count unless they may be there."""

    def find(told, *, mentions=False):
        found = [word for word in WORDS if word in told.casefold()]
        return found + [MENTION] * (MENTION in told and not mentions)

    return find


def _encode(text, kind="text/plain", **elements):
    attachment = {"contentType": kind, "data": base64.b64encode(text.encode()).decode()}
    document = {"resourceType": "DocumentReference", "status": "current", "subject": {"reference": "Patient/p1"}}
    return json.dumps(document | {"content": [{"attachment": attachment | elements}]})


@pytest.fixture(scope="session")
def sources(tmp_path_factory):
    """The notes in every format, each file with rows that cannot be read and hold the words too."""
    folder = tmp_path_factory.mktemp("sources")
    rows = [
        {"note_id": f"n{n}", "patient_id": "p1", "note_date": f"2019-0{n}-01", "text": t}
        for n, t in enumerate(TEXTS, 1)
    ]
    table = "note_id,patient_id,note_date,text\n" + "".join(
        ",".join(f'"{v}"' for v in row.values()) + "\n" for row in rows
    )
    broken = (
        "n4,p1,Zaunkonig,Xylographica has mEtaStaSes.\nn5,p1,Quillfeatherby mEtaStaSes\n,p1,,Xylographica mEtaStaSes\n"
        'n1,p1,,"Xylographica again"\nn6,p1,,"Xylographica "mEtaStaSes""\nn7,p2,,"Xylographica\nmEtaStaSes, Zaunkonig\n'
    )
    (folder / "notes.csv").write_bytes((table + broken).encode() + b"n8,p2,,Xylographica \xe9 mEtaStaSes\n")
    (folder / "notes.tsv").write_text(table.replace(",", "\t"))
    (folder / "headless.csv").write_text(table.partition("\n")[2])
    (folder / "cut.csv.gz").write_bytes(gzip.compress(table.encode() * 40)[:-40])
    lines = [json.dumps(row) for row in rows]
    lines += [lines[0], lines[1][:-9], json.dumps({"note_id": "n9", "text": [TEXTS[0]]}), json.dumps(TEXTS[0])]
    lines += [json.dumps({"note_id": "n10", "text": "\ud800 Xylographica mEtaStaSes"}), json.dumps({"text": TEXTS[1]})]
    (folder / "notes.jsonl").write_text("\n".join(lines))
    documents = [
        _encode(TEXTS[0], id="d1"),
        _encode(f"<p>{TEXTS[1]}", "text/html"),
        _encode(TEXTS[0], "text/x-xylographica"),
    ]
    documents += [_encode(TEXTS[0], "text/plain; charset=Xylographica"), _encode("", data=f"{TEXTS[0]}")]
    documents += [json.dumps({"resourceType": "Observation", "valueString": TEXTS[0]})]
    (folder / "notes.ndjson").write_text("\n".join(documents))
    pq.write_table(pa.Table.from_pylist(rows), folder / "notes.parquet", compression="none")
    whole = (folder / "notes.parquet").read_bytes()
    (folder / "damaged.parquet").write_bytes(whole[:60] + b"\xff" * 200 + whole[260:])
    (folder / "cut.parquet").write_bytes(whole[:-60])
    (folder / "letters").mkdir()
    for row in rows:
        (folder / "letters" / f"{row['note_id']}.txt").write_text(row["text"])
    (folder / "letters" / "n9.txt").write_bytes(b"Xylographica \xe9 mEtaStaSes")
    return folder


@pytest.fixture
def run(call, sources, tmp_path):
    """A finished run of the notes of the csv file, with the timeline of their patient."""
    folder = tmp_path / "run"
    assert call("extract", sources / "notes.csv", "-o", folder, "--max-rejects", 99)[0] == 0
    assert call("patients", folder, "--workers", 1)[0] == 0
    return folder


@pytest.fixture
def reviewed(run):
    """The run, with a verdict on its first note."""
    axes = {"distant": "present", "nodal": "not_stated", "recurrence": "not_stated"}
    facts = axes | {"recurrence_extent": [], "distant_sites": ["liver"], "mentions": []}
    with closing(DecisionFile(place_decisions(run))) as decisions:
        subject = Subject("note", "p1", "n1")
        decisions.keep(Decision(subject, "accept", "Ada", facts=facts | {"text_sha256": digest_text(TEXTS[0])}))
    return run


@pytest.fixture
def gold(tmp_path):
    """The notes, judged."""
    note = {"distant": "absent", "nodal": "absent", "recurrence": "present", "distant_sites": []}
    rows = [{"id": f"n{n}", "text": text, "mentions": [], "note": note, "kind": "x"} for n, text in enumerate(TEXTS, 1)]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture
def database(tmp_path):
    """An OMOP database in SQLite that holds the notes, and one whose day is a word."""
    path = tmp_path / "omop.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((Path(__file__).parents[1] / "connectors" / "omop" / "cdm54.sql").read_text())
        rows = [(number, f"2019-0{number}-01", text) for number, text in enumerate(TEXTS, 1)]
        connection.executemany(
            "INSERT INTO note (note_id, person_id, note_date, note_text, note_type_concept_id, note_class_concept_id, "
            "encoding_concept_id, language_concept_id) VALUES (?, 7, ?, ?, 0, 0, 0, 0)",
            [*rows, (4, "Zaunkonig", f"Xylographica {MENTION}")],
        )
        connection.commit()
    return path


@pytest.fixture
def start(tmp_path):
    """Start the program as a process, with code that each of its processes runs first; return exit code and output."""
    (tmp_path / "first").mkdir()
    path = os.pathsep.join([str(tmp_path / "first"), str(Path(recurnlp.__file__).parents[1])])

    def start_program(first, *arguments, before=(), switches=()):
        (tmp_path / "first" / "sitecustomize.py").write_text(first)
        command = [*before, sys.executable, "-c", "from recurnlp.cli import main; main()", *map(str, arguments)]
        environment = os.environ | {"PYTHONPATH": path} | dict(switches)
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    return start_program
