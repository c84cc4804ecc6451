"""What corrections change in a note, and why a mention reads as it does."""

from dataclasses import replace

import pytest

from recurnlp.batch import read_run
from recurnlp.review.marks import Mark
from recurnlp.review.rereading import Rereader, propose_status

TEXT = "CT ABDOMEN\nIMPRESSION: New liver metastases. Possible lung metastasis."


@pytest.fixture
def note(extractor):
    """A note with two mentions."""
    return extractor(TEXT)


def mark(mention, verdict="", **changes):
    """A mention with a verdict and corrections."""
    return Mark(replace(mention, **changes), mention, verdict)


def test_without_corrections_the_program_s_status_is_offered(note):
    """Accepted or not, mentions as found add up to what was found."""
    proposal = propose_status(note.status, [mark(note.mentions[0], "accept"), mark(note.mentions[1])])
    assert proposal.status is note.status
    assert not proposal.is_changed


@pytest.mark.parametrize("correction", [{"verdict": "reject"}, {"verdict": "correct", "assertion": "absent"}])
def test_corrections_add_up_to_a_new_status(note, correction):
    """Without the one certain metastasis only the possible one is left to speak."""
    proposal = propose_status(note.status, [mark(note.mentions[0], **correction), mark(note.mentions[1])])
    assert (proposal.status.distant, proposal.status.distant_sites) == ("possible", ())
    assert proposal.is_changed


def test_a_mention_is_explained_by_its_rule_and_cues(make, monkeypatch, extractor):
    """The rules of the run say which cue made a mention possible; one they read otherwise is not explained."""
    monkeypatch.setattr("recurnlp.Extractor", lambda *_: extractor)
    rereader = Rereader(read_run(make({"a": ("Ann", None, TEXT)})))
    mention = rereader._read(TEXT).mentions[1]
    note, why = rereader.explain(TEXT, mention)
    assert [note.text[cue.start : cue.end] for cue in why.cues] == ["Possible"]
    assert rereader.explain(TEXT, replace(mention, assertion="absent")) is None
    assert rereader.categories["negation.no"] == "negated"


def test_the_rules_are_those_of_the_run(make, monkeypatch, extractor):
    """A run with rules of its own is explained by those."""
    path = make({"a": ("Ann", None, TEXT)})
    run = read_run(path)
    run.record |= {"patterns": "mine", "extra_rules": ["more.json"]}
    asked = []
    monkeypatch.setattr("recurnlp.Extractor", lambda *given: asked.append(given) or extractor)
    Rereader(run)
    assert [(str(patterns), [str(path) for path in extra]) for patterns, extra in asked] == [("mine", ["more.json"])]
