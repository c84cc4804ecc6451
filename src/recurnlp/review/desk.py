"""A reviewer's desk: a run's charts with the texts, the reasons, and what each reviewer has decided."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recurnlp.batch import RunTables, refuse_inputs
from recurnlp.model import NoteStatus, Section
from recurnlp.review.charts import Chart, Charts, Entry, NotThere
from recurnlp.review.decision import Decision
from recurnlp.review.decision_file import DecisionFile
from recurnlp.review.fields import read_latest
from recurnlp.review.marks import Mark, apply_decisions
from recurnlp.review.rereading import Proposal, Rereader, propose_status
from recurnlp.review.texts import TextShelf, choose_inputs
from recurnlp.review.worklist import Worklist


@dataclass(frozen=True, slots=True)
class OpenNote:
    """A note as one reviewer has left it.

    Args:
        chart, entry: which note.
        text: its text.
        sections: its sections.
        marks: its mentions.
        found: the status that the program found.
        proposal: the status to offer.
        verdict: what the reviewer said of the note as a whole.
        is_finished: whether nothing was decided after that.
        comment: the reviewer's words on the note.
    """

    chart: Chart
    entry: Entry
    text: str
    sections: tuple[Section, ...]
    marks: tuple[Mark, ...]
    found: NoteStatus
    proposal: Proposal
    verdict: Decision | None
    is_finished: bool
    comment: str

    def find_mark(self, key: str) -> Mark | None:
        """Return the mark of that name."""
        return next((mark for mark in self.marks if mark.key == key), None)


@dataclass(frozen=True, slots=True)
class OpenChart:
    """A chart as one reviewer has left it.

    Args:
        chart: its notes.
        patient: its row in `patients.parquet`, if there is one.
        verdict: what the reviewer said of the patient.
        comment: the reviewer's words on the patient.
        finished: ids of the notes that the reviewer has finished.
    """

    chart: Chart
    patient: dict[str, Any] | None
    verdict: Decision | None
    comment: str
    finished: frozenset[str]


class Desk:
    """All that the pages need; ``close()`` lets go of its files.

    Args:
        run: the run.
        inputs: where its notes are, if not where they were.

    Raises:
        InputError: the notes, the rules or the decisions cannot be read.
    """

    def __init__(self, run: RunTables, inputs: Sequence[str] = ()) -> None:
        self.run = run
        places = choose_inputs(run, inputs)
        with ExitStack() as opened:
            self.decisions = DecisionFile(place_decisions(run.path))
            opened.callback(self.decisions.close)
            self.rereader = Rereader(run)
            self.charts = Charts(run)
            self.worklist = Worklist(run, self.charts)
            self._texts = TextShelf(run, places)
            opened.callback(self._texts.close)
            self.close = opened.pop_all().close

    def open_chart(self, reviewer: str, number: int) -> OpenChart:
        """Return a chart.

        Raises:
            NotThere: there is none of that number.
        """
        chart = self.charts.open(number)
        decisions = self.decisions.list_of_patient(chart.patient_id, reviewer) if chart.patient_id else []
        verdict, comment = read_latest(decisions, "patient")
        finished = frozenset(self.decisions.list_finished_notes(reviewer, chart.patient_id))
        return OpenChart(chart, self.worklist.read_patient(number), verdict, comment, finished)

    def open_note(self, reviewer: str, number: int, place: int) -> OpenNote:
        """Return a note.

        Args:
            reviewer: whose decisions to show.
            number: of the chart.
            place: in the chart.

        Raises:
            NotThere: there is none.
            InputError: its text is not the one that the run was made from.
        """
        chart = self.charts.open(number)
        if not 0 <= place < len(chart.entries):
            raise NotThere
        entry = chart.entries[place]
        text, found = self._texts.read(entry.row), self.charts.read_mentions(chart, entry, self.rereader.categories)
        if any(text[mention.start : mention.end] != mention.text for mention in found):
            raise refuse_inputs(self.run)
        decisions = self.decisions.list_of_notes([entry.note_id], reviewer)
        marks = apply_decisions(text, found, decisions)
        status = self.charts.read_status(chart, entry, found)
        verdict, comment = read_latest(decisions, "note")
        last = max((d.number for d in decisions if d.verdict != "comment"), default=0)
        is_finished = verdict is not None and verdict.number == last
        sections = self.rereader.list_sections(text)
        proposal = propose_status(status, marks)
        return OpenNote(chart, entry, text, sections, marks, status, proposal, verdict, is_finished, comment)

    def read_text(self, note_id: str) -> str | None:
        """Return the text of a note by its id, or ``None`` if the run does not hold it."""
        place = self.charts.find(note_id)
        return None if place is None else self._texts.read(self.charts.open(place[0]).entries[place[1]].row)


def place_decisions(run: Path) -> Path:
    """Return where the decisions about a run are kept: beside it, so that `extract --restart` leaves them alone."""
    folder = run.resolve()
    return folder.with_name(f"{folder.name}.review.sqlite")


@contextmanager
def open_texts(run: RunTables, inputs: Sequence[str] = ()) -> Iterator[Callable[[str], str | None]]:
    """Yield what finds the text of a note by its id, or ``None`` where the run does not hold it.

    Args:
        run: the run.
        inputs: where its notes are, if not where they were.

    Raises:
        InputError: the notes cannot be read.
    """
    rows = {note_id: row for row, note_id in enumerate(run.notes["note_id"].to_pylist())}
    with closing(TextShelf(run, choose_inputs(run, inputs))) as shelf:
        yield lambda note_id: shelf.read(rows[note_id]) if note_id in rows else None
