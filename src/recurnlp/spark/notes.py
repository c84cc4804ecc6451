"""A DataFrame of notes in the form that tasks read: six columns, text as bytes, repeated ids side by side."""

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - as everyone writes it
from pyspark.sql.types import BinaryType, DecimalType, StringType, TimestampNTZType, TimestampType

from recurnlp.connectors import ColumnNames, choose_columns
from recurnlp.errors import InputError


def select_notes(df: DataFrame, wanted: ColumnNames) -> tuple[DataFrame, ColumnNames]:
    """Return file, row, note_id, patient_id, note_date and text of each row, and the columns these come from.

    Columns called ``file`` and ``row`` say where a note stands; without them it is the file that Spark reads, row 0.

    Args:
        df: one note a row.
        wanted: the columns the user named; the rest is guessed.

    Raises:
        InputError: a column that is missing, or cannot hold text.
    """
    chosen = choose_columns("the DataFrame", df.columns, wanted)
    if chosen.id is None:
        raise InputError("the DataFrame: no id column found, and its rows have no numbers to make ids of; name it")
    _refuse_other_types(df, chosen.text or "")
    notes = df.select(
        (_take(df, "file") if "file" in df.columns else F.input_file_name()).cast("binary").alias("file"),
        (_take(df, "row") if "row" in df.columns else F.lit(0)).cast("long").alias("row"),
        _take(df, chosen.id).alias("note_id"),
        _take(df, chosen.patient).alias("patient_id"),
        _take(df, chosen.date).alias("note_date"),
        _take(df, chosen.text).alias("text"),
    )
    return notes, chosen


def gather_repeats(notes: DataFrame) -> DataFrame:
    """Put the notes that share an id into one partition, in the order of file and row; leave all others where they are.

    Only ids cross the network, and the notes whose id stands there twice.

    Args:
        notes: as `select_notes` selects them.
    """
    repeated = notes.groupBy("note_id").count().where("count > 1").select("note_id", F.lit(True).alias("is_repeated"))
    marked = notes.join(F.broadcast(repeated), "note_id", "left").select(*notes.columns, "is_repeated")
    alone = marked.where("is_repeated is null").drop("is_repeated")
    together = marked.where("is_repeated").drop("is_repeated").repartition("note_id")
    return alone.unionByName(together.sortWithinPartitions("note_id", "file", "row", F.xxhash64("text")))


def _refuse_other_types(df: DataFrame, text: str) -> None:
    kind = df.schema[text].dataType
    if not isinstance(kind, StringType | BinaryType):
        raise InputError(f"the DataFrame: the column {text!r} holds {kind.simpleString()}, not text; name another")


def _take(df: DataFrame, name: str | None) -> Column:
    if name is None:
        return F.lit(None).cast("binary")
    column = F.col("`{}`".format(name.replace("`", "``")))
    kind = df.schema[name].dataType
    if isinstance(kind, StringType | DecimalType):
        return column.cast("string").cast("binary")  # the encoding of Spark's strings is unchecked
    return column.cast("date") if isinstance(kind, TimestampType | TimestampNTZType) else column
