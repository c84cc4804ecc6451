"""What a note tells beside its mentions: facts of the cancer's course, dates, and what all of it rests on."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from recurnlp.extract.basis import Ground, find_basis
from recurnlp.extract.course import CourseFinder, Hit, OriginFinder, flatten
from recurnlp.extract.dates import find_dates, may_hold_dates
from recurnlp.extract.dating import Anchor, Role, assign_dates
from recurnlp.extract.marker import find_marker_relapses
from recurnlp.extract.passages import REACH, Passage, gather_passages
from recurnlp.extract.segment import Division
from recurnlp.model import Basis, Fact, Mention, Sentence
from recurnlp.model.fact import FactKind
from recurnlp.model.vocabulary import Site
from recurnlp.rules import RuleSet

_UNTRUE = frozenset(
    "no not without neither nor denies exclude excluded excludes excluding prevent screen screening screened possible "
    "possibly likely probable probably suspicious suspected concern concerning may might could versus vs if mother "
    "father sister brother aunt uncle cousin grandmother grandfather family evaluate".split()
)
_UNTRUE_PHRASE = re.compile("negative for|free of|never had|r(?:ule out|isk (?:of|for)|ather than)|question of")
_WORD = re.compile(r"[^\W\d_]+")
_OF = re.compile(r"(?:\s+|,\s*)(?:(?:of|in|arising in|arising from|from)\s+(?:the\s+)?|(?=(?:left|right)\s))")
_NOT_INVASIVE = re.compile(r"[^.;:]{0,40}\bnon ?invasive\b")
_MAY = re.compile(r"\b(?:in|of|since|by|early|late|mid) may\b|\bmay(?=\.? (?:of )?\d)|(?<=\d )may\b")  # the month
_OF_KNOWN = re.compile(r"\s+(?:of|from)\s+(?:(?:the|her|his|their|this|known|a)\s+)*")
_KNOWN = re.compile(r"\b(?:the|her|his|their|this|my)\s+(?:\w+\s+)?$")
_IS_SAID = re.compile(r"(?:(?! and )[^,;:.()\d]){0,30}")
_DIAGNOSED = re.compile(
    r"[\s,(]*(?:which was |that was |first |originally |initially )?(?:diagnosed|treated|found|resected|from|of)\b"
)
_ABOUT = re.compile(r"\s+(?:screening|risk|prevention|center|centre|institute|registry|clinic|society)\b")
_ROLES: dict[str, Role] = {"cancer": "cancer", "treatment": "treatment", "examination": "examination"}
_SILENT = frozenset({"examination", "comparison"})
_NOT_TOLD = _SILENT | {"refutation"}
_CLAUSE_ENDS = ";:."
_BEFORE, _AFTER = 30, 40
_MANY_HOMES = frozenset({"812", "813", "831", "838", "844", "846"})  # urothelial, clear cell, endometrioid, serous
_IN_SITU = "2"  # ICD-O-3 behavior
_BLOOD = "959"  # ICD-O-3 morphologies from here on are those of lymphoma, myeloma and leukemia
_NAMES = [field.name for field in fields(Mention)]
_BEFORE_EVIDENCE = attrgetter(*_NAMES[: _NAMES.index("evidence")])
_AFTER_DATE = attrgetter(*_NAMES[_NAMES.index("event_date") + 1 :])
Span = tuple[int, int]
Key = tuple[str, str, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class History:
    """A note's mentions, with dates and evidence; its facts; and what it rests on."""

    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]
    basis: Basis | None


class HistoryReader:
    """Reads histories.

    Args:
        rules: the rules.
    """

    def __init__(self, rules: RuleSet) -> None:
        self._finder = CourseFinder([rule for rule in rules.courses if rule.state not in _NOT_TOLD], rules.primaries)
        self._silent = CourseFinder([rule for rule in rules.courses if rule.state in _SILENT])
        self._origins = OriginFinder(rules.sites)

    def read(self, text: str, segments: Division, mentions: Sequence[Mention]) -> History:
        """Return a note's history.

        Args:
            text: the note.
            segments: its division; only sections that matter are read.
            mentions: its mentions, in the order of the text.
        """
        flat = flatten(text)
        basis = find_basis(text, segments)
        has_dates = may_hold_dates(text)
        dated: list[Mention] = []
        facts: dict[Key, Fact] = {}
        hits = self._finder.find_in(flat, segments)
        passages = gather_passages(segments, mentions, hits)
        del mentions  # each is replaced by its complete self
        for passage in passages:
            words = text[passage.sentence.start : passage.sentence.end]
            iso = self._date(words, flat, passage) if has_dates and may_hold_dates(words) else {}
            ground = Ground(words, basis)
            dated += [_complete(m, iso.get((m.start, m.end)), ground) for m in passage.mentions]
            if passage.hits and not words.isupper():  # as titles are
                facts.update(self._read_hits(flat, passage, iso, facts))
        relapses = find_marker_relapses(flat, segments, hits)
        return History(tuple(dated), (*facts.values(), *relapses), basis)

    def _read_hits(
        self, flat: str, passage: Passage, iso: dict[Span, str], known: Mapping[Key, Fact]
    ) -> Iterator[tuple[Key, Fact]]:
        """Yield what is not known yet: a section that repeats a fact tells it once."""
        section = passage.sentence.section.category
        for hit in passage.hits:
            event_date = iso.get((hit.start, hit.end))
            if (hit.state, section, hit.site, hit.morphology, event_date) in known and (hit.site or not hit.morphology):
                continue
            fact = self._read_hit(flat, passage, hit, event_date)
            if fact is not None and (key := (fact.kind, section, fact.site, fact.morphology, event_date)) not in known:
                yield key, fact

    def _date(self, words: str, flat: str, passage: Passage) -> dict[Span, str]:
        """Return the dates of a sentence by the offsets of what they belong to."""
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
        hits += [(hit.start, hit.end, hit.state) for hit in self._silent.find(flat[origin : sentence.end])]
        anchors = [Anchor(start, end, "disease") for start, end in spoken]
        anchors += [
            Anchor(start, end, _ROLES.get(state, "other"))
            for start, end, state in hits
            if not any(s < end and start < e for s, e in spoken)
        ]
        anchors.sort(key=lambda anchor: (anchor.start, anchor.end))
        owned = {(anchors[i].start, anchors[i].end): iso for i, iso in assign_dates(words, anchors, dates).items()}
        return {(start + origin, end + origin): iso for (start, end), iso in (_share(spoken, owned) | owned).items()}

    def _read_hit(self, flat: str, passage: Passage, hit: Hit, event_date: str | None) -> Fact | None:
        sentence = passage.sentence
        start = sentence.start
        clause = max([flat.rfind(end, start, hit.start) for end in _CLAUSE_ENDS]) + 1 or start
        if _is_untrue(flat[max(clause, hit.start - REACH) : hit.start]) or _ABOUT.match(flat, hit.end):
            return None
        kind: FactKind = hit.state  # type: ignore[assignment]
        site = hit.site
        around = [m for m in passage.mentions if m.start < hit.end and hit.start < m.end and m.kind != "stage"]
        if kind == "cancer" and around:
            if any(mention.assertion == "absent" for mention in around):
                return None
            kind = "cancer" if _is_at_home(hit, around) else "origin"
        if kind == "synchronous" and not _tells_spread(passage.mentions):
            return None
        if kind in ("cancer", "new_primary") and (site is None or _has_many_homes(hit)):
            site = self._find_origin(flat, sentence, hit) or site
        morphology = hit.morphology
        if morphology and _NOT_INVASIVE.match(flat, hit.end, sentence.end):
            morphology = morphology[:-1] + _IN_SITU
        return Fact(kind, hit.start, hit.end, sentence.section.category, site, morphology, event_date)

    def _find_origin(self, flat: str, sentence: Sentence, hit: Hit) -> Site | None:
        """The organ after "carcinoma of the", right before the cancer's name, or in the specimen's label."""
        of = _OF.match(flat, hit.end, sentence.end)
        if of and (site := self._origins.find(flat[of.end() : min(of.end() + _AFTER, sentence.end)])):
            return site
        before = flat[max(hit.start - _BEFORE, sentence.start) : hit.start]
        if hit.state == "cancer" and (site := self._origins.find(before)):
            return site
        return self._origins.find(flat[slice(*sentence.label)]) if sentence.label else None


def _is_untrue(before: str) -> bool:
    """Whether the words before say that it is not so, only may be so, or is so of somebody else."""
    words = _WORD.findall(_MAY.sub("", before) if "may" in before else before)
    return not _UNTRUE.isdisjoint(words) or _UNTRUE_PHRASE.search(before) is not None


def _complete(mention: Mention, event_date: str | None, ground: Ground) -> Mention:
    """Return the mention with date and evidence. Not by `replace`, which takes longer than all the rest."""
    if mention.kind == "stage":
        return mention
    evidence, modality = ground.find(mention)
    values: tuple[Any, ...] = (*_BEFORE_EVIDENCE(mention), evidence, modality, event_date, *_AFTER_DATE(mention))
    return Mention(*values)


def _has_many_homes(hit: Hit) -> bool:
    """Whether a cancer is of a type that begins in several organs, so that the specimen knows better than the word."""
    return hit.state == "cancer" and hit.morphology is not None and hit.morphology[:3] in _MANY_HOMES


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


def _is_at_home(hit: Hit, around: Iterable[Mention]) -> bool:
    """Whether a mention is the blood cancer itself, found where it lives, and no word tells of spread or return."""
    is_blood = hit.morphology is not None and hit.morphology >= _BLOOD
    return is_blood and all(mention.start >= hit.start and mention.end <= hit.end for mention in around)


def _tells_spread(mentions: Iterable[Mention]) -> bool:
    return any(
        (m.kind == "metastasis" and m.extent in ("distant", "unspecified") and m.assertion in ("present", "probable"))
        or (m.stage is not None and (m.stage.m.startswith("1") or m.stage.group.startswith("IV")))
        for m in mentions
    )
