"""How right the extraction is: gold beside predictions, scores with intervals, and a page of errors."""

from recurnlp.evaluate.breakdown import Part
from recurnlp.evaluate.cases import Case, pair_notes
from recurnlp.evaluate.evaluation import Evaluation, evaluate_cases, keep_looked_at
from recurnlp.evaluate.gold import Gold, read_gold
from recurnlp.evaluate.page import write_page
from recurnlp.evaluate.predictions import judge_note, read_run
from recurnlp.evaluate.records import GoldNote, Judgement, Reading
from recurnlp.evaluate.scores import Score
from recurnlp.evaluate.tables import write_evaluation

__all__ = [
    "Case",
    "Evaluation",
    "Gold",
    "GoldNote",
    "Judgement",
    "Part",
    "Reading",
    "Score",
    "evaluate_cases",
    "judge_note",
    "keep_looked_at",
    "pair_notes",
    "read_gold",
    "read_run",
    "write_evaluation",
    "write_page",
]
