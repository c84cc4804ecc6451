"""`recurnlp review`: a local page for chart review, and its verdicts as gold."""

import getpass
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from recurnlp.batch import RunTables, publish_file, read_run
from recurnlp.cli.options import run_argument
from recurnlp.errors import InputError, MissingExtra
from recurnlp.review import DecisionFile, Desk, Exported, export_gold, export_patients, open_texts, place_decisions

_KINDS = {".jsonl": "notes", ".csv": "patients"}


@click.command()
@run_argument
@click.option(
    "--notes", multiple=True, metavar="INPUT", help="Where the notes are, if they are not where the run found them."
)
@click.option(
    "--reviewer", "reviewers", multiple=True, metavar="NAME", help="Who reviews; each gets an address.  [default: you]"
)
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="Where to listen.  [default: any free port]")
@click.option(
    "--export",
    "output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Do not serve: write the finished notes as gold (.jsonl; it holds note text), or verdicts on patients (.csv).",
)
def review(run: Path, notes: tuple[str, ...], reviewers: tuple[str, ...], port: int, output: Path | None) -> None:
    """Review RUN in the browser, on this machine alone.

    Prints an address that opens once. Decisions are kept beside the run, in RUN.review.sqlite, each as soon as it is
    made. With --export, what the reviewers agree on, and what was settled, becomes gold for `recurnlp evaluate`.
    """
    opened = read_run(run)
    if output:
        _export(opened, notes, reviewers, output)
        return
    serve = _import_server().serve
    names = _choose_names(reviewers)
    if not opened.has_patients():
        click.echo(f"no timelines yet: recurnlp patients {run}", err=True)
    with closing(Desk(opened, notes)) as desk:
        serve(desk, names, port, _tell)


def _import_server() -> Any:
    try:
        return import_module("recurnlp.review.server")
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("recurnlp"):
            raise
        raise MissingExtra(
            "the review page needs Starlette and uvicorn; install them with: pip install 'recurnlp[review]'"
        ) from None


def _choose_names(given: tuple[str, ...]) -> list[str]:
    names = list(dict.fromkeys(name.strip() for name in given)) or [_find_user()]
    if not all(name.isprintable() and 0 < len(name) <= 80 for name in names):
        raise click.UsageError("--reviewer: a name has 1 to 80 letters")
    return names


def _find_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as containers have
        return "reviewer"


def _tell(invitation: Any) -> None:
    click.echo(f"{invitation.reviewer}: {invitation.address}")
    click.echo("The address opens once, in one browser on this machine. Ctrl-C ends the review.", err=True)


def _export(run: RunTables, notes: tuple[str, ...], reviewers: tuple[str, ...], output: Path) -> None:
    if output.suffix not in _KINDS:
        raise click.UsageError(f"--export {output}: the name must end in .jsonl (gold notes) or .csv (patients)")
    path = place_decisions(run.path)
    if not path.exists():
        raise InputError(f"{path}: is not there: nothing has been reviewed yet")
    kind = _KINDS[output.suffix]
    with closing(DecisionFile(path)) as decisions:
        names = reviewers or tuple(decisions.list_reviewers())
        if kind == "notes":
            with open_texts(run, notes) as read_text:
                exported = export_gold(decisions, names, read_text)
        else:
            exported = export_patients(decisions, names)
    publish_file(exported.content, output, _write)
    _tell_export(exported, kind, output)


def _write(content: str, path: Path) -> None:
    path.write_text(content, encoding="utf-8")


def _tell_export(exported: Exported, kind: str, output: Path) -> None:
    left_out = {
        "reviewers differ on them: settle it on the page Agreement": exported.differing,
        "set aside": exported.set_aside,
        "their text is not the one that was judged": exported.changed,
    }
    for reason, number in left_out.items():
        if number:
            click.echo(f"{number:,} {kind} left out: {reason}", err=True)
    click.echo(f"{exported.written:,} {kind}: {output}" + (" (holds note text)" if kind == "notes" else ""))
