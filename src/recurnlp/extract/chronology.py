"""What the order of the telling says of time: what a note tells on beyond is over.

A sentence alone does not know it. "The recurrence was re-excised" is current in a letter that ends there, and past in a
case report that goes on to "she is disease-free at five years".
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from recurnlp.extract.antecedents import find_antecedent
from recurnlp.extract.clearance import leaves_one
from recurnlp.extract.course import CourseFinder, flatten
from recurnlp.extract.interval import find_duration, find_interval, find_step
from recurnlp.extract.refutation import find_refutation
from recurnlp.extract.segment import Division
from recurnlp.extract.sequel import counts_nodes, find_sequel, lies_back
from recurnlp.model import Cue, Mention, Section
from recurnlp.model.sections import LABORATORY
from recurnlp.model.vocabulary import AFFIRMED, Extent

_TOLD = frozenset({
    "preamble", "case", "history", "oncologic_history", "past_history", "hospital_course", "diagnosis",
    "administrative", "past_surgical_history",
})  # fmt: skip
_COURSES = _TOLD | {"assessment"}
_RECALLED = _COURSES | {"impression"}
_OPERATED = _COURSES - {"diagnosis", "administrative"}
_LISTS = frozenset({"past_history", "past_surgical_history"})
_ASKED = frozenset({"indication", "clinical_information"})
_FOUND_LATER = frozenset({"findings", "impression", "diagnosis", "hospital_course", "assessment"})
# There a laboratory weighs what others suspected.
_WEIGHED = frozenset({"comment"})
# What is said there is said of tissue in hand, or of today.
_IN_HAND = LABORATORY - {"diagnosis"}
_OF_TODAY = _IN_HAND | {"impression", "physical_exam", "exam"}
_DOUBT = frozenset({"possible", "probable"})
_NEAR: frozenset[Extent] = frozenset({"local", "regional"})
_TREATED = re.compile(
    r"\b(?:(?:re )?(?:resect|excis|ablat|irradiat|amputat|debulk|enucleat|dissect|operat)\w*|\w+ectom(?:y|ies)|removed"
    r"|removal|surgery|radiation|radiotherapy|chemoradi\w*|brachytherapy|radiosurgery|gamma knife|gy\b|disarticulation)"
)
_NUMBERED = re.compile(r"\b(?:second|third|fourth|fifth|2nd|3rd|4th|another)\b[^.;,]{0,20}$")
_FIRST = re.compile(r"\b(?:first|initial)\W{1,2}(?:local\s)?\Z", re.IGNORECASE)
# How freedom is told that holds today, whatever the note tells behind it of earlier years.
_NOW = re.compile(r"\b(?:is|remains?|currently|now|today|continues|has been)\b")
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# What was thought so is told because something else followed, if not at once.
_AT_FIRST = re.compile(r"\b(?:first|initial(?:ly)?|originally|provisional(?:ly)?)\b")
_LATER = 3
_ADJECTIVES = ("recurrent", "relapsed ")
_REACH, _BREATH, _NEXT = 500, 20, 4


class Chronology:
    """Sets the times of a note's mentions by the order in which it tells them.

    Args:
        diagnoses: finds the benign diagnoses that refute a suspicion.
    """

    def __init__(self, diagnoses: CourseFinder) -> None:
        self._diagnoses = diagnoses

    def settle(self, text: str, segments: Division, mentions: list[Mention]) -> list[Mention]:
        """Return the mentions with the times that the order of the telling gives them.

        Args:
            text: the note.
            segments: its division.
            mentions: its mentions, stages included, in the order of the text.
        """
        if not any(mention.kind != "stage" for mention in mentions):
            return mentions
        told = _Telling(text, segments, mentions, self._diagnoses)
        return [told.settle(index, mention) for index, mention in enumerate(mentions)]


class _Telling:
    """One note as it goes on."""

    def __init__(self, text: str, segments: Division, mentions: Sequence[Mention], diagnoses: CourseFinder) -> None:
        self._text = text
        self._segments = segments
        self._mentions = mentions
        self._diagnoses = diagnoses
        self._news = [i for i, m in enumerate(mentions) if _is_new_disease(m)]

    def settle(self, index: int, mention: Mention) -> Mention:
        if mention.kind == "stage":
            return mention
        cue = None if mention.time == "past" else self._find_end(index, mention)
        if cue is not None:
            return replace(mention, time="past", cues=(*mention.cues, cue))
        late = find_interval(self._text, mention) or self._find_antecedent(mention)
        return replace(mention, cues=(*mention.cues, late)) if late is not None else mention

    def _find_end(self, index: int, mention: Mention) -> Cue | None:
        """Return what ends it: an all-clear, a benign diagnosis, the next episode."""
        if mention.assertion == "present":
            return (
                self._find_clearance(index, mention)
                or self._find_numbered(index, mention)
                or self._find_next_episode(mention)
                or (self._find_follow_up(mention) if counts_nodes(mention) else None)
                or self._find_freedom_of_now(mention)
                or self._find_sequel(mention)
            )
        if mention.assertion in _DOUBT:
            return self._find_refutation(mention)
        if counts_nodes(mention):
            return self._find_clearance(index, mention) or self._find_follow_up(mention)
        free = mention.assertion == "absent" and mention.is_all_clear
        return self._find_relapse(mention) if free else None

    def _find_clearance(self, index: int, mention: Mention) -> Cue | None:
        """The last word of the note is that there is no disease."""
        last = self._last_clearance
        if last is None or index >= last or mention.section in _OF_TODAY - {"impression"}:
            return None
        if mention.section == "impression" and not lies_back(self._text, mention):
            return None
        clear = self._mentions[last]
        if (self._news and self._news[-1] > last) or (clear.section in _ASKED and mention.section != clear.section):
            return None  # what a laboratory was told is not what it goes on to
        return Cue("chronology.cleared", "past", clear.start, clear.end)

    @cached_property
    def _last_clearance(self) -> int | None:
        # In a list of past diseases it is said of one of those.
        clear = (i for i in range(len(self._mentions) - 1, -1, -1) if self._clears(self._mentions[i]))
        return next((i for i in clear if self._mentions[i].section not in _IN_HAND | _LISTS), None)

    def _clears(self, mention: Mention) -> bool:
        return mention.is_all_clear and not leaves_one(self._text, mention.start)

    def _find_numbered(self, index: int, mention: Mention) -> Cue | None:
        """A recurrence before one that the note counts on from it: "relapse in 2015; the second relapse"."""
        is_adjective = mention.text.lower().startswith(_ADJECTIVES)  # "relapsed leukemia" names what there is
        if mention.kind != "recurrence" or is_adjective:
            return None
        if mention.section in _OF_TODAY and not _FIRST.search(self._text, mention.sentence_start, mention.start):
            return None
        later = self._next_numbered(index)
        return Cue("chronology.numbered", "past", later.start, later.end) if later else None

    def _next_numbered(self, index: int) -> Mention | None:
        at = bisect_right(self._numbered, index)
        return self._mentions[self._numbered[at]] if at < len(self._numbered) else None

    @cached_property
    def _numbered(self) -> list[int]:
        return [
            i
            for i, m in enumerate(self._mentions)
            if m.kind == "recurrence"
            and m.assertion in AFFIRMED
            and m.time == "current"
            and _NUMBERED.search(flatten(self._text[max(m.start - _BREATH, m.sentence_start, 0) : m.end]))
        ]

    def _find_next_episode(self, mention: Mention) -> Cue | None:
        """Disease near the old place was treated, time went by, and other disease came."""
        if mention.extent not in _NEAR or mention.section not in _COURSES or mention.sentence_start == self._opening:
            return None  # the first sentence says what the note is about
        if mention.section == "assessment" and self._opens_section(mention):
            return None  # "Problem: Recurrent basal cell carcinoma" says what there is
        start = max(mention.sentence_start, mention.start - _REACH)
        told = ""
        for later in self._find_news(mention):
            told = told or flatten(self._text[start : mention.end + _REACH])
            if _TREATED.search(told, 0, later.start - start):
                step = find_step(self._text, mention, later, "chronology.next_episode")
                if step is not None or (step := self._find_freedom(mention, later)) is not None:
                    return step
        return None

    def _opens_section(self, mention: Mention) -> bool:
        return not self._text[self._segments.locate(mention.start).body : mention.start].strip()

    def _find_follow_up(self, mention: Mention) -> Cue | None:
        """Nodes were counted at an operation, time went by, and the cancer came back."""
        if mention.section not in _OPERATED:
            return None
        for later in self._find_news(mention):
            counted = later.kind == "metastasis" and later.extent == "regional"
            step = None if counted else find_step(self._text, mention, later, "chronology.next_episode")
            if step is not None:
                return step
        return None

    def _find_sequel(self, mention: Mention) -> Cue | None:
        """It was dated or treated, and the note goes on to later events."""
        if mention.section not in _COURSES | _ASKED:
            return None
        return find_sequel(self._text, mention, self._segments.locate(mention.start).end)

    def _find_antecedent(self, mention: Mention) -> Cue | None:
        """The cancer of a distant spread was treated long before, as sentences before it tell."""
        spread = mention.kind == "metastasis" and mention.extent == "distant" and mention.assertion in AFFIRMED
        if not spread:
            return None
        start = self._segments.locate(mention.start).start
        told = find_antecedent(self._text, mention, start, mention.start) if mention.section in _RECALLED else None
        asked = self._asked if mention.section in _FOUND_LATER else None
        return told or (find_antecedent(self._text, mention, asked.body, asked.end) if asked else None)

    @cached_property
    def _asked(self) -> Section | None:
        """What a report says of the patient before it says what was found."""
        sections = self._segments.sections
        return next((s for s in sections if s.category in _ASKED | {"history", "oncologic_history"}), None)

    def _find_freedom(self, mention: Mention, later: Mention) -> Cue | None:
        """Freedom from disease that is told between two episodes."""
        first = bisect_right(self._starts, mention.start)
        between = self._mentions[first : bisect_left(self._starts, later.start)]
        clear = next((m for m in between if m.is_all_clear), None)
        return Cue("chronology.next_episode", "past", clear.start, clear.end) if clear else None

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self._mentions]

    @cached_property
    def _opening(self) -> int:
        return self._segments.find(0).trim(self._text)[0]

    def _find_relapse(self, mention: Mention) -> Cue | None:
        """Freedom from disease that a later relapse ends."""
        asked = mention.section in _ASKED
        later = next(self._find_news(mention), None) if asked or mention.section in _COURSES else None
        if later is None or (later.kind == "metastasis" and later.extent != "distant"):
            return None
        if asked and later.section not in _ASKED:
            return Cue("chronology.relapsed", "past", later.start, later.end)
        if self._holds_now(mention) and lies_back(self._text, later):
            return None  # "She remains disease-free. A recurrence in 2012 was excised."
        return find_step(self._text, mention, later, "chronology.relapsed") or find_duration(self._text, mention)

    def _find_freedom_of_now(self, mention: Mention) -> Cue | None:
        """Freedom that was told before it as holding now, where it lies back itself."""
        if mention.kind != "recurrence" or not lies_back(self._text, mention):
            return None
        free = self._first_freedom_of_now
        return Cue("chronology.cleared", "past", free.start, free.end) if free and free.start < mention.start else None

    @cached_property
    def _first_freedom_of_now(self) -> Mention | None:
        return next((m for m in self._mentions if m.is_all_clear and self._holds_now(m)), None)

    def _holds_now(self, mention: Mention) -> bool:
        before = flatten(self._text[mention.sentence_start : mention.start])
        dated = _ANY_YEAR.search(self._text, mention.sentence_start, mention.sentence_end)
        return dated is None and mention.time == "current" and _NOW.search(before) is not None

    def _find_news(self, mention: Mention) -> Iterator[Mention]:
        """Yield the next new disease told in later sentences, as far as it can belong to another episode."""
        at = bisect_left(self._news_starts, mention.sentence_end)
        return (self._mentions[i] for i in self._news[at : at + _NEXT])

    @cached_property
    def _news_starts(self) -> list[int]:
        return [self._mentions[i].start for i in self._news]

    def _find_refutation(self, mention: Mention) -> Cue | None:
        """What was suspected proved to be something else, here or next; what was so at first, a few sentences on."""
        today = mention.section in _OF_TODAY - _WEIGHED
        if today and " but " not in self._text[mention.end : mention.sentence_end]:
            return None
        section = self._segments.locate(mention.start)
        end = self._segments.find(mention.start).end
        opening = flatten(self._text[mention.sentence_start : mention.start])
        for _ in range(0 if today else _LATER if _AT_FIRST.search(opening) else 1):
            if end < section.end and self._begins_another(mention, end):
                break
            end = self._segments.find(end).end if end < section.end else section.end
        end = min(end, mention.end + _REACH, self._find_news_after(mention.end))
        return find_refutation(self._text, mention, end, self._diagnoses)

    def _begins_another(self, mention: Mention, offset: int) -> bool:
        """Whether a report goes on to its next specimen: that one is benign refutes nothing of the first."""
        label = self._segments.find(offset).label if mention.section in LABORATORY else None
        return label is not None and label[0] >= mention.end

    def _find_news_after(self, offset: int) -> int:
        """Where the note next says that there is disease."""
        at = bisect_left(self._news_starts, offset)
        return self._news_starts[at] - _BREATH if at < len(self._news_starts) else len(self._text)


def _is_new_disease(mention: Mention) -> bool:
    return mention.kind != "stage" and mention.time == "current" and mention.assertion in AFFIRMED
