"""Two sets of rules over the notes of one run."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from recurnlp.batch import Report, Rules, RunTables, execute_run, find_notes, plan_run, read_run, refuse_inputs
from recurnlp.batch.recall import recall_inputs, recall_options
from recurnlp.report.flips.notes import NoteFlip, find_note_flips
from recurnlp.report.flips.patients import PatientFlip, find_patient_flips
from recurnlp.report.flips.rule_changes import RuleChange, list_rule_changes
from recurnlp.rules import load_rules

_FOLDER = ".rules-diff"
ShowProgress = Callable[[int], AbstractContextManager[Report]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a change of rules does.

    Args:
        rules: the rules that differ.
        notes: how many notes were read.
        patients: how many patients they tell of; ``None`` where no note names its patient.
        note_flips: the notes that differ.
        patient_flips: the patients whose course differs.
    """

    rules: tuple[RuleChange, ...]
    notes: int
    patients: int | None
    note_flips: tuple[NoteFlip, ...]
    patient_flips: tuple[PatientFlip, ...]

    @property
    def status_flips(self) -> int:
        """How many notes differ in more than their mentions."""
        return sum(bool(flip.status) for flip in self.note_flips)


def compare_rules(
    run: RunTables,
    old: Path,
    new: Path,
    *,
    show_progress: ShowProgress,
    inputs: Sequence[str] = (),
    with_text: bool = True,
    workers: int = 0,
) -> Comparison:
    """Read a run's notes with two sets of rules, and compare what comes of it.

    Both are read anew, since the run may be of another version of the program. What is found meanwhile lies in a
    folder inside the run's, and is removed.

    Args:
        run: the run; its inputs are read again.
        old, new: patterns folders.
        show_progress: shows how far the reading is, given the bytes to read.
        inputs: what the run was extracted from; those named in the run unless given.
        with_text: whether to quote sentences.
        workers: how many processes read notes; with 0 it is this one.

    Raises:
        RuleError: a rule file that cannot be used.
        InputError: the notes are not those of the run.
    """
    given = recall_inputs(run, inputs)
    rules = list_rule_changes(load_rules(old), load_rules(new))
    with _make_folder(run.path) as folder:
        before = _extract(run, given, old, folder / "old", show_progress, workers)
        after = _extract(run, given, new, folder / "new", show_progress, workers)
        flips = tuple(find_note_flips(before, after))
        named = before.read("notes", ["patient_id"])["patient_id"]
        has_patients = named.null_count < len(named)
        return Comparison(
            rules=rules,
            notes=len(named),
            patients=len(named.drop_null().unique()) if has_patients else None,
            note_flips=tuple(_quote(run, given, flips)) if with_text else flips,
            patient_flips=tuple(find_patient_flips(before, after)) if has_patients else (),
        )


@contextmanager
def _make_folder(run: Path) -> Iterator[Path]:
    """A folder beside the run's tables: what is found quotes notes, and must not lie where the run may not."""
    folder = run / _FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _extract(
    run: RunTables, inputs: Sequence[str], patterns: Path, folder: Path, show_progress: ShowProgress, workers: int
) -> RunTables:
    plan = plan_run(inputs, recall_options(run), Rules(patterns))
    with show_progress(plan.size) as report:
        execute_run(plan, folder, workers=workers, report=report)
    read = read_run(folder)
    if not read.read("notes", ["note_id"]).equals(run.read("notes", ["note_id"])):
        raise refuse_inputs(run)
    return read


def _quote(run: RunTables, inputs: Sequence[str], flips: Sequence[NoteFlip]) -> Iterator[NoteFlip]:
    """The flips with their sentences; both they and the notes stand in the order of the run."""
    notes = find_notes(run, inputs)
    for flip in flips:
        text = next(note.text for note in notes if note.note_id == flip.note_id)
        yield replace(flip, mentions=tuple(mention.quote(text) for mention in flip.mentions))
