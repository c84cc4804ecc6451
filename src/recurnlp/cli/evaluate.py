"""`recurnlp evaluate`: how right the extraction is."""

import json
from pathlib import Path

import click

from recurnlp.batch import Rules, publish_page
from recurnlp.cli.options import extra_rules_option, patterns_option
from recurnlp.errors import InputError
from recurnlp.evaluate import (
    Evaluation,
    Gold,
    evaluate_cases,
    judge_note,
    keep_looked_at,
    pair_notes,
    read_gold,
    read_run,
    write_evaluation,
    write_page,
)
from recurnlp.evaluate.predictions import Predictions
from recurnlp.model import Note


@click.command()
@click.argument("gold_path", metavar="GOLD")
@click.argument("run", metavar="[RUN]", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a page that shows each error in its sentence. It holds note text.",
)
@click.option("--folds", default=0, type=click.IntRange(0), help="Divide the notes by id and score each fold.")
@click.option("--held-out", default=0, type=click.IntRange(0), help="The fold that --html leaves out, scored apart.")
@patterns_option
@extra_rules_option
def evaluate(
    gold_path: str,
    run: Path | None,
    as_json: bool,
    html: Path | None,
    folds: int,
    held_out: int,
    patterns: Path | None,
    extra_rules: tuple[Path, ...],
) -> None:
    """Score a run, or what is extracted now, against GOLD.

    Without RUN the texts in GOLD are extracted. GOLD is a jsonl file in the form of the annotation guidelines, or a
    csv with a column id and any of distant, nodal, recurrence, label, distant_sites; or a folder of such files.
    """
    if held_out > folds:
        raise click.UsageError(f"--held-out {held_out} needs --folds {held_out} or more")
    gold = read_gold(gold_path)
    _refuse_missing_texts(gold, run, html)
    predictions = read_run(run, gold) if run else None
    notes = _read_notes(gold, Rules(patterns, extra_rules)) if _needs_notes(gold, run, html) else {}
    predictions = predictions or {note_id: judge_note(note) for note_id, note in notes.items()}
    _tell_missing(gold, predictions)
    cases = pair_notes(gold, predictions, notes)
    evaluation = evaluate_cases(cases, folds, held_out)
    _print(evaluation, as_json)
    if html:
        _save(html, write_page(evaluation, keep_looked_at(cases, folds, held_out)))


def _refuse_missing_texts(gold: Gold, run: Path | None, html: Path | None) -> None:
    if not gold.has_texts and (html or not run):
        remedy = "leave out --html" if run else "name the run to score"
        raise InputError(f"the gold has notes without text: add a text to each, or {remedy}")


def _needs_notes(gold: Gold, run: Path | None, html: Path | None) -> bool:
    return not run or html is not None or (gold.has_texts and "mentions" in gold.facets)


def _read_notes(gold: Gold, rules: Rules) -> dict[str, Note]:
    extractor = rules()
    return {note.id: extractor(note.text or "") for note in gold.notes}


def _tell_missing(gold: Gold, predictions: Predictions) -> None:
    missing = [note for note in gold.notes if note.id not in predictions]
    if missing:
        where = f"the first: {missing[0].place}"
        click.echo(
            f"{len(missing):,} of {len(gold.notes):,} gold notes are missing from the run and score as empty ({where})",
            err=True,
        )


def _print(evaluation: Evaluation, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(evaluation.describe(), indent=2))
        return
    for line in write_evaluation(evaluation):
        click.echo(line)


def _save(path: Path, page: str) -> None:
    publish_page(page, path)
    click.echo(f"error page: {path} (holds note text)", err=True)
