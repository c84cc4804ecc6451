"""Files that are either there and whole, or not there."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

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


def publish_file(content: Any, path: Path, write: Callable[[Any, Path], None]) -> None:
    """Write a file that is there and whole, or as it was before.

    Args:
        content: a table, a page, whatever `write` writes.
        path: the file.
        write: writes the content to the path it is given.

    Raises:
        InputError: the file cannot be written.
    """
    publish(prepare(path, lambda place: write(content, place)), path)


def publish_page(page: str, path: Path) -> None:
    """Write a page of HTML, as `publish_file` does; what no encoding can hold of a note is a question mark.

    Args:
        page: the page.
        path: the file.

    Raises:
        InputError: the file cannot be written.
    """
    publish_file(page, path, _write_page)


def write_parquet(table: Any, path: Path) -> None:
    """Write a table of a run.

    Args:
        table: the table.
        path: the file.
    """
    pq.write_table(table, path, compression="zstd")


def sweep(folder: Path) -> None:
    """Remove what a crash left unfinished in a folder."""
    for leftover in folder.glob(f".*{_UNFINISHED}"):
        leftover.unlink()


def _write_page(page: str, path: Path) -> None:
    path.write_text(page, encoding="utf-8", errors="replace", newline="\n")


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
