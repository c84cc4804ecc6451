"""`recurnlp.spark.extract`: a DataFrame of notes in, three DataFrames out, each note read once."""

from dataclasses import dataclass
from functools import partial

from pyspark import StorageLevel
from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import from_arrow_schema

from recurnlp.batch import LoadExtractor, Rules
from recurnlp.connectors import ColumnNames, ReadOptions
from recurnlp.spark.notes import gather_repeats, select_notes
from recurnlp.spark.rows import ROWS
from recurnlp.spark.rules import pack_rules
from recurnlp.spark.task import extract_partition


@dataclass(frozen=True)
class Extraction:
    """What is found in a DataFrame of notes; the columns are those of a run folder's tables.

    Args:
        rows: one for each mention, note and reject, in the column of its kind. Kept on the executors' disks once they
            are there, so that notes are read once for all three tables.
        rules_digest: of the rules.
    """

    rows: DataFrame
    rules_digest: str

    @property
    def mentions(self) -> DataFrame:
        """One row a mention."""
        return self._choose("mention")

    @property
    def notes(self) -> DataFrame:
        """One row a note."""
        return self._choose("note")

    @property
    def rejects(self) -> DataFrame:
        """One row for each row of the input that was not read, with the reason."""
        return self._choose("reject")

    def release(self) -> None:
        """Give back the disk space."""
        self.rows.unpersist()

    def _choose(self, column: str) -> DataFrame:
        return self.rows.where(f"{column} is not null").select(f"{column}.*")


def extract(
    df: DataFrame,
    *,
    columns: ColumnNames | None = None,
    rules: Rules | None = None,
    max_chars: int = 5_000_000,
    load: LoadExtractor | None = None,
) -> Extraction:
    """Plan the extraction of notes; Spark begins it when a table is first asked for.

    recurnlp must be installed on the executors; the rules are sent there. Of rows that share an id, the first by file
    and row is read and the others are rejected, as in a local run.

    Args:
        df: one note a row. It must hold the same rows whenever Spark reads it.
        columns: its columns for id, text, patient and date; those not named are guessed.
        rules: where the rules are; those that ship, unless given.
        max_chars: notes longer than that are rejected, in code points.
        load: makes the extractor; the rules do, unless given.

    Raises:
        InputError: a column is missing, or cannot hold text.
        RuleError: a rule file that cannot be used.
    """
    notes, chosen = select_notes(df, columns or ColumnNames())
    packed = pack_rules(rules or Rules())
    shipped = df.sparkSession.sparkContext.broadcast(load or packed)
    task = partial(extract_partition, shipped, ReadOptions(chosen, max_chars=max_chars))
    rows = gather_repeats(notes).mapInArrow(task, from_arrow_schema(ROWS))
    return Extraction(rows.persist(StorageLevel.DISK_ONLY), packed.digest)
