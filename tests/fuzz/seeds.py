"""Where the fuzzer begins: files and notes of the kind that each target reads."""

import base64
import csv
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

_CHECKOUT = Path(__file__).parents[2]
_NOTES = 12
_NOTE_ROWS = [{"note_id": "n1", "patient_id": "p1", "note_date": "2019-03-04", "text": 'Lungs "clear", no spread.'}]
_MEDSPACY = {
    "target_rules": [{"literal": "zorblax", "category": "METASTASIS", "pattern": [{"LOWER": {"IN": ["a", "b"]}}]}],
    "context_rules": [{"literal": "gone are", "category": "NEGATED_EXISTENCE", "direction": "FORWARD"}],
}


def list_seeds(target: str) -> list[bytes]:
    """Return inputs to begin with.

    Args:
        target: its name.
    """
    return _SEEDS[target]()


def _list_notes() -> list[bytes]:
    with (_CHECKOUT / "corpora" / "demo" / "notes.csv").open(newline="", encoding="utf-8") as file:
        return [row["text"].encode() for row, _ in zip(csv.DictReader(file), range(_NOTES), strict=False)]


def _list_rules() -> list[bytes]:
    return [path.read_bytes() for path in sorted((_CHECKOUT / "patterns" / "targets").glob("*.toml"))]


def _list_json() -> list[bytes]:
    attachment = {"contentType": "text/html; charset=utf-8", "data": base64.b64encode(b"<p>No spread.").decode()}
    document = {"resourceType": "DocumentReference", "id": "d1", "content": [{"attachment": attachment}]}
    report = {"resourceType": "DiagnosticReport", "id": "r1", "presentedForm": [attachment | {"url": "Binary/b1"}]}
    return [json.dumps(row).encode() + b"\n" for row in (*_NOTE_ROWS, document, report)]


def _list_tables() -> list[bytes]:
    rows = [",".join(row.values()) for row in _NOTE_ROWS]
    return ["\n".join(["note_id,patient_id,note_date,text", *rows, 'n2,p1,,"two ""lines""\nof it"', ""]).encode()]


def _list_parquet() -> list[bytes]:
    file = BytesIO()
    pq.write_table(pa.Table.from_pylist(_NOTE_ROWS), file)
    return [file.getvalue()]


def _list_gold() -> list[bytes]:
    axes = {"distant": "absent", "nodal": "not_stated", "recurrence": "not_stated", "distant_sites": []}
    mention = {"quote": "spread", "kind": "metastasis", "assertion": "absent", "time": "current", "extent": "distant"}
    return [
        json.dumps({"id": "n1", "text": "No spread.", "note": axes, "mentions": [mention | {"sites": []}]}).encode()
    ]


def _list_requests() -> list[bytes]:
    asked = ["/", "/?q=p1&page=1", "/charts/0", "/charts/0/notes/1/panel?at=", "/agreement", "/assets/review.css"]
    note = "/charts/0/notes/0"
    sent = {
        f"{note}/mention": "at=22-32-metastasis&verdict=correct&assertion=absent&sites=liver%2C+lung&time=past",
        f"{note}/add": "quote=liver&nth=1&kind=metastasis&assertion=present",
        f"{note}/note": "verdict=accept&distant=present&distant_sites=liver&comment=Sure.",
        "/charts/0/patient": "verdict=correct&classification=undetermined&first_distant_date=2017-03",
        "/undo": "",
    }
    form = "\ncontent-type: application/x-www-form-urlencoded\n\n"
    strange = ["GET /\ncookie: recurnlp_8765=no", "GET /\nhost: example.org", "POST /undo\norigin: null\n\n"]
    whole = [f"GET {address}" for address in asked] + [f"POST {address}{form}{body}" for address, body in sent.items()]
    return [request.encode() for request in (*whole, *strange)]


_SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "csv": _list_tables,
    "date": lambda: [b"on March 4th, 2019", b"3/4/2019 and 2019-03-04", b"two years ago", b"2019-03-04T05:06:07Z"],
    "gold-csv": lambda: [b"id,label,distant,distant_sites\nn1,no_evidence,absent,\n"],
    "gold-jsonl": _list_gold,
    "html": lambda: [b"<table><tr><td>a<td>b</table><p>c &amp; d<br/>e<pre>\n f</pre>"],
    "json": _list_json,
    "medspacy": lambda: [json.dumps(_MEDSPACY).encode()],
    "note": _list_notes,
    "parquet": _list_parquet,
    "review": _list_requests,
    "rules": _list_rules,
    "stage": lambda: [b"ypT2a, N1 (mi) M0", b"pathologic stage IIIB", b"FIGO stage IVA; Dukes C", b"T3N0MX"],
}
