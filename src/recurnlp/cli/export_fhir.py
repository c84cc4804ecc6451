"""`recurnlp export --to fhir`: mCODE resources."""

from pathlib import Path

import click

from recurnlp.batch import RunTables
from recurnlp.cli.export import Request, tell_unverified
from recurnlp.connectors.codes import load_codes
from recurnlp.connectors.fhir.spread import Spreads, gather_spread
from recurnlp.connectors.fhir.writer import write_fhir
from recurnlp.connectors.stamp import read_stamp


def export_fhir(run: RunTables, request: Request) -> None:
    """Write the patients of a run as NDJSON.

    Args:
        run: the run; `recurnlp patients` has been run over it.
        request: its output and codes count.

    Raises:
        InputError: there is no table of patients, or the folder cannot be written.
    """
    patients = run.patients
    codes = load_codes(request.codes)
    spreads: Spreads = {}
    for part in run.iterate("mentions"):
        gather_spread(part.to_pylist(), spreads)
    folder = request.output or Path()
    rows = (row for batch in patients.to_batches(max_chunksize=1024) for row in batch.to_pylist())
    counts = write_fhir(folder, rows, spreads, codes, read_stamp(run.record))
    click.echo(", ".join(f"{count:,} {kind}" for kind, count in counts.items()))
    click.echo(f"folder: {folder}")
    tell_unverified(codes)
