"""Gold in the form of the annotation guidelines: one JSON object a line, with mentions and the note's axes."""

import json
import re
from collections.abc import Iterator
from typing import Any

from recurnlp.connectors import Meter, ReadOptions, Source
from recurnlp.connectors.streams import open_text
from recurnlp.errors import InputError
from recurnlp.evaluate.records import GoldNote, Judgement, Reading
from recurnlp.evaluate.row import Row
from recurnlp.model.vocabulary import ASSERTIONS, AXES, AXIS_VALUES, EXTENTS, KINDS, SITES, TIMES
from recurnlp.status import derive_label


def read_gold_form(source: Source) -> Iterator[GoldNote]:
    """Yield the notes of a JSON lines file.

    Args:
        source: the file.

    Raises:
        InputError: a line that is not in the form; names file and line.
    """
    with open_text(source, ReadOptions(), Meter()) as stream:
        for number, line in enumerate(stream, start=1):
            if not line.isspace():
                yield _read_note(Row(f"{source.file}, line {number}", _parse(source, number, line)))


def _parse(source: Source, number: int, line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise InputError(f"{source.file}, line {number}: is no JSON object; one object a line is wanted")
    return found


def _read_note(row: Row) -> GoldNote:
    text = row.read_text("text")
    readings = tuple(_read_mention(mention, text) for mention in row.enter_each("mentions"))
    status = row.enter("note")
    axes = {axis: status.choose(axis, AXIS_VALUES) for axis in AXES}
    sites = status.collect("distant_sites", SITES)
    judgement = Judgement(readings, axes, sites, derive_label(**axes))  # type: ignore[arg-type]
    patient = row.read_text("patient_id") or ""
    return GoldNote(row.read_id(), row.place, row.read_text("kind") or "", text, judgement, patient)


def _read_mention(row: Row, text: str | None) -> Reading:
    start, end = _find_span(row, text)
    return Reading(
        start,
        end,
        row.choose("kind", KINDS),
        row.choose("assertion", ASSERTIONS),
        row.choose("time", TIMES),
        row.choose("extent", EXTENTS),
        row.collect("sites", SITES),
    )


def _find_span(row: Row, text: str | None) -> tuple[int, int]:
    quote = row.read_text("quote")
    if "start" not in row.cells:
        return _find_quote(row, quote, text)
    start, end = row.cells["start"], row.cells.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise row.refuse("start and end must be whole numbers, start before end")
    if text is not None and (end > len(text) or quote not in (None, text[start:end])):
        raise row.refuse("the text between start and end is not the quote; offsets count code points from 0")
    return start, end


def _find_quote(row: Row, quote: str | None, text: str | None) -> tuple[int, int]:
    nth = row.cells.get("nth", 1)
    if not quote or text is None or type(nth) is not int or nth < 1:
        raise row.refuse("needs start and end, or a quote, its nth (from 1) and the note's text")
    found = [match.span() for match in re.finditer(re.escape(quote), text)]
    if len(found) < nth:
        raise row.refuse(f"the quote stands {len(found)} times in the text, so there is no occurrence {nth}")
    return found[nth - 1]
