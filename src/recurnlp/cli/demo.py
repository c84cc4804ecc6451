"""`recurnlp demo`: the whole way on the invented notes that ship."""

from itertools import islice
from pathlib import Path

import click
import pyarrow.parquet as pq
from rich.console import Console
from rich.table import Table
from rich.text import Text

from recurnlp.batch import Rules, Summary, clear_run, execute_run, plan_run, read_run, write_patients
from recurnlp.cli.exits import Exit
from recurnlp.connectors import ReadOptions
from recurnlp.errors import MissingExtra
from recurnlp.report import write_report
from recurnlp.resources import find_resource

_MENTIONS_SHOWN = 15
_PAGE_WIDTH = 140
_PATIENT_COLUMNS = ("patient_id", "diagnosis_date", "classification", "first_recurrence_date", "distant_sites")
_COLUMNS = ("note_id", "note_date", "text", "kind", "assertion", "time", "extent", "sites")


@click.command()
@click.option(
    "-o",
    "--output",
    "run",
    default="demo-run",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The run folder.",
)
def demo(run: Path) -> int:
    """Read the invented notes that ship, and report what is found.

    A run folder of that name is made anew.
    """
    notes = find_resource("corpora") / "demo" / "notes.csv"
    plan = plan_run([str(notes)], ReadOptions(), Rules())
    clear_run(run)
    summary = execute_run(plan, run)
    console = Console()
    if not console.is_terminal:
        console.width = _PAGE_WIDTH  # eighty columns cut ids short
    console.print(_show_labels(summary))
    console.print(_show_mentions(run))
    write_patients(read_run(run))
    console.print(_show_patients(run))
    click.echo(f"{summary.counts.notes:,} invented notes, {summary.counts.mentions:,} mentions")
    click.echo(f"run folder: {run.resolve()}")
    _write_report(run)
    return Exit.REJECTS if summary.counts.rejects else Exit.DONE


def _write_report(run: Path) -> None:
    try:
        click.echo(f"report: {write_report(read_run(run)).page.resolve().as_uri()}")
    except MissingExtra as missing:
        click.echo(f"no report: {missing}", err=True)


def _show_labels(summary: Summary) -> Table:
    table = Table("label", "notes", title="What the notes say")
    for label, number in sorted(summary.counts.labels.items(), key=lambda item: -item[1]):
        table.add_row(label, str(number))
    return table


def _show_mentions(run: Path) -> Table:
    table = Table(*_COLUMNS, title=f"The first {_MENTIONS_SHOWN} mentions")
    found = pq.read_table(run / "mentions.parquet", columns=list(_COLUMNS)).to_pylist()
    for mention in islice(found, _MENTIONS_SHOWN):
        table.add_row(*(Text(_show(mention[column])) for column in _COLUMNS))
    return table


def _show_patients(run: Path) -> Table:
    table = Table(*_PATIENT_COLUMNS, title="What the notes of each patient add up to")
    for patient in read_run(run).patients.to_pylist():
        table.add_row(*(Text(_show(patient[column])) for column in _PATIENT_COLUMNS))
    return table


def _show(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value or "")
