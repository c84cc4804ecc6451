"""A worker process and the parent's end of the line to it."""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from queue import SimpleQueue
from threading import Thread

import pyarrow as pa

from recurnlp.batch.extraction import Extracted, ReadNote, extract_batch

LoadExtractor = Callable[[], ReadNote]
_READY = b"ready"


@dataclass(frozen=True, slots=True)
class Task:
    """Notes to read, and where the answer belongs.

    Args:
        index: which batch of the run.
        offset: which row of that batch is the first here.
        batch: the notes.
        deaths: how many processes ended over it.
    """

    index: int
    offset: int
    batch: pa.RecordBatch
    deaths: int = 0


class WorkerDied(Exception):
    """The process ended without an answer; the first task of `tasks` was in its hands."""


class Worker:
    """A process that answers tasks in the order they are given.

    Args:
        context: how to start the process.
        load: called once in the process; must be picklable, and so must what it refers to.
    """

    def __init__(self, context: SpawnContext, load: LoadExtractor) -> None:
        self.connection, theirs = context.Pipe()
        self.tasks: deque[Task] = deque()
        self.is_ready = False
        self._process = context.Process(target=_work, args=(theirs, load), daemon=True)
        with _interrupts_held():
            self._process.start()
        theirs.close()

    def give(self, task: Task) -> None:
        """Send a task. If the process is gone, `receive` will tell."""
        self.tasks.append(task)
        try:
            self.connection.send(task.batch)
        except OSError:
            return

    def receive(self) -> tuple[Task, Extracted] | None:
        """Return an answer with its task, or ``None`` for the sign that the process is ready.

        Raises:
            WorkerDied: the process is gone.
        """
        try:
            answer = self.connection.recv()
        except (EOFError, OSError):
            raise WorkerDied from None
        if isinstance(answer, Extracted):
            return self.tasks.popleft(), answer
        self.is_ready = True
        return None

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.connection.close()
        self._process.kill()
        self._process.join()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    # The child inherits the mask for good: Ctrl-C is the parent's to handle.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: Connection, load: LoadExtractor) -> None:
    try:
        inbox: SimpleQueue[pa.RecordBatch | None] = SimpleQueue()
        Thread(target=_receive, args=(connection, inbox), daemon=True).start()
        read_note = load()
        gc.collect()
        gc.freeze()  # what was loaded stays: no collection need look through the rules again
        connection.send(_READY)
        while (batch := inbox.get()) is not None:
            connection.send(extract_batch(read_note, batch))
    except BaseException:  # noqa: BLE001 - a traceback printed here could quote a note
        os._exit(1)


def _receive(connection: Connection, inbox: "SimpleQueue[pa.RecordBatch | None]") -> None:
    # A thread empties the pipe, so that parent and child never wait for each other with both pipes full.
    try:
        while True:
            inbox.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)  # the parent is gone; there is nobody to finish for
