"""`recurnlp report`: a run to look at."""

from pathlib import Path

import click

from recurnlp.batch import read_run
from recurnlp.cli.options import run_argument
from recurnlp.report import write_report


@click.command()
@run_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.  [default: RUN/report.html]",
)
@click.option(
    "--charts", type=click.Path(file_okay=False, path_type=Path), help="A folder for the charts as SVG and PNG."
)
@click.option("--no-text", is_flag=True, help="Put no note text into the page at all; ids stay.")
@click.option(
    "--notes",
    multiple=True,
    help="What the run was extracted from, for the sentences.  [default: the inputs that the run names]",
)
def report(run: Path, output: Path | None, charts: Path | None, no_text: bool, notes: tuple[str, ...]) -> None:
    """Write what RUN found as one page of charts, tables and evidence.

    The page needs nothing else and asks for nothing from a network. It tells of patients where `recurnlp patients`
    was run, else of notes. It holds sentences of notes, unless --no-text is given.
    """
    written = write_report(read_run(run), output, pictures=charts, with_text=not no_text, inputs=notes)
    if charts:
        click.echo(f"charts: {charts} ({len(written.pictures)} files)")
    if not no_text:
        click.echo("the report holds note text; --no-text leaves it out", err=True)
    click.echo(f"report: {written.page}")
