"""`recurnlp extract`: notes from files into a run folder."""

from pathlib import Path

import click

from recurnlp.batch import Classifying, Rules, clear_run, execute_run, plan_run
from recurnlp.cli.exits import Exit
from recurnlp.cli.options import extra_rules_option, patterns_option
from recurnlp.cli.progress import show_progress
from recurnlp.cli.summary import tell_plan, tell_summary
from recurnlp.connectors import ColumnNames, ReadOptions


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("-o", "--output", "run", required=True, type=click.Path(path_type=Path), help="The run folder to write.")
@click.option("--id-column", help="Column with the note's id.  [default: guessed; else file name and row]")
@click.option("--text-column", help="Column with the text.  [default: guessed]")
@click.option("--patient-column", help="Column with the patient's id.  [default: guessed]")
@click.option("--date-column", help="Column with the note's date (ISO).  [default: guessed]")
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of text inputs.")
@click.option("--max-chars", default=5_000_000, show_default=True, type=click.IntRange(1), help="Longest note read.")
@click.option(
    "--max-rejects", default=0, show_default=True, type=click.IntRange(0), help="Exit with 1 if more rows are rejected."
)
@click.option(
    "--workers",
    default=1,
    show_default=True,
    type=click.IntRange(1),
    help="Processes that read notes; one more reads and writes the files.",
)
@click.option("--classify", is_flag=True, help="Let the trained classifier label the notes as well.")
@click.option(
    "--model",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the model that classifies.  [default: the one that ships]",
)
@click.option(
    "--abstain-below",
    default=0.0,
    show_default=True,
    type=click.FloatRange(0, 1),
    help="No label from the classifier where its probability is lower.",
)
@click.option("--restart", is_flag=True, help="Throw away what the run folder holds and begin anew.")
@patterns_option
@extra_rules_option
def extract(
    inputs: tuple[str, ...],
    run: Path,
    id_column: str | None,
    text_column: str | None,
    patient_column: str | None,
    date_column: str | None,
    encoding: str,
    max_chars: int,
    max_rejects: int,
    workers: int,
    classify: bool,
    model: Path | None,
    abstain_below: float,
    restart: bool,
    patterns: Path | None,
    extra_rules: tuple[Path, ...],
) -> int:
    """Read notes from INPUT into a run folder.

    INPUT is a csv, tsv, jsonl or parquet file, a FHIR bulk export in ndjson, a .txt file, any of these with .gz or
    .zst, a folder of .txt files or of tables, a quoted glob, or an OMOP database: omop+postgresql://user@host/database,
    omop+duckdb://path, omop+sqlite://path. Interrupted, the same command goes on where it stopped. Rows that cannot be
    read are listed in rejects.parquet with file, row and reason; so is a note on which the process that reads it dies.

    --classify fills the columns classifier_label, classifier_probability and disagreement of notes.parquet; the other
    columns stay what the rules say.
    """
    if not classify and (model or abstain_below):
        raise click.UsageError("--model and --abstain-below need --classify")
    columns = ColumnNames(id=id_column, text=text_column, patient=patient_column, date=date_column)
    classifying = Classifying(model, abstain_below) if classify else None
    plan = plan_run(inputs, ReadOptions(columns, encoding, max_chars), Rules(patterns, extra_rules, classifying))
    if restart:
        clear_run(run)
    tell_plan(plan)
    with show_progress(plan.size) as report:
        summary = execute_run(plan, run, workers=workers, report=report)
    tell_summary(summary, run)
    return Exit.REJECTS if sum(summary.counts.rejects.values()) > max_rejects else Exit.DONE
