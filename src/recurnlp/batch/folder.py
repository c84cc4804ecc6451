"""The tables of a run folder: folders of parts, each part whole in all three tables or absent.

A part is one file in each table. They are written under temporary names and moved into place with the notes last,
so that a part whose notes are there is complete. What else a crash leaves is written over when the part is made.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from recurnlp.batch.extraction import Extracted
from recurnlp.batch.files import prepare, publish, write_parquet, writing
from recurnlp.errors import InputError

_TABLES = ("rejects", "mentions", "notes")
_DIGEST = b"recurnlp.input"


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run folder holds.

    Args:
        notes, mentions: rows of these tables.
        rejects: rows of the rejects table, by reason.
        labels: notes by label.
    """

    notes: int
    mentions: int
    rejects: dict[str, int]
    labels: dict[str, int]


class Tables:
    """The three tables of one run folder.

    Args:
        run: the folder; its tables' folders are made.
    """

    def __init__(self, run: Path) -> None:
        self._folders = {table: run / f"{table}.parquet" for table in _TABLES}
        for folder in self._folders.values():
            with writing(folder):
                folder.mkdir(parents=True, exist_ok=True)

    def read_digest(self, part: int) -> str | None:
        """Return the digest of the input that a part was made from, or ``None`` if the part is not there."""
        path = self._path("notes", part)
        if not path.exists():
            return None
        metadata = pq.read_schema(path).metadata or {}
        return str(metadata.get(_DIGEST, b"").decode())

    def commit(self, part: int, extracted: Extracted, digest: str) -> None:
        """Write a part. After a crash at any moment it is there in all tables, or counts in none.

        Args:
            part: its number.
            extracted: what was found.
            digest: of the input it was made from.

        Raises:
            InputError: the disk is full, or the folder cannot be written to.
        """
        prepared: list[tuple[Path, Path]] = []
        try:
            for name in _TABLES:
                table = getattr(extracted, name).replace_schema_metadata({_DIGEST: digest})
                path = self._path(name, part)
                prepared.append((prepare(path, lambda place, table=table: write_parquet(table, place)), path))  # type: ignore[misc]
        except InputError:
            for temporary, _ in prepared:
                temporary.unlink()
            raise
        for temporary, path in prepared:
            publish(temporary, path)

    def count(self) -> Counts:
        """Count what is there."""
        return Counts(
            notes=self._count_rows("notes"),
            mentions=self._count_rows("mentions"),
            rejects=self._count_values("rejects", "reason"),
            labels=self._count_values("notes", "label"),
        )

    def _path(self, table: str, part: int) -> Path:
        return self._folders[table] / f"part-{part:05d}.parquet"

    def _count_rows(self, table: str) -> int:
        return sum(pq.read_metadata(path).num_rows for path in self._folders[table].glob("part-*.parquet"))

    def _count_values(self, table: str, column: str) -> dict[str, int]:
        counter: Counter[str] = Counter()
        for path in sorted(self._folders[table].glob("part-*.parquet")):
            with pq.ParquetFile(path) as file:
                counter.update(file.read(columns=[column]).column(column).to_pylist())
        return dict(sorted(counter.items()))
