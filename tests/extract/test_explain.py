"""Why a mention reads as it does."""

import pytest

from recurnlp import Explanation, Extractor
from recurnlp.rules import RuleSet


def explain_first(extractor: Extractor, text: str) -> Explanation:
    """Explain the first mention of a text."""
    note = extractor(text)
    return note.explain(note.mentions[0])


def test_rule_says_why(extractor: Extractor, rules: RuleSet) -> None:
    """The explanation holds the mention and its rule's own reason."""
    note = extractor("There are liver metastases.")

    explanation = note.explain(note.mentions[0])

    why = {rule.id: rule.why for rule in rules.targets}
    assert explanation.mention == note.mentions[0]
    assert explanation.why == why[explanation.mention.rule_id]


def test_cues_are_those_that_decided(extractor: Extractor) -> None:
    """The cues of the explanation are the mention's, with their rule, category and words."""
    text = "IMPRESSION: No evidence of metastatic disease."

    explanation = explain_first(extractor, text)

    (cue,) = explanation.cues
    assert explanation.cues == explanation.mention.cues
    assert (cue.rule_id, cue.category, text[cue.start : cue.end]) == (
        "negation.no_evidence_of",
        "negated",
        "No evidence of",
    )
    assert explanation.rejected == ()


def test_rejected_cue_names_what_ended_its_scope(extractor: Extractor) -> None:
    """A negation ended by "other than" is told as rejected, with the word that ended it."""
    text = "No recurrence of the tumor other than liver metastases."
    note = extractor(text)

    explanation = note.explain(note.mentions[1])

    reasons = {text[r.cue.start : r.cue.end]: r.reason for r in explanation.rejected}
    assert note.mentions[1].assertion == "present"
    assert "other than" in reasons["No"]
    assert "scope" in reasons["No"]


def test_rejected_cue_of_another_part_is_told(extractor: Extractor) -> None:
    """What judges another place of the sentence is told as belonging to its part."""
    text = "Adenocarcinoma. Pelvic nodes negative for tumor (0/9); omentum involved by carcinoma."
    note = extractor(text)

    reasons = {text[r.cue.start : r.cue.end]: r.reason for r in note.explain(note.mentions[-1]).rejected}

    assert note.mentions[-1].assertion == "present"
    assert reasons["negative for"] == "belongs to another part of the sentence"


def test_rejected_cue_that_looks_away_is_told(extractor: Extractor) -> None:
    """A forward negation behind the mention is told as looking the other way."""
    text = "Liver metastases with no ascites."

    explanation = explain_first(extractor, text)

    assert [(text[r.cue.start : r.cue.end], r.reason) for r in explanation.rejected] == [
        ("no", "looks the other way"),
    ]


def test_pseudo_cue_is_told(extractor: Extractor) -> None:
    """A phrase that only looks like a cue is told as such."""
    text = "There is no change in the metastases."

    explanation = explain_first(extractor, text)

    reasons = {text[r.cue.start : r.cue.end]: r.reason for r in explanation.rejected}
    assert explanation.mention.assertion == "present"
    assert "only looks like a cue" in reasons.values()


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("INDICATION: Possible metastases.", "indication"),
        ("FAMILY HISTORY: Mother with metastatic melanoma.", "family_history"),
        ("There are metastases.", "preamble"),
    ],
)
def test_section_is_told(text: str, section: str, extractor: Extractor) -> None:
    """The first effect names the section the mention stands in."""
    assert section in explain_first(extractor, text).effects[0]


def test_label_is_told(extractor: Extractor) -> None:
    """The effects name the label that governs the sentence."""
    explanation = explain_first(extractor, "DIAGNOSIS:\nA. LIVER, BIOPSY:\nMETASTATIC CARCINOMA.")

    assert any("A. LIVER, BIOPSY" in effect for effect in explanation.effects)


def test_stage_is_explained_by_its_rule(extractor: Extractor, rules: RuleSet) -> None:
    """A stage has its rule's reason and no cues."""
    explanation = explain_first(extractor, "Staged pT2 N1 M0.")

    assert explanation.why == {rule.id: rule.why for rule in rules.stages}["stage.tnm"]
    assert (explanation.cues, explanation.rejected) == ((), ())


def test_every_mention_can_be_explained(extractor: Extractor) -> None:
    """Every mention of a long note is explained by cues of its own sentence whose offsets slice words."""
    text = (
        "INDICATION: Colon cancer, rule out recurrence.\n"
        "FINDINGS: No local recurrence. Liver lesions, probably metastases, although hemangiomas are possible. "
        "Lymph nodes (0/4). Previously treated brain metastasis is not seen.\n"
        "LUNGS: Metastases, without effusion.\nIMPRESSION: Stage IVA. Metastatic disease has not been ruled out."
    )
    note = extractor(text)
    assert len(note.mentions) >= 7

    for mention in note.mentions:
        explanation = note.explain(mention)
        cues = [*explanation.cues, *(rejected.cue for rejected in explanation.rejected)]
        assert explanation.why
        assert all(mention.sentence_start <= cue.start < cue.end <= mention.sentence_end for cue in cues)
        assert all(text[cue.start : cue.end].strip() for cue in cues)
