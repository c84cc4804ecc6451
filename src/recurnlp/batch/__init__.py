"""Batch runs: files in, a run folder out."""

from recurnlp.batch.extraction import Extracted, ReadNote, extract_batch
from recurnlp.batch.folder import Counts
from recurnlp.batch.parts import Progress, Report
from recurnlp.batch.plan import Plan, Rules, plan_run
from recurnlp.batch.record import read_record
from recurnlp.batch.run import Summary, clear_run, execute_run
from recurnlp.batch.schema import INPUT, MENTIONS, NOTES, REJECTS

__all__ = [
    "INPUT",
    "MENTIONS",
    "NOTES",
    "REJECTS",
    "Counts",
    "Extracted",
    "Plan",
    "Progress",
    "ReadNote",
    "Report",
    "Rules",
    "Summary",
    "clear_run",
    "execute_run",
    "extract_batch",
    "plan_run",
    "read_record",
]
