from typing import get_args

import pytest
import srsly
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Cue, Mention, NoteStatus, Stage
from recurnlp.components.records import pack_mention, pack_status, unpack_mention, unpack_status
from recurnlp.model.vocabulary import ASSERTIONS, AXIS_VALUES, EXTENTS, KINDS, LABELS, SITES, TIMES, Modality

# A built component brings medSpaCy, whose decoders take part in what spaCy reads from then on.
pytestmark = pytest.mark.usefixtures("pipeline")

OFFSETS = st.integers(0, 10**6)
CUES = st.builds(Cue, rule_id=st.text(), category=st.text(), start=OFFSETS, end=OFFSETS)
MENTIONS = st.builds(
    Mention,
    start=OFFSETS,
    end=OFFSETS,
    sentence_start=OFFSETS,
    sentence_end=OFFSETS,
    kind=st.sampled_from(KINDS),
    assertion=st.sampled_from(ASSERTIONS),
    time=st.sampled_from(TIMES),
    extent=st.sampled_from(EXTENTS),
    sites=st.lists(st.sampled_from(SITES)).map(tuple),
    icd10=st.lists(st.text()).map(tuple),
    cues=st.lists(CUES, max_size=3).map(tuple),
    modality=st.none() | st.sampled_from(get_args(Modality)),
    stage=st.none() | st.builds(Stage),
)
INDICES = st.lists(st.integers(0, 99)).map(tuple)
STATUSES = st.builds(
    NoteStatus,
    distant=st.sampled_from(AXIS_VALUES),
    label=st.sampled_from(LABELS),
    recurrence_extent=st.lists(st.sampled_from(EXTENTS)).map(tuple),
    distant_sites=st.lists(st.sampled_from(SITES)).map(tuple),
    deciding=st.dictionaries(st.sampled_from(["distant", "nodal", "recurrence"]), INDICES),
)


def read_back(record: str) -> str:
    """What spaCy reads of what it wrote."""
    return srsly.msgpack_loads(srsly.msgpack_dumps({"record": record}))["record"]


@given(MENTIONS, OFFSETS)
def test_mention_survives_bytes(mention: Mention, origin: int) -> None:
    """A mention packed, written, read and unpacked is equal to itself, tuples and all."""
    assert unpack_mention(read_back(pack_mention(mention, origin)), origin) == mention


@given(MENTIONS, OFFSETS)
def test_mention_moves_with_its_origin(mention: Mention, by: int) -> None:
    """A mention unpacked at another origin has moved as a whole: length, cues and sentence keep their distances."""
    moved = unpack_mention(pack_mention(mention, 0), by)

    assert [moved.start, moved.end] == [mention.start + by, mention.end + by]
    assert [moved.sentence_start, moved.sentence_end] == [mention.sentence_start + by, mention.sentence_end + by]
    assert [(c.start - by, c.end - by) for c in moved.cues] == [(c.start, c.end) for c in mention.cues]


@given(STATUSES)
def test_status_survives_bytes(status: NoteStatus) -> None:
    """A status packed, written, read and unpacked is equal to itself, tuples and all."""
    assert unpack_status(read_back(pack_status(status))) == status
