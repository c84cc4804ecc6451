"""What travels to a cluster; no Spark is needed to see that it works when it is there."""

import pickle
import shutil

from recurnlp.batch import Classifying, Rules
from recurnlp.classifier import DiseaseStatusClassifier, save_model
from recurnlp.spark.rules import pack_rules

TEXTS = ("Liver metastases are seen.", "She feels well.")


def test_a_classifier_travels_with_the_rules(extractor, tmp_path):
    """Packed, sent and called where the model's folder is not, the rules read and the classifier judges."""
    notes = [extractor(text) for text in TEXTS * 4]
    labels = ("distant_metastasis", "not_stated")
    save_model(DiseaseStatusClassifier(calibration_folds=2).fit(notes, labels * 4), {}, tmp_path / "model")
    packed = pack_rules(Rules(classifying=Classifying(tmp_path / "model", abstain_below=0.1)))
    sent = pickle.loads(pickle.dumps(packed))  # noqa: S301 - we wrote it
    shutil.rmtree(tmp_path / "model")
    assert sent == packed
    assert [sent()(text).opinion.label for text in TEXTS] == list(labels)


def test_another_model_is_another_loader(extractor, tmp_path):
    """An executor that has loaded one model loads the next, though the rules are the same."""
    notes = [extractor(text) for text in TEXTS * 4]
    for strength in (1, 2):
        classifier = DiseaseStatusClassifier(strength=strength, calibration_folds=0)
        save_model(classifier.fit(notes, ["a", "b"] * 4), {}, tmp_path / str(strength))
    one, other = (pack_rules(Rules(classifying=Classifying(tmp_path / name))) for name in ("1", "2"))
    assert one != other
    assert one != pack_rules(Rules())
