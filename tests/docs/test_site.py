"""The documentation as a whole."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
HOUSES = re.compile(r"(?<![\w/])/(?:work|tmp|home|root)/|\.\./shared|pypi\.org|localhost:\d")


def test_every_page_is_in_the_menu() -> None:
    """The menu of the site names each page of docs/ once."""
    menu = re.findall(r"^ +- [^:\n]+: ([\w-]+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(menu) == sorted(page.name for page in (ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_stay_in_the_repository(page: Path) -> None:
    """No page names a path of the machine it was written on, or a host to install from."""
    assert HOUSES.findall(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("picture", sorted((ROOT / "docs").glob("**/*.png")), ids=lambda path: path.name)
def test_pictures_are_shown(picture: Path) -> None:
    """Every picture stands in a page."""
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]

    assert any(f"pictures/{picture.name}" in page.read_text(encoding="utf-8") for page in pages)


def draw_layers() -> list[set[str]]:
    """The layers that CONTRIBUTING draws, from the top."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    drawing = text.split("## Layers")[1].split("```")[1].strip("\n")
    return [set(re.split(r" \| ", re.split(r"\s{2,}", line)[0])) for line in drawing.splitlines()]


def read_contract() -> list[set[str]]:
    """The layers that import-linter holds, from the top."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    return [set(re.findall(r"\w+", layer)) for layer in contract["layers"]]


def test_contributing_draws_the_layers() -> None:
    """The drawing in CONTRIBUTING has the layers of the import contract, in their order."""
    assert draw_layers() == read_contract()


def test_every_package_has_a_layer() -> None:
    """What stands in the drawing is what stands in the source, but for the file of the package itself."""
    source = ROOT / "src" / "recurnlp"
    rooms = {path.stem for path in source.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}

    assert set().union(*draw_layers()) == rooms - {"__init__"}


def test_contributing_tells_what_each_module_of_the_extraction_decides() -> None:
    """The table names every module of `extract`, and none that is not there."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.split("What each module of `src/recurnlp/extract/` decides:")[1].split("\n\n")[1]
    told = {name for row in table.splitlines()[2:] for name in re.findall(r"`(?:segment/)?(\w+)`", row.split("|")[1])}
    modules = (ROOT / "src" / "recurnlp" / "extract").rglob("*.py")

    assert told == {path.stem for path in modules} - {"__init__"}
