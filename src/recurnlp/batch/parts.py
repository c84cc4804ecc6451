"""From the stream of rows to parts of the run folder, leaving out the parts that are there already."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby

from recurnlp.batch.extraction import Extracted, join_extracted
from recurnlp.batch.folder import Tables
from recurnlp.batch.plan import Plan
from recurnlp.batch.stream import extract_units
from recurnlp.batch.units import Unit, cut_units
from recurnlp.batch.worker import LoadExtractor
from recurnlp.connectors import Meter, NoteRow, Reject, Source, measure_source, read_notes
from recurnlp.errors import InputError, RunConflict


@dataclass(slots=True)
class Progress:
    """How far a run is.

    Args:
        notes: notes done, in this go or an earlier one.
        rejects: rows that the readers rejected.
        dates_unreadable: notes whose date was not in ISO form.
        bytes: of the input files, read so far.
    """

    notes: int = 0
    rejects: int = 0
    dates_unreadable: int = 0
    bytes: int = 0

    def count(self, unit: Unit) -> None:
        """Count a unit as done."""
        self.notes += unit.batch.num_rows
        self.rejects += len(unit.rejects)
        self.dates_unreadable += unit.dates_unreadable


Report = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Part:
    """Units and what was found in them, ready to be written."""

    units: list[Unit]
    extracted: list[Extracted]

    def commit(self, tables: Tables) -> None:
        """Write the part to its place in the tables."""
        tables.commit(self.units[0].part, join_extracted(self.extracted), _digest(self.units))


def extract_parts(
    plan: Plan,
    tables: Tables,
    load: LoadExtractor,
    workers: int,
    progress: Progress,
    report: Report | None,
) -> Iterator[Part]:
    """Yield the parts that are not in the tables yet.

    Args:
        plan: what to read, and how.
        tables: where parts of an earlier go are.
        load: makes the extractor.
        workers: how many processes read notes; with 0 it is this one.
        progress: kept up to date.
        report: called with it after each unit.

    Raises:
        RunConflict: an input changed since a part was made from it.
        InputError: an input changed while it was being read, or vanished.
    """
    meter = Meter()
    units = _skip_done(cut_units(_read_rows(plan, meter)), tables, progress)
    part = Part([], [])
    for unit, extracted in extract_units(load, units, workers):
        part.units.append(unit)
        part.extracted.append(extracted)
        progress.count(unit)
        progress.bytes = meter.bytes
        if report:
            report(progress)
        if unit.closes_part:
            yield part
            part = Part([], [])


def _read_rows(plan: Plan, meter: Meter) -> Iterator[NoteRow | Reject]:
    for item, size in zip(plan.inputs, plan.sizes, strict=True):
        yield from read_notes([item], plan.options, meter)
        if item.source.address is None:
            _refuse_change(item.source, size)


def _refuse_change(source: Source, planned: int) -> None:
    size = measure_source(source)
    if size != planned:
        raise InputError(
            f"{source.file}: changed while it was being read, from {planned:,} to {size:,} bytes; "
            "once it stays as it is, give the same command with --restart"
        )


def _skip_done(units: Iterable[Unit], tables: Tables, progress: Progress) -> Iterator[Unit]:
    for number, group in groupby(units, key=lambda unit: unit.part):
        digest = tables.read_digest(number)
        if digest is None:
            yield from group
            continue
        done = list(group)
        if digest != _digest(done):
            raise RunConflict("an input was changed after the run began; add --restart to redo the run")
        for unit in done:
            progress.count(unit)


def _digest(units: list[Unit]) -> str:
    return blake2b("".join(unit.digest for unit in units).encode(), digest_size=16).hexdigest()
