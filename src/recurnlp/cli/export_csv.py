"""`recurnlp export --to csv`: one flat file a table."""

from pathlib import Path

import click

from recurnlp.batch import RunTables, publish_file, write_csv
from recurnlp.cli.export import Request, make_folder


def export_csv(run: RunTables, request: Request) -> None:
    """Write mentions.csv, notes.csv and, where `recurnlp patients` was run, patients.csv.

    Args:
        run: the run.
        request: its output counts.

    Raises:
        InputError: the folder cannot be written.
    """
    folder = make_folder(request.output or Path())
    for table in ("mentions", "notes"):
        publish_file(run.iterate(table), folder / f"{table}.csv", write_csv)
        click.echo(f"{table}: {folder / table}.csv")
    if run.has_patients():
        publish_file([run.patients], folder / "patients.csv", write_csv)
        click.echo(f"patients: {folder / 'patients.csv'}")
    else:
        click.echo(f"no patients.csv: the command recurnlp patients {run.path} makes the table", err=True)
