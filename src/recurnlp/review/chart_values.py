"""What the charts of a run have: values of lists, by chart; and the rows of their patients."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from recurnlp.batch import RunTables
from recurnlp.review.charts import Charts

Mask = npt.NDArray[np.bool_]


class ChartValues:
    """Which values of a closed list each chart has: from its patient's row, else from its notes.

    Args:
        charts: the charts.
        patients: their patients' rows.
        of_notes, of_patients: columns of lists.
    """

    def __init__(self, charts: Charts, patients: Any, of_notes: tuple[str, ...], of_patients: tuple[str, ...]) -> None:
        table, columns = (charts.notes, of_notes) if patients is None else (patients, of_patients)
        owners, values = [], []
        for column in columns:
            lists = table[column].combine_chunks()
            rows = pc.list_parent_indices(lists).to_numpy(zero_copy_only=False)
            owners.append(rows if patients is not None else np.searchsorted(charts.starts, rows, side="right") - 1)
            values += pc.list_flatten(lists).to_pylist()
        self._owners = np.concatenate(owners).astype(np.int64)
        self._values = np.array(values, dtype=object)
        self._size = len(charts)
        order = np.argsort(self._owners, kind="stable")
        self._owners, self._values = self._owners[order], self._values[order]

    def mark(self, value: str) -> Mask:
        """Say of each chart whether it has a value."""
        mask = np.zeros(self._size, bool)
        mask[self._owners[self._values == value]] = True
        return mask

    def read(self, number: int) -> tuple[str, ...]:
        """Return the values of a chart."""
        start, end = np.searchsorted(self._owners, [number, number + 1])
        return tuple(dict.fromkeys(self._values[start:end]))


def align_patients(run: RunTables, ids: Any) -> Any:
    """Return the rows of the charts' patients, null where there is none; ``None`` without `patients.parquet`.

    Args:
        run: the run.
        ids: the patient of each chart.
    """
    if not run.has_patients():
        return None
    patients = run.patients
    places = pc.index_in(ids, value_set=patients["patient_id"].combine_chunks(), skip_nulls=True)
    return patients.take(places).combine_chunks()
