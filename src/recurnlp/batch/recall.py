"""How a run was made, as its record tells it: its options, its inputs and its rules, to do the same again."""

from collections.abc import Sequence
from pathlib import Path

from recurnlp.batch.plan import Rules
from recurnlp.batch.run_tables import RunTables
from recurnlp.connectors import ColumnNames, ReadOptions
from recurnlp.errors import InputError


def recall_rules(run: RunTables) -> Rules:
    """Return where the rules of a run were; they may have changed since, or be gone.

    Args:
        run: the run.
    """
    patterns = run.record.get("patterns")
    return Rules(Path(patterns) if patterns else None, tuple(Path(path) for path in run.record.get("extra_rules", ())))


def recall_options(run: RunTables) -> ReadOptions:
    """Return how a run's inputs were read, to read them in the same way.

    Args:
        run: the run.
    """
    settings = run.record["settings"]
    chosen = settings["columns"]
    columns = ColumnNames(**chosen[0]) if len(chosen) == 1 else ColumnNames()
    return ReadOptions(columns, settings["encoding"], settings["max_chars"])


def recall_inputs(run: RunTables, given: Sequence[str]) -> Sequence[str]:
    """Return what a run was extracted from: what is given, else what the run names.

    Args:
        run: the run.
        given: as a user names it.

    Raises:
        InputError: none is given, and the run had more inputs than its record holds.
    """
    named = run.record["inputs"]
    if not given and named["files"] > len(named["first"]):
        raise InputError(
            f"{run.path}: names only {len(named['first']):,} of its {named['files']:,} inputs; "
            "give those of its extract command"
        )
    return given or named["first"]


def refuse_inputs(run: RunTables) -> InputError:
    """Return the error that says that inputs are not those of a run."""
    return InputError(f"{run.path}: was not made from these notes; give the inputs of its extract command")
