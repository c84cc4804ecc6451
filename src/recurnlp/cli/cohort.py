"""`recurnlp cohort`: patients chosen by SQL or by name."""

from datetime import date, datetime
from pathlib import Path
from typing import get_args

import click
import pyarrow.parquet as pq
from rich.console import Console
from rich.table import Table
from rich.text import Text

from recurnlp.batch import RECIPES, choose_cohort, list_criteria, publish_file, read_run, write_csv
from recurnlp.cli.options import run_argument
from recurnlp.model.vocabulary import Site

_DAY = click.DateTime(["%Y-%m-%d"])
_FORMATS = {".csv": lambda table, path: write_csv([table], path), ".parquet": pq.write_table}
_RECIPES = "\n".join(f"  {name:<25}{recipe.why}" for name, recipe in RECIPES.items())


@click.command(epilog=f"\b\nRecipes:\n{_RECIPES}")
@run_argument
@click.option("--where", help="A condition in DuckDB's SQL over the columns of patients, notes or mentions.")
@click.option("--recipe", type=click.Choice(list(RECIPES)), help="A named cohort.", metavar="NAME")
@click.option("--site", type=click.Choice(get_args(Site)), help="Only with this organ among the sites.", metavar="SITE")
@click.option("--after", type=_DAY, help="Only events on this day or later.", metavar="DATE")
@click.option("--before", type=_DAY, help="Only events on this day or sooner.", metavar="DATE")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A .csv or .parquet file to write."
)
def cohort(
    run: Path,
    where: str | None,
    recipe: str | None,
    site: Site | None,
    after: datetime | None,
    before: datetime | None,
    output: Path | None,
) -> None:
    """Choose patients of RUN, and show how many each criterion leaves.

    A condition may name columns of patients. If it names others, it is read over notes, else over mentions: a
    patient with one such row is chosen. The views patients, notes and mentions can all be used in subqueries.
    """
    if output and output.suffix not in _FORMATS:
        raise click.UsageError(f"-o {output}: the name must end in .csv or .parquet")
    criteria = list(list_criteria(recipe, where, site, _day(after), _day(before)))
    if not criteria:
        raise click.UsageError("name a criterion: --where, --recipe, --site, --after or --before")
    chosen = choose_cohort(read_run(run), criteria)
    Console(soft_wrap=True).print(_show(chosen.attrition))
    if output:
        publish_file(chosen.patients, output, _FORMATS[output.suffix])
        click.echo(f"cohort: {output}")


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _show(attrition: tuple[tuple[str, int], ...]) -> Table:
    table = Table("criterion", "patients", "left out")
    left = attrition[0][1]
    for name, number in attrition:
        table.add_row(Text(name), f"{number:,}", f"{left - number:,}")
        left = number
    return table
