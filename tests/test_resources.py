from pathlib import Path

import pytest

from recurnlp import InputError, resources
from recurnlp.resources import find_resource


def test_checkout_has_its_patterns() -> None:
    """The patterns folder is found, and rule files are in it."""
    assert list(find_resource("patterns").glob("targets/*.toml"))


def test_package_stands_before_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An installed package uses the folder inside itself, even where one lies two levels up."""
    package = tmp_path / "lib" / "recurnlp"
    (package / "patterns").mkdir(parents=True)
    (tmp_path / "patterns").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", package)
    monkeypatch.setattr(resources, "_CHECKOUT", tmp_path)

    assert find_resource("patterns") == package / "patterns"


def test_checkout_is_used_where_the_package_has_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In a checkout the folder at its top level is used."""
    (tmp_path / "models").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "src" / "recurnlp")
    monkeypatch.setattr(resources, "_CHECKOUT", tmp_path)

    assert find_resource("models") == tmp_path / "models"


def test_damaged_installation_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder that is nowhere is an input error with the way out."""
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    monkeypatch.setattr(resources, "_CHECKOUT", tmp_path)

    with pytest.raises(InputError, match=r"patterns/ is missing .*: reinstall the package"):
        find_resource("patterns")
