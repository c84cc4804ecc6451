"""An evaluation as plain text."""

from recurnlp.evaluate import evaluate_cases, write_evaluation
from recurnlp.evaluate.folds import assign_fold


def test_every_score_has_its_line(cases, expected):
    """Each measure is printed with value, interval and number, under a head with the number of notes."""
    head, *lines = list(write_evaluation(evaluate_cases(cases)))[: 1 + len(expected)]
    assert head.split()[:2] == ["4", "notes"]
    assert [line[:28].strip() for line in lines] == list(expected)
    assert lines[2].split()[:5] == ["detect", "all", "0.750", "0.750", "0.750"]
    assert lines[2].split()[-1] == "4"


def test_columns_stand_under_their_heads(cases):
    """The lines of a table are as long as each other, so that the figures form columns."""
    tables = "\n".join(write_evaluation(evaluate_cases(cases, 2))).split("\n\n")
    assert [table.split("  ")[0] for table in tables[1:]] == ["note kind", "section of the mention", "fold"]
    for table in tables:
        assert len({len(line) for line in table.splitlines()}) == 1


def test_what_rests_on_nothing_is_a_dash(cases):
    """Pathology has no distant sites, so there is no score of them to show."""
    lines = list(write_evaluation(evaluate_cases(cases)))
    head = next(line for line in lines if line.startswith("note kind"))
    row = next(line for line in lines if line.startswith("pathology"))
    assert row[: head.index("d.sites") + 7].endswith("–")


def test_the_gap_is_looked_at_less_held_out(cases):
    """What was looked at scoring higher than what was not is a gap above zero."""
    evaluation = evaluate_cases(cases, 2, 3 - assign_fold("c", 2))
    looked_at, held_out = (part.scores["note distant accuracy"].value for part in evaluation.apart)
    assert looked_at > held_out
    *_, gap = lines = list(write_evaluation(evaluation))
    head = next(line for line in lines if line.startswith("held out"))
    assert gap.startswith("gap")
    assert gap[: head.index("distant") + len("distant")].endswith(f"+{looked_at - held_out:.3f}")
