"""A batch run from plan to run folder: resumable at any moment, the same for any number of workers."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from recurnlp.batch.files import sweep, writing
from recurnlp.batch.folder import Counts, Tables
from recurnlp.batch.parts import Progress, Report, extract_parts
from recurnlp.batch.plan import Plan
from recurnlp.batch.run_record import close_record, open_record
from recurnlp.batch.worker import LoadExtractor
from recurnlp.errors import InputError

_OURS = ("mentions.parquet", "notes.parquet", "rejects.parquet", "patients.parquet", "report.html", "run.json")


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a run: the counts of its folder, and the notes whose date was not in ISO form."""

    counts: Counts
    dates_unreadable: int


def execute_run(
    plan: Plan,
    run: Path,
    *,
    workers: int = 0,
    load: LoadExtractor | None = None,
    report: Report | None = None,
) -> Summary:
    """Do what is planned, or what is left of it: parts that an earlier go completed are kept.

    Args:
        plan: as `plan_run` made it.
        run: the run folder.
        workers: how many processes read notes. With 0 it is this one, which a note that kills it takes along.
        load: makes the extractor; the plan's rules do, unless given.
        report: called after each unit of work with the progress so far.

    Raises:
        RunConflict: the folder holds a run of another making, or an input changed since.
        InputError: the folder holds something else or cannot be written to, or an input changed or vanished meanwhile.
    """
    _refuse_strangers(run)
    record = open_record(run, plan, workers)
    tables = Tables(run)
    progress = Progress()
    for part in extract_parts(plan, tables, load or plan.rules, workers, progress, report):
        part.commit(tables)
    summary = Summary(tables.count(), progress.dates_unreadable)
    close_record(run, record, summary.counts, summary.dates_unreadable)
    return summary


def clear_run(run: Path) -> None:
    """Remove a run from its folder, and nothing else.

    Raises:
        InputError: the folder holds something other than a run.
    """
    _refuse_strangers(run)
    for name in _OURS:
        path = run / name
        with writing(path):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def _refuse_strangers(run: Path) -> None:
    if run.exists() and not run.is_dir():
        raise InputError(f"{run}: is a file; the run needs a folder")
    with writing(run):
        run.mkdir(parents=True, exist_ok=True)
        sweep(run)
    if any(run.iterdir()) and not (run / "run.json").exists():
        raise InputError(f"{run}: is not empty and holds no run; choose another folder")
