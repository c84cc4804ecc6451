"""Agreement of two reviewers, their differences, and what settles them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from recurnlp.review.agreement import compare_reviewers, measure_kappa
from recurnlp.review.readings import read_notes, read_patients

LABELS = st.sampled_from(["present", "possible", "absent"])


@given(st.lists(st.tuples(LABELS, LABELS), min_size=2, max_size=40))
def test_kappa_is_that_of_scikit_learn(pairs):
    """Beyond chance as another implementation has it; where that has none, ours is none."""
    values = {value for pair in pairs for value in pair}
    kappa = measure_kappa(pairs)
    if len(values) == 1:
        assert kappa is None
    else:
        assert kappa == pytest.approx(cohen_kappa_score(*zip(*pairs, strict=True), labels=sorted(values)))


def test_kappa_of_a_published_example():
    """Fifty applications: 20 times both say yes, 15 times both no, 5 and 10 times they differ; kappa is 0.40."""
    pairs = [("y", "y")] * 20 + [("n", "n")] * 15 + [("y", "n")] * 5 + [("n", "y")] * 10
    assert measure_kappa(pairs) == pytest.approx(0.4)
    assert measure_kappa([]) is None


@pytest.fixture
def both(make_client, desk):
    """Ada's and Bo's browsers."""
    return make_client(desk, "Ada"), make_client(desk, "Bo")


@pytest.fixture
def keys(desk):
    """The mentions of Ann's second note: the metastases, the recurrence that is not there."""
    return [mark.key for mark in desk.open_note("Ada", 0, 1).marks]


def finish(client, place="0/notes/1", **fields):
    """Finish a note."""
    assert client.post(f"/charts/{place}/note", **({"verdict": "accept"} | fields)).status_code == 200


def tell(desk):
    """What the reviewers say of the items of the finished notes on which they differ."""
    items = [item for note in read_notes(desk.decisions, ["Ada", "Bo"]) for item in note.items]
    return [(item.subject.level, item.is_open) for item in items if not item.is_agreed]


def test_reviewers_who_decide_alike_agree(both, desk, keys):
    """An accepted mention and one without a verdict in a finished note are the same: right as shown."""
    both[0].post("/charts/0/notes/1/mention", at=keys[0], verdict="accept")
    for client in both:
        finish(client)
    assert tell(desk) == []
    measures = {
        measure.name: (measure.items, measure.same) for measure in compare_reviewers(desk.decisions, "Ada", "Bo")
    }
    assert measures["mention: assertion, or no mention"] == (2, 2)
    assert measures["note: distant"] == (1, 1)
    assert measures["patient: classification"] == (0, 0)


def test_a_rejected_mention_and_what_follows_are_differences(both, desk, keys):
    """Bo rejects the metastases: the mention differs, and so does the note, which then says nothing of spread."""
    both[1].post("/charts/0/notes/1/mention", at=keys[0], verdict="reject")
    for client in both:
        finish(client)
    assert tell(desk) == [("note", True), ("mention", True)]
    measures = {measure.name: measure.same for measure in compare_reviewers(desk.decisions, "Ada", "Bo")}
    assert (measures["mention: assertion, or no mention"], measures["note: label"]) == (1, 0)


def test_what_both_reject_is_agreement(both, desk, keys):
    """A mention that the program offered and both rejected counts as judged alike."""
    for client in both:
        client.post("/charts/0/notes/1/mention", at=keys[0], verdict="reject")
        finish(client)
    (measure,) = [m for m in compare_reviewers(desk.decisions, "Ada", "Bo") if m.name.startswith("mention")]
    assert (measure.items, measure.same) == (2, 2)


def test_mentions_that_overlap_are_the_same(both, desk):
    """Reviewers who add the same words with other ends agree; the shorter one says where it stands."""
    text = desk.open_note("Ada", 0, 2).text
    for client, words in zip(both, ("biopsy", "The biopsy"), strict=True):
        start = text.index(words)
        client.post("/charts/0/notes/2/add", start=str(start), end=str(start + len(words)), kind="metastasis")
        finish(client, "0/notes/2")
    assert tell(desk) == []
    (note,) = read_notes(desk.decisions, ["Ada", "Bo"])
    assert text[note.mentions[0].subject.start :].startswith("biopsy")


def test_other_kinds_and_other_places_are_differences(both, desk):
    """A recurrence is no metastasis, and what only one has seen is a difference."""
    text = desk.open_note("Ada", 0, 2).text
    start = text.index("biopsy")
    for client, kind in zip(both, ("metastasis", "recurrence"), strict=True):
        client.post("/charts/0/notes/2/add", start=str(start), end=str(start + 6), kind=kind)
        finish(client, "0/notes/2", verdict="correct", distant="absent", recurrence="absent")
    assert tell(desk) == [("mention", True), ("mention", True)]


def test_notes_that_only_one_has_finished_are_not_compared(both, desk, keys):
    """A note that Bo is still at says nothing about agreement."""
    finish(both[0])
    finish(both[1])
    both[1].post("/charts/0/notes/1/mention", at=keys[0], verdict="reject")
    assert all(measure.items == 0 for measure in compare_reviewers(desk.decisions, "Ada", "Bo"))


def test_a_note_set_aside_by_one_is_a_difference(both, desk):
    """Whether a note is to be judged at all is a judgement too; its mentions are not compared."""
    finish(both[0])
    finish(both[1], verdict="reject")
    assert ("note", True) in tell(desk)
    measures = {m.name: m.items for m in compare_reviewers(desk.decisions, "Ada", "Bo")}
    assert (measures["note: label"], measures["mention: assertion, or no mention"]) == (1, 0)


def test_patients_are_compared(both, desk):
    """The course of a patient that both have judged is compared, and differs where one corrected it."""
    both[0].post("/charts/0/patient", verdict="accept")
    both[1].post("/charts/0/patient", verdict="correct", classification="de_novo_metastatic")
    (item,) = read_patients(desk.decisions, ["Ada", "Bo"])
    assert item.is_open
    (measure,) = [m for m in compare_reviewers(desk.decisions, "Ada", "Bo") if m.name.startswith("patient")]
    assert (measure.items, measure.same) == (1, 0)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("one", "present"), ("other", "absent"), ("otherwise", "possible"), ("none", None)],
)
def test_an_adjudicator_settles_a_difference(both, desk, keys, choice, expected):
    """The one, the other, neither, or no mention at all: the difference is gone, and what was settled holds."""
    both[1].post("/charts/0/notes/1/mention", at=keys[0], verdict="correct", assertion="absent")
    for client in both:
        finish(client, verdict="correct", distant="possible")
    (note,) = read_notes(desk.decisions, ["Ada", "Bo"])
    item = next(item for item in note.items if item.is_open)
    name = f"mention|Ann|n2|{item.subject.key}"
    page = both[0].get("/agreement").text
    assert "1 to settle, 0 settled" in page
    assert f'value="{name}"' in page
    fields = {"item": name, "one": "Ada", "other": "Bo", "choice": choice, "assertion": "possible"}
    assert both[0].post("/agreement", **fields).json() == {"go": "/agreement?one=Ada&other=Bo"}
    (note,) = read_notes(desk.decisions, ["Ada", "Bo"])
    facts = next(one for one in note.items if one.subject == item.subject).resolve()
    assert (facts and facts["assertion"]) == expected
    assert "0 to settle, 1 settled" in both[1].get("/agreement").text


def test_a_note_and_a_patient_are_settled_otherwise(both, desk):
    """Whole notes and patients take a third reading too."""
    for client, distant, course in zip(both, ("absent", "possible"), ("undetermined", "no_recurrence"), strict=True):
        finish(client, verdict="correct", distant=distant)
        client.post("/charts/0/patient", verdict="correct", classification=course)
    page = both[0].get("/agreement").text
    assert "2 to settle" in page
    pair = {"one": "Ada", "other": "Bo", "choice": "otherwise"}
    both[0].post("/agreement", item="note|Ann|n2|-1--1-", distant="probable", distant_sites="liv", **pair)
    both[0].post("/agreement", item="patient|Ann||-1--1-", classification="recurrent_metastatic", **pair)
    (note,) = read_notes(desk.decisions, ["Ada", "Bo"])
    (patient,) = read_patients(desk.decisions, ["Ada", "Bo"])
    assert note.status.resolve()["distant"] == "probable"
    assert patient.resolve()["classification"] == "recurrent_metastatic"


def test_what_is_no_difference_cannot_be_settled(both):
    """A name that nobody knows is refused in words."""
    answer = both[0].post("/agreement", item="note|x|y|z", one="Ada", other="Bo", choice="one")
    assert (answer.status_code, "no such difference" in answer.json()["said"]) == (422, True)


def test_agreement_takes_two(client):
    """With one reviewer the page says what is missing."""
    client.post("/charts/0/patient", verdict="accept")
    assert "Agreement takes two reviewers. So far Ada has decided something." in client.get("/agreement").text


def test_of_three_reviewers_two_are_compared(make_client, desk):
    """The page compares the two that are asked for, else the first two."""
    for name in ("Ada", "Bo", "Cy"):
        client = make_client(desk, name)
        client.post("/charts/0/patient", verdict="accept")
    assert "Ada and Bo, before" in client.get("/agreement").text
    assert "Cy and Ada, before" in client.get("/agreement?one=Cy&other=Ada").text
    assert "Ada and Bo, before" in client.get("/agreement?one=Cy&other=Cy").text
