"""`recurnlp train`, and `recurnlp extract --classify` with what it made."""

import json
import subprocess
import zipfile

import pyarrow.parquet as pq
import pytest

# All of it waits for a model to be trained.
pytestmark = pytest.mark.slow
NAME, NICKNAME, NUMBER = "Quillfeather", "wobbly", "MRN 0047110815"
WORDINGS = {
    "distant_metastasis": "IMPRESSION: New metastases in the liver, seen by Dr. {name}. {number}.",
    "no_evidence": "IMPRESSION: No evidence of recurrence. {name} is well; {nickname} as ever. {number}.",
    "not_stated": "IMPRESSION: The lungs look normal to old {name} on 2019-03-04.",
}


def write_gold(path, notes=8):
    """Write judged notes into which a name, a nickname and record numbers are planted."""
    rows = [
        {
            "text": wording.format(name=NAME.upper() if i % 3 else NAME, nickname=NICKNAME, number=f"{NUMBER}{i}"),
            "label": label,
            "patient_id": f"p{i % 4}" if label == "no_evidence" else f"{label}-{i}",
        }
        for label, wording in WORDINGS.items()
        for i in range(notes)
    ]
    lines = ["text,label,patient_id", *('"{text}",{label},{patient_id}'.format(**row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    """A csv of texts, labels and patients."""
    return write_gold(tmp_path_factory.mktemp("gold") / "letters.csv")


@pytest.fixture(scope="module")
def model(gold, program, environment):
    """A model folder trained on it, and what was printed."""
    folder = gold.parent / "mine"
    arguments = ["train", gold, "-o", folder, "--folds", "2", "--licence", "letters=CC0"]
    done = subprocess.run(
        [*program, *map(str, arguments)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder, done.stdout, done.stderr


def test_training_makes_a_model_folder(model):
    """Model, card and charts are there; the scores and the audit are printed."""
    folder, out, err = model
    assert sorted(path.name for path in folder.iterdir()) == [
        "card.json", "card.md", "confusion.svg", "learning-curve.svg", "model.skops", "reliability.svg",
    ]  # fmt: skip
    card = json.loads((folder / "card.json").read_text())
    assert (card["name"], card["data"][0]["licence"], card["data"][0]["patients"]) == ("mine", "CC0", 20)
    for line in ("vocabulary: ", "refused: ", "accuracy: 1.000, rules ", "macro f1: ", "better than the rules: "):
        assert line in out
    assert "fold 2 of 2" in err


def test_no_name_and_no_number_gets_into_the_model(model):
    """Names, nicknames of few patients, record numbers and dates are in no file of the model and on no screen."""
    folder, out, err = model
    with zipfile.ZipFile(folder / "model.skops") as archive:
        inside = b"".join(archive.read(name) for name in archive.namelist())
    words = inside.replace(b"\x00", b"").decode("latin-1")  # arrays of text spend four bytes a letter
    assert "recurrence" in words
    shown = "".join(path.read_text() for path in folder.iterdir() if path.suffix in (".json", ".md", ".svg"))
    told = (words + shown + out + err).lower()
    for planted in (NAME, NICKNAME, "0047110815", "MRN", "2019-03"):
        assert planted.lower() not in told


def test_extract_classifies(model, call, tmp_path, notes):
    """The run has the classifier's columns, names the model, and keeps the rules' labels."""
    folder, _, _ = model
    code, _, err = call("extract", notes, "-o", tmp_path / "run", "--classify", "--model", folder)
    assert code == 0, err
    rows = pq.read_table(tmp_path / "run" / "notes.parquet").to_pylist()
    assert [row["classifier_label"] for row in rows][:2] == ["distant_metastasis", "no_evidence"]
    assert all(0.3 < row["classifier_probability"] <= 1 for row in rows)
    assert [row["disagreement"] for row in rows] == [row["label"] != row["classifier_label"] for row in rows]
    record = json.loads((tmp_path / "run" / "run.json").read_text())
    card = json.loads((folder / "card.json").read_text())
    assert record["settings"]["classifier"] == {"model": card["model_sha256"], "abstain_below": 0.0}


def test_another_classifier_is_another_run(model, call, tmp_path, notes):
    """A run folder goes on only with the same model and threshold."""
    folder, _, _ = model
    assert call("extract", notes, "-o", tmp_path / "run")[0] == 0
    code, _, err = call("extract", notes, "-o", tmp_path / "run", "--classify", "--model", folder)
    assert (code, "other classifier" in err) == (2, True)
    arguments = ("--classify", "--model", folder, "--abstain-below", "1", "--restart")
    assert call("extract", notes, "-o", tmp_path / "run", *arguments)[0] == 0
    rows = pq.read_table(tmp_path / "run" / "notes.parquet").to_pylist()
    assert {(row["classifier_label"], row["disagreement"]) for row in rows} == {(None, None)}


@pytest.mark.parametrize("option", [("--model", "."), ("--abstain-below", "0.5")])
def test_a_model_without_classify_is_a_mistake(call, notes, tmp_path, option):
    """Who names a model means to use it."""
    code, _, err = call("extract", notes, "-o", tmp_path / "run", *option)
    assert (code, "need --classify" in err) == (2, True)


def test_a_model_that_is_none_stops_before_any_work(call, notes, tmp_path):
    """The model is looked at first; nothing is written."""
    code, _, err = call("extract", notes, "-o", tmp_path / "run", "--classify", "--model", tmp_path)
    assert (code, "card.json: cannot be read" in err) == (2, True)
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--licence", "letters"], "must be NAME=TERMS"),
        (["--licence", "other=CC0"], "no input has that name; the names are letters"),
        (["--also", "letters.csv"], "two of the inputs are named 'letters'"),
    ],
)
def test_wrong_arguments_are_told(call, gold, tmp_path, monkeypatch, arguments, message):
    """Mistakes show before the training begins, with their remedy."""
    monkeypatch.chdir(gold.parent)
    code, _, err = call("train", gold, "-o", tmp_path / "mine", *arguments)
    assert (code, message in err) == (2, True)
    assert not (tmp_path / "mine").exists()


def test_gold_without_text_is_refused(call, tmp_path):
    """Labels alone teach nothing; the place is told."""
    path = tmp_path / "gold.csv"
    path.write_text("id,label\nx,no_evidence\n")
    code, _, err = call("train", path, "-o", tmp_path / "mine")
    assert (code, "gold.csv, line 2: has no text" in err) == (2, True)


def test_notes_without_label_are_left_out(call, tmp_path):
    """A note that was not judged is counted and left out; with too few left that is said."""
    path = tmp_path / "gold.csv"
    path.write_text("text,label\nClear.,\nNo recurrence.,no_evidence\n")
    code, _, err = call("train", path, "-o", tmp_path / "mine")
    assert (code, "1 notes have no label" in err, "no_evidence (1)" in err) == (2, True, True)
