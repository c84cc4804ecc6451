"""What a run found, to look at: the report, and what a change of rules would do."""

from recurnlp.report.writer import Written, write_report

__all__ = ["Written", "write_report"]
