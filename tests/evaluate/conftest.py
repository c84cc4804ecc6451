"""Small invented notes, judged twice; the figures that follow from them were worked out by hand."""

import json
from copy import deepcopy

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from recurnlp.batch import MENTIONS, NOTES
from recurnlp.evaluate import Judgement, Reading, pair_notes, read_gold
from recurnlp.model import Cue, Explanation, Mention, Note, NoteStatus, RejectedCue, Section, Segments, Sentence


def _state(kind, assertion, extent, *sites, **place):
    return place | {"extent": extent, "sites": list(sites), "time": "current", "assertion": assertion, "kind": kind}


def _note(note_id, kind, text, mentions, axes, sites=()):
    status = dict(zip(("distant", "nodal", "recurrence"), axes, strict=True)) | {"distant_sites": list(sites)}
    return {"id": note_id, "kind": kind, "text": text, "mentions": mentions, "note": status}


GOLD = [
    _note(
        "a",
        "radiology",
        "Liver and lung metastases. No local recurrence.",
        [
            _state("metastasis", "present", "distant", "liver", "lung", quote="metastases", nth=1),
            _state("recurrence", "absent", "local", quote="recurrence", start=36, end=46),
        ],
        ("present", "not_stated", "absent"),
        ("liver", "lung"),
    ),
    _note(
        "b",
        "pathology",
        "Nodes with metastasis. Relapse is possible.",
        [
            _state("metastasis", "present", "regional", "lymph_node", start=11, end=21),
            _state("recurrence", "possible", "unspecified", start=23, end=30),
        ],
        ("not_stated", "present", "possible"),
    ),
    _note("c", "radiology", "The chest is clear.", [], ("not_stated", "not_stated", "not_stated")),
    _note("d", "radiology", "Nothing has spread.", [], ("absent", "not_stated", "not_stated")),
]

# Note d was not predicted at all.
PREDICTED = {
    "a": Judgement(
        (
            Reading(10, 25, "metastasis", "probable", "current", "distant", frozenset({"liver"})),
            Reading(30, 46, "recurrence", "present", "past", "local", frozenset()),
        ),
        {"distant": "probable", "nodal": "not_stated", "recurrence": "present"},
        frozenset({"liver"}),
        "recurrent_metastatic",
        {"distant": ((10, 25),), "recurrence": ((30, 46),)},
    ),
    "b": Judgement(
        (Reading(11, 21, "metastasis", "present", "current", "regional", frozenset({"lymph_node"})),),
        {"distant": "absent", "nodal": "present", "recurrence": "not_stated"},
        frozenset(),
        "nodal_metastasis",
    ),
    "c": Judgement(
        (Reading(4, 9, "metastasis", "present", "past", "distant", frozenset({"bone"})),),
        {"distant": "present", "nodal": "not_stated", "recurrence": "not_stated"},
        frozenset({"bone"}),
        "distant_metastasis",
        {"distant": ((4, 9),)},
    ),
}

# F1 or accuracy, how many gold items, precision, recall.
EXPECTED = {
    "detect metastasis": (4 / 5, 2, 2 / 3, 1),
    "detect recurrence": (2 / 3, 2, 1, 1 / 2),
    "detect all": (3 / 4, 4, 3 / 4, 3 / 4),
    "detect + assertion": (1 / 2, 4, 1 / 2, 1 / 2),
    "mention sites": (4 / 5, 3, 1, 2 / 3),
    "exact_assertion accuracy": (1 / 3, 3, None, None),
    "time accuracy": (2 / 3, 3, None, None),
    "extent accuracy": (1, 3, None, None),
    "note distant affirmed": (2 / 3, 1, 1 / 2, 1),
    "note distant accuracy": (1 / 4, 4, None, None),
    "note distant macro F1": (2 / 9, 4, None, None),
    "note nodal affirmed": (1, 1, 1, 1),
    "note nodal accuracy": (1, 4, None, None),
    "note nodal macro F1": (1, 4, None, None),
    "note recurrence affirmed": (0, 0, 0, 0),
    "note recurrence accuracy": (1 / 2, 4, None, None),
    "note recurrence macro F1": (4 / 15, 4, None, None),
    "note distant sites": (1 / 2, 2, 1 / 2, 1 / 2),
    "note label accuracy": (1 / 4, 4, None, None),
}


@pytest.fixture
def rows():
    """The gold as data, to be changed at will."""
    return deepcopy(GOLD)


@pytest.fixture
def predicted():
    """What is predicted of the gold's notes, by id."""
    return dict(PREDICTED)


@pytest.fixture
def expected():
    """The scores, worked out by hand."""
    return EXPECTED


@pytest.fixture
def write_gold(tmp_path):
    """Write rows as a gold file and return its path."""

    def write(rows):
        path = tmp_path / "gold.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def gold(write_gold, rows):
    """The gold, read."""
    return read_gold(write_gold(rows))


@pytest.fixture
def write_run(tmp_path):
    """Write judgements as a run folder, a part for each note, and return the folder."""
    return lambda predicted: _save_run(tmp_path / "run", predicted)


@pytest.fixture
def cases(gold, predicted, notes):
    """The gold's notes beside what is predicted of them."""
    return pair_notes(gold, predicted, notes)


def _save_run(folder, predicted):
    texts = {row["id"]: row["text"] for row in GOLD}
    for number, (note_id, said) in enumerate(predicted.items()):
        mentions = [_write_mention(note_id, reading, texts.get(note_id, " " * 99)) for reading in said.readings]
        deciding = [{"axis": a, "start": s, "end": e} for a, spans in said.deciding.items() for s, e in spans]
        note = {"note_id": note_id, "distant_sites": sorted(said.distant_sites), "label": said.label} | said.axes
        for table, found, schema in (
            ("mentions", mentions, MENTIONS),
            ("notes", [note | {"deciding": deciding}], NOTES),
        ):
            path = folder / f"{table}.parquet" / f"part-{number:05d}.parquet"
            path.parent.mkdir(parents=True, exist_ok=True)
            pq.write_table(pa.Table.from_pylist(found, schema), path)
    return folder


def _write_mention(note_id, reading, text):
    facts = {fact: getattr(reading, fact) for fact in ("start", "end", "kind", "assertion", "time", "extent")}
    return facts | {"note_id": note_id, "sites": sorted(reading.sites), "text": text[reading.start : reading.end]}


@pytest.fixture(scope="session")
def build_note():
    """Return a note in two sections, split at its first full stop, that says what a judgement says."""
    return _build_note


@pytest.fixture
def notes():
    """The gold's notes as they are read now: they say what was predicted."""
    silent = Judgement((), dict.fromkeys(("distant", "nodal", "recurrence"), "not_stated"), frozenset(), "not_stated")
    return {row["id"]: _build_note(row["text"], PREDICTED.get(row["id"], silent)) for row in GOLD}


def _build_note(text, said):
    stop = text.index(". ") + 2 if ". " in text else len(text)
    sections = tuple(
        Section(category, start, start, end)
        for category, start, end in (("findings", 0, stop), ("impression", stop, len(text)))
        if start < end
    )
    sentences = tuple(Sentence(section.start, section.end, section) for section in sections)
    mentions = tuple(
        Mention(
            start=r.start,
            end=r.end,
            text=text[r.start : r.end],
            kind=r.kind,
            assertion=r.assertion,
            time=r.time,
            extent=r.extent,
            sites=tuple(r.sites),
            section="findings",
            sentence_start=0,
            sentence_end=stop,
            rule_id="invented.rule",
        )
        for r in said.readings
    )
    spans = [(r.start, r.end) for r in said.readings]
    deciding = {axis: tuple(spans.index(span) for span in by) for axis, by in said.deciding.items()}
    status = NoteStatus(
        **said.axes, label=said.label, distant_sites=tuple(sorted(said.distant_sites)), deciding=deciding
    )
    cue = Cue("invented.cue", "negated", 0, 2)

    def explain(_note, mention):
        return Explanation(
            mention, "It is invented.", (cue,), (RejectedCue(cue, "too far away"),), ("A made-up effect.",)
        )

    return Note(text, mentions, status, Segments(sections, sentences), explain)
