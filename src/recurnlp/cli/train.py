"""`recurnlp train`: a note classifier from judged notes."""

from pathlib import Path
from typing import Any

import click

import recurnlp
from recurnlp.classifier import DiseaseStatusClassifier, save_model
from recurnlp.classifier.training import (
    Making,
    describe_model,
    draw_charts,
    save_charts,
    study_examples,
    train_classifier,
    write_card,
)
from recurnlp.cli.judged_notes import read_labelled_notes
from recurnlp.cli.options import extra_rules_option, patterns_option
from recurnlp.errors import InputError
from recurnlp.extractor import Extractor


@click.command()
@click.argument("gold", metavar="GOLD...", nargs=-1, required=True)
@click.option(
    "-o", "--output", "folder", required=True, type=click.Path(path_type=Path), help="The model folder to write."
)
@click.option("--also", multiple=True, metavar="GOLD", help="Gold to learn from that is not scored; several times.")
@click.option("--licence", multiple=True, metavar="NAME=TERMS", help="For the card: the terms of GOLD; several times.")
@click.option("--remark", multiple=True, help="For the card: what else to know of these notes; several times.")
@click.option("--folds", default=10, show_default=True, type=click.IntRange(2), help="Folds of the cross-validation.")
@patterns_option
@extra_rules_option
def train(
    gold: tuple[str, ...],
    folder: Path,
    also: tuple[str, ...],
    licence: tuple[str, ...],
    remark: tuple[str, ...],
    folds: int,
    patterns: Path | None,
    extra_rules: tuple[Path, ...],
) -> None:
    """Train a note classifier on GOLD, and measure it.

    It is measured on notes that it did not learn from, beside the rules on the same notes; its card says how it did.
    GOLD is a jsonl file in the form of the annotation guidelines, as `recurnlp review` writes it too, or a csv with
    text and label (and patient_id, so that no patient is both learned from and scored); or a folder of such files.
    """
    licences = _read_licences(licence)
    labelled = read_labelled_notes(gold, also, licences)
    extractor = Extractor(patterns, extra_rules)
    examples = labelled.extract(extractor)
    blank = DiseaseStatusClassifier(patterns=patterns, extra_rules=extra_rules)
    classifier = train_classifier(blank, examples)
    study = study_examples(blank, examples, folds=folds, report=lambda doing: click.echo(doing, err=True))
    making = Making(folder.name, recurnlp.__version__, extractor.rules.digest, labelled.sources, remark)
    card = describe_model(classifier, making, examples, study)
    charts = draw_charts(study, card)
    save_model(classifier, card, folder)
    save_charts(charts | {"card.md": write_card(card)}, folder)
    _tell(card)
    click.echo(f"model folder: {folder}")


def _read_licences(given: tuple[str, ...]) -> dict[str, str]:
    licences = {}
    for each in given:
        name, equals, terms = each.partition("=")
        if not (name and equals and terms):
            raise InputError(f"--licence {each}: must be NAME=TERMS")
        licences[name] = terms
    return licences


def _tell(card: dict[str, Any]) -> None:
    audit = card["audit"]
    click.echo(
        f"vocabulary: {len(audit['from_lexicon']):,} terms of the rule lexicon, {len(audit['from_notes']):,} others"
    )
    click.echo(f"  others: {', '.join(audit['from_notes']) or 'none'}")
    for reason, number in audit["refused"].items():
        click.echo(f"  refused: {number:,} {reason}")
    _tell_scores("notes not learned from", card["scores"]["folds"])
    if card["scores"]["elsewhere"]:
        _tell_scores("sources not learned from", card["scores"]["elsewhere"])
    click.echo(f"better than the rules: {'yes' if card['better_than_rules'] else 'not shown'}")


def _tell_scores(what: str, scores: dict[str, Any]) -> None:
    click.echo(f"{what}:")
    for name in ("accuracy", "macro_f1"):
        values = {who: each["value"] for who, each in scores[name].items()}
        low, high = scores[name]["difference"]["low"], scores[name]["difference"]["high"]
        click.echo(
            f"  {name.replace('_', ' ')}: {values['classifier']:.3f}, rules {values['rules']:.3f}, "
            f"difference {values['difference']:+.3f} [{low:+.3f}, {high:+.3f}]"
        )
    click.echo(f"  calibration error: {scores['calibration_error']['value']:.3f}")
