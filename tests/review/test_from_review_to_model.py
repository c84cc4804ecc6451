"""From charts that were reviewed to gold, from there to scores and to a classifier."""

import json

import pytest
from click.testing import CliRunner

from recurnlp.cli.entry import program

WORDINGS = (
    "CT ABDOMEN\nIMPRESSION: New liver metastases.",
    "CLINIC\nASSESSMENT: Colon cancer. No evidence of recurrence.",
    "LETTER\nHer knee was looked at. All is well with it.",
)
PATIENTS = 6


@pytest.fixture
def call():
    """Call the program as a user does, and return what it prints."""

    def run_program(*arguments):
        done = CliRunner().invoke(program, [str(argument) for argument in arguments], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.output

    return run_program


@pytest.mark.slow
def test_what_is_reviewed_is_scored_and_learned_from(make, make_desk, make_client, call, tmp_path):
    """Verdicts become gold that says whose each note is, lower the score of the run, and teach a classifier."""
    notes = {
        f"{patient}-{n}": (f"p{patient}", f"2020-0{n + 1}-01", text)
        for patient in range(PATIENTS)
        for n, text in enumerate(WORDINGS)
    }
    run, gold, model = make(notes), tmp_path / "gold.jsonl", tmp_path / "model"
    desk = make_desk(run)
    ada = make_client(desk)
    ada.post("/charts/0/notes/0/mention", at=desk.open_note("Ada", 0, 0).marks[0].key, verdict="reject")
    for chart in range(PATIENTS):
        for place in range(len(WORDINGS)):
            ada.post(f"/charts/{chart}/notes/{place}/note", verdict="accept")

    assert "18 notes" in call("review", run, "--export", gold)
    assert [json.loads(line)["patient_id"] for line in gold.read_text().splitlines()][::3] == sorted(
        {patient for patient, *_ in notes.values()}
    )
    (accuracy,) = (line for line in call("evaluate", gold, run).splitlines() if line.startswith("note label accuracy"))
    assert f"{17 / 18:.3f}" in accuracy
    call("train", gold, "-o", model, "--folds", "2")
    card = json.loads((model / "card.json").read_text())
    assert [(s["name"], s["notes"], s["patients"]) for s in card["data"]] == [("gold", 18, PATIENTS)]
