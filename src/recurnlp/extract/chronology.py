"""What the order of the telling says of time: what a note tells on beyond is over.

A sentence alone does not know it. "The recurrence was re-excised" is current in a letter that ends there, and past in a
case report that goes on to "she is disease-free at five years".
"""

import re
from dataclasses import replace

from recurnlp.extract.announced import date_announced
from recurnlp.extract.antecedents import find_antecedent, find_asked, find_recalled
from recurnlp.extract.course import CourseFinder, flatten
from recurnlp.extract.freedom import find_overtaken, find_relapse
from recurnlp.extract.interval import find_interval, find_step, tells_length
from recurnlp.extract.refutation import find_refutation
from recurnlp.extract.restated import restate
from recurnlp.extract.retracted import RetractionFinder
from recurnlp.extract.segment import Division
from recurnlp.extract.sequel import counts_nodes, find_counted_remission, find_sequel, lies_back
from recurnlp.extract.standing import is_led_by_now
from recurnlp.extract.telling import BREATH, IN_HAND, REACH, Telling
from recurnlp.extract.vanished import Vanished
from recurnlp.model import Cue, Mention
from recurnlp.model.sections import ASKED, COURSES, FOUND_LATER
from recurnlp.model.vocabulary import AFFIRMED, DOUBTED, Extent

_RECALLED = COURSES | {"impression"}
_OPERATED = COURSES - {"diagnosis", "administrative"}
# There a laboratory weighs what others suspected.
_WEIGHED = frozenset({"comment"})
# What is said there is said of tissue in hand, or of today.
_OF_TODAY = IN_HAND | {"impression", "physical_exam", "exam"}
_NEAR: frozenset[Extent] = frozenset({"local", "regional"})
_TREATED = re.compile(
    r"\b(?:(?:re )?(?:resect|excis|ablat|irradiat|amputat|debulk|enucleat|dissect|operat)\w*|\w+ectom(?:y|ies)|removed"
    r"|removal|surgery|radiation|radiotherapy|chemoradi\w*|brachytherapy|radiosurgery|gamma knife|gy\b|disarticulation)"
)
_FIRST = re.compile(r"\b(?:first|initial)\W{1,2}(?:local\s)?\Z", re.IGNORECASE)
# What was thought so is told because something else followed, if not at once.
_AT_FIRST = re.compile(r"\b(?:first|initial(?:ly)?|originally|provisional(?:ly)?)\b")
_LATER = 3
_ADJECTIVES = ("recurrent", "relapsed ")


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
        mentions = restate(text, mentions)
        told = Telling(text, segments, mentions)
        times = _Times(told, self._diagnoses)
        settled = [times.settle(index, mention) for index, mention in enumerate(mentions)]
        return date_announced(settled, told.story) if any(map(_is_spread, mentions)) else settled


class _Times:
    """The times of one note's mentions."""

    def __init__(self, told: Telling, diagnoses: CourseFinder) -> None:
        self._told = told
        self._diagnoses = diagnoses
        self._retractions = RetractionFinder(told.text, told.segments, told.mentions)

    def settle(self, index: int, mention: Mention) -> Mention:
        if mention.kind == "stage":
            gone = self._told.find_vanished(mention) if _is_far(mention) else None
            return replace(mention, cues=(*mention.cues, _cite(gone))) if gone else mention
        if _is_spread(mention) and (gone := self._told.find_gone_itself(mention)) is not None:
            return replace(mention, assertion="absent", cues=(*mention.cues, _cite(gone)))
        cue = None if mention.time == "past" else self._find_end(index, mention)
        if cue is not None:
            return replace(mention, time="past", cues=(*mention.cues, cue))
        late = self._find_late(mention)
        return replace(mention, cues=(*mention.cues, late)) if late is not None else mention

    def _find_late(self, mention: Mention) -> Cue | None:
        """What says that time went by before a spread; one that only may be needs its length, not a year alone."""
        late = find_interval(self._told.text, mention) or self._find_antecedent(mention)
        if late is None or mention.assertion in AFFIRMED or tells_length(self._told.text, late):
            return late
        return None

    def _find_end(self, index: int, mention: Mention) -> Cue | None:
        """Return what ends it: an all-clear, a benign diagnosis, the next episode, a report that takes it back."""
        if mention.assertion in AFFIRMED and (cue := self._retractions.find(mention)) is not None:
            return cue
        if mention.assertion == "present":
            gone = (
                self._find_clearance(index, mention)
                or self._find_freed_region(index, mention)
                or self._find_vanished(mention)
            )
            if gone is not None or is_led_by_now(self._told.text, mention):
                return gone
            return (
                self._find_numbered(index, mention)
                or find_counted_remission(self._told.text, mention)
                or self._find_next_episode(mention)
                or self._find_lost_freedom(mention)
                or (self._find_follow_up(mention) if counts_nodes(mention) else None)
                or self._find_freedom_of_now(mention)
                or self._find_sequel(mention)
            )
        if mention.assertion in DOUBTED:
            ended = mention.assertion == "probable" and mention.section in COURSES
            return self._find_refutation(mention) or (self._find_clearance(index, mention) if ended else None)
        if counts_nodes(mention):
            return self._find_follow_up(mention)
        if mention.assertion != "absent":
            return None
        return (find_relapse(self._told, mention) if mention.is_all_clear else None) or find_overtaken(
            self._told, mention
        )

    def _find_clearance(self, index: int, mention: Mention) -> Cue | None:
        """The last word of the note is that there is no disease."""
        last = self._told.last_clearance
        if last is None or index >= last or mention.section in _OF_TODAY - {"impression"}:
            return None
        if mention.section == "impression" and not lies_back(self._told.text, mention):
            return None
        clear = self._told.mentions[last]
        if (self._told.news and self._told.news[-1] > last) or (
            clear.section in ASKED and mention.section != clear.section
        ):
            return None  # what a laboratory was told is not what it goes on to
        return Cue("chronology.cleared", "past", clear.start, clear.end)

    def _find_freed_region(self, index: int, mention: Mention) -> Cue | None:
        """The note goes on to say that nothing has come back near the old place: what nodes there were is over."""
        last = self._told.last_freed_region
        if last is None or index >= last or mention.extent != "regional" or mention.kind != "metastasis":
            return None
        if mention.section in _OF_TODAY or (self._told.news and self._told.news[-1] > last):
            return None
        free = self._told.mentions[last]
        return Cue("chronology.cleared", "past", free.start, free.end)

    def _find_vanished(self, mention: Mention) -> Cue | None:
        """Spread that the note tells later as vanished."""
        if mention.kind != "metastasis" or mention.extent == "regional" or mention.section in IN_HAND:
            return None
        gone = self._told.find_vanished(mention)
        return _cite(gone) if gone else None

    def _find_numbered(self, index: int, mention: Mention) -> Cue | None:
        """A recurrence before one that the note counts on from it: "relapse in 2015; the second relapse"."""
        is_adjective = mention.text.lower().startswith(_ADJECTIVES)  # "relapsed leukemia" names what there is
        if mention.kind != "recurrence" or is_adjective:
            return None
        if mention.section in _OF_TODAY and not _FIRST.search(
            self._told.text, max(mention.sentence_start, mention.start - BREATH), mention.start
        ):
            return None
        later = self._told.next_numbered(index)
        return Cue("chronology.numbered", "past", later.start, later.end) if later else None

    def _find_next_episode(self, mention: Mention) -> Cue | None:
        """Disease near the old place was treated, time went by, and other disease came."""
        if (
            mention.extent not in _NEAR
            or mention.section not in COURSES
            or mention.sentence_start == self._told.opening
        ):
            return None  # the first sentence says what the note is about
        if mention.section == "assessment" and self._told.opens_section(mention):
            return None  # "Problem: Recurrent basal cell carcinoma" says what there is
        start = max(mention.sentence_start, mention.start - REACH)
        told = ""
        for later in self._told.find_news(mention):
            told = told or flatten(self._told.text[start : mention.end + REACH])
            if _TREATED.search(told, 0, later.start - start):
                step = find_step(self._told.text, mention, later, "chronology.next_episode")
                if step is not None or (step := self._told.find_freedom(mention, later)) is not None:
                    return step
        return None

    def _find_lost_freedom(self, mention: Mention) -> Cue | None:
        """Spread was followed by freedom from disease, which other disease ended."""
        if mention.section not in COURSES or mention.kind != "metastasis" or mention.extent == "regional":
            return None
        start = max(mention.sentence_start, mention.start - REACH)
        if not _TREATED.search(flatten(self._told.text[start : min(mention.sentence_end, mention.end + REACH)])):
            return None
        for later in self._told.find_news(mention):
            for free in self._told.list_between(mention, later):
                whole = (
                    free.section == mention.section
                    and free.kind == "recurrence"
                    and free.assertion == "absent"
                    and free.extent == "unspecified"
                )
                if whole and (free.time == "past" or find_relapse(self._told, free)):
                    return Cue("chronology.next_episode", "past", free.start, free.end)
        return None

    def _find_follow_up(self, mention: Mention) -> Cue | None:
        """Nodes were counted at an operation, time went by, and the cancer came back."""
        if mention.section not in _OPERATED:
            return None
        for later in self._told.find_news(mention):
            counted = later.kind == "metastasis" and later.extent == "regional"
            step = None if counted else find_step(self._told.text, mention, later, "chronology.next_episode")
            if step is not None:
                return step
        return None

    def _find_sequel(self, mention: Mention) -> Cue | None:
        """It was dated or treated, and the note goes on to later events."""
        if mention.section not in COURSES | ASKED:
            return None
        return find_sequel(self._told.text, mention, self._told.segments.locate(mention.start).end)

    def _find_antecedent(self, mention: Mention) -> Cue | None:
        """The cancer of a spread was treated long before, as sentences before it tell."""
        if not (_is_spread(mention) or _is_near_spread(mention) or _may_be_spread(mention)):
            return None
        start = self._told.segments.locate(mention.start).start
        if start < self._told.story < mention.start:
            start = self._told.story
        near_by = self._told.near_by
        told = None
        if mention.section in _RECALLED | ASKED:
            told = find_antecedent(self._told.text, mention, start, mention.start, near_by)
        asked = self._told.asked if mention.section in FOUND_LATER else None
        listed = self._told.past if mention.section in FOUND_LATER | {"history"} else None
        for section in (asked, listed):
            if told is None and section is not None:
                told = find_asked(self._told.text, mention, section.body, section.end, near_by)
        if told is None and mention.section in _RECALLED:
            told = find_recalled(self._told.text, mention, start, self._told.segments.locate(mention.start).end)
        return told

    def _find_freedom_of_now(self, mention: Mention) -> Cue | None:
        """Freedom that was told before it as holding now, where it lies back itself."""
        if mention.kind != "recurrence" or not lies_back(self._told.text, mention):
            return None
        free = self._told.first_freedom_of_now
        return Cue("chronology.cleared", "past", free.start, free.end) if free and free.start < mention.start else None

    def _find_refutation(self, mention: Mention) -> Cue | None:
        """What was suspected proved to be something else, here or next; what was so at first, a few sentences on."""
        if mention.extent == "biochemical":
            return None  # no tissue refutes a marker
        today = mention.section in _OF_TODAY - _WEIGHED
        if today and self._told.text.find(" but ", mention.end, min(mention.sentence_end, mention.end + REACH)) < 0:
            return None
        section = self._told.segments.locate(mention.start)
        end = self._told.segments.find(mention.start).end
        opening = flatten(self._told.text[mention.sentence_start : mention.start])
        for _ in range(0 if today else _LATER if _AT_FIRST.search(opening) else 1):
            if end < section.end and self._told.begins_another(mention, end):
                break
            end = self._told.segments.find(end).end if end < section.end else section.end
        if end == section.end and not today:
            end = self._told.find_report_end(end)
        end = min(end, mention.end + REACH, self._told.find_news_after(mention.end))
        return find_refutation(self._told.text, mention, end, self._diagnoses)


def _is_far(stage: Mention) -> bool:
    """Whether a stage is one with distant spread."""
    code = stage.stage if stage.assertion == "present" and stage.section not in IN_HAND else None
    return code is not None and (code.m.startswith("1") or code.group.startswith("IV"))


def _cite(gone: Vanished) -> Cue:
    return Cue("chronology.vanished", "resolved", gone.start, gone.end)


def _is_spread(mention: Mention) -> bool:
    """Whether it tells of spread to another organ."""
    return mention.kind == "metastasis" and mention.extent == "distant" and mention.assertion in AFFIRMED


def _may_be_spread(mention: Mention) -> bool:
    """Whether it tells of what may be spread to another organ now."""
    far = mention.kind == "metastasis" and mention.extent == "distant" and mention.time == "current"
    return far and mention.assertion == "possible"


def _is_near_spread(mention: Mention) -> bool:
    """Whether it tells of spread near the primary that there is now."""
    near = mention.kind == "metastasis" and mention.extent == "regional" and mention.assertion in AFFIRMED
    return near and mention.time == "current"
