"""What a note tells beside its mentions: facts of the cancer's course, dates, and what all of it rests on.

It works on raw text and on few sentences: those with a mention or a word of the course.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from recurnlp.extract.basis import find_basis, find_evidence
from recurnlp.extract.course import CourseFinder, Hit, OriginFinder, flatten
from recurnlp.extract.dates import find_dates
from recurnlp.extract.dating import Anchor, Role, assign_dates
from recurnlp.model import Basis, Fact, Mention, Segments, Sentence
from recurnlp.model.fact import FactKind
from recurnlp.model.vocabulary import Site
from recurnlp.rules import RuleSet

_SKIPPED = frozenset({
    "family_history", "review_of_systems", "social_history", "consent", "administrative", "background",
})  # fmt: skip
_UNTRUE = re.compile(
    r"\b(?:no|not|without|negative for|free of|neither|nor|never had|denies|rule out|exclude[sd]?|excluding|risk of"
    r"|risk for|prevent|screen\w*|possibl[ey]|likely|probabl[ey]|suspicious|suspected|concern\w*|may|might|could|versus"
    r"|vs|if|rather than|mother|father|sister|brother|aunt|uncle|cousin|grand\w+|family|evaluate|question of)\b[^;:.]*$"
)
_OF = re.compile(r"(?:\s+|,\s*)(?:of|in|arising in|arising from|from)\s+(?:the\s+)?")
_ABOUT = re.compile(r"\s+(?:screening|risk|prevention|center|centre|institute|registry|clinic|society)\b")
_ROLES: dict[str, Role] = {"cancer": "cancer", "treatment": "treatment", "examination": "examination"}
_SILENT = frozenset({"examination", "comparison"})
_BEFORE, _AFTER = 30, 40
_BLOOD = "959"  # ICD-O-3 morphologies from here on are those of lymphoma, myeloma and leukemia


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
        self._finder = CourseFinder(rules.courses, rules.primaries)
        self._origins = OriginFinder(rules.sites)

    def read(self, text: str, segments: Segments, mentions: Sequence[Mention]) -> History:
        """Return a note's history.

        Args:
            text: the note.
            segments: its division.
            mentions: its mentions, in the order of the text.
        """
        flat = flatten(text)
        basis = find_basis(text, segments)
        hits = self._finder.find(flat)
        if not hits and not mentions:
            return History((), (), basis)
        starts = [sentence.start for sentence in segments.sentences]
        told: dict[int, tuple[list[Mention], list[Hit]]] = {}
        for mention in mentions:
            told.setdefault(bisect_right(starts, mention.start) - 1, ([], []))[0].append(mention)
        for hit in hits:
            told.setdefault(bisect_right(starts, hit.start) - 1, ([], []))[1].append(hit)
        dated: list[Mention] = []
        facts: list[Fact] = []
        for index in sorted(told):
            some_mentions, some_facts = self._read_sentence(text, flat, segments.sentences[index], *told[index], basis)
            dated += some_mentions
            facts += some_facts
        return History(tuple(dated), tuple(_drop_repeats(facts)), basis)

    def _read_sentence(
        self, text: str, flat: str, sentence: Sentence, mentions: list[Mention], hits: list[Hit], basis: Basis | None
    ) -> tuple[list[Mention], list[Fact]]:
        words = text[sentence.start : sentence.end]
        iso = _date(words, sentence, mentions, hits)
        dated = []
        for mention in mentions:
            evidence, modality = (None, None) if mention.kind == "stage" else find_evidence(mention, words, basis)
            event_date = iso.get((mention.start, mention.end))
            dated.append(replace(mention, event_date=event_date, evidence=evidence, modality=modality))
        if sentence.section.category in _SKIPPED or words.isupper():  # "RADIATION ONCOLOGY CLINIC" is a title
            return dated, []
        facts = (self._read_hit(flat, sentence, hit, mentions, iso.get((hit.start, hit.end))) for hit in hits)
        return dated, [fact for fact in facts if fact is not None]

    def _read_hit(
        self, flat: str, sentence: Sentence, hit: Hit, mentions: Sequence[Mention], event_date: str | None
    ) -> Fact | None:
        if hit.state in _SILENT or _UNTRUE.search(flat, sentence.start, hit.start) or _ABOUT.match(flat, hit.end):
            return None
        kind: FactKind = hit.state  # type: ignore[assignment]
        site = hit.site
        around = [m for m in mentions if m.start < hit.end and hit.start < m.end and m.kind != "stage"]
        if kind == "cancer" and around:
            if any(mention.assertion == "absent" for mention in around):
                return None
            kind = "cancer" if _is_at_home(hit, around) else "origin"
        if kind == "synchronous" and not _tells_spread(mentions):
            return None
        if kind in ("cancer", "new_primary") and site is None:
            site = self._find_origin(flat, sentence, hit)
        return Fact(kind, hit.start, hit.end, sentence.section.category, site, hit.morphology, event_date)

    def _find_origin(self, flat: str, sentence: Sentence, hit: Hit) -> Site | None:
        """The organ after "carcinoma of the", right before the cancer's name, or in the specimen's label."""
        of = _OF.match(flat, hit.end, sentence.end)
        if of and (site := self._origins.find(flat[of.end() : min(of.end() + _AFTER, sentence.end)])):
            return site
        before = flat[max(hit.start - _BEFORE, sentence.start) : hit.start]
        if hit.state == "cancer" and (site := self._origins.find(before)):
            return site
        return self._origins.find(flat[slice(*sentence.label)]) if sentence.label else None


def _is_at_home(hit: Hit, around: Iterable[Mention]) -> bool:
    """Whether a mention is the blood cancer itself, found where it lives, and no word tells of spread or return."""
    is_blood = hit.morphology is not None and hit.morphology >= _BLOOD
    return is_blood and all(mention.start >= hit.start and mention.end <= hit.end for mention in around)


def _drop_repeats(facts: Iterable[Fact]) -> Iterable[Fact]:
    first: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        first.setdefault((fact.kind, fact.section, fact.site, fact.morphology, fact.event_date), fact)
    return first.values()


def _tells_spread(mentions: Iterable[Mention]) -> bool:
    return any(
        (m.kind == "metastasis" and m.extent in ("distant", "unspecified") and m.assertion in ("present", "probable"))
        or (m.stage is not None and (m.stage.m.startswith("1") or m.stage.group.startswith("IV")))
        for m in mentions
    )


def _date(
    words: str, sentence: Sentence, mentions: Sequence[Mention], hits: Sequence[Hit]
) -> dict[tuple[int, int], str]:
    """Return the dates of a sentence by the offsets of what they belong to."""
    dates = find_dates(words) if sentence.section.category != "comparison" else []
    if not dates:
        return {}
    offset = sentence.start
    spoken = [(m.start, m.end) for m in mentions if m.kind != "stage"]
    anchors = [Anchor(start - offset, end - offset, "disease") for start, end in spoken]
    anchors += [
        Anchor(hit.start - offset, hit.end - offset, _ROLES.get(hit.state, "other"))
        for hit in hits
        if not any(start < hit.end and hit.start < end for start, end in spoken)
    ]
    anchors.sort(key=lambda anchor: (anchor.start, anchor.end))
    owned = assign_dates(words, anchors, dates)
    dated = {(anchors[i].start + offset, anchors[i].end + offset): iso for i, iso in owned.items()}
    for start, end in spoken:  # "recurrent metastatic melanoma" is two mentions of one date
        nested = (iso for (s, e), iso in dated.items() if start <= s < end and e <= end)
        if (start, end) not in dated and (iso := next(nested, None)):
            dated[start, end] = iso
    return dated
