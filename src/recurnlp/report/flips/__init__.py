"""What a change of rules does to a run: the notes and patients that flip, with the sentences that make them."""

from recurnlp.report.flips.comparison import Comparison, compare_rules
from recurnlp.report.flips.page import write_flips

__all__ = ["Comparison", "compare_rules", "write_flips"]
