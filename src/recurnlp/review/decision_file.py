"""The SQLite file of decisions: each is one transaction, and none is ever removed."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from recurnlp.errors import InputError
from recurnlp.review.decision import LEVELS, ROLES, VERDICTS, Decision, Role, Subject

_APPLICATION = 0x72637272  # tells our file from others
_VERSION = 1
_PATIENCE = 10.0
_COLUMNS = "id, level, patient_id, note_id, start, stop, kind, verdict, reviewer, role, facts, comment"


def _allow(values: Sequence[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    level TEXT NOT NULL CHECK (level IN ({_allow(LEVELS)})),
    patient_id TEXT NOT NULL,
    note_id TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    kind TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ({_allow(VERDICTS)})),
    reviewer TEXT NOT NULL CHECK (reviewer <> ''),
    role TEXT NOT NULL CHECK (role IN ({_allow(ROLES)})),
    facts TEXT NOT NULL,
    comment TEXT NOT NULL,
    made TEXT NOT NULL,
    undone TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS by_note ON decisions (note_id, reviewer);
CREATE INDEX IF NOT EXISTS by_patient ON decisions (patient_id, reviewer);
CREATE INDEX IF NOT EXISTS by_reviewer ON decisions (reviewer, role, level);
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
COMMIT;
"""
# SQLite takes the other columns of a group from the row that has the maximum.
_STANDING = (
    f"SELECT {_COLUMNS}, max(id) FROM decisions WHERE undone IS NULL AND {{where}} "  # noqa: S608 - our own words
    "GROUP BY reviewer, role, level, patient_id, note_id, start, stop, kind, verdict = 'comment' ORDER BY id"
)
# A note is finished when nothing in it was decided after the note itself was.
_FINISHED = (
    "SELECT {what} FROM decisions WHERE undone IS NULL AND verdict <> 'comment' AND role = 'reviewer' "
    "AND level <> 'patient' {where} GROUP BY {group} HAVING max(id) = max(CASE level WHEN 'note' THEN id END)"
)


class DecisionFile:
    """The decisions about one run, in a file that other programs may have open too.

    A rollback journal, not a write-ahead log: the file stays one file, and may lie on a network drive.

    Args:
        path: the file; it is made if it is not there.

    Raises:
        InputError: it is something else, or cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._translated():
            self._connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            self._prepare()

    def _prepare(self) -> None:
        application, version = (self._ask(f"PRAGMA {name}")[0][0] for name in ("application_id", "user_version"))
        is_new = (application, version) == (0, 0) and not self._ask("SELECT name FROM sqlite_schema")
        if not is_new and (application, version) != (_APPLICATION, _VERSION):
            raise InputError(f"{self.path}: is no file of decisions of this version of recurnlp; move it away")
        # EXTRA: after a power cut, too, what was answered for is there.
        self._connection.executescript("PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;")
        if is_new:
            self._connection.executescript(_SCHEMA)

    def keep(self, decision: Decision) -> None:
        """Write a decision, down to the disk before this returns.

        Raises:
            InputError: the file cannot be written.
        """
        subject = decision.subject
        row = (
            subject.level,
            subject.patient_id,
            subject.note_id,
            subject.start,
            subject.end,
            subject.kind,
            decision.verdict,
            decision.reviewer,
            decision.role,
            json.dumps(decision.facts, ensure_ascii=False),
            decision.comment,
            _now(),
        )
        columns = _COLUMNS.removeprefix("id, ")
        marks = ", ".join("?" * len(row))
        self._ask(f"INSERT INTO decisions ({columns}, made) VALUES ({marks})", *row)  # noqa: S608

    def undo(self, reviewer: str) -> Decision | None:
        """Take back the latest decision of a reviewer that stands; return it, or ``None`` if there is none.

        Raises:
            InputError: the file cannot be written.
        """
        rows = self._ask(
            "UPDATE decisions SET undone = ? WHERE id = "  # noqa: S608 - our own words
            f"(SELECT max(id) FROM decisions WHERE reviewer = ? AND undone IS NULL) RETURNING {_COLUMNS}",
            _now(),
            reviewer,
        )
        return _read(rows[0]) if rows else None

    def list_of_notes(self, notes: Sequence[str], reviewer: str, role: Role = "reviewer") -> list[Decision]:
        """Return what a reviewer has decided in some notes, the latest word on each subject, in order.

        Args:
            notes: their ids.
            reviewer: who.
            role: as what.
        """
        where = f"note_id IN ({', '.join('?' * len(notes))}) AND level <> 'patient' AND reviewer = ? AND role = ?"
        return self._list(where, *notes, reviewer, role)

    def list_of_patient(self, patient_id: str, reviewer: str) -> list[Decision]:
        """Return what a reviewer has decided about a patient as a whole: a verdict, a comment, or both."""
        return self._list(
            "patient_id = ? AND level = 'patient' AND reviewer = ? AND role = 'reviewer'", patient_id, reviewer
        )

    def list_verdicts(self, level: str, role: Role = "reviewer") -> list[Decision]:
        """Return the verdicts of all reviewers on one level.

        Args:
            level: ``patient``, ``note`` or ``mention``.
            role: of those who decided.
        """
        return self._list("level = ? AND role = ? AND verdict <> 'comment'", level, role)

    def list_reviewers(self) -> list[str]:
        """Return the names of those who decided anything that stands, in alphabetical order."""
        rows = self._ask(
            "SELECT DISTINCT reviewer FROM decisions WHERE undone IS NULL AND role = 'reviewer' ORDER BY reviewer"
        )
        return [str(name) for (name,) in rows]

    def list_done_patients(self, reviewer: str) -> list[str]:
        """Return the patients that a reviewer has given a verdict on."""
        rows = self._ask(
            "SELECT DISTINCT patient_id FROM decisions WHERE reviewer = ? AND role = 'reviewer' AND level = 'patient' "
            "AND undone IS NULL AND verdict <> 'comment'",
            reviewer,
        )
        return [str(name) for (name,) in rows]

    def list_finished_notes(self, reviewer: str, patient_id: str) -> list[str]:
        """Return the notes of a patient that a reviewer has finished; "" stands for notes without a patient."""
        asked = _FINISHED.format(what="note_id", where="AND reviewer = ? AND patient_id = ?", group="note_id")
        return [str(name) for (name,) in self._ask(asked, reviewer, patient_id)]

    def count_finished_notes(self, reviewer: str) -> int:
        """Return how many notes a reviewer has finished."""
        return len(self._ask(_FINISHED.format(what="note_id", where="AND reviewer = ?", group="note_id"), reviewer))

    def list_finishers(self) -> list[tuple[str, str]]:
        """Return every finished note with the reviewer who finished it."""
        asked = _FINISHED.format(what="note_id, reviewer", where="", group="note_id, reviewer")
        return [(str(note_id), str(reviewer)) for note_id, reviewer in self._ask(asked)]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _list(self, where: str, *values: object) -> list[Decision]:
        return [_read(row) for row in self._ask(_STANDING.format(where=where), *values)]

    def _ask(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self._translated():
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise InputError(
                f"{self.path}: the decisions cannot be read or written ({type(error).__name__}); "
                "is the file damaged, held by another program, or on a full disk?"
            ) from None


def _read(row: tuple[Any, ...]) -> Decision:
    number, level, patient_id, note_id, start, end, kind, verdict, reviewer, role, facts, comment = row[:12]
    subject = Subject(level, patient_id, note_id, start, end, kind)
    return Decision(subject, verdict, reviewer, role, json.loads(facts), comment, number)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
