"""`recurnlp review`, as far as it ends by itself: the page itself is driven in tests/review."""

import json
from contextlib import closing

import pytest

from recurnlp.review import DecisionFile, place_decisions
from recurnlp.review.decision import Decision, Subject
from recurnlp.review.rulings import digest_text


@pytest.fixture
def run(call, notes, tmp_path):
    """A finished run of three notes."""
    assert call("extract", notes, "-o", tmp_path / "run")[0] == 0
    return tmp_path / "run"


@pytest.fixture
def reviewed(run, notes):
    """The run, with a verdict of Ada's on its second note and on a patient."""
    text = json.loads(notes.read_text().splitlines()[1])["text"]
    axes = {"distant": "not_stated", "nodal": "not_stated", "recurrence": "absent"}
    facts = axes | {"recurrence_extent": [], "distant_sites": [], "mentions": [], "text_sha256": digest_text(text)}
    patient = {"classification": "no_recurrence", "first_recurrence_date": "", "first_distant_date": ""}
    with closing(DecisionFile(place_decisions(run))) as decisions:
        decisions.keep(Decision(Subject("note", "", "1"), "accept", "Ada", facts=facts))
        decisions.keep(Decision(Subject("patient", "p"), "accept", "Ada", facts=patient | {"distant_sites": []}))
    return run


def test_verdicts_are_exported_as_gold_that_evaluate_reads(call, reviewed, tmp_path):
    """The file is gold: `recurnlp evaluate` scores the run against it."""
    code, out, err = call("review", reviewed, "--export", tmp_path / "gold.jsonl")
    assert (code, out, err) == (0, f"1 notes: {tmp_path / 'gold.jsonl'} (holds note text)\n", "")
    code, out, _ = call("evaluate", tmp_path / "gold.jsonl", reviewed)
    assert code == 0
    assert "note recurrence accuracy" in out


def test_verdicts_on_patients_are_exported_as_csv(call, reviewed, tmp_path):
    """The suffix says which."""
    assert call("review", reviewed, "--export", tmp_path / "patients.csv")[0] == 0
    assert (tmp_path / "patients.csv").read_text().splitlines()[1] == "p,Ada,no_recurrence,,,"


def test_what_is_left_out_is_told(call, reviewed, notes, tmp_path):
    """A note whose text changed is counted, without a word of it."""
    notes.write_text(notes.read_text().replace("No evidence of", "Signs of"))
    code, out, err = call("review", reviewed, "--export", tmp_path / "gold.jsonl")
    assert code == 0
    assert err == "1 notes left out: their text is not the one that was judged\n"
    assert out.startswith("0 notes: ")


def test_one_reviewer_s_word_can_be_exported(call, reviewed, tmp_path):
    """`--reviewer` with `--export` chooses whose."""
    assert call("review", reviewed, "--reviewer", "Bo", "--export", tmp_path / "gold.jsonl")[1].startswith("0 notes")


def test_decisions_outlive_the_run(call, reviewed, notes, tmp_path):
    """`extract --restart` makes the run anew and leaves the decisions where they are."""
    assert call("extract", notes, "-o", reviewed, "--restart")[0] == 0
    assert call("review", reviewed, "--export", tmp_path / "gold.jsonl")[1].startswith("1 notes")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--export", "gold.xlsx"], "must end in .jsonl"),
        (["--export", "gold.jsonl"], "nothing has been reviewed yet"),
        (["--notes", "elsewhere.csv"], "elsewhere.csv: no such file"),
        (["--reviewer", "x" * 81], "1 to 80 letters"),
        (["--reviewer", ""], "1 to 80 letters"),
        (["--port", "70000"], "--port"),
    ],
)
def test_what_cannot_be_done_ends_with_two(call, run, arguments, message):
    """Unknown formats, runs without verdicts, inputs that are not there and bad names are usage errors."""
    code, _, err = call("review", run, *arguments)
    assert code == 2
    assert message in err


def test_inputs_that_are_gone_end_with_two_and_the_remedy(call, run, notes):
    """The message names the file and the option."""
    notes.unlink()
    code, _, err = call("review", run)
    assert code == 2
    assert "is not there" in err
    assert "--notes" in err


def test_without_its_extra_the_command_says_what_to_install(call, run, monkeypatch):
    """Starlette and uvicorn come with the extra `review`."""
    monkeypatch.setitem(__import__("sys").modules, "uvicorn", None)
    monkeypatch.delitem(__import__("sys").modules, "recurnlp.review.server", raising=False)
    code, _, err = call("review", run)
    assert code == 2
    assert "pip install 'recurnlp[review]'" in err
