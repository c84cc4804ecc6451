"""`recurnlp rules diff`: which notes and patients flip when rules change."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from recurnlp.batch import publish_page, read_run
from recurnlp.cli.options import run_argument
from recurnlp.cli.progress import show_progress
from recurnlp.report.flips import Comparison, compare_rules, write_flips
from recurnlp.report.flips.changes import Change
from recurnlp.report.flips.notes import MentionFlip, NoteFlip, Version

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
@run_argument
@click.option("--no-text", is_flag=True, help="Show places instead of sentences.")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write all of it as a page, too.")
@click.option("--show", default=50, show_default=True, type=click.IntRange(0), help="Notes and patients to print.")
@click.option(
    "--notes", multiple=True, help="What the run was extracted from.  [default: the inputs that the run names]"
)
@click.option(
    "--workers", default=0, show_default="this one", type=click.IntRange(0), help="Processes that read notes."
)
def diff(
    old: Path, new: Path, run: Path, no_text: bool, html: Path | None, show: int, notes: tuple[str, ...], workers: int
) -> None:
    """Tell which notes and patients of RUN flip when the rules in OLD become those in NEW.

    OLD and NEW are patterns folders. The run's notes are read with both, each note that differs is shown with the
    sentences that make the difference, and the run stays as it is.
    """
    comparison = compare_rules(
        read_run(run), old, new, show_progress=show_progress, inputs=notes, with_text=not no_text, workers=workers
    )
    console = Console(soft_wrap=True, highlight=False)
    for line in _write(comparison, show):
        console.print(line)
    if html:
        publish_page(write_flips(comparison, str(old), str(new)), html)
        click.echo(f"page: {html}{'' if no_text else ' (holds note text)'}", err=True)


def _write(comparison: Comparison, show: int) -> Iterator[Text]:
    for rule in comparison.rules:
        yield Text.assemble(f"{rule.how:<8} ", (rule.rule_id, "bold"), (f"  {rule.file}", "dim"))
    if not comparison.rules:
        yield Text("no rule differs in what it matches")
    for flip in islice(comparison.note_flips, show):
        yield from _write_note(flip)
    yield from _tell_rest(len(comparison.note_flips), show, "notes")
    for patient in islice(comparison.patient_flips, show):
        yield Text.assemble("\n", (f"patient {patient.patient_id}", "bold"))
        yield from map(_write_change, patient.course)
    yield from _tell_rest(len(comparison.patient_flips), show, "patients")
    yield Text("")
    yield from _summarise(comparison)


def _tell_rest(number: int, show: int, of: str) -> Iterator[Text]:
    if number > show:
        yield Text(f"\n… and {number - show:,} {of} more: --show {number}, or --html")


def _summarise(comparison: Comparison) -> Iterator[Text]:
    others = len(comparison.note_flips) - comparison.status_flips
    yield Text(
        f"{comparison.status_flips:,} of {comparison.notes:,} notes change their label or axes, "
        f"{others:,} more only mentions"
    )
    if comparison.patients is None:
        yield Text("no note names its patient, so no courses are compared")
    else:
        yield Text(f"{len(comparison.patient_flips):,} of {comparison.patients:,} patients change their course")


def _write_note(flip: NoteFlip) -> Iterator[Text]:
    patient = f"  patient {flip.patient_id}" if flip.patient_id else ""
    yield Text.assemble("\n", (f"note {flip.note_id}", "bold"), f"{patient}  {flip.note_date or ''}".rstrip())
    yield from map(_write_change, flip.status)
    for mention in flip.mentions:
        yield _write_sentence(mention)
        for sign, version, style in (("-", mention.old, "red"), ("+", mention.new, "green")):
            if version:
                yield _write_version(sign, version, style)


def _write_change(change: Change) -> Text:
    return Text(f"  {change.field}: {change.old} → {change.new}")


def _write_sentence(mention: MentionFlip) -> Text:
    if not mention.marked:
        return Text(f"    characters {mention.start} to {mention.end}")
    before, marked, after = map(_clean, (mention.before.lstrip(), mention.marked, mention.after.rstrip()))
    return Text.assemble("    “", before, (f"[{marked}]", "bold"), after, "”")


def _clean(text: str) -> str:
    """A note's line breaks would break the listing, and its control characters could command the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def _write_version(sign: str, version: Version, style: str) -> Text:
    by = ", ".join((version.rule_id, *version.cues))
    return Text.assemble((f"  {sign} {version.reading}", style), (f"  ({by})", "dim"))
