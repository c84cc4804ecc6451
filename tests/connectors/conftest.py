"""How the tests of the readers write a file and read it back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from recurnlp.connectors import Meter, NoteRow, ReadOptions, Reject, find_sources, plan_inputs, read_notes

Rows = list[NoteRow | Reject]
Read = Callable[..., Rows]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write bytes to a file of a given name and return what the readers make of it."""

    def read_bytes(name: str, data: bytes, options: ReadOptions | None = None) -> Rows:
        path = tmp_path / name
        path.write_bytes(data)
        options = options or ReadOptions()
        return list(read_notes(plan_inputs(find_sources([str(path)]), options), options, Meter()))

    return read_bytes


@pytest.fixture
def tell() -> Callable[[Rows], list[tuple[int, str]]]:
    """Return, per row, its number and its text or the reason why there is none."""

    def tell_rows(rows: Rows) -> list[tuple[int, str]]:
        return [(row.row, row.text if isinstance(row, NoteRow) else row.reason) for row in rows]

    return tell_rows
