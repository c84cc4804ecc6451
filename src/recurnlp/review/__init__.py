"""Chart review in the browser: worklist, notes with their mentions, verdicts, agreement, gold."""

from recurnlp.review.decision_file import DecisionFile
from recurnlp.review.desk import Desk, open_texts, place_decisions
from recurnlp.review.gold_export import Exported, export_gold, export_patients

__all__ = [
    "DecisionFile",
    "Desk",
    "Exported",
    "export_gold",
    "export_patients",
    "open_texts",
    "place_decisions",
]
