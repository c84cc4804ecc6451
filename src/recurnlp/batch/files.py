"""Files that are either there and whole, or not there."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from recurnlp.errors import InputError

_UNFINISHED = ".unfinished"


def prepare(path: Path, write: Callable[[Path], None]) -> Path:
    """Write a file under a temporary name beside its place, down to the disk; return that name.

    Args:
        path: its place.
        write: writes the content to the path it is given.
    """
    temporary = path.with_name(f".{path.name}{_UNFINISHED}")
    write(temporary)
    _sync(temporary)
    return temporary


def publish(temporary: Path, path: Path) -> None:
    """Move a prepared file to its place, durably."""
    os.replace(temporary, path)  # noqa: PTH105 - the tests cut the power at this very call
    _sync(path.parent)


def publish_table(table: Any, path: Path, write: Callable[[Any, Path], None]) -> None:
    """Write a table to a file of its own, which is there and whole, or as it was before.

    Args:
        table: the table.
        path: the file.
        write: writes a table to the path it is given.

    Raises:
        InputError: the file cannot be written.
    """
    try:
        publish(prepare(path, lambda place: write(table, place)), path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or type(error).__name__}") from error


def sweep(folder: Path) -> None:
    """Remove what a crash left unfinished in a folder."""
    for leftover in folder.glob(f".*{_UNFINISHED}"):
        leftover.unlink()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
