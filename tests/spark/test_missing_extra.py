"""Without pyspark."""

import sys
import tomllib
from importlib import import_module
from importlib.metadata import requires
from pathlib import Path

import pytest

from recurnlp.errors import MissingExtra


def test_a_missing_pyspark_names_the_extra(monkeypatch):
    """What to install stands in the error."""
    for name in [name for name in sys.modules if name.startswith("recurnlp.spark")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(MissingExtra, match=r"recurnlp\[spark\]"):
        import_module("recurnlp.spark")


def test_the_extra_brings_what_spark_needs_for_arrow():
    """PySpark plans an Arrow function only where pandas is installed, and brings it in its own extra `sql`."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (line,) = project["optional-dependencies"]["spark"]
    assert line.startswith("pyspark[sql]>=")
    assert any(asked.startswith("pandas") and 'extra == "sql"' in asked for asked in requires("pyspark"))
