"""Run every rule's own examples through the real segmenter and sentence pipeline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recurnlp.errors import RuleError
from recurnlp.extract.context import MODIFIERS, TARGETS
from recurnlp.extract.course import CourseFinder, flatten
from recurnlp.extract.matches import SITES
from recurnlp.extract.mentions import MentionReader
from recurnlp.model import Mention
from recurnlp.model.vocabulary import ASSERTIONS, EXTENTS, TIMES
from recurnlp.model.vocabulary import SITES as SITE_NAMES
from recurnlp.rules import (
    ContextRule,
    CourseRule,
    IgnoreRule,
    PrimaryRule,
    Rule,
    RuleSet,
    SectionRule,
    SiteRule,
    StageRule,
    TargetRule,
)

_MARK = re.compile(r"<<(.*?)>>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """An example that does not come out as its rule says.

    Args:
        file, rule_id: the rule.
        sentence: the example, as written.
        problem: what is wrong.
    """

    file: str
    rule_id: str
    sentence: str
    problem: str


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    facts: frozenset[str]


def check_examples(rules: RuleSet) -> list[ExampleFailure]:
    """Return the examples that fail; none is good.

    Args:
        rules: the rules, with their examples.
    """
    reader = MentionReader(rules)
    return [
        ExampleFailure(rule.file, rule.id, sentence, problem)
        for rule in rules.all()
        for sentence, problem in _check_rule(reader, rule)
    ]


def _check_rule(reader: MentionReader, rule: Rule) -> Iterator[tuple[str, str]]:
    if isinstance(rule, ContextRule) and rule.category == "unstated":
        yield from _check_silencer(reader, rule)
        return
    for sentence in rule.match:
        text, marks = _read_marks(sentence)
        if not marks:
            yield sentence, "has no <<mark>>"
            continue
        fired = _firings(reader, rule, text)
        for mark in marks:
            problem = _compare(mark, fired, text, by_overlap=isinstance(rule, ContextRule | PrimaryRule))
            if problem:
                yield sentence, problem
    for sentence in rule.no_match:
        text, _ = _read_marks(sentence)
        if _firings(reader, rule, text) and not _is_scope_rule(rule):
            yield sentence, "fires, and should not"


def _check_silencer(reader: MentionReader, rule: ContextRule) -> Iterator[tuple[str, str]]:
    """A cue that takes the statement away: the marked phrase is no mention; in no_match a mention stays."""
    for sentence in rule.match:
        text, marks = _read_marks(sentence)
        doc = reader.pipeline.parse(reader.reader.read(text).words)
        if all(modifier.rule.metadata["rule"].id != rule.id for modifier in doc.user_data[MODIFIERS]):
            yield sentence, "does not fire"
        if any(m.start < mark.end and m.end > mark.start for m in _read_all(reader, text) for mark in marks):
            yield sentence, "the marked phrase is still a mention"
    for sentence in rule.no_match:
        if not _read_all(reader, _read_marks(sentence)[0]):
            yield sentence, "takes the mention away, and should not"


def _read_all(reader: MentionReader, text: str) -> list[Mention]:
    segments = reader.segment(text)
    mentions = reader.read_sentences(text, segments, list(segments.sentences))
    return [mention for mention in mentions if mention.kind != "stage"]


@dataclass(frozen=True, slots=True)
class _Firing:
    start: int
    end: int
    facts: frozenset[str]


def _firings(reader: MentionReader, rule: Rule, text: str) -> list[_Firing]:
    segments = reader.segment(text)
    if isinstance(rule, PrimaryRule):
        found = reader.primaries.find(text)
        return [_Firing(0, len(text), frozenset())] if found is not None and found.id == rule.id else []
    if isinstance(rule, CourseRule):
        return [_Firing(hit.start, hit.end, frozenset()) for hit in CourseFinder([rule]).find(flatten(text))]
    if isinstance(rule, SectionRule):
        return [
            _Firing(s.start, s.start + len(text[s.start : s.body].rstrip()), frozenset())
            for s in segments.sections
            if s.category == rule.category and s.body > s.start
        ]
    supports = isinstance(rule, TargetRule) and rule.needs == "mention"
    if supports or isinstance(rule, SiteRule | IgnoreRule):
        return _span_firings(reader, rule, text)
    mentions = reader.read_sentences(text, segments, list(segments.sentences))
    if isinstance(rule, ContextRule) and not _is_scope_rule(rule):
        mentions = [m for m in mentions if any(cue.rule_id == rule.id for cue in m.cues)]
    elif not isinstance(rule, ContextRule):
        mentions = [m for m in mentions if m.rule_id == rule.id]
    return [_Firing(m.start, m.end, _facts(m)) for m in mentions if m.kind != "stage" or isinstance(rule, StageRule)]


def _span_firings(reader: MentionReader, rule: Rule, text: str) -> list[_Firing]:
    group = SITES if isinstance(rule, SiteRule) else TARGETS
    reading = reader.reader.read(text)
    doc = reader.pipeline.parse(reading.words)
    return [
        _Firing(reading.starts[span.start], reading.ends[span.end - 1], frozenset())
        for span in doc.user_data[group]
        if span.rule.id == rule.id
    ]


def _is_scope_rule(rule: Rule) -> bool:
    """Terminators and pseudo cues show in what other cues do, so any mention may carry the mark."""
    return isinstance(rule, ContextRule) and rule.direction in ("terminate", "pseudo")


def _facts(mention: Mention) -> frozenset[str]:
    return frozenset({mention.assertion, mention.time, mention.extent, *mention.sites})


def _compare(mark: _Mark, fired: list[_Firing], text: str, *, by_overlap: bool) -> str | None:
    for firing in fired:
        same = (firing.start, firing.end) == (mark.start, mark.end)
        if same or (by_overlap and firing.start < mark.end and firing.end > mark.start):
            missing = mark.facts - firing.facts
            if missing:
                return f"says {sorted(firing.facts)}, not {sorted(missing)}"
            return None
    spans = [text[f.start : f.end] for f in fired]
    return f"does not fire on {text[mark.start : mark.end]!r}" + (f" but on {spans}" if spans else "")


def _read_marks(sentence: str) -> tuple[str, list[_Mark]]:
    text, marks, last = "", [], 0
    for match in _MARK.finditer(sentence):
        text += sentence[last : match.start()]
        words, *facts = match[1].split("|")
        unknown = set(facts) - {*ASSERTIONS, *TIMES, *EXTENTS, *SITE_NAMES}
        if unknown:
            raise RuleError(f"unknown fact {min(unknown)!r} in the example {sentence!r}")
        marks.append(_Mark(len(text), len(text) + len(words), frozenset(facts)))
        text += words
        last = match.end()
    return text + sentence[last:], marks
