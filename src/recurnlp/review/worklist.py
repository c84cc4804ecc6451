"""Which charts to look at, and in which order."""

from collections.abc import Callable, Collection
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from recurnlp.batch import RECIPES, Criterion, RunTables, choose_cohort
from recurnlp.errors import InputError
from recurnlp.model.vocabulary import LABELS
from recurnlp.review.chart_values import ChartValues, Mask, align_patients
from recurnlp.review.charts import Charts, Numbers
from recurnlp.review.doubt import Doubts, measure_doubts
from recurnlp.review.listing import Line, Listing, Selection
from recurnlp.status.classification import CLASSIFICATIONS

PAGE = 100
_RANKS = (*CLASSIFICATIONS, *LABELS)


class Worklist:
    """The charts of a run, to be sorted and filtered.

    Args:
        run: the run.
        charts: its charts.
    """

    def __init__(self, run: RunTables, charts: Charts) -> None:
        self._run = run
        self._charts = charts
        self._names = charts.names
        self._ids = charts.patients
        self._patients = align_patients(run, self._ids)
        self._doubts: Doubts = measure_doubts(charts.notes, charts.starts, self._patients)
        self._ranks = self._rank_labels()
        self._sites = ChartValues(
            charts, self._patients, ("distant_sites",), ("first_recurrence_sites", "distant_sites")
        )
        self._extents = ChartValues(charts, self._patients, ("recurrence_extent",), ("first_recurrence_extent",))
        self._cohorts: dict[str, Mask] = {}

    @property
    def has_patients(self) -> bool:
        """Whether the patients' timelines are there."""
        return self._patients is not None

    def read_patient(self, number: int) -> dict[str, Any] | None:
        """Return the row of a chart's patient in `patients.parquet`, or ``None`` if there is none."""
        if self._patients is None:
            return None
        row: dict[str, Any] = self._patients.slice(number, 1).to_pylist()[0]
        return row if row["patient_id"] is not None else None

    def list(self, selection: Selection, done: Collection[str], finished: Collection[str] = ()) -> Listing:
        """Return the page that a selection asks for.

        Args:
            selection: what to show.
            done: the patients that the reviewer has given a verdict on.
            finished: the notes without a patient that the reviewer has finished.

        Raises:
            InputError: the recipe needs what is not there.
            MissingExtra: the recipe needs DuckDB.
        """
        order, is_done = self._order(selection, done, finished)
        pages = max(-(-len(order) // PAGE), 1)
        page = min(max(selection.page, 0), pages - 1)
        shown = order[page * PAGE : (page + 1) * PAGE].tolist()
        return Listing(tuple(self._line(number, bool(is_done[number])) for number in shown), len(order), page, pages)

    def find_next(
        self, selection: Selection, done: Collection[str], finished: Collection[str], after: int
    ) -> int | None:
        """Return the first chart of a selection without a verdict, beginning after a chart; ``None`` if all have one.

        Args:
            selection: as for `list`.
            done, finished: as for `list`.
            after: the number of the chart that the reviewer is at.
        """
        # Sorted as before the verdict that was just given, so that the next one is the next one that was seen.
        here = self._names[after].as_py()
        order, is_done = self._order(selection, [one for one in done if one != here], finished)
        places = np.flatnonzero(order == after)
        rest = np.roll(order, -(int(places[0]) + 1)) if len(places) else order
        waiting = rest[~is_done[rest] & (rest != after)]
        return int(waiting[0]) if len(waiting) else None

    def count_done(self, done: Collection[str], finished: Collection[str]) -> tuple[int, int]:
        """Return how many charts have a verdict, and how many there are."""
        return int(self._mark_done(done, finished).sum()), len(self._charts)

    def _order(self, selection: Selection, done: Collection[str], finished: Collection[str]) -> tuple[Numbers, Mask]:
        is_done = self._mark_done(done, finished)
        # Ties keep the order of patient ids: numpy's stable sort, on keys that are small where the chart comes first.
        keys: dict[str, Callable[[], Any]] = {
            "open": lambda: is_done,
            "patient": lambda: np.zeros(len(is_done)),
            "label": lambda: self._ranks,
            "uncertainty": lambda: -self._doubts.uncertainty,
            "disagreement": lambda: -self._doubts.disagreement,
        }
        order = np.argsort(keys[selection.order](), kind="stable")
        return order[self._select(selection)[order]], is_done

    def _mark_done(self, done: Collection[str], finished: Collection[str]) -> Mask:
        alone = pc.is_null(self._ids)
        names = pa.array(list(done), pa.string()), pa.array(list(finished), pa.string())
        by_patient, by_note = (pc.is_in(self._names, value_set=some) for some in names)
        return np.asarray(pc.if_else(alone, by_note, by_patient).to_numpy(), bool)

    def _select(self, selection: Selection) -> Mask:
        mask = np.ones(len(self._charts), bool)
        if selection.site:
            mask &= self._sites.mark(selection.site)
        if selection.extent:
            mask &= self._extents.mark(selection.extent)
        if selection.recipe:
            mask &= self._choose(selection.recipe)
        if selection.search:
            mask &= pc.match_substring(self._names, selection.search, ignore_case=True).to_numpy()
        return mask

    def _choose(self, recipe: str) -> Mask:
        if not self.has_patients:
            raise InputError(f"recipes choose patients by their timelines; run: recurnlp patients {self._run.path}")
        if recipe not in self._cohorts:
            chosen = choose_cohort(self._run, [Criterion(recipe, RECIPES[recipe].sql)]).patients["patient_id"]
            marked = pc.is_in(self._ids, value_set=chosen.combine_chunks(), skip_nulls=True)
            self._cohorts[recipe] = np.asarray(marked.to_numpy(), bool)
        return self._cohorts[recipe]

    def _rank_labels(self) -> Numbers:
        """The rank of each chart's label in `_RANKS`: the patient's class, else the gravest label of the notes."""
        of_notes = pc.index_in(self._charts.notes["label"], value_set=pa.array(LABELS)).to_numpy()
        if not len(self._charts):
            return np.zeros(0, np.int64)
        ranks = np.minimum.reduceat(of_notes, self._charts.starts).astype(np.int64) + len(CLASSIFICATIONS)
        if self._patients is None:
            return ranks
        classes = pc.index_in(self._patients["classification"], value_set=pa.array(CLASSIFICATIONS))
        return np.asarray(pc.coalesce(classes, pa.array(ranks, pa.int32())).to_numpy(), np.int64)

    def _line(self, number: int, is_done: bool) -> Line:
        chart = self._charts.open(number)
        days = [entry.day for entry in chart.entries if entry.day]
        return Line(
            number,
            chart.name,
            _RANKS[self._ranks[number]],
            self._sites.read(number),
            self._extents.read(number),
            len(chart.entries),
            min(days, default=None),
            max(days, default=None),
            float(self._doubts.uncertainty[number]),
            int(self._doubts.disagreement[number]),
            is_done,
        )
