"""`recurnlp evaluate` from end to end."""

import json

import pytest

from recurnlp.batch import Rules
from recurnlp.evaluate.folds import assign_fold

WORD = "Xylographica"
GOLD = [
    ("IMPRESSION: Multiple new metastases in the liver.", "metastases", "metastasis", "present", "distant", "liver"),
    (f"No evidence of recurrent cancer, says {WORD}.", "recurrent cancer", "recurrence", "present", "distant", "lung"),
    ("Chest is clear.", "", "", "", "", ""),
]


def write_note(number, text, quote, kind, assertion, extent, site):
    """Return one gold note, whose axes follow from its one mention."""
    mention = {"quote": quote, "kind": kind, "assertion": assertion, "time": "current", "extent": extent}
    axes = {"distant": "not_stated", "nodal": "not_stated", "recurrence": "not_stated"}
    axes |= {"metastasis": {"distant": "present"}, "recurrence": {"recurrence": "present"}}.get(kind, {})
    sites = [site] if kind == "metastasis" else []
    mentions = [mention | {"sites": [site]}] if quote else []
    return {"id": f"n{number}", "text": text, "mentions": mentions, "note": axes | {"distant_sites": sites}}


@pytest.fixture
def gold(tmp_path):
    """Three gold notes, one of which nobody could agree with."""
    path = tmp_path / "gold.jsonl"
    rows = [write_note(number, *facts) for number, facts in enumerate(GOLD)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture
def run(call, gold, tmp_path):
    """A run over the gold's texts."""
    assert call("extract", gold, "-o", tmp_path / "run")[0] == 0
    return tmp_path / "run"


@pytest.fixture
def labels(tmp_path):
    """The same notes as a table of labels, without texts."""
    path = tmp_path / "labels.csv"
    path.write_text("note_id,distant,label\nn0,present,distant_metastasis\nn1,present,no_evidence\n")
    return path


def test_the_gold_s_own_texts_are_extracted(call, gold):
    """Without a run the figures are those of the extraction as it is now."""
    code, out, err = call("evaluate", gold)
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0].startswith("3 notes")
    assert next(line for line in lines if line.startswith("detect all")).split()[2:5] == ["1.000"] * 3
    assert next(line for line in lines if line.startswith("detect + assertion")).split()[3:6] == ["0.500"] * 3


def test_a_run_scores_as_the_extraction_it_holds(call, gold, run):
    """Scoring the run folder gives what scoring the same texts now gives, to the last digit."""
    now, held = call("evaluate", gold, "--json"), call("evaluate", gold, run, "--json")
    assert now == held
    assert json.loads(now[1])["scores"]["note recurrence accuracy"]["value"] == 2 / 3


def test_labels_alone_need_no_rules(call, labels, run, monkeypatch):
    """A run is scored against a table of labels without loading an extractor."""
    monkeypatch.setattr(Rules, "__call__", lambda _rules: pytest.fail("an extractor was loaded"))
    code, out, err = call("evaluate", labels, run, "--json")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert told["scores"]["note distant accuracy"]["value"] == 1 / 2
    assert told["scores"]["note label accuracy"]["n"] == 2
    assert not [name for name in told["scores"] if name.startswith(("detect", "mention", "note nodal"))]


def test_the_page_is_written_only_when_asked_for(call, gold, tmp_path):
    """--html shows the errors with their text; nothing else does, on stdout or stderr or in another file."""
    before = set(tmp_path.iterdir())
    quiet = call("evaluate", gold)
    assert set(tmp_path.iterdir()) == before
    code, out, err = call("evaluate", gold, "--html", tmp_path / "errors.html")
    page = (tmp_path / "errors.html").read_text()
    assert (code, out) == (0, quiet[1])
    assert err == f"error page: {tmp_path / 'errors.html'} (holds note text)\n"
    assert WORD in page
    assert "negation" in page
    assert WORD not in out + err


def test_no_word_of_a_note_reaches_the_terminal(call, gold, run):
    """Neither tables nor JSON quote a note, though the errors lie in it."""
    for options in ([], ["--json"], [run], [run, "--json"], ["--folds", 2]):
        code, out, err = call("evaluate", gold, *options)
        assert code == 0
        assert not [word for word in (WORD, "metastases", "Chest") if word in out + err]


def test_folds_and_the_gap_are_told(call, gold, tmp_path):
    """The page leaves out the fold that is not to be looked at; its figures stand beside those of the rest."""
    fold = assign_fold("n1", 2)
    page = tmp_path / "errors.html"
    code, out, _ = call("evaluate", gold, "--folds", 2, "--held-out", fold, "--html", page)
    assert code == 0
    assert [line.split("  ")[0] for line in out.splitlines()[-3:]] == ["looked at", "held out", "gap"]
    assert f"fold {fold}" in out
    assert WORD not in page.read_text()


def test_notes_that_the_run_lacks_count_as_empty(call, gold, run):
    """A rejected note is an error of the program; it is told by its place in the gold."""
    gold.write_text(
        gold.read_text() + json.dumps(write_note(9, f"Metastases, {WORD}.", *GOLD[0][1:]) | {"mentions": []})
    )
    code, out, err = call("evaluate", gold, run)
    assert (code, out.split()[0]) == (0, "4")
    assert err == f"1 of 4 gold notes are missing from the run and score as empty (the first: {gold}, line 4)\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.jsonl"], "no such file"),
        (["{labels}"], "add a text to each, or name the run to score"),
        (["{labels}", "{run}", "--html", "x.html"], "add a text to each, or leave out --html"),
        (["{gold}", "{tmp_path}"], "is no run folder"),
        (["{gold}", "--held-out", "1"], "--held-out 1 needs --folds 1 or more"),
        (["{gold}", "--folds", "2", "--held-out", "3"], "--held-out 3 needs --folds 3 or more"),
        (["{gold}", "--html", "{tmp_path}/no/such/folder.html"], "cannot be written: No such file or directory"),
        (["{gold}", "--patterns", "{tmp_path}/nothing"], "nothing"),
    ],
)
def test_what_cannot_be_evaluated_exits_with_2(call, gold, labels, run, tmp_path, arguments, message):
    """Each mistake of the user's is told in one line with what to do."""
    names = {"gold": gold, "labels": labels, "run": run, "tmp_path": tmp_path}
    code, _, err = call("evaluate", *(argument.format(**names) for argument in arguments))
    assert code == 2
    assert message in err
    assert WORD not in err


def test_malformed_gold_exits_with_2_and_is_not_quoted(call, gold):
    """The message has file and line, and no word of the note that stands there."""
    gold.write_text(gold.read_text() + f'{{"id": "z", "text": "{WORD}"\n')
    code, out, err = call("evaluate", gold)
    assert (code, out) == (2, "")
    assert err == f"error: {gold}, line 4: is no JSON object; one object a line is wanted\n"


def test_ids_that_do_not_match_exit_with_2(call, gold, run):
    """A run over notes with other ids is refused, for a score of zero would mislead."""
    gold.write_text(gold.read_text().replace('"id": "n', '"id": "m'))
    code, out, err = call("evaluate", gold, run)
    assert (code, out) == (2, "")
    assert "holds none of the gold's notes" in err
