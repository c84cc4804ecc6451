"""The events of a sentence, which are what can have a date: its mentions, cancers, treatments and examinations."""

import re
from collections.abc import Sequence

from recurnlp.extract.course import CourseFinder, Hit
from recurnlp.extract.dates import find_dates
from recurnlp.extract.dating import Event, Role, assign_dates
from recurnlp.extract.facts import Span
from recurnlp.extract.passages import Passage
from recurnlp.model import Sentence

_OF_KNOWN = re.compile(r"\s+(?:of|from)\s+(?:(?:the|her|his|their|this|known|a)\s+)*")
_KNOWN = re.compile(r"\b(?:the|her|his|their|this|my)\s+(?:\w+\s+)?$")
_IS_SAID = re.compile(r"(?:(?! and )[^,;:.()\d]){0,30}")
_DIAGNOSED = re.compile(
    r"[\s,(]*(?:which was |that was |first |originally |initially )?(?:diagnosed|treated|found|resected|from|of)\b"
)
_ROLES: dict[str, Role] = {"cancer": "cancer", "treatment": "treatment", "examination": "examination"}
_BEFORE = 30


class EventDater:
    """Dates events.

    Args:
        examinations: finds scans and biopsies, which lend their dates to what they found.
    """

    def __init__(self, examinations: CourseFinder) -> None:
        self._examinations = examinations

    def date(self, words: str, flat: str, passage: Passage) -> dict[Span, str]:
        """Return the dates of a sentence by the offsets of the events they belong to.

        Args:
            words: the sentence.
            flat: its note, as `flatten` returned it.
            passage: the sentence with what it holds.
        """
        sentence = passage.sentence
        dates = find_dates(words) if sentence.section.category != "comparison" else []
        if not dates:
            return {}
        origin = sentence.start
        spoken = [(m.start - origin, m.end - origin) for m in passage.mentions if m.kind != "stage"]
        own = [
            hit for hit in passage.hits if not (hit.state == "cancer" and _is_named_again(flat, sentence, hit, passage))
        ]
        hits = [(hit.start - origin, hit.end - origin, hit.state) for hit in own]
        hits += [(hit.start, hit.end, hit.state) for hit in self._examinations.find(flat[origin : sentence.end])]
        events = [Event(start, end, "disease") for start, end in spoken]
        events += [
            Event(start, end, _ROLES.get(state, "other"))
            for start, end, state in hits
            if not any(s < end and start < e for s, e in spoken)
        ]
        events.sort(key=lambda event: (event.start, event.end))
        owned = {(events[i].start, events[i].end): iso for i, iso in assign_dates(words, events, dates).items()}
        return {(start + origin, end + origin): iso for (start, end), iso in (_share(spoken, owned) | owned).items()}


def _is_named_again(flat: str, sentence: Sentence, hit: Hit, passage: Passage) -> bool:
    """Whether a cancer is only the subject of what happened to it, so that no date is its own.

    "The cancer came back in 2016"; "recurrence of her melanoma in 2016", unless it goes on "diagnosed in 2010".
    """
    before = flat[max(sentence.start, hit.start - _BEFORE) : hit.start]
    for mention in passage.mentions:
        if mention.end <= hit.start and _OF_KNOWN.fullmatch(flat, mention.end, hit.start):
            return not _DIAGNOSED.match(flat, hit.end, sentence.end)
        if hit.end <= mention.start and mention.kind == "recurrence" and _KNOWN.search(before):
            return _IS_SAID.fullmatch(flat, hit.end, mention.start) is not None
    return False


def _share(spoken: Sequence[Span], owned: dict[Span, str]) -> dict[Span, str]:
    """The two mentions of "recurrent metastatic melanoma" have one date."""
    shared = {}
    for start, end in spoken:
        nested = (iso for (s, e), iso in owned.items() if start <= s < end and e <= end)
        if (start, end) not in owned and (iso := next(nested, None)):
            shared[start, end] = iso
    return shared
