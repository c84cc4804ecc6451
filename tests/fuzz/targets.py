"""What the fuzzer calls: each target takes any bytes, and fails only where a promise of the program is broken.

The promises: no error but ours, offsets within the text, mentions that are slices of it, segments that tile it; and
of the review's pages: an answer to everything, guarded, which changes nothing where it is only asked.
"""

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp

from pages import Pages, read_request

import recurnlp
from recurnlp.connectors import Meter, ReadOptions, find_sources, plan_inputs, read_notes
from recurnlp.connectors.dates import parse_date
from recurnlp.connectors.fhir.html import read_html
from recurnlp.errors import RecurnlpError
from recurnlp.evaluate import read_gold
from recurnlp.extract.dates import find_dates
from recurnlp.extract.segment import Segmenter
from recurnlp.extract.stage import StageFinder
from recurnlp.rules import load_rules

Target = Callable[[bytes], None]
_OPTIONS = ReadOptions(max_chars=2000)
_SAMPLE = (
    '[[rule]]\nid = "own.word"\nkind = "metastasis"\nwhy = "A word."\nphrases = ["zorblax"]\n'
    'match = ["A <<zorblax>>."]\nno_match = ["None."]\n'
)


def read_any_note(data: bytes) -> None:
    """Extraction reads any text, and what it finds lies in the text."""
    text = _decode(data)
    note = load_extractor()(text)
    _check_segments(note.segments.sections, len(text))
    for mention in note.mentions:
        assert mention.text == text[mention.start : mention.end] != ""
        assert 0 <= mention.sentence_start <= mention.start < mention.end <= mention.sentence_end <= len(text)
        assert all(0 <= cue.start <= cue.end <= len(text) for cue in mention.cues)
        note.explain(mention)
    assert all(0 <= fact.start < fact.end <= len(text) for fact in note.facts)
    assert all(index < len(note.mentions) for deciding in note.status.deciding.values() for index in deciding)


def read_any_stage(data: bytes) -> None:
    """Codes of stage are slices of the text, in order, none over another."""
    text = _decode(data)
    ends = [0]
    for found in StageFinder(load_extractor().rules.stages).find(text, _load_segmenter()(text)):
        assert ends[-1] <= found.start < found.end <= len(text)
        ends.append(found.end)


def read_any_date(data: bytes) -> None:
    """Dates are slices of the text, in order; a cell is a date, or a `ValueError`, which makes it an empty one."""
    text = _decode(data)
    ends = [0]
    for found in find_dates(text):
        assert ends[-1] <= found.start < found.end <= len(text)
        ends.append(found.end)
    try:
        parse_date(text)
    except ValueError:
        return


def read_any_html(data: bytes) -> None:
    """Any markup is text."""
    assert isinstance(read_html(_decode(data)), str)


def read_any_file(suffix: str) -> Target:
    """Return a target that reads a file of a format: notes, rejects, or an error of ours."""

    def read(data: bytes) -> None:
        path = _write(f"notes{suffix}", data)
        try:
            rows = list(read_notes(plan_inputs(find_sources([str(path)]), _OPTIONS), _OPTIONS, Meter()))
        except RecurnlpError:
            return
        assert [row.row for row in rows] == sorted(row.row for row in rows)

    return read


def read_any_gold(suffix: str) -> Target:
    """Return a target that reads gold: notes, or an error of ours."""

    def read(data: bytes) -> None:
        try:
            read_gold(str(_write(f"gold{suffix}", data)))
        except RecurnlpError:
            return

    return read


def read_any_rules(data: bytes) -> None:
    """A rule file is rules, or an error of ours."""
    path = _write("patterns/targets/any.toml", data)
    try:
        load_rules(path.parents[1])
    except RecurnlpError:
        return


def read_any_medspacy_rules(data: bytes) -> None:
    """So is a file of medSpaCy's."""
    patterns = _write("sample/targets/sample.toml", _SAMPLE.encode()).parents[1]
    try:
        load_rules(patterns, [_write("mine.json", data)])
    except RecurnlpError:
        return


def read_any_request(data: bytes) -> None:
    """A request gets a page or a refusal, with our headers; no note is shown to who was not let in."""
    pages, request = load_pages(), read_request(data)
    before = pages.count_decisions()
    answer = pages.ask(request)
    assert 200 <= answer.status < 500, answer.body
    assert answer.headers.get(b"content-security-policy", b"").startswith(b"default-src 'none'; ")
    assert answer.headers[b"cache-control"] == b"no-store"
    is_stranger = not request.headers.keys().isdisjoint((b"cookie", b"host"))
    assert not is_stranger or answer.status in (303, 307, 403, 404, 405, 421)
    is_sent_from_here = request.method not in ("GET", "HEAD") and b"origin" not in request.headers
    assert pages.count_decisions() in (before, 0) or (is_sent_from_here and not is_stranger)


def _check_segments(sections: object, length: int) -> None:
    spans = [(section.start, section.end) for section in sections]  # type: ignore[attr-defined]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(0 <= start <= end <= length for start, end in spans)


def _decode(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


@cache
def load_extractor() -> recurnlp.Extractor:
    """Return an extractor with the rules that ship."""
    return recurnlp.Extractor()


@cache
def _load_segmenter() -> Segmenter:
    return Segmenter(load_extractor().rules.sections)


@cache
def load_pages() -> Pages:
    """Return the pages of a small run."""
    return Pages(_make_folder(), load_extractor())


@cache
def _make_folder() -> Path:
    return Path(mkdtemp(prefix="recurnlp-fuzz-"))


def _write(name: str, data: bytes) -> Path:
    path = _make_folder() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


TARGETS: dict[str, Target] = {
    "csv": read_any_file(".csv"),
    "date": read_any_date,
    "gold-csv": read_any_gold(".csv"),
    "gold-jsonl": read_any_gold(".jsonl"),
    "html": read_any_html,
    "json": read_any_file(".jsonl"),
    "medspacy": read_any_medspacy_rules,
    "note": read_any_note,
    "parquet": read_any_file(".parquet"),
    "review": read_any_request,
    "rules": read_any_rules,
    "stage": read_any_stage,
}
