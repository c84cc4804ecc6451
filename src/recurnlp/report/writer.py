"""The report from a run to its file."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from recurnlp.batch import RunTables, publish_page
from recurnlp.errors import MissingExtra
from recurnlp.report.compute import compute_figures
from recurnlp.report.compute.examples import find_examples


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the page, and the pictures of its charts where they were asked for."""

    page: Path
    pictures: tuple[Path, ...]


def write_report(
    run: RunTables,
    output: Path | None = None,
    *,
    pictures: Path | None = None,
    with_text: bool = True,
    inputs: Sequence[str] = (),
) -> Written:
    """Write the report of a run: one page that needs nothing else.

    Args:
        run: the run.
        output: the file; `report.html` in the run folder unless given.
        pictures: a folder for the charts as SVG and PNG.
        with_text: whether the page may hold note text.
        inputs: what the run was extracted from, for the texts; those named in the run unless given.

    Raises:
        InputError: a table is missing or damaged, or a file cannot be written.
        MissingExtra: a library of the extra `report` is not installed.
    """
    drawing, rendering = _load("recurnlp.report.charts"), _load("recurnlp.report.page")
    figures = compute_figures(run)
    gallery = drawing.draw_gallery(figures)
    examples = find_examples(run, inputs) if with_text else None
    page = output or run.path / "report.html"
    publish_page(rendering.write_page(run, figures, gallery, examples), page)
    drawn = drawing.write_pictures(gallery.all(), pictures) if pictures else ()
    return Written(page, tuple(drawn))


def _load(module: str) -> ModuleType:
    """Import what draws. It needs libraries that the rest of the program does without."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise MissingExtra(f"the report needs {error.name}; install it with: pip install 'recurnlp[report]'") from None
