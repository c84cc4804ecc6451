"""What a run tells at its beginning and its end."""

from collections import Counter
from pathlib import Path

import click

from recurnlp.batch import Plan, Summary
from recurnlp.connectors import REMEDIES


def tell_plan(plan: Plan) -> None:
    """Say on stderr which columns are read, and where ids have to be made."""
    tables = Counter(
        str(item.columns) if item.columns else "empty" for item in plan.inputs if item.source.format != "txt"
    )
    for columns, files in tables.items():
        where = f" ({files:,} files)" if len(tables) > 1 else ""
        click.echo(f"columns: {columns}{where}" if columns != "empty" else f"nothing in it{where}", err=True)
    if any(item.columns and item.columns.id is None for item in plan.inputs):
        click.echo("no id column: ids are made of file name and row number (or name one with --id-column)", err=True)


def tell_summary(summary: Summary, run: Path) -> None:
    """Say on stdout what was found, what was rejected and why, and where it is."""
    counts = summary.counts
    rejected = sum(counts.rejects.values())
    click.echo(f"{counts.notes:,} notes, {counts.mentions:,} mentions, {rejected:,} rejected")
    for label, number in sorted(counts.labels.items(), key=lambda item: -item[1]):
        click.echo(f"  {number:>9,}  {label}")
    for reason, number in counts.rejects.items():
        click.echo(f"rejected: {number:,} {reason}: {REMEDIES.get(reason, 'please report it')}", err=True)
    if summary.dates_unreadable:
        click.echo(f"{summary.dates_unreadable:,} notes have a date that is not ISO (2020-12-31); left empty", err=True)
    if counts.notes == 0 and rejected == 0:
        click.echo("the input holds no notes", err=True)
    click.echo(f"run folder: {run}")
