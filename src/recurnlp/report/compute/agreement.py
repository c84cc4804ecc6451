"""How far rules and trained model agree on the notes that both judged."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from recurnlp.report.compute.tables import Tables

_SHOWN = 20


class Cell(NamedTuple):
    """Notes that the rules give one label, and the model another or the same."""

    rules: str
    model: str
    notes: int


class Disagreement(NamedTuple):
    """A note on which they differ."""

    note_id: str
    patient_id: str | None
    note_date: date | None
    rules: str
    model: str
    probability: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far they agree.

    Args:
        cells: the table of labels; empty where no model judged any note.
        judged: notes that the model judged.
        agreed: notes among them with the same label.
        surest: disagreements, those of which the model is surest first.
    """

    cells: tuple[Cell, ...]
    judged: int
    agreed: int
    surest: tuple[Disagreement, ...]


def compute_agreement(tables: Tables) -> Agreement:
    """Compare the labels of rules and model.

    Args:
        tables: of the run.
    """
    rows = tables.select(
        """SELECT label, classifier_label, count(*) FROM notes
           WHERE classifier_label IS NOT NULL GROUP BY 1, 2 ORDER BY ALL"""
    )
    cells = tuple(Cell(*row) for row in rows)
    surest = tables.select(
        """SELECT note_id, patient_id, note_date, label, classifier_label, classifier_probability FROM notes
           WHERE classifier_label <> label ORDER BY classifier_probability DESC NULLS LAST, note_id LIMIT ?""",
        _SHOWN,
    )
    return Agreement(
        cells=cells,
        judged=sum(cell.notes for cell in cells),
        agreed=sum(cell.notes for cell in cells if cell.rules == cell.model),
        surest=tuple(Disagreement(*row) for row in surest),
    )
