"""The program asks nothing of a network: it runs where there is none, and does not try."""

import shutil
import subprocess

import pytest

# Ends any process, those of workers too, that looks up a name or connects; whoever catches errors cannot hide it.
REFUSING = """
import os, sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"):
        os.write(2, b"asked of the network\\n")
        os._exit(97)
sys.addaudithook(refuse)
"""


@pytest.fixture(scope="module")
def alone():
    """The command that starts another without a network, where the system lets us: it holds libraries in C, too."""
    command = ["unshare", "--map-root-user", "--net"]
    allowed = shutil.which("unshare") and subprocess.run([*command, "true"], check=False, capture_output=True)
    return command if allowed and allowed.returncode == 0 else []


@pytest.mark.slow
def test_the_demo_runs_without_a_network(start, alone, tmp_path):
    """Notes, patients and report are made; nothing is asked for."""
    code, told = start(REFUSING, "demo", "-o", tmp_path / "run", before=alone)
    assert (code, "report: file:" in told) == (0, True), told


@pytest.mark.slow
def test_workers_read_without_a_network(start, alone, sources, tmp_path):
    """So do worker processes, and what follows a run."""
    run = tmp_path / "run"
    arguments = ["-o", run, "--workers", 2, "--max-rejects", 99]
    assert start(REFUSING, "extract", sources / "notes.csv", *arguments, before=alone)[0] == 0
    assert start(REFUSING, "patients", run, before=alone)[0] == 0
    assert start(REFUSING, "cohort", run, "--site", "liver", before=alone)[0] == 0


def test_what_asks_of_a_network_is_stopped(start):
    """The tests above would see it: code that connects, even where it catches errors, ends its process."""
    asking = "import contextlib, socket\nwith contextlib.suppress(BaseException): socket.create_connection(('::1', 9))"
    assert start(REFUSING + asking, "--version") == (97, "asked of the network\n")
