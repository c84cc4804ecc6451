"""Runs to review: one of three invented patients, one of the demo corpus; and the pages over them."""

import asyncio
import json
import shutil
from unittest.mock import patch

import httpx
import pytest

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


def make_run(folder, notes, extractor, name="run"):
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


@pytest.fixture
def make(tmp_path, extractor):
    """Make a run of notes in a folder of its own."""
    return lambda notes, name="run": make_run(tmp_path, notes, extractor, name)


@pytest.fixture(scope="session")
def invented_run(tmp_path_factory, extractor):
    """The run of the three invented patients, with their timelines; tests copy it."""
    path = make_run(tmp_path_factory.mktemp("invented"), NOTES, extractor)
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


class Client:
    """A browser without scripts, that calls the pages themselves; its origin is their own unless a test says otherwise.

    Args:
        app: the pages.
    """

    def __init__(self, app):
        self.app = app
        self.cookies = {}
        self.headers = {"origin": f"http://{HOST}"}

    def ask(self, method, path, **options):
        """Send one request; cookies and headers may be given anew."""
        return asyncio.run(self._ask(method, path, **options))

    async def _ask(self, method, path, headers=None, cookies=None, **options):
        jar = self.cookies if cookies is None else cookies
        crumbs = {"cookie": "; ".join(f"{name}={value}" for name, value in jar.items())} if jar else {}
        async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url=f"http://{HOST}") as client:
            answer = await client.request(method, path, headers=self.headers | crumbs | (headers or {}), **options)
        self.cookies |= dict(answer.cookies)
        return answer

    def get(self, path, **options):
        """Open a page."""
        return self.ask("GET", path, **options)

    def post(self, path, **fields):
        """Send a form."""
        return self.ask("POST", path, data=fields)


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
