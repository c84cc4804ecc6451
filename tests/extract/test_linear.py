"""What a note costs grows as its length: operations are counted, not time, so that a busy machine changes nothing."""

import sys
from collections.abc import Callable
from itertools import product
from types import FrameType

import pytest

from recurnlp.extract import MentionReader, reader
from recurnlp.extract.segment import Division, segmenter
from recurnlp.status import decide_status

PIECES = {
    "mentions": "Liver metastases. ",
    "one long sentence": "liver metastases and ",
    "labels": "A. LIVER, BIOPSY: tumor\n",
    "sections": "FINDINGS: No recurrence.\n",
    "nodes": "0/12 lymph nodes, ",
    "questions": "no ",
    "references": "Mass in the liver. These are metastases. ",
    "codes": "pT2 N1 M0, ",
    "broken words": "meta-\n",
    "one endless word": "metastasis",
    "colons": "a: ",
    "freedoms": "No recurrence for years. ",
    "things gone": "All liver metastases had resolved. ",
    "forms": "Metastasis?\nNo\n",
    "late spread": "No brain metastases. Lung metastases appeared years later. ",
    "specimens": "A, C: Benign.\n",
}


def count_calls(run: Callable[[], object]) -> int:
    """How many functions, of Python or C, a run calls."""
    calls = 0

    def count(_frame: FrameType, event: str, _value: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return calls


def compare_calls(write: Callable[[int], str], mention_reader: MentionReader) -> tuple[int, int]:
    """The calls that a text takes, and those that it takes ten times as long, once its statements are known."""

    def read(text: str) -> None:
        prepared = mention_reader.prepare(text)
        decide_status(mention_reader.read(prepared, mention_reader.segment(prepared)))

    def measure(size: int) -> int:
        read(write(size))
        return count_calls(lambda: read(write(size)))

    return measure(150), measure(1500)


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_ten_times_the_text_takes_ten_times_the_calls(
    piece: str, mention_reader: MentionReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of repeated text the function calls grow no faster than the text, once statements, but no sections, are known."""
    monkeypatch.setattr(segmenter, "_LONGEST_REMEMBERED", 0)
    small, large = compare_calls(lambda size: piece * size, mention_reader)

    assert large <= 10.5 * small


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Lung metastases. ", "All liver lesions had resolved. "),
        ("He was disease-free for years. ", "A recurrence had been excised earlier. "),
    ],
)
def test_what_is_looked_for_behind_costs_no_more(
    first: str, then: str, mention_reader: MentionReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many statements that a note may take back later, and as many that do not, the calls grow as the text."""
    monkeypatch.setattr(segmenter, "_LONGEST_REMEMBERED", 0)
    small, large = compare_calls(lambda size: "Melanoma. " + first * size + then * size, mention_reader)

    assert large <= 10.5 * small


@pytest.mark.parametrize(("plain", "telling"), [("The heart is of normal size. ", "Metastases to the lung. ")])
def test_sentences_read_grow_as_the_text(
    plain: str, telling: str, mention_reader: MentionReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten times the note asks the pipeline ten times as often, for the sentences that can tell something only."""
    asked: list[object] = []
    find = mention_reader.pipeline.find
    monkeypatch.setattr(mention_reader.pipeline, "find", lambda *words: asked.append(words) or find(*words))

    for size in (20, 200):
        asked.clear()
        text = (plain * 9 + telling) * size
        mention_reader.read(text, mention_reader.segment(text))
        assert len(asked) == size


def test_pipeline_runs_once_for_each_distinct_statement(
    mention_reader: MentionReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand sentences that read the same cost one run of the pipeline."""
    runs: list[object] = []
    parse = mention_reader.pipeline.parse
    monkeypatch.setattr(mention_reader.pipeline, "parse", lambda *words: runs.append(words) or parse(*words))
    mention_reader.pipeline.find.cache_clear()
    text = "".join(f"Metastasis {number} in the spleen. " for number in range(2, 1002))

    mentions = mention_reader.read(text, mention_reader.segment(text))

    assert len(mentions) == 1000
    assert len(runs) == 1


def test_sections_without_a_hit_are_not_read(mention_reader: MentionReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a note with twenty sections only those are divided into sentences whose words call for it."""
    read: list[str] = []
    draw = Division.outline
    monkeypatch.setattr(Division, "outline", lambda note, part: read.append(part.category) or draw(note, part))
    text = "TECHNIQUE: Axial images. Oral contrast.\n" * 19 + "IMPRESSION: Liver metastases.\n"

    mention_reader.read(text, mention_reader.segment(text))

    assert set(read) == {"impression"}


def test_memory_of_the_reader_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many different words are read, no more than a limit is remembered, and reading stays right."""
    monkeypatch.setattr(reader, "_REMEMBERED", 50)
    few = reader.Reader({}, (), {"liver"})

    for letters in product("abcdefgh", repeat=3):
        assert few.read(f"{''.join(letters)} liver").words == (reader.UNKNOWN, "liver")

    memory: object = few.recall.__self__  # type: ignore[attr-defined] # the limit shows nowhere else
    assert len(memory) <= 50  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        pytest.param("Liver metastases. " * 100_000, 100_000, id="100,000 mentions"),
        pytest.param("no " * 350_000 + "metastases", 1, id="no no no"),
        pytest.param("x" * 1_000_000, 0, id="a megabyte without a space"),
        pytest.param("metastas" * 125_000, 0, id="a megabyte of one word that nearly is one of ours"),
        pytest.param("\n" * 1_000_000 + "Lung metastases.", 1, id="a million newlines"),
        pytest.param("-\n" * 200_000 + "Lung metastases.", 1, id="words broken everywhere"),
        pytest.param("." * 1_000_000 + " Lung metastases.", 1, id="a million full stops"),
        pytest.param("N1: metastasis.\nN2: metastasis.\n" * 100_000, 0, id="200,000 definitions"),
        pytest.param(
            "Examined  Positive\n4R  2  1\n7L  2  1\n\n" * 10_000 + "Lung metastases.", 20_001, id="10,000 tables"
        ),
    ],
)
def test_adversarial_text_is_read_to_its_end(text: str, mentions: int, mention_reader: MentionReader) -> None:
    """Text made to be slow is read, and what it holds is found."""
    prepared = mention_reader.prepare(text)
    assert len(mention_reader.read(prepared, mention_reader.segment(prepared))) == mentions
