"""`recurnlp patients`: timelines and registry codes from a finished run."""

import os
from pathlib import Path

import click

from recurnlp.batch import PatientCounts, read_diagnoses, read_run, write_patients
from recurnlp.cli.options import run_argument


@click.command()
@run_argument
@click.option(
    "--diagnoses",
    "table",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A csv file with patient_id, diagnosis_date and, where known, primary_site; it outranks the notes.",
)
@click.option(
    "--synchronous-days",
    default=180,
    show_default=True,
    type=click.IntRange(0),
    help="Spread found so many days after the diagnosis, or sooner, was there from the start.",
)
@click.option(
    "--workers",
    default=os.cpu_count() or 1,
    show_default="one a core",
    type=click.IntRange(1),
    help="Processes that tell timelines.",
)
def patients(run: Path, table: Path | None, synchronous_days: int, workers: int) -> None:
    """Tell every patient's timeline: RUN/patients.parquet.

    For each patient: the cancer and its diagnosis, the first recurrence and the first spread with date, extent and
    sites, the class of the course, NAACCR codes, and which words in which notes say so.
    """
    opened = read_run(run)
    diagnoses = read_diagnoses(table) if table else None
    counts = write_patients(opened, diagnoses, synchronous_days=synchronous_days, workers=workers)
    tell_patients(counts)
    click.echo(f"patients: {run / 'patients.parquet'}")


def tell_patients(counts: PatientCounts) -> None:
    """Say on stdout how many patients there are of each class, and on stderr what could not be used.

    Args:
        counts: what came of it.
    """
    click.echo(f"{sum(counts.classes.values()):,} patients")
    for name, number in sorted(counts.classes.items(), key=lambda item: -item[1]):
        click.echo(f"  {number:>9,}  {name}")
    if counts.contradictory:
        click.echo(f"{counts.contradictory:,} patients have notes that contradict each other: column contradictions")
    if counts.without_patient:
        click.echo(f"{counts.without_patient:,} notes name no patient; left out", err=True)
    if counts.without_date:
        click.echo(f"{counts.without_date:,} notes have no date; only the dates in their text count", err=True)
    if counts.unknown_diagnoses:
        click.echo(f"{counts.unknown_diagnoses:,} patients of the table of diagnoses have no note", err=True)
