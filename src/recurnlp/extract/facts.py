"""Facts of the cancer's course: which of its words tell something that is true of the patient."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from recurnlp.extract.course import Hit, OriginFinder
from recurnlp.extract.passages import REACH, Passage
from recurnlp.model import Fact, Mention, Sentence
from recurnlp.model.fact import FactKind
from recurnlp.model.vocabulary import Site
from recurnlp.rules import SiteRule

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
_ABOUT = re.compile(r"\s+(?:screening|risk|prevention|center|centre|institute|registry|clinic|society)\b")
_NEW = re.compile(
    r"\b(?:(?:newly|just|recently)\s(?:been\s)?diagnosed|(?:new|recent)\sdiagnosis)\s(?:(?:with|of|as)\s)?"
    r"(?:(?!metasta|recur|relaps)[\w-]+\s){0,4}$"
)
_TODAY = "-P0D"
_FIXED = frozenset({"unresectable", "inoperable"})
_STAGE = " with stage"
_FOUR = re.compile(r"\s(?:iv|4|four)(?:\s?[abc])?\b")
_CLAUSE_ENDS = ";:."
_BEFORE, _AFTER, _BEFORE_NEW = 30, 40, 80
_MANY_HOMES = frozenset({"812", "813", "831", "838", "844", "846"})  # urothelial, clear cell, endometrioid, serous
_IN_SITU = "2"  # ICD-O-3 behavior
_BLOOD = "959"  # ICD-O-3 morphologies from here on are those of lymphoma, myeloma and leukemia
Span = tuple[int, int]
Key = tuple[str, str, str | None, str | None, str | None]
Keys = tuple[Key | None, Key | None]


class SectionFact(NamedTuple):
    """A fact as its section tells it.

    Args:
        words: the key that its words have by themselves; a fact of that key before makes them say nothing new.
        key: the key it has: a note tells one fact of each.
        fact: the fact; its offsets count from the beginning of the section.
    """

    words: Key | None
    key: Key
    fact: Fact


class FactReader:
    """Reads facts out of passages.

    Args:
        sites: the words that name organs.
    """

    def __init__(self, sites: Iterable[SiteRule]) -> None:
        self._origins = OriginFinder(sites)

    def read(self, flat: str, passage: Passage, iso: Mapping[Span, str], seen: set[Keys]) -> Iterator[SectionFact]:
        """Yield the facts of a passage.

        Args:
            flat: the note, as `recurnlp.extract.course.flatten` returned it.
            passage: the passage.
            iso: the dates in it, by the offsets of what they belong to.
            seen: the keys of what its section told before, which is not told again.
        """
        section = passage.sentence.section.category
        for hit in passage.hits:
            event_date = iso.get((hit.start, hit.end)) or _date_as_new(flat, passage, hit)
            words: Key | None = (hit.state, section, hit.site, hit.morphology, event_date)
            if hit.morphology and not hit.site:  # the words do not tell where it began
                words = None
            if (words, words) in seen:
                continue
            fact = self._read_hit(flat, passage, hit, event_date)
            if fact is not None:
                key = (fact.kind, section, fact.site, fact.morphology, event_date)
                if (words, key) not in seen:
                    seen.add((words, key))
                    yield SectionFact(words, key, fact)

    def _read_hit(self, flat: str, passage: Passage, hit: Hit, event_date: str | None) -> Fact | None:
        sentence = passage.sentence
        start = sentence.start
        clause = max([flat.rfind(end, start, hit.start) for end in _CLAUSE_ENDS]) + 1 or start
        section = sentence.section
        if _is_untrue(flat[max(clause, hit.start - REACH) : hit.start]) or _ABOUT.match(flat, hit.end, section.end):
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
        if not _is_told_of_cancer(flat, passage, hit):
            return None
        if kind in ("cancer", "new_primary") and (site is None or _has_many_homes(hit)):
            site = self._find_origin(flat, sentence, hit) or site
        morphology = hit.morphology
        if morphology and _NOT_INVASIVE.match(flat, hit.end, sentence.end):
            morphology = morphology[:-1] + _IN_SITU
        place = (hit.start - section.start, hit.end - section.start)
        return Fact(kind, *place, section.category, site, morphology, event_date)

    def _find_origin(self, flat: str, sentence: Sentence, hit: Hit) -> Site | None:
        """The organ after "carcinoma of the", right before the cancer's name, or in the specimen's label."""
        of = _OF.match(flat, hit.end, sentence.end)
        if of and (site := self._origins.find(flat[of.end() : min(of.end() + _AFTER, sentence.end)])):
            return site
        before = flat[max(hit.start - _BEFORE, sentence.start) : hit.start]
        if hit.state == "cancer" and (site := self._origins.find(before)):
            return site
        return self._origins.find(flat[slice(*sentence.label)]) if sentence.label else None


def _date_as_new(flat: str, passage: Passage, hit: Hit) -> str | None:
    """The day of the note, for a cancer that is newly diagnosed then; what is newly spread may be an old one."""
    before = flat[max(hit.start - _BEFORE_NEW, passage.sentence.start) : hit.start]
    return _TODAY if hit.state == "cancer" and "diagnos" in before and _NEW.search(before) else None


def _is_told_of_cancer(flat: str, passage: Passage, hit: Hit) -> bool:
    """Whether words that wait for the cancer's name go on with it: "unresectable", "diagnosed with stage" four."""
    words, start = flat[hit.start : hit.end], hit.end
    if words.endswith(_STAGE):
        four = _FOUR.match(flat, start)
        if four is None:
            return False
        start = four.end()
    elif words not in _FIXED:
        return True
    named = (other.start for other in passage.hits if other.state == "cancer" and other.start >= start)
    first = next(named, None)
    return first is not None and first - start <= _AFTER and not (words in _FIXED and "metasta" in flat[start:first])


def _is_untrue(before: str) -> bool:
    """Whether the words before say that it is not so, only may be so, or is so of somebody else."""
    words = _WORD.findall(_MAY.sub("", before) if "may" in before else before)
    return not _UNTRUE.isdisjoint(words) or _UNTRUE_PHRASE.search(before) is not None


def _has_many_homes(hit: Hit) -> bool:
    """Whether a cancer is of a type that begins in several organs, so that the specimen knows better than the word."""
    return hit.state == "cancer" and hit.morphology is not None and hit.morphology[:3] in _MANY_HOMES


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
