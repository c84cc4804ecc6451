import json
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from recurnlp.classifier import DiseaseStatusClassifier
from recurnlp.classifier.training import (
    Examples,
    Making,
    Source,
    Study,
    describe_model,
    draw_charts,
    is_better,
    study_examples,
    train_classifier,
    write_card,
)

SOURCES = (Source("letters", "ab" * 32, "CC0", scored=True), Source("drills", "cd" * 32, "CC BY", scored=False))
MAKING = Making("mine", "0.0", "ef" * 32, SOURCES, ("These notes are made of two words.",))


@pytest.fixture(scope="module")
def study(make_examples: Callable[..., Examples]) -> Study:
    """A study of 48 notes, half of them learned from only."""
    return study_examples(BLANK, make_examples(learned_only=1), folds=2)


BLANK = DiseaseStatusClassifier(word_weight=1, min_notes=2, min_patients=2)


@pytest.fixture(scope="module")
def card(make_examples: Callable[..., Examples], study: Study) -> dict[str, Any]:
    """The card of that."""
    examples = make_examples(learned_only=1)
    return describe_model(train_classifier(BLANK, examples), MAKING, examples, study)


def test_the_card_is_json(card: dict[str, Any]) -> None:
    """Everything on it can be written and read again."""
    assert json.loads(json.dumps(card)) == card


def test_the_card_names_its_data(card: dict[str, Any]) -> None:
    """Each source has its digest, licence, use and numbers."""
    assert [(s["name"], s["digest"], s["licence"], s["scored"], s["notes"], s["patients"]) for s in card["data"]] == [
        ("letters", "ab" * 32, "CC0", True, 24, 24),
        ("drills", "cd" * 32, "CC BY", False, 24, 24),
    ]


def test_the_card_compares_with_the_rules(card: dict[str, Any], study: Study) -> None:
    """Figures of classifier, rules and difference stand side by side, over all and by source."""
    accuracy = card["scores"]["folds"]["accuracy"]
    rules = float((study.verdicts.examples.rules == study.verdicts.examples.labels).mean())

    assert accuracy["classifier"]["value"] == 1.0
    assert accuracy["rules"]["value"] == pytest.approx(rules, abs=1e-4)
    assert accuracy["difference"]["value"] == pytest.approx(1 - rules, abs=1e-4)
    assert card["scores"]["by_source"]["letters"] == card["scores"]["folds"]
    assert card["scores"]["left_out"]["letters"]["notes"] == 24


@pytest.mark.parametrize(("low", "better"), [(0.01, True), (0.0, False), (-0.2, False)])
def test_better_means_beyond_chance(low: float, better: bool) -> None:
    """The whole interval of the difference in macro F1 must lie above nothing."""
    assert is_better({"macro_f1": {"difference": {"value": 0.1, "low": low, "high": 0.3}}}) is better


def test_labels_and_confusion_agree(card: dict[str, Any]) -> None:
    """The confusion matrix holds each scored note once, and the table by label counts the same notes."""
    assert sum(sum(row.values()) for row in card["confusion"].values()) == 24
    assert {row["label"]: row["notes"] for row in card["by_label"]} == {
        label: sum(row.values()) for label, row in card["confusion"].items() if sum(row.values())
    }
    assert all(row["precision"] == row["recall"] == row["f1"] == 1.0 > row["rules_f1"] for row in card["by_label"])


def test_the_audit_lists_what_the_model_holds(card: dict[str, Any]) -> None:
    """Each word has its notes and patients; refused ones are counted and not named."""
    audit = card["audit"]

    assert audit["from_notes"]["distantmetastasis"] == {"notes": 16, "patients": 16}
    assert audit["features"] == len(audit["from_lexicon"]) + len(audit["from_notes"]) + 3


def test_the_text_says_what_the_data_say(card: dict[str, Any]) -> None:
    """Use, limits, data, figures and remarks stand in the Markdown, whose tables are whole."""
    text = write_card(card)

    assert "# mine: a note's disease status" in text
    assert "it is better than the rules alone" in text
    assert "**Not a medical device**" in text
    assert "- These notes are made of two words." in text
    assert "| letters | 24 | 24 | learned from and scored | CC0 | `abababababababab…` |" in text
    assert "| drills | 24 | 24 | learned from only | CC BY |" in text
    columns = [
        line.count("|") for line in text.splitlines() if line.startswith("| all") or "calibration error |" in line
    ]
    assert columns == [9, 9, 9]


def test_a_model_that_is_no_better_says_so(card: dict[str, Any]) -> None:
    """An honest card sends the reader back to the rules' label."""
    assert "not shown to be better than the rules alone: use the rules' label" in write_card(
        card | {"better_than_rules": False}
    )


def test_the_charts_are_pictures(card: dict[str, Any], study: Study) -> None:
    """Three SVGs that the card shows, with what they are about in them."""
    charts = draw_charts(study, card)

    assert sorted(charts) == ["confusion.svg", "learning-curve.svg", "reliability.svg"]
    assert all(f"]({name})" in write_card(card) for name in charts)
    words = {name: "".join(ET.fromstring(svg).itertext()) for name, svg in charts.items()}  # noqa: S314 - ours
    assert "distant_metastasis" in words["confusion.svg"]
    assert "notes learned from" in words["learning-curve.svg"]
    assert "share that was right" in words["reliability.svg"]
