"""Files that are either there and whole, or not there."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from recurnlp.errors import InputError

_UNFINISHED = ".unfinished"


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the disk refuses while the block runs into an error that says where and what to do.

    Args:
        path: what is being written.

    Raises:
        InputError: the disk is full, or the place cannot be written to.
    """
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        raise InputError(f"{path}: cannot be written: {reason}; mend that and give the same command again") from error


def prepare(path: Path, write: Callable[[Path], None]) -> Path:
    """Write a file under a temporary name beside its place, down to the disk; return that name.

    Args:
        path: its place.
        write: writes the content to the path it is given.

    Raises:
        InputError: the file cannot be written; nothing is left of it.
    """
    temporary = path.with_name(f".{path.name}{_UNFINISHED}")
    with writing(path):
        try:
            write(temporary)
            _sync(temporary)
        except OSError:
            temporary.unlink(missing_ok=True)  # on a full disk every block counts
            raise
    return temporary


def publish(temporary: Path, path: Path) -> None:
    """Move a prepared file to its place, durably.

    Raises:
        InputError: it cannot be moved there.
    """
    with writing(path):
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
    publish(prepare(path, lambda place: write(table, place)), path)


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
