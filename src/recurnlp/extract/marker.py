"""PSA values that are a relapse by their numbers: above 0.2 after prostatectomy, 2 above the nadir after radiotherapy.

Thresholds in ng/mL, after the American Urological Association and the Phoenix consensus. A note must tell both the
treatment as done and the value: nothing is put together from several notes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from recurnlp.extract.course import Hit
from recurnlp.extract.dates import DateFinding, find_dates
from recurnlp.extract.segment import Division
from recurnlp.extract.signs import Signs
from recurnlp.model import Fact

_AFTER_PROSTATECTOMY, _ABOVE_NADIR = 0.2, 2.0
_MARKER = Signs(["psa"])
_UNREAD = frozenset({"family_history", "consent", "background", "social_history", "gross", "microscopic"})
_VALUE = re.compile(
    r"(?P<bound><|below |under |less than |>|above |over |beyond |exceed(?:s|ed|ing) |greater than |more than )?\s*"
    r"(?<![\w.+/])(?P<number>\d{1,4}(?:\.\d+)?)(?![\w%+/]|\.\d|\s*(?:%|years?|months?|weeks?|days?|gy\b|fractions|of\b))"
)
_MORE = frozenset({">", "above", "over", "beyond", "exceeds", "exceeded", "exceeding", "greater than", "more than"})
_EARLIER = re.compile(r"\b(?:from|was|previously|previous|prior|earlier|compared|versus|last)\b")
_NOT_NOW = re.compile(
    r"\b(?:pre ?operative|pre ?op|pretreatment|initial|at diagnosis|present(?:ed|ing|ation)|biops\w+|gleason|screening|"
    r"before|prior to|if|should|when|until|threshold|goal|undetectable|fell|fall(?:s|en|ing)|down|decreas\w*|declin\w*|"
    r"density|free)\b"
)
_REMOVED = re.compile(r"\b(?:prostatectomy|rp|ralp|rrp)\b")
_IRRADIATED = re.compile(r"\b(?:radi(?:ation|otherapy|ated)|irradiat\w+|brachytherapy|proton|cyberknife|sbrt)\b")
_PLANNED = re.compile(
    r"\b(?:plan\w*|schedul\w*|consider\w*|options?|discuss\w*|offer\w*|candidate|recommend\w*|will|declin\w*|refus\w*|"
    r"no|not|without|instead|versus|vs|salvage|risks?)\b"
)
_DONE = re.compile(
    r"\b(?:after|following|since|status post|s/p|post|underwent|had|history of|treated|ago|finished|with)\b"
)
_AFTER = re.compile(r"\b(?:after|since|following|post)\b")
_NADIR_AFTER = re.compile(r"[ ,(]*(?:(?:the|at|his) )?nadir(?! (?:of |was )?\d)")
_FIRST_PLACE, _CLOSE = 30, 25
_HAIR = 1e-6


class _Value(NamedTuple):
    start: int
    end: int
    level: float
    is_nadir: bool
    is_current: bool


def names_marker(flat: str) -> bool:
    """Return whether a note may tell a value of the marker.

    Args:
        flat: the note, as `recurnlp.extract.course.flatten` returned it.
    """
    return _MARKER.stand_in(flat)


def find_marker_relapses(flat: str, segments: Division, hits: Iterable[Hit]) -> Iterator[Fact]:
    """Yield a fact for each sentence whose PSA is a relapse by its numbers.

    Args:
        flat: the note, as `recurnlp.extract.course.flatten` returned it.
        segments: its division.
        hits: the words of the course in it: treatments count.
    """
    treated = [hit for hit in hits if hit.state == "treatment" and _is_done(flat, segments, hit)]
    removed = [hit for hit in treated if _REMOVED.search(flat, hit.start, hit.end)]
    irradiated = any(_IRRADIATED.search(flat, hit.start, hit.end) for hit in treated)
    if not removed and not irradiated:
        return
    sentences = list(_find_sentences(flat, segments))
    values = {start: _read_values(flat[start:end]) for start, end, _ in sentences}
    nadirs = [value.level for found in values.values() for value in found if value.is_nadir]
    for start, end, section in filter(itemgetter(2), sentences):
        for value in _find_relapses(values[start], bool(removed), min(nadirs) if irradiated and nadirs else None):
            if not _is_before_operation(flat, start, end, start + value.start, removed):
                at = start + value.start
                day = _find_day(find_dates(flat[start:end]), value)
                yield Fact("marker_relapse", at, start + value.end, section, "prostate", None, day)
                break


def _find_sentences(flat: str, segments: Division) -> Iterator[tuple[int, int, str]]:
    """Yield each sentence that names the marker, from its name on; with its section, "" where no value is of today."""
    done = 0
    for match in re.finditer(r"\bpsa\b", flat):
        if match.start() >= done:
            sentence = segments.find(match.start())
            done = sentence.end
            words = flat[sentence.start : sentence.end]
            if sentence.section.category not in _UNREAD:
                yield match.start(), sentence.end, "" if _NOT_NOW.search(words) else sentence.section.category


def _read_values(words: str) -> list[_Value]:
    dates = find_dates(words)
    found: list[_Value] = []
    for match in _VALUE.finditer(words):
        start, end = match.span("number")
        if any(day.start < end and start < day.end for day in dates):
            continue
        if "." not in match["number"] and start > _FIRST_PLACE and not match["bound"]:
            continue  # a whole number far from the marker's name counts something else
        before = words[found[-1].end if found else 0 : start]
        bound = (match["bound"] or "").strip()
        is_nadir = "nadir" in before or bool(_NADIR_AFTER.match(words, end))
        level = float(match["number"]) + (_HAIR if bound in _MORE else 0)
        is_current = not is_nadir and not _EARLIER.search(before) and (not bound or bound in _MORE)
        found.append(_Value(start, end, level, is_nadir, is_current))
    return found


def _find_relapses(values: Sequence[_Value], removed: bool, nadir: float | None) -> Iterator[_Value]:
    above = _AFTER_PROSTATECTOMY if removed else nadir + _ABOVE_NADIR - _HAIR if nadir is not None else None
    if above is not None:
        yield from (value for value in values if value.is_current and value.level > above)


def _is_done(flat: str, segments: Division, hit: Hit) -> bool:
    sentence = segments.find(hit.start)
    before = flat[max(sentence.start, hit.start - 60) : hit.start]
    if _PLANNED.search(before):
        return False
    words = flat[sentence.start : sentence.end]
    return bool(_DONE.search(words) or find_dates(words))


def _is_before_operation(flat: str, start: int, end: int, value: int, removed: Sequence[Hit]) -> bool:
    """Whether the sentence goes on from the value to the operation: "PSA 7, Gleason 6, prostatectomy in 2010"."""
    later = [hit for hit in removed if value < hit.start < end]
    return bool(later) and not _AFTER.search(flat, value, later[0].start) and start <= value


def _find_day(dates: Sequence[DateFinding], value: _Value) -> str | None:
    return next((day.iso for day in dates if 0 <= day.start - value.end <= _CLOSE), None)
