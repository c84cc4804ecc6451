"""Runs batches through worker processes: answers in order, flat memory, and a deadly note costs itself only."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from multiprocessing import get_context
from multiprocessing.connection import wait

import pyarrow as pa

from recurnlp.batch.extraction import Extracted, extract_batch, join_extracted, reject_batch
from recurnlp.batch.worker import LoadExtractor, Task, Worker, WorkerDied
from recurnlp.errors import InputError

_TASKS_A_WORKER = 2
_BATCHES_A_WORKER = 4
_DEATHS_OF_A_NOTE = 2  # one may be chance: the system kills whom it likes when memory runs out
_FAILED_STARTS = 3


def extract_all(load: LoadExtractor, batches: Iterable[pa.RecordBatch], workers: int) -> Iterator[Extracted]:
    """Yield what is found in each batch, in the order of the batches, read no faster than they are worked off.

    Args:
        load: makes the extractor, once for each process.
        batches: notes, with the schema ``INPUT``.
        workers: how many processes read notes; with 0 it is this one.

    Raises:
        InputError: the processes cannot be started.
    """
    stream = iter(batches)
    first = next(stream, None)
    if first is None:  # nothing is left to do: spare the loading
        return
    stream = chain([first], stream)
    if workers == 0:
        read_note = load()
        yield from (extract_batch(read_note, batch) for batch in stream)
        return
    pool = _Pool(load, workers)
    try:
        yield from pool.extract(stream)
    finally:
        pool.stop()


class _Pool:
    def __init__(self, load: LoadExtractor, workers: int) -> None:
        self._load = load
        self._context = get_context("spawn")
        self._workers = [Worker(self._context, load) for _ in range(workers)]
        self._tasks: deque[Task] = deque()
        self._open: dict[int, _Answer] = {}
        self._failed_starts = 0

    def extract(self, batches: Iterator[pa.RecordBatch]) -> Iterator[Extracted]:
        taken = given = 0
        ended = False
        while not ended or self._open:
            while not ended and len(self._open) < _BATCHES_A_WORKER * len(self._workers):
                batch = next(batches, None)
                ended = batch is None
                if batch is not None:
                    self._take(taken, batch)
                    taken += 1
            while given in self._open and self._open[given].is_complete:
                yield self._open.pop(given).join()
                given += 1
            if self._open:
                self._exchange()

    def stop(self) -> None:
        for worker in self._workers:
            worker.stop()

    def _take(self, index: int, batch: pa.RecordBatch) -> None:
        self._open[index] = _Answer(batch.num_rows)
        self._tasks.append(Task(index, 0, batch))

    def _exchange(self) -> None:
        for worker in sorted(self._workers, key=lambda worker: len(worker.tasks)):
            while self._tasks and len(worker.tasks) < _TASKS_A_WORKER:
                worker.give(self._tasks.popleft())
        ready = wait([worker.connection for worker in self._workers])
        for place, worker in enumerate(self._workers):
            if worker.connection in ready:
                self._hear(place, worker)

    def _hear(self, place: int, worker: Worker) -> None:
        try:
            answer = worker.receive()
        except WorkerDied:
            self._bury(place, worker)
        else:
            self._failed_starts = 0
            if answer:
                self._open[answer[0].index].add(answer[0], answer[1])

    def _bury(self, place: int, worker: Worker) -> None:
        worker.stop()
        self._failed_starts += not worker.is_ready
        if self._failed_starts == _FAILED_STARTS:
            raise InputError("worker processes cannot start: free some memory, or ask for fewer with --workers")
        self._workers[place] = Worker(self._context, self._load)
        unfinished = list(worker.tasks)
        if unfinished and worker.is_ready:
            unfinished[:1] = self._try_again(unfinished[0])
        self._tasks.extendleft(reversed(unfinished))

    def _try_again(self, task: Task) -> list[Task]:
        if task.batch.num_rows > 1:
            return _take_apart(task)
        if task.deaths + 1 < _DEATHS_OF_A_NOTE:
            return [replace(task, deaths=task.deaths + 1)]
        self._open[task.index].add(task, reject_batch(task.batch, "worker_died"))
        return []


def _take_apart(task: Task) -> list[Task]:
    return [Task(task.index, task.offset + row, task.batch.slice(row, 1)) for row in range(task.batch.num_rows)]


class _Answer:
    """What is known so far of one batch, which may come back note by note."""

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._pieces: dict[int, Extracted] = {}
        self._rows_done = 0

    @property
    def is_complete(self) -> bool:
        return bool(self._pieces) and self._rows_done == self._rows

    def add(self, task: Task, piece: Extracted) -> None:
        self._pieces[task.offset] = piece
        self._rows_done += task.batch.num_rows

    def join(self) -> Extracted:
        return join_extracted([self._pieces[offset] for offset in sorted(self._pieces)])
