"""Which predicted mention stands for which gold mention."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from recurnlp.evaluate import Reading
from recurnlp.evaluate.alignment import align_readings

KINDS = ["metastasis", "recurrence", "stage"]


def read(start, end, kind="metastasis"):
    """Return a mention of which only kind and place matter."""
    return Reading(start, end, kind, "present", "current", "distant", frozenset())


spans = st.builds(lambda start, size: (start, start + size), st.integers(0, 30), st.integers(1, 9))
readings = st.lists(st.builds(lambda span, kind: read(*span, kind), spans, st.sampled_from(KINDS)), max_size=8)


def test_overlap_is_enough_and_touching_is_not():
    """One shared character pairs two mentions; spans that only meet are a miss and a spurious mention."""
    assert align_readings([read(0, 5)], [read(4, 9)]).pairs == ((read(0, 5), read(4, 9)),)
    apart = align_readings([read(0, 5)], [read(5, 9)])
    assert (apart.pairs, apart.missed, apart.spurious) == ((), (read(0, 5),), (read(5, 9),))


def test_kinds_do_not_stand_for_each_other():
    """A recurrence at the place of a metastasis is a miss and a spurious mention."""
    found = align_readings([read(0, 5)], [read(0, 5, "recurrence")])
    assert (len(found.pairs), len(found.missed), len(found.spurious)) == (0, 1, 1)


def test_stages_are_not_scored():
    """Mentions of kind stage count neither as gold nor as predictions."""
    assert align_readings([read(0, 5, "stage")], [read(9, 12, "stage")]) == align_readings([], [])


def test_the_larger_overlap_wins():
    """Of two gold mentions the prediction goes to the one that it covers more of; the other is missed."""
    found = align_readings([read(0, 5), read(6, 20)], [read(3, 18)])
    assert found.pairs == ((read(6, 20), read(3, 18)),)
    assert found.missed == (read(0, 5),)


def test_of_equal_overlaps_the_nearer_beginning_wins():
    """Where both predictions share as much with the gold, the one that begins nearer to it is its partner."""
    assert align_readings([read(4, 8)], [read(0, 8), read(4, 9)]).pairs == ((read(4, 8), read(4, 9)),)


def test_a_second_prediction_on_the_same_gold_is_no_error():
    """It is not spurious, because it overlaps a gold mention, and not a hit, because that one is taken."""
    found = align_readings([read(0, 10)], [read(0, 4), read(5, 10)])
    assert (len(found.pairs), found.missed, found.spurious) == (1, (), ())


@given(readings, readings)
def test_every_gold_mention_is_paired_or_missed(gold, predicted):
    """Each scored gold mention is paired once or missed, and no prediction is used twice."""
    gold = [replace(reading, sites=frozenset({str(i)})) for i, reading in enumerate(gold)]
    predicted = [replace(reading, sites=frozenset({str(i)})) for i, reading in enumerate(predicted)]
    found = align_readings(gold, predicted)
    scored = [reading for reading in gold if reading.kind != "stage"]
    assert sorted(map(repr, [g for g, _ in found.pairs] + list(found.missed))) == sorted(map(repr, scored))
    used = [p for _, p in found.pairs] + list(found.spurious)
    assert len(set(used)) == len(used)
    assert all(g.kind == p.kind for g, p in found.pairs)


def test_a_restriction_goes_by_the_gold_mention():
    """A pair stays where its gold mention satisfies the condition, whatever the predicted one does."""
    found = align_readings([read(0, 10), read(20, 30)], [read(8, 12), read(40, 50)])
    left = found.restrict(lambda reading: reading.start < 5)
    assert (len(left.pairs), left.missed, left.spurious) == (1, (), ())
