"""The texts of a run's notes, each at hand at once, though the run does not hold them and memory should not."""

import tempfile
from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np

from recurnlp.batch import RunTables, find_notes
from recurnlp.connectors.omop.address import is_address
from recurnlp.connectors.sources import find_sources
from recurnlp.errors import InputError


class TextShelf:
    """All texts of a run, copied to a file that has no name: when the program ends, however it does, it is gone.

    Args:
        run: the run.
        inputs: what it was extracted from, in the same order.

    Raises:
        InputError: these are not the inputs that the run was made from.
    """

    def __init__(self, run: RunTables, inputs: Sequence[str]) -> None:
        self._file = tempfile.TemporaryFile(buffering=1 << 20)  # noqa: SIM115 - closed with the shelf
        try:
            self._ends = np.array([0, *accumulate(self._copy(run, inputs))], np.int64)
        except InputError:
            self._file.close()
            raise

    def _copy(self, run: RunTables, inputs: Sequence[str]) -> Iterator[int]:
        for note in find_notes(run, inputs):
            yield self._file.write(note.text.encode())

    def read(self, row: int) -> str:
        """Return the text of a note.

        Args:
            row: of the note in the run's table.
        """
        start, end = self._ends[row : row + 2].tolist()
        self._file.seek(start)
        text: bytes = self._file.read(end - start)
        return text.decode()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def choose_inputs(run: RunTables, given: Sequence[str]) -> list[str]:
    """Return where a run's notes are: where the user says, else where they were when the run was made.

    Args:
        run: the run.
        given: what the user says.

    Raises:
        InputError: they are not there any more, or are more files than the run has written down.
    """
    inputs = list(given) or list(run.record["inputs"]["first"])
    remedy = f"name the inputs of its extract command: recurnlp review {run.path} --notes INPUT"
    if not given and len(inputs) < run.record["inputs"]["files"]:
        raise InputError(f"{run.path}: was made from more files than it lists; {remedy}")
    for name in inputs:
        if not given and not is_address(name):
            _require(run, name, remedy)
    return inputs


def _require(run: RunTables, name: str, remedy: str) -> None:
    try:
        find_sources([name])
    except InputError:
        raise InputError(
            f"{name}: is not there; {run.path} was made from it and holds no texts itself. "
            f"Start where the run was made, or {remedy}"
        ) from None
