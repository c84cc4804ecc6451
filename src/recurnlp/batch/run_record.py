"""run.json: what a run was made with and what came of it. Never a note's text."""

import json
import platform
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import recurnlp
from recurnlp.batch.files import prepare, publish
from recurnlp.batch.folder import Counts
from recurnlp.batch.plan import Plan
from recurnlp.errors import RunConflict

_FILES_SHOWN = 100
_NAME = "run.json"
Record = dict[str, Any]


def open_record(run: Path, plan: Plan, workers: int) -> Record:
    """Begin a run's record, or take up the one that is there.

    Args:
        run: the run folder.
        plan: what is to be done.
        workers: how many processes will do it.

    Raises:
        RunConflict: the folder holds a run of another making; says what differs.
    """
    record = _describe(plan)
    before = read_record(run)
    if before is not None:
        _refuse_conflict(run, before["settings"], record["settings"])
        record["started"] = before["started"]
    record["workers"] = workers
    _write(run, record)
    return record


def close_record(run: Path, record: Record, counts: Counts, dates_unreadable: int) -> None:
    """Complete a run's record.

    Args:
        run: the run folder.
        record: as `open_record` returned it.
        counts: what the run holds.
        dates_unreadable: notes whose date was not in ISO form.
    """
    counted = asdict(counts) | {"dates_unreadable": dates_unreadable}
    _write(run, record | {"counts": counted, "finished": _now()})


def read_record(run: Path) -> Record | None:
    """Return a run's record, or ``None`` if there is no run.

    Raises:
        RunConflict: there is one, but it cannot be read.
    """
    try:
        record = json.loads((run / _NAME).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except ValueError:
        record = None
    if not isinstance(record, dict) or not {"settings", "started"} <= set(record):
        raise RunConflict(f"{run / _NAME}: is not the record of a run; choose another folder or add --restart")
    return record


def _describe(plan: Plan) -> Record:
    files = [item.source.file for item in plan.inputs]
    columns = {str(item.columns): item.columns for item in plan.inputs if item.columns}
    return {
        "settings": {
            "recurnlp": recurnlp.__version__,
            "rules": plan.rules_digest,
            "inputs": plan.inputs_digest,
            "columns": [asdict(chosen) for chosen in columns.values()],
            "encoding": plan.options.encoding,
            "max_chars": plan.options.max_chars,
            "classifier": plan.classifier,
        },
        "patterns": str(plan.rules.patterns or ""),
        "extra_rules": [str(path) for path in plan.rules.extra],
        "inputs": {"files": len(files), "bytes": plan.size, "first": files[:_FILES_SHOWN]},
        "versions": {"python": platform.python_version()}
        | {name: version(name) for name in ("medspacy", "pyarrow", "spacy")},
        "started": _now(),
        "finished": None,
    }


def _refuse_conflict(run: Path, before: Record, now: Record) -> None:
    changed = [name for name in now if before.get(name) != now[name]]
    if changed:
        raise RunConflict(
            f"{run}: holds a run with other {' and '.join(changed)}; choose another folder, or add --restart to redo it"
        )


def _write(run: Path, record: Record) -> None:
    content = json.dumps(record, indent=2, ensure_ascii=False, default=str) + "\n"
    path = run / _NAME
    publish(prepare(path, lambda place: _write_text(place, content)), path)


def _write_text(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", errors="surrogateescape")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
