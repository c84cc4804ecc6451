"""Units in, each with all that came of it out: the way every note goes, in a local run and in a Spark task."""

from collections import deque
from collections.abc import Iterable, Iterator

import pyarrow as pa

from recurnlp.batch.extraction import Extracted, join_extracted, write_rejects
from recurnlp.batch.pool import extract_all
from recurnlp.batch.units import Unit
from recurnlp.batch.worker import LoadExtractor


def extract_units(load: LoadExtractor, units: Iterable[Unit], workers: int) -> Iterator[tuple[Unit, Extracted]]:
    """Yield each unit with what was found in it, the rows rejected before among the rejects; in order.

    Args:
        load: makes the extractor, if there is a unit.
        units: as `cut_units` cuts them; taken no faster than they are worked off.
        workers: how many processes read notes; with 0 it is this one.

    Raises:
        InputError: the processes cannot be started.
    """
    handed: deque[Unit] = deque()

    def hand_out() -> Iterator[pa.RecordBatch]:
        for unit in units:
            handed.append(unit)
            yield unit.batch

    for extracted in extract_all(load, hand_out(), workers):
        unit = handed.popleft()
        yield unit, join_extracted([write_rejects(unit.rejects), extracted])
