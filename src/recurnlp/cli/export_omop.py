"""`recurnlp export --to omop`: NOTE_NLP and MEASUREMENT."""

from collections.abc import Iterator

import click

from recurnlp.batch import RunTables
from recurnlp.cli.export import Request, tell_unverified
from recurnlp.connectors.codes import load_codes
from recurnlp.connectors.omop.address import parse_address
from recurnlp.connectors.omop.writer import OmopWriter, Written
from recurnlp.connectors.stamp import read_stamp
from recurnlp.errors import InputError


def export_omop(run: RunTables, request: Request) -> None:
    """Write a run part by part, each in one transaction.

    Args:
        run: the run.
        request: its url, codes and snippets count.

    Raises:
        InputError: the database cannot be reached or written; says how many parts were written before.
    """
    address = parse_address(request.url or "")
    codes = load_codes(request.codes)
    with OmopWriter.open(address, codes, read_stamp(run.record), snippets=request.snippets) as writer:
        written = list(_write_parts(run, writer))
    terms, facts = sum(part.terms for part in written), sum(part.facts for part in written)
    click.echo(f"{terms:,} rows of note_nlp, {facts:,} of measurement")
    click.echo(f"database: {address.shown}")
    tell_unverified(codes)


def _write_parts(run: RunTables, writer: OmopWriter) -> Iterator[Written]:
    total = len(run.list_parts("notes"))
    for done, part in enumerate(zip(run.iterate("notes"), run.iterate("mentions"), strict=True)):
        try:
            yield writer.write_part(*part)
        except InputError as error:
            raise InputError(
                f"{error} ({done:,} of {total:,} parts are written; the same command does it again)"
            ) from None
