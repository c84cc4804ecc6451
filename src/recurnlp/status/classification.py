"""The one class of a patient's course: a contract."""

from typing import Literal, get_args

from recurnlp.status.timeline import Timeline

Classification = Literal[
    "recurrent_metastatic",
    "de_novo_metastatic",
    "locoregional_recurrence",
    "biochemical_recurrence",
    "never_disease_free",
    "no_recurrence",
    "undetermined",
]
CLASSIFICATIONS: tuple[Classification, ...] = get_args(Classification)


def classify(timeline: Timeline) -> Classification:
    """Return the class.

    Spread decides first: from the start, or after a time without disease. Without spread, a recurrence does; without
    either, whether the patient was ever free of disease.

    Args:
        timeline: the patient's.
    """
    if timeline.distant is not None:
        if timeline.is_de_novo:
            return "de_novo_metastatic"
        if timeline.returns:
            return "recurrent_metastatic"
        return "never_disease_free" if timeline.persistent else "undetermined"
    if timeline.returns:
        extents = {statement.extent for statement in timeline.returns}
        is_marker_only = "biochemical" in extents and extents <= {"biochemical", "unspecified"}
        return "biochemical_recurrence" if is_marker_only else "locoregional_recurrence"
    if timeline.free:
        return "no_recurrence"
    return "never_disease_free" if timeline.persistent else "undetermined"
