"""The server as a process: where it listens, what it logs, what is left when it is killed."""

import socket
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing
from http.cookiejar import CookieJar

import pytest

from recurnlp.errors import InputError
from recurnlp.review import DecisionFile, place_decisions
from recurnlp.review.server import serve

CANARY = "Xylographica"


class Browser:
    """Talks to a server over the network, with cookies.

    Args:
        address: that lets it in.
    """

    def __init__(self, address):
        self.home = address.partition("/open/")[0]
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.get(address.removeprefix(self.home))

    def get(self, path):
        """Open a page."""
        with self._opener.open(self.home + path) as answer:
            return answer.read().decode()

    def post(self, path, **fields):
        """Send a form; whether it was kept."""
        data = urllib.parse.urlencode(fields).encode()
        request = urllib.request.Request(self.home + path, data, {"Origin": self.home})  # noqa: S310 - our own server
        with self._opener.open(request) as answer:
            return answer.status == 200


@pytest.fixture(scope="module")
def canary_run(make_run, tmp_path_factory):
    """A run of ten notes of one patient, each with a word that must not get out."""
    text = f"IMPRESSION: {CANARY} with new liver metastases."
    notes = {f"n{number}": ("Ann", f"2020-01-0{number}", text) for number in range(1, 10)}
    return make_run(tmp_path_factory.mktemp("canary"), notes)


def test_the_server_is_killed_in_the_middle_and_nothing_is_lost(start_server, canary_run):
    """It listens on 127.0.0.1 alone, logs no word of a note, and has kept each decision that it answered."""
    process, (address,), log = start_server(canary_run, "Ada")
    browser = Browser(address)
    port = int(browser.home.rpartition(":")[2])
    for host, family in (("127.0.0.2", socket.AF_INET), ("::1", socket.AF_INET6)):
        with socket.socket(family) as other, pytest.raises(OSError, match=r"refused|unreachable|assign|not supported"):
            other.connect((host, port))
    assert CANARY in browser.get("/charts/0/notes/0")
    with pytest.raises(urllib.error.HTTPError):
        browser.get(f"/charts/0/notes/{CANARY}")
    answered = sum(browser.post(f"/charts/0/notes/{place}/note", verdict="accept") for place in range(7))
    process.kill()
    process.wait()
    with closing(DecisionFile(place_decisions(canary_run))) as decisions:
        assert decisions.count_finished_notes("Ada") == answered == 7
    told = log.read_text() + process.stdout.read()
    assert CANARY not in told
    assert "/charts" not in told
    assert CANARY.encode() not in place_decisions(canary_run).read_bytes()


def test_a_port_that_is_taken_is_an_input_error():
    """The message names the option and the remedy."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"--port {port}: .*leave it out"):
            serve(None, ["Ada"], port, print)
