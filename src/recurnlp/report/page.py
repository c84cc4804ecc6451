"""The report as one page: charts, tables and scripts in it, and nothing that loads."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files

import vl_convert

import recurnlp
from recurnlp.batch import RunTables
from recurnlp.report.charts import Gallery
from recurnlp.report.charts.chart import phrase
from recurnlp.report.compute import Figures
from recurnlp.report.compute.examples import Examples
from recurnlp.report.compute.tables import Count
from recurnlp.resources import read_stylesheet
from recurnlp.templates import open_templates

_TEMPLATES = files("recurnlp.report") / "templates"


@dataclass(frozen=True, slots=True)
class _Script:
    """A script and what the page's policy calls it: no other may run."""

    code: str
    digest: str


def write_page(run: RunTables, figures: Figures, gallery: Gallery, examples: Examples | None) -> str:
    """Return the page as HTML.

    Args:
        run: the run.
        figures: its numbers.
        gallery: its charts.
        examples: evidence to read; ``None`` for a page without note text.
    """
    environment = open_templates("recurnlp.report")
    environment.filters |= {"phrase": phrase, "number": "{:,}".format}
    return environment.get_template("report.html").render(
        version=recurnlp.__version__,
        made=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        run=run,
        keys=_choose_keys(figures),
        figures=figures,
        gallery=gallery,
        examples=examples,
        style=read_stylesheet() + _read("report.css"),
        script=_bundle(),
    )


def _choose_keys(figures: Figures) -> list[Count]:
    """The numbers at the top."""
    reading, disease = figures.reading, figures.disease
    rows, notes = reading.attrition[0].number, reading.attrition[1].number
    keys = [Count("notes read", notes), Count("mentions", reading.mentions)]
    if disease.of == "patients":
        keys.append(Count("patients", disease.attrition[1].number))
    of = "patients" if disease.of == "patients" else "notes"
    keys.append(Count(f"{of} with a recurrence", disease.recurrent))
    keys.append(Count(f"{of} with distant spread", disease.metastatic))
    return [*keys, Count("rows rejected", rows - notes)]


@cache
def _bundle() -> _Script:
    """Vega and the page's own few lines. Vega's interpreter needs no `eval`, so the policy need not allow it."""
    code = vl_convert.javascript_bundle(_read("report.js")).replace("</script", "<\\/script").replace("\r", "")
    return _Script(code, b64encode(sha256(code.encode()).digest()).decode())


def _read(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")
