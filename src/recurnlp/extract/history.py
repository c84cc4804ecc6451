"""What a note tells beside its mentions: facts of the cancer's course, dates, and what all of it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, NamedTuple

from recurnlp.extract.basis import Ground, find_basis
from recurnlp.extract.course import CourseFinder, Hit, flatten
from recurnlp.extract.dates import may_hold_dates
from recurnlp.extract.events import EventDater
from recurnlp.extract.facts import FactReader, Key, Keys, SectionFact, Span
from recurnlp.extract.marker import find_marker_relapses, names_marker
from recurnlp.extract.passages import SKIPPED, gather_passages
from recurnlp.extract.recall import Recall, matters
from recurnlp.extract.segment import REMEMBERED, Division
from recurnlp.extract.undated import Rest, Told, put_dates_in, take_dates_out
from recurnlp.model import Basis, Fact, Mention, Section
from recurnlp.rules import RuleSet

_SILENT = frozenset({"examination", "comparison"})
_NOT_TOLD = _SILENT | {"refutation"}
_NAMES = [field.name for field in fields(Mention)]
_BEFORE_EVIDENCE = attrgetter(*_NAMES[: _NAMES.index("evidence")])
_AFTER_DATE = attrgetter(*_NAMES[_NAMES.index("event_date") + 1 :])


@dataclass(frozen=True, slots=True)
class History:
    """A note's mentions, with dates and evidence; its facts; and what it rests on."""

    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]
    basis: Basis | None


class _Source(NamedTuple):
    """What all sections of a note are read with."""

    text: str
    flat: str
    segments: Division
    basis: Basis | None
    has_dates: bool

    def may_date(self, section: Section, sentences: Iterable[Span]) -> bool:
        """Whether one of these sentences of a section may hold a date."""
        if not self.has_dates:
            return False
        start = section.start
        return any(may_hold_dates(self.text[first + start : last + start]) for first, last in sentences)


class HistoryReader:
    """Reads histories.

    Args:
        rules: the rules.
    """

    def __init__(self, rules: RuleSet) -> None:
        told = [rule for rule in rules.courses if rule.state not in _NOT_TOLD]
        self._finder = CourseFinder(told, rules.primaries)
        self._events = EventDater(CourseFinder([rule for rule in rules.courses if rule.state in _SILENT]))
        self._facts = FactReader(rules.sites)
        phrases = (phrase for rule in (*told, *rules.primaries, *rules.sites) for phrase in rule.phrases)
        self._memory: Recall[Told] = Recall(0 if any(map(matters, phrases)) else REMEMBERED)

    def read(self, text: str, segments: Division, mentions: Sequence[Mention]) -> History:
        """Return a note's history.

        Args:
            text: the note.
            segments: its division; only sections that matter are read.
            mentions: its mentions, in the order of the text.
        """
        flat = flatten(text)
        basis = find_basis(text, segments)
        source = _Source(text, flat, segments, basis, may_hold_dates(text))
        dated: list[Mention] = []
        facts: dict[Key, Fact] = {}
        waiting = list(reversed(mentions))
        del mentions  # each is replaced by its complete self
        marked = names_marker(flat)  # a treatment counts for that wherever it stands
        found = {s.start: hits for s, hits in self._finder.find_in(flat, segments, () if marked else SKIPPED)}
        for section in segments.sections:
            here, hits = _take(waiting, section.end), found.get(section.start, ())
            if here or (hits and section.category not in SKIPPED):
                told = self._recall(source, section, here, hits)
                here.reverse()
                dated += [_complete(here.pop(), rest) for rest in told.rests]
                _add_new(facts, told.facts, section.start)
        treated = (hit.move(start) for start, hits in found.items() for hit in hits)
        relapses = find_marker_relapses(flat, segments, treated) if marked else ()
        return History(tuple(dated), (*facts.values(), *relapses), basis)

    def _recall(self, source: _Source, section: Section, mentions: Sequence[Mention], hits: Sequence[Hit]) -> Told:
        """Return what a section tells. If one of its sentences can hold a date, it is remembered to the digit."""
        known = source.segments.key(section)
        if not known:
            return self._read_section(source, section, mentions, hits)
        signs = (section.category, source.basis, *(_sign(mention, section.start) for mention in mentions))
        told = self._memory.find((known, *signs))
        if told is not None and not source.may_date(section, told.sentences):
            return told
        text = source.text[section.start : section.end]
        exact = source.segments.exact_key(section) if source.has_dates and may_hold_dates(text) else known
        undated = self._memory.find((exact, *signs)) if exact != known else None
        if undated is not None:
            return put_dates_in(undated, text)
        told = self._read_section(source, section, mentions, hits)
        if source.may_date(section, told.sentences):
            self._memory.keep((exact, *signs), take_dates_out(told, text))
        else:
            self._memory.keep((known, *signs), told)
        return told

    def _read_section(
        self, source: _Source, section: Section, mentions: Sequence[Mention], hits: Sequence[Hit]
    ) -> Told:
        told = Told([], [], [])
        offset = section.start
        is_short = bool(source.segments.key(section))
        seen: set[Keys] = set()
        same: dict[Rest, Rest] = {}  # of a long section the rests are few
        for passage in gather_passages(source.segments, section, mentions, [hit.move(offset) for hit in hits]):
            start, end = passage.sentence.start, passage.sentence.end
            words = source.text[start:end]
            iso = self._events.date(words, source.flat, passage) if source.has_dates and may_hold_dates(words) else {}
            ground = Ground(words, source.basis)
            for mention in passage.mentions:
                rest = (*ground.find(mention), iso.get((mention.start, mention.end)))
                told.rests.append(same.setdefault(rest, rest))
            if passage.hits and not words.isupper():  # as titles are
                told.facts.extend(self._facts.read(source.flat, passage, iso, seen))
            if is_short:
                told.sentences.append((start - offset, end - offset))
        return told


def _take(waiting: list[Mention], end: int) -> list[Mention]:
    """Take the mentions out that begin before an offset; the first is the last of those that wait."""
    taken = []
    while waiting and waiting[-1].start < end:
        taken.append(waiting.pop())
    return taken


def _sign(mention: Mention, offset: int) -> tuple[object, ...]:
    """What of a mention the reading of its section depends on."""
    is_counted = mention.nodes_examined is not None
    place = (mention.start - offset, mention.end - offset)
    return (*place, mention.kind, mention.assertion, mention.extent, is_counted, mention.stage)


def _add_new(known: dict[Key, Fact], facts: Iterable[SectionFact], offset: int) -> None:
    """Add those facts of a section that those before it have not told."""
    for words, key, fact in facts:
        if words not in known and key not in known:
            place = (fact.start + offset, fact.end + offset)
            known[key] = Fact(fact.kind, *place, fact.section, fact.site, fact.morphology, fact.event_date)


def _complete(mention: Mention, rest: Rest) -> Mention:
    """Return the mention with evidence and date. Not by `replace`, which takes longer than all the rest."""
    if mention.kind == "stage":
        return mention
    values: tuple[Any, ...] = (*_BEFORE_EVIDENCE(mention), *rest, *_AFTER_DATE(mention))
    return Mention(*values)
