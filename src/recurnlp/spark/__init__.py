"""Extraction over Spark DataFrames, with the Arrow function of the local run. Needs the extra `spark`."""

from recurnlp.errors import MissingExtra

try:
    import pyspark  # noqa: F401 - to say which extra is missing before anything else fails
except ImportError as error:
    raise MissingExtra("the package pyspark is missing; install it with: pip install 'recurnlp[spark]'") from error

from recurnlp.spark.extraction import Extraction, extract
from recurnlp.spark.tables import write_tables

__all__ = ["Extraction", "extract", "write_tables"]
