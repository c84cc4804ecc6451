"""A note as it goes on: what it tells next of new disease, of freedom from disease, of another episode."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import itemgetter

from recurnlp.extract.announced import find_story
from recurnlp.extract.course import flatten
from recurnlp.extract.segment import Division
from recurnlp.extract.standing import holds_now, is_compared
from recurnlp.extract.vanished import Vanished, find_vanished, may_tell, read_absence
from recurnlp.model import Cue, Mention, Section
from recurnlp.model.sections import ASKED, LABORATORY
from recurnlp.model.vocabulary import AFFIRMED, Site

# What is said there is said of tissue in hand.
IN_HAND = LABORATORY - {"diagnosis"}
_LISTS = frozenset({"past_history", "past_surgical_history"})
_WRITTEN = re.compile(r"\S")
_BEFORE = frozenset({"history", "oncologic_history", "background"})
_NUMBERED = re.compile(r"\b(?:second|third|fourth|fifth|2nd|3rd|4th|another|further)\b[^.;,]{0,20}$")
_AGAIN = re.compile(r"\W{1,2}again\b")
_PAUSE = re.compile(r"[.,;:\n]|\b(?:and|with|of|in) ")
_REPORT = re.compile(r"\s*(?i:pathology|histology|cytology|biopsy)\b")
_BACK = re.compile(r"\bhad (?:already |also )?(?:been|had|undergone)\b|\b(?:earlier|previous\w*|before)\b")
REACH, BREATH, _NEXT = 500, 20, 4


class Telling:
    """One note as it goes on.

    Args:
        text: the note.
        segments: its division.
        mentions: its mentions, stages included, in the order of the text.
    """

    def __init__(self, text: str, segments: Division, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.segments = segments
        self.mentions = mentions
        self._line_ends: dict[int, int] = {}
        self.news = [i for i, m in enumerate(mentions) if _is_new_disease(m)]

    @cached_property
    def last_clearance(self) -> int | None:
        """Which mention is the last all-clear; in a list of past diseases it is said of one of those."""
        clear = (i for i in range(len(self.mentions) - 1, -1, -1) if self.mentions[i].is_all_clear)
        told = (i for i in clear if self.mentions[i].section not in IN_HAND | _LISTS)
        return next((i for i in told if not is_compared(self.text, self.mentions[i])), None)

    @cached_property
    def last_freed_region(self) -> int | None:
        """Which mention says last that nothing has come back in the region."""
        free = (i for i in range(len(self.mentions) - 1, -1, -1) if self.mentions[i].frees_region)
        return next((i for i in free if self.mentions[i].section not in IN_HAND | _LISTS), None)

    def find_vanished(self, mention: Mention) -> Vanished | None:
        """Return what tells that the spread of a mention is gone, if the note tells of no disease behind it.

        Args:
            mention: spread, or a stage that tells of some.
        """
        found = (self._find_behind(gone, mention) for gone in self._gone_at_last.values() if gone[0].takes(mention))
        return min(filter(None, found), key=itemgetter(0, 1), default=None)

    def find_gone_itself(self, mention: Mention) -> Vanished | None:
        """Return what tells of a mention itself that it is gone: "none of the liver lesions can be seen any more".

        Args:
            mention: spread that seems to be told as present.
        """
        at = bisect_right(self._vanished, mention.start, key=itemgetter(0)) - 1
        return self._vanished[at] if at >= 0 and self._vanished[at].tells(mention) else None

    @cached_property
    def _gone_at_last(self) -> dict[frozenset[Site], list[Vanished]]:
        """What is gone when the note ends, by its organs: they are few, however much a note tells."""
        last = self.news_starts[-1] if self.news else 0
        gone: dict[frozenset[Site], list[Vanished]] = {}
        for told in self._vanished:
            if told.end > last:
                gone.setdefault(told.sites, []).append(told)
        return gone

    @staticmethod
    def _find_behind(gone: Sequence[Vanished], mention: Mention) -> Vanished | None:
        at = bisect_left(gone, mention.end, key=itemgetter(0))
        return gone[at] if at < len(gone) else None

    @cached_property
    def _vanished(self) -> list[Vanished]:
        read = list(find_vanished(flatten(self.text))) if may_tell(self.text) else []
        told = filter(None, (read_absence(self.text, mention) for mention in self.mentions))
        return sorted([*read, *told], key=itemgetter(0, 1))

    def next_numbered(self, index: int) -> Mention | None:
        """Return the next recurrence that the note counts, "the second relapse".

        Args:
            index: of the mention before.
        """
        at = bisect_right(self._numbered, index)
        return self.mentions[self._numbered[at]] if at < len(self._numbered) else None

    @cached_property
    def _numbered(self) -> list[int]:
        return [
            i
            for i, m in enumerate(self.mentions)
            if m.kind == "recurrence"
            and m.assertion in AFFIRMED
            and m.time == "current"
            and (
                _NUMBERED.search(flatten(self.text[max(m.start - BREATH, m.sentence_start, 0) : m.end]))
                or _AGAIN.match(self.text, m.end)
            )
        ]

    @cached_property
    def near_by(self) -> Sequence[Mention]:
        """Spread near the primary, and spread that is denied: what comes behind may still be the first to go far."""
        spread = (m for m in self.mentions if m.kind == "metastasis")
        near = {"regional", "local"}
        return [m for m in spread if m.assertion not in AFFIRMED or (m.extent in near and "lymph_node" in m.sites)]

    def opens_section(self, mention: Mention) -> bool:
        """Return whether a mention is the first that its section says.

        Args:
            mention: any.
        """
        body = self.segments.locate(mention.start).body
        return mention.start - body <= BREATH and _PAUSE.search(self.text, body, mention.start) is None

    @cached_property
    def asked(self) -> Section | None:
        """What a report says of the patient before it says what was found."""
        sections = self.segments.sections
        return next((s for s in sections if s.category in ASKED | _BEFORE), None)

    @cached_property
    def past(self) -> Section | None:
        """The list of what the patient had."""
        return next((s for s in self.segments.sections if s.category in _LISTS), None)

    def find_freedom(self, mention: Mention, later: Mention) -> Cue | None:
        """Return freedom from disease that is told between two episodes, as a cue that makes the first one past.

        Args:
            mention, later: the two.
        """
        clear = next((m for m in self.list_between(mention, later) if m.is_all_clear), None)
        return Cue("chronology.next_episode", "past", clear.start, clear.end) if clear else None

    def list_between(self, mention: Mention, later: Mention) -> Sequence[Mention]:
        """Return what is told between two mentions.

        Args:
            mention, later: the two.
        """
        first = bisect_right(self._starts, mention.start)
        return self.mentions[first : bisect_left(self._starts, later.start)]

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    @cached_property
    def story(self) -> int:
        """Where the story of the patient begins."""
        return find_story(self.text)

    @cached_property
    def opening(self) -> int:
        """Where the first sentence begins."""
        return self.segments.find(0).trim(self.text)[0]

    @cached_property
    def first_freedom_of_now(self) -> Mention | None:
        """The first all-clear that is told as holding today."""
        return next((m for m in self.mentions if m.is_all_clear and holds_now(self.text, m)), None)

    def opens_comparison(self, mention: Mention) -> bool:
        """Return whether a mention stands in the line that says what a report's study is compared with.

        Args:
            mention: any.
        """
        section = self.segments.locate(mention.start)
        return section.category == "comparison" and mention.start <= self._find_line_end(section)

    def _find_line_end(self, section: Section) -> int:
        """Return where the first line of a section ends that is not blank, found once of each."""
        if section.start not in self._line_ends:
            begin = _WRITTEN.search(self.text, section.body, section.end)
            end = self.text.find("\n", begin.start(), section.end) if begin else -1
            self._line_ends[section.start] = end if end >= 0 else section.end
        return self._line_ends[section.start]

    def is_clear_after(self, mention: Mention) -> bool:
        """Return whether the note's last all-clear stands behind a mention.

        Args:
            mention: any.
        """
        return self.last_clearance is not None and self.mentions[self.last_clearance].start > mention.start

    def find_news(self, mention: Mention) -> Iterator[Mention]:
        """Yield the next new disease told in later sentences, as far as it can belong to another episode.

        Args:
            mention: any.
        """
        return self.list_news(mention.sentence_end)

    def list_news(self, offset: int) -> Iterator[Mention]:
        """Yield the next new disease told behind an offset.

        Args:
            offset: from where it is read.
        """
        at = bisect_left(self.news_starts, offset)
        return (self.mentions[i] for i in self.news[at : at + _NEXT])

    @cached_property
    def disease(self) -> list[Mention]:
        """Disease that is told where the note has come to it, today's or not, in order."""
        return [mention for mention in self.mentions if _is_disease(mention) and not self._is_told_back(mention)]

    def _is_told_back(self, mention: Mention) -> bool:
        """Whether it was before what was told before it: "a recurrence in 1999 had been excised"."""
        start, end = max(mention.sentence_start, mention.start - REACH), min(mention.sentence_end, mention.end + REACH)
        return _BACK.search(flatten(self.text[start:end])) is not None

    @cached_property
    def news_starts(self) -> list[int]:
        """Where each of the news begins."""
        return [self.mentions[i].start for i in self.news]

    def begins_another(self, mention: Mention, offset: int) -> bool:
        """Return whether a report goes on to its next specimen: that one is benign refutes nothing of the first.

        Args:
            mention: what is said of the first.
            offset: where the report goes on.
        """
        label = self.segments.find(offset).label if mention.section in LABORATORY else None
        return label is not None and label[0] >= mention.end

    def find_report_end(self, offset: int) -> int:
        """Return where a pathologist's report ends that begins at an offset: "Pathology: granuloma"; else the offset.

        Args:
            offset: where a section ends.
        """
        if offset >= len(self.text):
            return offset
        section = self.segments.locate(offset)
        return section.end if _REPORT.match(self.text, section.start) else offset

    def find_news_after(self, offset: int) -> int:
        """Return where the note next says that there is disease.

        Args:
            offset: from where it is read.
        """
        at = bisect_left(self.news_starts, offset)
        return self.news_starts[at] - BREATH if at < len(self.news_starts) else len(self.text)


def _is_new_disease(mention: Mention) -> bool:
    return mention.time == "current" and _is_disease(mention)


def _is_disease(mention: Mention) -> bool:
    return mention.kind != "stage" and mention.assertion in AFFIRMED
