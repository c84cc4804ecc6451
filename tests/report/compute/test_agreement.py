"""Rules beside the model."""

from recurnlp.report.compute.agreement import compute_agreement


def judge(model, probability=0.9):
    """A note that rules call free of disease, and the model something."""
    return {"classifier_label": model, "classifier_probability": probability}


def test_only_judged_notes_are_compared(open_run):
    """A note that no model judged is neither agreement nor disagreement."""
    agreement = open_run(compute_agreement, notes=[judge("no_evidence"), judge("suspected"), {}])
    assert (agreement.judged, agreement.agreed) == (2, 1)
    assert agreement.cells == (("no_evidence", "no_evidence", 1), ("no_evidence", "suspected", 1))


def test_the_surest_disagreements_come_first(open_run):
    """Agreements are not among them."""
    notes = [judge("suspected", 0.4), judge("not_stated", 0.8), judge("no_evidence", 0.99)]
    surest = open_run(compute_agreement, notes=notes).surest
    assert [(note.note_id, note.probability) for note in surest] == [("n2", 0.8), ("n1", 0.4)]


def test_a_run_without_model_has_nothing_to_compare(open_run):
    """Where the column is empty so is the table."""
    agreement = open_run(compute_agreement, notes=[{}, {}])
    assert (agreement.cells, agreement.judged, agreement.surest) == ((), 0, ())
