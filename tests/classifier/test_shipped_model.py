"""The model that ships, held against what its card says and what it may hold."""

import json

import pytest

from recurnlp import Extractor
from recurnlp.classifier import Model, list_files, load_model
from recurnlp.classifier.lexicon import collect_lexicon
from recurnlp.classifier.storage import find_model
from recurnlp.classifier.training import write_card
from recurnlp.model.vocabulary import LABELS
from recurnlp.rules import RuleSet

_MOST_BYTES = 2_000_000
_FEWEST_NOTES = 5


@pytest.fixture(scope="module")
def model() -> Model:
    """The model that ships."""
    return load_model()


def test_it_is_small() -> None:
    """All files of the model folder together are under two megabytes, and the files to load are among them."""
    folder = find_model(None)

    assert sum(path.stat().st_size for path in folder.iterdir()) < _MOST_BYTES
    assert set(list_files()) <= set(folder.iterdir())


def test_it_knows_every_label(model: Model) -> None:
    """It has learned all seven labels."""
    assert set(model.classifier.classes_) == set(LABELS) == set(model.card["labels"])


def test_its_words_are_those_of_its_audit(model: Model) -> None:
    """Each word in the file is on the card, for a reason, and none holds a digit."""
    words = {name for name in model.classifier.features_.tolist() if ":" not in name}
    audit = model.card["audit"]

    assert words == {*audit["from_lexicon"], *audit["from_notes"]}
    assert len(model.classifier.features_) == audit["features"]
    assert all(min(numbers.values()) >= _FEWEST_NOTES for numbers in audit["from_notes"].values())
    assert not any(character.isdigit() for word in words for character in word)


def test_the_lexicon_is_the_rules(model: Model, rules: RuleSet) -> None:
    """Nearly all terms said to be of the rule lexicon are in the rules; rules change more often than models."""
    said = set(model.card["audit"]["from_lexicon"])

    assert len(said & collect_lexicon(rules)) > 0.95 * len(said)


def test_the_card_is_what_its_data_say(model: Model) -> None:
    """`card.md` is `card.json` in words, and its pictures are there."""
    folder = find_model(None)
    text = (folder / "card.md").read_text(encoding="utf-8")

    assert text == write_card({k: v for k, v in model.card.items() if k not in ("format", "model_sha256")})
    assert all((folder / name).exists() for name in ("confusion.svg", "learning-curve.svg", "reliability.svg"))
    assert json.loads((folder / "card.json").read_text(encoding="utf-8")) == model.card


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("IMPRESSION: New liver and lung metastases.", "distant_metastasis"),
        ("IMPRESSION: No evidence of recurrent or metastatic breast cancer.", "no_evidence"),
        ("CHEST: The lungs are clear. Heart size is normal.", "not_stated"),
        ("IMPRESSION: Local recurrence of the breast cancer, proven by biopsy.", "locoregional_recurrence"),
    ],
)
def test_it_gives_plain_notes_their_label(model: Model, extractor: Extractor, text: str, label: str) -> None:
    """Notes that leave no doubt get the label that the rules give them."""
    note = extractor(text)

    assert model.classifier.judge(note).label == note.status.label == label
