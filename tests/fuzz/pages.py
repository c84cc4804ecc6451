"""The pages of chart review over an invented run, as the fuzzer asks them: a request as text in, its answer out."""

import json
import sqlite3
from collections.abc import Callable
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch
from urllib.parse import unquote

from recurnlp.batch import Rules, execute_run, plan_run, read_run, write_patients
from recurnlp.connectors import ReadOptions
from recurnlp.extractor import Extractor
from recurnlp.review import Desk
from recurnlp.review.desk import place_decisions
from recurnlp.review.server import build_app
from recurnlp.review.sessions import Sessions

_HOST = b"127.0.0.1:8765"
_MANY = 200
_NOTES = [
    {
        "note_id": "n1",
        "patient_id": "p1",
        "note_date": "2017-03-04",
        "text": "IMPRESSION: New liver metastases.",
    },
    {"note_id": "n2", "patient_id": "p1", "note_date": "2019-03-04", "text": "ASSESSMENT: Melanoma, no recurrence."},
    {"note_id": "n3", "text": "She may have <bone> metastases & more."},
]


class Request(NamedTuple):
    """A request.

    Args:
        method, address: the first line.
        headers: what follows it; such as are given take the place of those that a browser of ours sends.
        body: what stands below an empty line.
    """

    method: str
    address: bytes
    headers: dict[bytes, bytes]
    body: bytes


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[bytes, bytes]
    body: bytes


def read_request(data: bytes) -> Request:
    """Read a request from text; what a server refuses before it asks the pages is left out."""
    head, _, body = data.partition(b"\n\n")
    first, *lines = head.split(b"\n")
    method, _, address = first.partition(b" ")
    pairs = [line.partition(b":") for line in lines if b":" in line]
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    spelled = bytes(byte for byte in address if 32 < byte < 127)
    return Request(method.decode("ascii", "ignore").upper() or "GET", spelled or b"/", headers, body)


class Pages:
    """The pages of a run of three notes, and a browser that was let in.

    Args:
        folder: where the run is made.
        extractor: reads its notes.
    """

    def __init__(self, folder: Path, extractor: Extractor) -> None:
        run = _make_run(folder, extractor)
        with patch("recurnlp.Extractor", lambda *_: extractor):
            self._desk = Desk(read_run(run))
        sessions = Sessions()
        self._decisions = sqlite3.connect(place_decisions(run), isolation_level=None)
        self._app = build_app(self._desk, _HOST.decode(), sessions)
        self._headers = {b"host": _HOST, b"origin": b"http://" + _HOST}
        entrance = Request("GET", f"/open/{sessions.invite('Ada')}".encode(), {}, b"")
        self._headers[b"cookie"] = _read_cookie(self.ask(entrance))

    def ask(self, request: Request) -> Answer:
        """Send a request, its body in two pieces."""
        place, _, query = request.address.partition(b"?")
        half = len(request.body) // 2
        chunks = [request.body[:half], request.body[half:]]
        scope = {
            "type": "http", "method": request.method, "path": unquote(place.decode()), "raw_path": place,
            "query_string": query, "root_path": "", "scheme": "http", "http_version": "1.1",
            "headers": list((self._headers | request.headers).items()), "server": ("127.0.0.1", 8765),
        }  # fmt: skip
        messages: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": chunks.pop(0), "more_body": bool(chunks)}

        async def send(message: dict[str, Any]) -> None:
            messages.append(message)

        _complete(self._app(scope, receive, send).send)
        start, *rest = messages
        return Answer(start["status"], dict(start["headers"]), b"".join(message.get("body", b"") for message in rest))

    def close(self) -> None:
        """Let go of the files."""
        self._decisions.close()
        self._desk.close()

    def count_decisions(self) -> int:
        """Return how many decisions were ever made, and forget them once they are many."""
        (count,) = self._decisions.execute("SELECT count(*) FROM decisions").fetchone()
        if count > _MANY:
            self._decisions.execute("DELETE FROM decisions")
            return 0
        return int(count)


def _make_run(folder: Path, extractor: Extractor) -> Path:
    source, run = folder / "pages.jsonl", folder / "pages"
    source.write_text("".join(json.dumps(row) + "\n" for row in _NOTES), encoding="utf-8")
    with patch.object(Rules, "read_digest", lambda _: extractor.rules.digest):
        plan = plan_run([str(source)], ReadOptions(), Rules())
    execute_run(plan, run, load=lambda: extractor)
    write_patients(read_run(run), workers=1)
    return run


def _complete(step: Callable[[None], object]) -> None:
    """Take the only step: nothing in the pages waits for anything."""
    try:
        step(None)
    except StopIteration:
        return
    raise AssertionError("the pages wait for something")


def _read_cookie(answer: Answer) -> bytes:
    told = SimpleCookie(answer.headers[b"set-cookie"].decode())
    return "; ".join(f"{name}={morsel.value}" for name, morsel in told.items()).encode()
