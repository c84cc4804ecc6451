"""The program that `spark-submit` runs: tables of notes in, tables of mentions, notes and rejects out.

spark-submit "$(python -c 'import recurnlp.spark.job as job; print(job.__file__)')" notes.parquet tables --run-id may
"""

import sys
from pathlib import Path

import click
from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession

from recurnlp.batch import Rules
from recurnlp.connectors import ColumnNames
from recurnlp.errors import InputError, RecurnlpError
from recurnlp.spark import extract, write_tables


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.argument("output")
@click.option("--run-id", required=True, help="The run's name; a run of that name is written anew.")
@click.option("--format", "kind", default="parquet", show_default=True, help="What Spark reads INPUT as.")
@click.option("--id-column", help="Column with the note's id.  [default: guessed]")
@click.option("--text-column", help="Column with the text.  [default: guessed]")
@click.option("--patient-column", help="Column with the patient's id.  [default: guessed]")
@click.option("--date-column", help="Column with the note's date.  [default: guessed]")
@click.option("--patterns", type=click.Path(path_type=Path), help="A folder of rule files in place of those that ship.")
@click.option("--extra-rules", multiple=True, type=click.Path(path_type=Path), help="A medSpaCy JSON file to add.")
def job(
    inputs: tuple[str, ...],
    output: str,
    run_id: str,
    kind: str,
    id_column: str | None,
    text_column: str | None,
    patient_column: str | None,
    date_column: str | None,
    patterns: Path | None,
    extra_rules: tuple[Path, ...],
) -> None:
    """Read notes from INPUT, any addresses that Spark can read, into the tables of OUTPUT.

    OUTPUT gets the folders mentions, notes, rejects and runs, in each a folder run_id=...; a run that stands in runs is
    complete.
    """
    session = SparkSession.builder.appName("recurnlp").getOrCreate()
    columns = ColumnNames(id=id_column, text=text_column, patient=patient_column, date=date_column)
    extraction = extract(_read(session, inputs, kind), columns=columns, rules=Rules(patterns, extra_rules))
    counts = write_tables(extraction, output, run_id)
    click.echo(", ".join(f"{number:,} {table}" for table, number in counts.items()))


def _read(session: SparkSession, inputs: tuple[str, ...], kind: str) -> DataFrame:
    try:
        return session.read.format(kind).load(list(inputs))
    except AnalysisException as error:
        reason = str(error).partition("]")[0].lstrip("[")
        raise InputError(f"{', '.join(inputs)}: Spark cannot read this as {kind}: {reason}") from error


if __name__ == "__main__":
    try:
        job()
    except RecurnlpError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
