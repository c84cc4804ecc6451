"""What a note's mentions add up to."""

from recurnlp.status.label import derive_label
from recurnlp.status.note import decide_status

__all__ = ["decide_status", "derive_label"]
