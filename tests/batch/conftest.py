"""A stand-in extractor that is quick, and deadly, slow or broken on demand; and the inputs it reads."""

import importlib
import textwrap
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from recurnlp.batch import Rules, plan_run
from recurnlp.connectors import ReadOptions

STAND_IN = '''
"""Reads "disease" as a mention; dies, fails or dawdles where the text says so."""
import os, signal, time
from recurnlp.errors import UnreadableNote
from recurnlp.model import Basis, Cue, Fact, Mention, Note, NoteStatus, Section, Segments, Stage

def read_note(text):
    if "deadly" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "broken" in text:
        raise ZeroDivisionError(text)
    if "refused" in text:
        raise UnreadableNote("too_strange")
    if "once" in text and not os.path.exists(os.environ["STAND_IN_MARK"]):
        open(os.environ["STAND_IN_MARK"], "x").close()
        os.kill(os.getpid(), signal.SIGKILL)
    if "slow" in text:
        time.sleep(0.0003)
    start = text.find("disease")
    mentions = () if start < 0 else (Mention(
        start, start + 7, "disease", "metastasis", "present", "current", "distant", ("liver", "bone"), "findings",
        0, len(text), "a.rule", laterality="left", icd10=("C78.7", "C79.51"), evidence="imaging", modality="CT",
        event_date="2019-03", cues=(Cue("b.rule", "affirmed", 0, 3), Cue("c.rule", "distant", 4, 6)),
        nodes_positive=1, nodes_examined=9, stage=Stage(prefix="p", t="2", m="1", group="IV"), isolated_cells=True,
    ),)
    status = NoteStatus("present", "absent", "not_stated", "distant_metastasis", (), ("liver",), {"distant": (0,)})
    facts = (Fact("cancer", 0, 3, "findings", "colon", "8140/3", "2015"),) if mentions else ()
    return Note(
        text, mentions, status if mentions else NoteStatus(), Segments((), ()), lambda note, mention: None, facts,
        Basis("imaging", "CT") if mentions else None,
    )

def load():
    return read_note

def load_nothing():
    raise RuntimeError("no extractor today")

def load_the_second_time():
    read_note("once")
    return read_note
'''


@pytest.fixture
def stand_in(tmp_path_factory, monkeypatch):
    """The stand-in, as a module that worker processes can import too."""
    folder = tmp_path_factory.mktemp("stand_in")
    (folder / "stand_in_extractor.py").write_text(textwrap.dedent(STAND_IN))
    monkeypatch.syspath_prepend(str(folder))
    module = importlib.import_module("stand_in_extractor")
    yield module
    importlib.sys.modules.pop("stand_in_extractor")


@pytest.fixture
def write_notes(tmp_path):
    """Write texts to a csv file and return its path."""

    def write(texts, name="notes.csv"):
        path = tmp_path / name
        rows = "".join(f"n{number},{text}\n" for number, text in enumerate(texts, 1))
        path.write_text("note_id,text\n" + rows, encoding="utf-8")
        return path

    return write


@pytest.fixture
def plan():
    """Plan a run over paths, with the rules that ship."""

    def plan_paths(*paths, options=None):
        return plan_run([str(path) for path in paths], options or ReadOptions(), Rules())

    return plan_paths


@pytest.fixture
def read_bytes():
    """Return the content of every part of a run, by its place."""

    def read_parts(run: Path):
        return {str(path.relative_to(run)): path.read_bytes() for path in sorted(run.rglob("part-*.parquet"))}

    return read_parts


@pytest.fixture
def read_rows():
    """Return the rows of a table of a run."""

    def read_table(run: Path, table: str):
        return pq.read_table(run / f"{table}.parquet").to_pylist()

    return read_table
