"""Errors, one by one."""

from collections import Counter
from dataclasses import replace

from recurnlp.evaluate import Gold, Judgement, evaluate_cases, pair_notes
from recurnlp.evaluate.mistakes import CATEGORIES, find_mistakes
from recurnlp.evaluate.records import GoldNote


def list_mistakes(cases):
    """Return the errors of all notes."""
    return [mistake for case in cases for mistake in find_mistakes(case)]


def test_every_error_of_the_example_is_found_and_no_other(cases):
    """Each error has its class; what the gold and the program agree on is none."""
    found = Counter((mistake.category, mistake.note_id, mistake.subject) for mistake in list_mistakes(cases))
    assert found == Counter(
        [
            ("certainty", "a", "metastasis"),
            ("sites", "a", "metastasis"),
            ("assertion", "a", "recurrence"),
            ("time", "a", "recurrence"),
            ("axis", "a", "recurrence"),
            ("distant-sites", "a", "distant"),
            ("missed", "b", "recurrence"),
            ("axis", "b", "distant"),
            ("axis", "b", "recurrence"),
            ("spurious", "c", "metastasis"),
            ("axis", "c", "distant"),
            ("distant-sites", "c", "distant"),
            ("axis", "d", "distant"),
        ]
    )
    assert {category for category, *_ in found} <= set(CATEGORIES)


def test_mistakes_are_as_many_as_the_scores_say(cases):
    """What the counts call missed and spurious stands in the list, no more and no less."""
    found = Counter(mistake.category for mistake in list_mistakes(cases))
    score = evaluate_cases(cases).whole.scores["detect all"]
    assert found["missed"] == round(score.n * (1 - score.recall))
    assert found["spurious"] == round(3 / score.precision) - 3


def test_a_mistake_shows_both_readings_in_the_sentence(cases):
    """The sentence is cut around the gold mention, and both values are told."""
    sites = next(mistake for mistake in list_mistakes(cases) if mistake.category == "sites")
    (passage,) = sites.passages
    assert (passage.before, passage.marked, passage.after) == ("Liver and lung ", "metastases", ".")
    assert (sites.gold, sites.predicted, sites.section) == ("liver, lung", "liver", "findings")


def test_a_predicted_mention_brings_its_explanation(cases):
    """Rule, cues, cues that did not reach it and effects are told, with their words."""
    spurious = next(mistake for mistake in list_mistakes(cases) if mistake.category == "spurious")
    assert spurious.reasons == (
        "rule invented.rule: It is invented.",
        "cue “Th”: negated (invented.cue)",
        "no cue “Th” (invented.cue): too far away",
        "A made-up effect.",
    )


def test_a_run_of_other_rules_is_not_explained_with_these(gold, predicted, notes, build_note):
    """Where the notes are read otherwise now, the page says so instead of explaining something else."""
    changed = replace(predicted["c"], readings=(replace(predicted["c"].readings[0], time="current"),))
    cases = pair_notes(gold, predicted, notes | {"c": build_note(notes["c"].text, changed)})
    spurious = next(mistake for mistake in list_mistakes(cases) if mistake.category == "spurious")
    assert spurious.reasons == ("The rules read this differently now than when the run was made.",)


def test_an_axis_shows_what_decided_it(cases):
    """The sentences of the deciding mentions stand under a wrong axis; where nothing decided there is none."""
    axes = {(m.note_id, m.subject): m for m in list_mistakes(cases) if m.category == "axis"}
    assert [passage.marked for passage in axes["a", "recurrence"].passages] == ["local recurrence"]
    assert axes["a", "recurrence"].reasons
    assert axes["d", "distant"].passages == ()


def test_a_label_is_a_mistake_of_its_own_only_without_axes(predicted, notes):
    """A wrong label follows from wrong axes; it is listed where the gold gives nothing but the label."""
    gold = Gold((GoldNote("a", "", "", "", Judgement(label="no_evidence")),))
    (mistake,) = list_mistakes(pair_notes(gold, predicted, notes))
    assert (mistake.category, mistake.gold, mistake.predicted) == ("label", "no_evidence", "recurrent_metastatic")
    assert [passage.marked for passage in mistake.passages] == ["lung metastases", "local recurrence"]


def test_notes_that_were_not_read_show_nothing(gold, predicted):
    """Without sentences there is nothing to show."""
    assert list_mistakes(pair_notes(gold, predicted)) == []
