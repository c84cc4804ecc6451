"""A real Spark of two executor processes, and the stand-in extractor that they import too."""

import importlib
import os
import shutil
import sys
import textwrap
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import recurnlp

STAND_IN = '''
"""Reads "disease" as a mention; dies or fails where the text says so, and keeps count of its calls."""
import os, signal
from recurnlp.model import Mention, Note, NoteStatus, Segments

def read_note(text):
    with open(os.environ["STAND_IN_CALLS"], "a") as calls:
        calls.write("x")
    if "deadly" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "broken" in text:
        raise ZeroDivisionError(text)
    if "once" in text and not os.path.exists(os.environ["STAND_IN_MARK"]):
        open(os.environ["STAND_IN_MARK"], "x").close()
        os.kill(os.getpid(), signal.SIGKILL)
    start = text.find("disease")
    mentions = () if start < 0 else (Mention(
        start, start + 7, "disease", "metastasis", "present", "current", "distant", (), "", 0, len(text), "rule",
    ),)
    return Note(text, mentions, NoteStatus(), Segments((), ()), lambda note, mention: None)

def load():
    return read_note
'''

_QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # nothing here runs long enough for Java to optimise


@pytest.fixture(scope="session")
def shared(tmp_path_factory):
    """A folder that the executors see, with the stand-in in it."""
    folder = tmp_path_factory.mktemp("spark")
    (folder / "spark_stand_in.py").write_text(textwrap.dedent(STAND_IN))
    return folder


@pytest.fixture(scope="session")
def spark(shared):
    """A Spark session with two executors, each a process of its own."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        message = "Spark needs Java 17 or newer: apt-get install openjdk-17-jre-headless, or set JAVA_HOME"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    import pyspark
    from pyspark.sql import SparkSession

    sources = os.pathsep.join([str(Path(recurnlp.__file__).parents[1]), str(shared)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_HOME", str(_link_home(Path(pyspark.__file__).parent, shared / "home")))
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        settings = {
            "spark.ui.enabled": "false",
            "spark.driver.memory": "512m",
            "spark.executor.memory": "512m",
            "spark.sql.shuffle.partitions": "2",
            "spark.sql.warehouse.dir": str(shared / "warehouse"),
            "spark.executorEnv.PYTHONPATH": sources,
            "spark.executorEnv.STAND_IN_CALLS": str(shared / "calls"),
            "spark.executorEnv.STAND_IN_MARK": str(shared / "mark"),
            "spark.log.level": "OFF",
            "spark.driver.extraJavaOptions": _QUICK_START,
            "spark.executor.extraJavaOptions": _QUICK_START,
        }
        builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("tests")
        for name, value in settings.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        yield session
        session.stop()


def _link_home(installed, home):
    # The workers of a local cluster keep their logs in Spark's home, which is not ours to write to.
    home.mkdir()
    for item in installed.iterdir():
        (home / item.name).symlink_to(item)
    return home


@pytest.fixture
def stand_in(shared, monkeypatch):
    """The stand-in, which has not been called yet."""
    for name in ("calls", "mark"):
        (shared / name).unlink(missing_ok=True)
    monkeypatch.setenv("STAND_IN_CALLS", str(shared / "calls"))
    monkeypatch.syspath_prepend(str(shared))
    yield importlib.import_module("spark_stand_in")
    sys.modules.pop("spark_stand_in")


@pytest.fixture
def write_notes(tmp_path):
    """Write notes to a parquet file of small row groups, so that Spark has something to share out."""

    def write(notes, name="notes.parquet"):
        rows = [{"note_id": f"n{n}", "text": note} if isinstance(note, str) else note for n, note in enumerate(notes)]
        rows = [{"file": name, "row": number, **row} for number, row in enumerate(rows, 1)]
        pq.write_table(pa.Table.from_pylist(rows), tmp_path / name, row_group_size=50)
        return tmp_path / name

    return write
