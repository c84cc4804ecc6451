"""From the three axes to the one label."""

from recurnlp.model.vocabulary import AFFIRMED, AxisValue, Label


def derive_label(distant: AxisValue, nodal: AxisValue, recurrence: AxisValue) -> Label:
    """Return the first label, in the order of `recurnlp.model.vocabulary.LABELS`, that the axes bear out.

    Args:
        distant, nodal, recurrence: the axes.
    """
    spread, returned = distant in AFFIRMED, recurrence in AFFIRMED
    if spread and returned:
        return "recurrent_metastatic"
    if spread:
        return "distant_metastasis"
    if returned:
        return "locoregional_recurrence"
    if nodal in AFFIRMED:
        return "nodal_metastasis"
    axes = {distant, nodal, recurrence}
    if "possible" in axes:
        return "suspected"
    return "no_evidence" if "absent" in axes else "not_stated"
