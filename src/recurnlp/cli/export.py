"""`recurnlp export`: a finished run in the form that another tool reads."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from importlib import import_module
from pathlib import Path

import click

from recurnlp.batch import RunTables, read_run
from recurnlp.cli.options import run_argument
from recurnlp.connectors.codes import Codes, list_unverified
from recurnlp.errors import InputError


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for; ``None`` and false where not.

    Args:
        output: the folder to write.
        url: the database to write.
        codes: a changed copy of the table of codes.
        snippets: whether text around a mention is to be written.
        notes: the inputs that the run was extracted from.
    """

    output: Path | None
    url: str | None
    codes: Path | None
    snippets: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A form of export.

    Args:
        write: ``module:function`` that writes a run as a request says.
        needs, takes: the parts of a request that must be given, and that may be.
    """

    write: str
    needs: tuple[str, ...]
    takes: tuple[str, ...] = ()


_FORMATS = {
    "omop": Format("recurnlp.cli.export_omop:export_omop", ("url",), ("codes", "snippets")),
    "fhir": Format("recurnlp.cli.export_fhir:export_fhir", ("output",), ("codes",)),
    "csv": Format("recurnlp.cli.export_csv:export_csv", ("output",)),
    "docbin": Format("recurnlp.cli.export_docbin:export_docbin", ("output", "notes")),
}


@click.command()
@run_argument
@click.option("--to", "form", required=True, type=click.Choice(list(_FORMATS)), help="The form to write.")
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="The folder to write; not for omop."
)
@click.option("--notes", multiple=True, help="docbin: what the run was extracted from, since it holds no texts.")
@click.option("--url", help="omop: the database, such as omop+postgresql://user@host/database?schema=cdm.")
@click.option("--snippets", is_flag=True, help="omop: copy the text around each mention from NOTE too.")
@click.option(
    "--codes",
    type=click.Path(dir_okay=False, path_type=Path),
    help="omop, fhir: a changed copy of the table of codes, patterns/codes/codes.toml.",
)
def export(
    run: Path,
    form: str,
    output: Path | None,
    notes: tuple[str, ...],
    url: str | None,
    snippets: bool,
    codes: Path | None,
) -> None:
    """Write RUN in the form of another tool.

    omop: NOTE_NLP and MEASUREMENT of an OMOP CDM 5.4, in the database that the notes came from. fhir: mCODE resources,
    one a line. csv: mentions, notes and patients, a flat file each. docbin: spaCy documents with their mentions.
    Given again, the same export writes the same.
    """
    request = Request(output, url, codes, snippets, notes)
    chosen = _FORMATS[form]
    _refuse_misfits(form, chosen, request)
    module, name = chosen.write.split(":")
    write: Callable[[RunTables, Request], None] = getattr(import_module(module), name)
    write(read_run(run), request)


def _refuse_misfits(form: str, chosen: Format, request: Request) -> None:
    given = {field.name for field in fields(request) if getattr(request, field.name)}
    missing = [name for name in chosen.needs if name not in given]
    if missing:
        raise click.UsageError(f"--to {form} needs --{missing[0]}")
    strange = given - {*chosen.needs, *chosen.takes}
    if strange:
        raise click.UsageError(f"--to {form} does not take --{min(strange)}")


def make_folder(path: Path) -> Path:
    """Make the folder to write, unless it is there.

    Args:
        path: the folder.

    Raises:
        InputError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{path}: cannot be made: {error.strerror}") from error
    return path


def tell_unverified(codes: Codes) -> None:
    """Say on stderr how many codes nobody has compared with a release yet.

    Args:
        codes: the table that was used.
    """
    number = len(list_unverified(codes))
    if number:
        click.echo(
            f"{number} codes of the table were not compared with a release (verified = false); see --codes", err=True
        )
