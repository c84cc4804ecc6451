"""Runs to review: one of three invented patients, one of the demo corpus; and the pages over them."""

import json
import os
import shutil
import signal
import subprocess
import sys
from http.cookies import SimpleCookie
from pathlib import Path
from unittest.mock import patch
from urllib.parse import unquote, urlencode

import pytest

import recurnlp
from recurnlp.batch import Rules, execute_run, plan_run, read_run, write_patients
from recurnlp.connectors import ReadOptions
from recurnlp.resources import find_resource
from recurnlp.review import Desk
from recurnlp.review.server import build_app
from recurnlp.review.sessions import Sessions

HOST = "127.0.0.1:8765"
# Patient, day, text. The last note names no patient, and has no date.
NOTES = {
    "n1": (
        "Ann",
        "2015-02-03",
        "SURGICAL PATHOLOGY REPORT\nDIAGNOSIS: Colon, hemicolectomy: adenocarcinoma.\nNodes: no tumor (0/14).",
    ),
    "n2": ("Ann", "2018-06-01", "CT ABDOMEN\r\nIMPRESSION: New liver metastases. No local recurrence."),
    "n3": ("Ann", "2018-07-01", "CLINIC\nThe biopsy was fine. Possible metastasis of the left lung."),
    "n4": ("Ben", "2019-01-01", "CLINIC\nASSESSMENT: Melanoma, no evidence of disease."),
    "n5": ("Ben", "2020-01-01", "CLINIC\nASSESSMENT: Rash on the arm."),
    "n6": ("Cleo", "2021-01-01", "BREAST\nASSESSMENT: Breast cancer with local recurrence in the breast."),
    "n7": (None, None, "LETTER\nShe may have bone metastases."),
}


def extract_notes(folder, notes, extractor, name="run"):
    """Extract notes into a run folder, as `recurnlp extract` does."""
    rows = [{"note_id": key, "patient_id": p, "note_date": d, "text": text} for key, (p, d, text) in notes.items()]
    source = folder / f"{name}.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return extract([source], folder / name, extractor)


def extract(sources, run, extractor):
    """Extract files into a run folder, with an extractor that is there already."""
    with patch.object(Rules, "read_digest", lambda _: extractor.rules.digest):  # reading all rules takes a while
        plan = plan_run([str(path) for path in sources], ReadOptions(), Rules())
    execute_run(plan, run, load=lambda: extractor)
    return run


@pytest.fixture(scope="session")
def make_run(extractor):
    """Make a run of notes in a folder."""
    return lambda folder, notes: extract_notes(folder, notes, extractor)


@pytest.fixture
def make(tmp_path, extractor):
    """Make a run of notes in a folder of its own."""
    return lambda notes, name="run": extract_notes(tmp_path, notes, extractor, name)


@pytest.fixture(scope="session")
def invented_run(tmp_path_factory, extractor):
    """The run of the three invented patients, with their timelines; tests copy it."""
    path = extract_notes(tmp_path_factory.mktemp("invented"), NOTES, extractor)
    write_patients(read_run(path))
    return path


@pytest.fixture
def run(invented_run, tmp_path):
    """A copy of the run of the three invented patients; its notes lie beside the original."""
    return shutil.copytree(invented_run, tmp_path / "run")


@pytest.fixture
def make_desk(monkeypatch, extractor):
    """Open a desk over a run, with the one extractor of all tests."""
    monkeypatch.setattr("recurnlp.Extractor", lambda *_: extractor)
    desks = []

    def open_desk(path, inputs=()):
        desks.append(Desk(read_run(path), inputs))
        return desks[-1]

    yield open_desk
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(make_desk, run):
    """The desk over the three invented patients."""
    return make_desk(run)


class Answer:
    """What the pages answered.

    Args:
        messages: what they sent.
    """

    def __init__(self, messages):
        start, *rest = messages
        self.status_code = start["status"]
        self.headers = {name.decode(): value.decode() for name, value in start["headers"]}
        self.text = b"".join(message.get("body", b"") for message in rest).decode()
        told = SimpleCookie(self.headers.get("set-cookie", ""))
        self.cookies = {name: morsel.value for name, morsel in told.items()}

    def json(self):
        """Return what was sent as data."""
        return json.loads(self.text)


class Client:
    """A browser without scripts, that calls the pages themselves; its origin is their own unless a test says otherwise.

    Args:
        app: the pages.
    """

    def __init__(self, app):
        self.app = app
        self.cookies = {}
        self.headers = {"host": HOST, "origin": f"http://{HOST}"}

    def ask(self, method, path, headers=None, chunks=(b"",)):
        """Send one request; a header that is given replaces one of the browser's own."""
        crumbs = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = self.headers | ({"cookie": crumbs} if crumbs else {}) | (headers or {})
        place, _, query = path.partition("?")
        scope = {
            "type": "http", "method": method, "path": unquote(place), "raw_path": place.encode(),
            "query_string": query.encode(), "root_path": "", "scheme": "http", "http_version": "1.1",
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in sent.items()],
            "server": ("127.0.0.1", 8765),
        }  # fmt: skip
        answer = self._call(scope, [*chunks])
        self.cookies |= answer.cookies
        return answer

    def _call(self, scope, chunks):
        messages = []

        async def receive():
            return {"type": "http.request", "body": chunks.pop(0), "more_body": bool(chunks)}

        async def send(message):
            messages.append(message)

        # Nothing here waits for anything, so no event loop is needed; a browser test has one running already.
        with pytest.raises(StopIteration):
            self.app(scope, receive, send).send(None)
        return Answer(messages)

    def get(self, path):
        """Open a page."""
        return self.ask("GET", path)

    def post(self, path, **fields):
        """Send a form."""
        return self.send(path, urlencode(fields).encode())

    def send(self, path, *chunks, content_type="application/x-www-form-urlencoded", origin=f"http://{HOST}"):
        """Send a body, in one piece with its length or in several without."""
        length = {"content-length": str(len(chunks[0]))} if len(chunks) == 1 else {}
        headers = {"content-type": content_type, "origin": origin} | length
        return self.ask("POST", path, headers, chunks)


@pytest.fixture
def make_stranger():
    """A browser that was not let in to some pages."""
    return Client


@pytest.fixture
def make_client():
    """Let a browser in, as a reviewer."""

    def enter(desk, reviewer="Ada"):
        sessions = Sessions()
        client = Client(build_app(desk, HOST, sessions))
        assert client.get(f"/open/{sessions.invite(reviewer)}").status_code == 303
        return client

    return enter


@pytest.fixture
def client(make_client, desk):
    """Ada's browser, over the three invented patients."""
    return make_client(desk)


@pytest.fixture(scope="session")
def demo_run(tmp_path_factory, extractor):
    """The run of the demo corpus, with timelines; tests that decide something copy it."""
    notes = find_resource("corpora") / "demo" / "notes.csv"
    path = extract([notes], tmp_path_factory.mktemp("demo") / "run", extractor)
    write_patients(read_run(path))
    return path


@pytest.fixture(scope="module")
def start_server(tmp_path_factory):
    """Start the program over a run, as a user does; return its process, each reviewer's address, and its log."""
    started = []

    def start(path, *reviewers):
        names = [option for name in reviewers for option in ("--reviewer", name)]
        command = [sys.executable, "-c", "from recurnlp.cli import main; main()", "review", str(path), *names]
        environment = os.environ | {"PYTHONPATH": str(Path(recurnlp.__file__).parents[1])}
        log = tmp_path_factory.mktemp("server") / "log"
        with log.open("w") as errors:
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, env=environment)
        started.append(process)
        told = [process.stdout.readline().strip().rpartition(": ")[2] for _ in reviewers]
        return process, told, log

    yield start
    for process in started:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
        process.stdout.close()
