"""The wheel, installed into a clean environment outside the checkout."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import recurnlp

CHECKOUT = Path(__file__).parent.parent
SHIPPED = ("patterns", "models", "corpora/demo")
pytestmark = pytest.mark.slow

EXTRACT = """
import json, pathlib, recurnlp
note = recurnlp.Extractor()("IMPRESSION: New liver metastases since the last study.")
found = [[m.text, m.kind, m.assertion, list(m.sites)] for m in note.mentions]
print(json.dumps({"package": str(pathlib.Path(recurnlp.__file__).parent), "found": found}))
"""

COMPONENT = """
import spacy
nlp = spacy.blank("en")
nlp.add_pipe("recurnlp")
doc = nlp("New liver metastases since the last study.")
print([span.text for span in doc.spans["recurnlp"]])
"""


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command as a stranger to the checkout would, and return what it prints."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(list(map(str, command)), check=False, cwd=cwd, env=clean, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, CHECKOUT, cwd=folder)
    return next(folder.glob("recurnlp-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=folder)
    return programs


def test_wheel_holds_the_package_and_nothing_beside_it(wheel: Path) -> None:
    """Nothing from the wheel lands in site-packages but recurnlp and its dist-info."""
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert sorted(top.partition("-")[0] for top in tops) == ["recurnlp", "recurnlp"]
    assert "recurnlp" in tops


def test_wheel_carries_every_data_file(wheel: Path) -> None:
    """Every file of patterns/, models/ and corpora/demo/ is inside the package."""
    names = set(zipfile.ZipFile(wheel).namelist())
    data = [path for folder in SHIPPED for path in (CHECKOUT / folder).rglob("*") if path.is_file()]

    assert any(path.suffix == ".toml" for path in data)
    assert [path for path in data if f"recurnlp/{path.relative_to(CHECKOUT).as_posix()}" not in names] == []


def test_wheel_has_the_package_s_version(wheel: Path) -> None:
    """The wheel is named for `recurnlp.__version__`, the one place where the version stands."""
    assert wheel.name.startswith(f"recurnlp-{recurnlp.__version__}-")


def test_wheel_is_typed(wheel: Path) -> None:
    """The wheel says that its types may be used."""
    assert "recurnlp/py.typed" in zipfile.ZipFile(wheel).namelist()


def test_installed_wheel_extracts(installed: Path, tmp_path: Path) -> None:
    """An installed wheel finds a metastasis with the rules it carries, away from the checkout."""
    said = json.loads(run(installed / "python", "-c", EXTRACT, cwd=tmp_path))

    assert Path(said["package"]).is_relative_to(installed.parent)
    assert said["found"] == [["metastases", "metastasis", "present", ["liver"]]]


def test_installed_program_checks_its_rules(installed: Path, tmp_path: Path) -> None:
    """The console script is on the path of the environment, and every rule it carries passes its examples."""
    run(installed / "recurnlp", "rules", "check", cwd=tmp_path)


def test_installed_spacy_finds_the_component(installed: Path, tmp_path: Path) -> None:
    """The component is found by spaCy through its entry point, with no import of recurnlp."""
    assert run(installed / "python", "-c", COMPONENT, cwd=tmp_path) == "['metastases']\n"
