"""`recurnlp export --to omop`: NOTE_NLP and MEASUREMENT."""

from datetime import datetime

import click

from recurnlp.batch import RunTables
from recurnlp.cli.export import Request
from recurnlp.connectors.codes import load_codes
from recurnlp.connectors.omop.address import parse_address
from recurnlp.connectors.omop.terms import Stamp
from recurnlp.connectors.omop.writer import OmopWriter
from recurnlp.errors import InputError
from recurnlp.rules import load_rules


def export_omop(run: RunTables, request: Request) -> None:
    """Write a run part by part, each in one transaction.

    Args:
        run: the run.
        request: its url, codes, patterns and snippets count.

    Raises:
        InputError: the database cannot be reached or written; says how many parts were written before.
    """
    address = parse_address(request.url or "")
    codes = load_codes(load_rules(request.patterns).site_codes, request.codes)
    with OmopWriter.open(address, codes, _stamp(run), snippets=request.snippets) as writer:
        written = []
        try:
            for part in zip(run.iterate("notes"), run.iterate("mentions"), strict=True):
                written.append(writer.write_part(*part))
        except InputError as error:
            total = len(run.list_parts("notes"))
            done = (
                f"{len(written):,} of {total:,} parts are written, the others not at all; the same command redoes all"
            )
            raise InputError(f"{error} ({done})") from error
    terms, facts = (sum(counts) for counts in zip(*((part.terms, part.facts) for part in written), strict=True))
    click.echo(f"{terms:,} rows of note_nlp, {facts:,} of measurement")
    click.echo(f"database: {address.shown}")


def _stamp(run: RunTables) -> Stamp:
    settings = run.record["settings"]
    at = datetime.fromisoformat(run.record["started"]).replace(tzinfo=None)
    return Stamp(f"recurnlp {settings['recurnlp']} (rules {settings['rules'][:12]})", at)
