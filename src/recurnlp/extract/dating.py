"""Which date of a sentence belongs to which of its words.

Whatever can happen on a day is an *event*: a mention, a cancer, an operation, a scan. A date belongs to the event
before it in its clause ("recurrence in 2019, mastectomy in 2020"), or to the one after it where it leads the clause
("March 2019: recurrence"). A scan lends its date to what it found; a treatment to the disease that it treated.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from recurnlp.extract.dates import DateFinding

Role = Literal["disease", "cancer", "treatment", "examination", "other"]
_LEADS = frozenset(
    "and but then in on since by from as of during back early late mid spring summer autumn fall winter around about "
    "the year".split()
)
_LEAD_WORDS = 4
_TREATED = re.compile(
    r"\b(?:treated|resected|removed|excised|ablated|irradiated|underwent|managed|status post|s/p|had)\b", re.IGNORECASE
)
_BIOPSY = re.compile(r"biops|fna|aspirat|cytolog|patholog", re.IGNORECASE)
_SHOWS = re.compile(r":|\b(?:show|reveal|confirm|demonstrat|found|prove|diagnos|grew|was)\w*", re.IGNORECASE)
_APPOSED = re.compile(r"[\s,(]*(?:\w+ ){0,2}", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|from|the)\s*$", re.IGNORECASE)
_CLAUSE_END = ";"
_REACH = 80


@dataclass(frozen=True, slots=True)
class Event:
    """Words at ``start:end`` of a sentence that can have a date; `role` says what they are."""

    start: int
    end: int
    role: Role


def assign_dates(sentence: str, events: Sequence[Event], dates: Sequence[DateFinding]) -> dict[int, str]:
    """Return the date of each event that has one, by its index.

    Args:
        sentence: the sentence.
        events: in the order of the text.
        dates: its dates, in order.
    """
    owned: dict[int, str] = {}
    for found in dates:
        owner = _find_owner(sentence, events, found)
        if owner is not None:
            owned.setdefault(owner, found.iso)
    lent = {i: iso for i, iso in _lend(sentence, events, owned).items() if i not in owned}
    return owned | lent


def _find_owner(sentence: str, events: Sequence[Event], found: DateFinding) -> int | None:
    opening = sentence.rfind(_CLAUSE_END, 0, found.start) + 1
    closing = sentence.find(_CLAUSE_END, found.end)
    limit = closing if closing >= 0 else len(sentence)
    before = [i for i, e in enumerate(events) if max(opening, found.start - _REACH) <= e.start < found.start]
    after = [i for i, e in enumerate(events) if found.end <= e.start < min(limit, found.end + _REACH)]
    if _leads(sentence[opening : found.start]):
        return after[0] if after else None
    if before:
        return before[-1]
    # "the node of 2015 proves a relapse": the date belongs to a noun that is no event.
    return after[0] if after and not _OF.search(sentence, opening, found.start) else None


def _leads(before: str) -> bool:
    """Whether a date with this before it opens its clause: "- In early 2019:" does."""
    words = re.findall(r"[^\W\d_]+", before.lower()[-_REACH:])
    return len(words) <= _LEAD_WORDS and _LEADS.issuperset(words)


def _lend(sentence: str, events: Sequence[Event], owned: dict[int, str]) -> dict[int, str]:
    lent: dict[int, str] = {}
    for i, iso in owned.items():
        role = events[i].role
        if role == "examination":
            found = _find_result(sentence, events, i)
            if found is not None:
                lent.setdefault(found, iso)
        elif role == "treatment" and i:
            before = events[i - 1]
            between = sentence[before.end : events[i].end]
            if before.role == "cancer" or (before.role == "disease" and _TREATED.search(between)):
                lent.setdefault(i - 1, iso)
            elif i + 1 < len(events) and events[i + 1].role == "cancer":
                lent.setdefault(i + 1, iso)
        elif role == "treatment" and i + 1 < len(events) and events[i + 1].role == "cancer":
            lent.setdefault(i + 1, iso)
    return lent


def _find_result(sentence: str, events: Sequence[Event], i: int) -> int | None:
    """What an examination found: disease after it, or the cancer that a biopsy names, or is named for."""
    if i + 1 < len(events) and not _parts(sentence, events[i], events[i + 1]):
        following = events[i + 1]
        if following.role == "disease":
            return i + 1
        if following.role == "cancer" and _SHOWS.search(sentence[events[i].end : following.start]):
            return i + 1
    if i and events[i - 1].role == "cancer" and _BIOPSY.match(sentence, events[i].start):
        return i - 1 if _APPOSED.fullmatch(sentence[events[i - 1].end : events[i].start]) else None
    return None


def _parts(sentence: str, first: Event, second: Event) -> bool:
    return _CLAUSE_END in sentence[first.end : second.start]
