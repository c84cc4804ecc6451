"""How the tests of the command line call the program."""

import json
import os
import sys
from pathlib import Path

import pytest

import recurnlp
from recurnlp.batch import Rules, execute_run
from recurnlp.cli import main

TEXTS = [
    "IMPRESSION: Multiple new metastases in the liver.",
    "No evidence of local recurrence.",
    "Chest is clear.",
]


@pytest.fixture
def call(monkeypatch, capfd, extractor):
    """Call the program as a shell would; return its exit code and what it wrote."""
    load = Rules.__call__
    monkeypatch.setattr(Rules, "__call__", lambda rules: extractor if rules == Rules() else load(rules))

    build = recurnlp.Extractor
    for name in ("recurnlp.Extractor", "recurnlp.cli.train.Extractor"):
        monkeypatch.setattr(name, lambda *rules: build(*rules) if any(rules) else extractor)

    def execute_here(plan, run, *, workers, report):
        return execute_run(plan, run, workers=0 if workers == 1 else workers, report=report)

    monkeypatch.setattr("recurnlp.cli.extract.execute_run", execute_here)  # another process has not the extractor above

    def call_program(*arguments):
        monkeypatch.setattr(sys, "argv", ["recurnlp", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfd.readouterr()
        return int(ended.value.code), out, err

    return call_program


@pytest.fixture(scope="session")
def environment():
    """The environment in which a process of its own finds the program."""
    path = [str(Path(recurnlp.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    return os.environ | {"PYTHONPATH": os.pathsep.join(path)}


@pytest.fixture(scope="session")
def program():
    """The arguments that start the program in a process of its own."""
    return [sys.executable, "-c", "from recurnlp.cli import main; main()"]


@pytest.fixture
def notes(tmp_path):
    """A jsonl file with three notes."""
    path = tmp_path / "notes.jsonl"
    path.write_text("".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(TEXTS)))
    return path
