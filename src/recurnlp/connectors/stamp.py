"""What wrote an export, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Stamp:
    """What read the notes, and when.

    Args:
        system: name and version; begins with ``recurnlp``, by which a rerun knows its own rows.
        at: UTC, without zone: the CDM's timestamps have none.
    """

    system: str
    at: datetime


def read_stamp(record: Mapping[str, Any]) -> Stamp:
    """Return the stamp of a run: an export given again carries the same.

    Args:
        record: the run's `run.json`.
    """
    settings = record["settings"]
    at = datetime.fromisoformat(record["started"]).replace(tzinfo=None)
    return Stamp(f"recurnlp {settings['recurnlp']} (rules {settings['rules'][:12]})", at)
