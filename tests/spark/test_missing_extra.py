"""Without pyspark."""

import sys
from importlib import import_module

import pytest

from recurnlp.errors import MissingExtra


def test_a_missing_pyspark_names_the_extra(monkeypatch):
    """What to install stands in the error."""
    for name in [name for name in sys.modules if name.startswith("recurnlp.spark")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(MissingExtra, match=r"recurnlp\[spark\]"):
        import_module("recurnlp.spark")
