"""What a reviewer filled in, read into facts. What does not fit is refused with a sentence for the reviewer."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from recurnlp.model.vocabulary import AFFIRMED, ASSERTIONS, AXES, AXIS_VALUES, EXTENTS, SITES, TIMES
from recurnlp.review.decision import Decision

Fields = Mapping[str, str]
Facts = dict[str, Any]
PATIENT_DATES = ("first_recurrence_date", "first_distant_date")
_LONGEST_COMMENT = 4_000
_Value = TypeVar("_Value", bound=str)
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Refused(Exception):
    """What was filled in cannot be kept; the message tells the reviewer why."""


def choose(fields: Fields, name: str, allowed: Sequence[_Value], now: _Value) -> _Value:
    """Return a value of a closed list; what stands now where the field was left out.

    Args:
        fields: what was filled in.
        name: of the field.
        allowed: the list.
        now: what stands.

    Raises:
        Refused: it is not in the list.
    """
    value = fields.get(name, now)
    for one in allowed:
        if one == value:
            return one
    raise Refused(f"{name.replace('_', ' ')} must be one of {', '.join(allowed)}")


def read_list(fields: Fields, name: str, allowed: Sequence[str], now: Sequence[str]) -> list[str]:
    """Return values of a closed list, written with commas; the beginning of a value will do where it is the only one.

    Args:
        fields: what was filled in.
        name: of the field.
        allowed: the list.
        now: what stands, which holds where the field was left out.

    Raises:
        Refused: one is not in the list, or is the beginning of several.
    """
    if name not in fields:
        return list(now)
    written = [re.sub(r"[\s_-]+", "_", part.strip().lower()) for part in re.split(r"[,;]", fields[name])]
    return list(dict.fromkeys(_complete(part, name, allowed) for part in written if part))


def _complete(part: str, name: str, allowed: Sequence[str]) -> str:
    found = [value for value in allowed if value.startswith(part)]
    if part in allowed or len(found) == 1:
        return part if part in allowed else found[0]
    if found:
        raise Refused(f"“{part}” may be {' or '.join(found)}")
    raise Refused(f"“{part}” is none of the {name.replace('_', ' ')} of the guidelines")


def read_mention(fields: Fields, now: Facts) -> Facts:
    """Return the facts of a mention.

    Args:
        fields: what was filled in.
        now: the facts as they stand.

    Raises:
        Refused: something is outside its closed list.
    """
    return now | {
        "assertion": choose(fields, "assertion", ASSERTIONS, now["assertion"]),
        "time": choose(fields, "time", TIMES, now["time"]),
        "extent": choose(fields, "extent", EXTENTS, now["extent"]),
        "sites": read_list(fields, "sites", SITES, now["sites"]),
    }


def read_status(fields: Fields, now: Facts) -> Facts:
    """Return the facts of a note as a whole; as `read_mention`. What is not there has no sites and no extent."""
    axes = {axis: choose(fields, axis, AXIS_VALUES, now[axis]) for axis in AXES}
    sites = read_list(fields, "distant_sites", SITES, now["distant_sites"])
    extents = read_list(fields, "recurrence_extent", EXTENTS, now["recurrence_extent"])
    return {
        **now,
        **axes,
        "recurrence_extent": extents if axes["recurrence"] in AFFIRMED else [],
        "distant_sites": sites if axes["distant"] in AFFIRMED else [],
    }


def read_patient(fields: Fields, now: Facts, classifications: Sequence[str]) -> Facts:
    """Return the facts of a patient; as `read_mention`."""
    return now | {
        "classification": choose(fields, "classification", classifications, now["classification"]),
        **{name: _read_date(fields, name, now[name]) for name in PATIENT_DATES},
        "distant_sites": read_list(fields, "distant_sites", SITES, now["distant_sites"]),
    }


def read_comment(fields: Fields) -> str:
    """Return the reviewer's words.

    Raises:
        Refused: they are too long.
    """
    comment = "\n".join(fields.get("comment", "").strip().splitlines())
    if len(comment) > _LONGEST_COMMENT:
        raise Refused(f"the comment is longer than {_LONGEST_COMMENT:,} characters")
    return comment


def find_span(fields: Fields, text: str) -> tuple[int, int]:
    """Return where a mention stands that was selected in the note, or typed.

    Args:
        fields: what was filled in: ``start`` and ``end``, or a ``quote`` and, from 1, its ``nth``.
        text: the note; offsets count its code points.

    Raises:
        Refused: the words are not there, or stand there more than once and nobody said which.
    """
    if fields.get("start"):
        start, end = _read_number(fields, "start"), _read_number(fields, "end")
        if not 0 <= start < end <= len(text) or not text[start:end].strip():
            raise Refused("select the words of the mention in the note")
        return _trim(text, start, end)
    quote = fields.get("quote", "").strip()
    if not quote:
        raise Refused("select the words of the mention in the note, or type them as they stand there")
    found = [match.span() for match in re.finditer(re.escape(quote), text)]
    nth = _read_number(fields, "nth") if fields.get("nth") else 0
    if not found or nth > len(found):
        raise Refused(f"these words stand {len(found)} times in the note, as typed")
    if not nth and len(found) > 1:
        raise Refused(f"these words stand {len(found)} times in the note: say which one, from 1")
    return found[max(nth, 1) - 1]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _read_number(fields: Fields, name: str) -> int:
    value = fields.get(name, "")
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        raise Refused(f"{name} is no number")
    return int(value)


def _read_date(fields: Fields, name: str, now: str) -> str:
    value = fields.get(name, now).strip()
    try:
        if value and not _DATE.fullmatch(value):
            raise ValueError
        if value:
            date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        raise Refused(f"{name.replace('_', ' ')} is no date such as 2019-03-12, 2019-03 or 2019") from None
    return value


def read_latest(decisions: Sequence[Decision], level: str) -> tuple[Decision | None, str]:
    """Return the verdict and the comment on one level, of decisions that stand."""
    verdicts = [d for d in decisions if d.subject.level == level and d.verdict != "comment"]
    comments = [d.comment for d in decisions if d.subject.level == level and d.verdict == "comment"]
    return (verdicts[-1] if verdicts else None), (comments[-1] if comments else "")
