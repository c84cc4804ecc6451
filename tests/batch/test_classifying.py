"""Runs that classify: rules and model in one loader, which travels to other processes."""

import pickle

import pytest

from recurnlp.batch import Classifying, Rules, execute_run, plan_run
from recurnlp.classifier import DiseaseStatusClassifier, load_model, save_model
from recurnlp.connectors import ReadOptions
from recurnlp.errors import InputError

TEXTS = ("Liver metastases are seen.", "There are no liver metastases.", "She feels well.")
LABELS = ("distant_metastasis", "no_evidence", "not_stated")


@pytest.fixture(scope="module")
def folder(tmp_path_factory, extractor):
    """A model of three labels."""
    folder = tmp_path_factory.mktemp("model")
    notes = [extractor(text) for text in TEXTS * 4]
    save_model(DiseaseStatusClassifier(calibration_folds=2).fit(notes, LABELS * 4), {}, folder)
    return folder


@pytest.mark.slow
def test_a_loader_that_travelled_reads_and_classifies(folder):
    """Pickled and called elsewhere, it reads by the rules and judges by the model, with its threshold."""
    load = pickle.loads(pickle.dumps(Rules(classifying=Classifying(folder))))  # noqa: S301 - we wrote it
    assert [load()(text).opinion.label for text in TEXTS] == list(LABELS)
    careful = Rules(classifying=Classifying(folder, abstain_below=1.0))()
    assert careful(TEXTS[0]).opinion.label is None


def test_without_a_classifier_there_is_no_opinion():
    """Rules alone read as they always did."""
    assert Rules()()(TEXTS[0]).opinion is None


@pytest.mark.slow
def test_a_run_by_several_processes_classifies_alike(folder, write_notes, tmp_path, read_rows):
    """Other processes give the labels and probabilities that the model gives here; the record names the model."""
    plan = plan_run([str(write_notes(TEXTS * 3))], ReadOptions(), Rules(classifying=Classifying(folder)))
    execute_run(plan, tmp_path / "run", workers=2)
    rows = read_rows(tmp_path / "run", "notes")
    wanted = load_model(folder).classifier.predict_proba(TEXTS).max(axis=1).round(6).tolist()
    assert [row["classifier_label"] for row in rows] == list(LABELS) * 3
    assert [row["classifier_probability"] for row in rows] == wanted * 3
    assert plan.classifier == {"model": load_model(folder).digest, "abstain_below": 0.0}


def test_a_plan_looks_at_the_model(write_notes, tmp_path):
    """What is wrong with a model shows before any work is done."""
    with pytest.raises(InputError, match=r"card\.json: cannot be read"):
        plan_run([str(write_notes(TEXTS))], ReadOptions(), Rules(classifying=Classifying(tmp_path)))
