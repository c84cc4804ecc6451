"""Find the words that tell of the cancer itself and of its course, in one pass of each list over the raw text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from recurnlp.model.vocabulary import Site
from recurnlp.rules import CourseRule, PrimaryRule, SiteRule
from recurnlp.rules.records import State

R = TypeVar("R", CourseRule, PrimaryRule, SiteRule)

# Carcinoma elsewhere is a metastasis, whatever the label says; blood, brain and soft tissue name their own cancers.
_ORIGINS: frozenset[Site] = frozenset({
    "lung", "breast", "kidney", "bladder", "ureter", "prostate", "testis", "ovary", "uterus", "cervix", "vagina",
    "pancreas", "stomach", "small_bowel", "colon", "rectum", "esophagus", "gallbladder", "thyroid", "larynx", "pharynx",
    "oral_cavity", "salivary_gland", "eye", "skin",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """Words at ``text[start:end]`` that tell a state of the course."""

    start: int
    end: int
    state: State
    site: Site | None = None
    morphology: str | None = None


class CourseFinder:
    """Finds hits in text made flat.

    Args:
        courses: words of the course.
        primaries: words that name a cancer with its organ.
    """

    def __init__(self, courses: Sequence[CourseRule], primaries: Sequence[PrimaryRule] = ()) -> None:
        self._courses = _Phrases((rule.phrases, rule) for rule in courses)
        self._primaries = _Phrases((rule.phrases, rule) for rule in primaries)

    def find(self, flat: str) -> list[Hit]:
        """Return the hits, in order; a cancer that is named with its organ is one hit.

        Args:
            flat: as `flatten` returned it.
        """
        named = list(self._primaries.find(flat))
        hits = [
            Hit(start, end, rule.state, rule.site, rule.morphology) for start, end, rule in self._courses.find(flat)
        ]
        cancers = [hit for hit in hits if hit.state == "cancer"]
        merged = [_name_organ(hit, named) if hit.state == "cancer" else hit for hit in hits]
        alone = (
            Hit(start, end, "cancer", rule.site)
            for start, end, rule in named
            if not any(hit.start < end and start < hit.end for hit in cancers)
        )
        return sorted((*merged, *alone), key=lambda hit: (hit.start, hit.end))


def _name_organ(hit: Hit, named: Sequence[tuple[int, int, PrimaryRule]]) -> Hit:
    for start, end, rule in named if hit.site is None else ():
        if start < hit.end and hit.start < end:
            return Hit(min(start, hit.start), max(end, hit.end), "cancer", rule.site, hit.morphology)
    return hit


class OriginFinder:
    """Finds the organ that a stretch of text names, if a carcinoma can have begun there.

    Args:
        sites: the words that name organs.
    """

    def __init__(self, sites: Iterable[SiteRule]) -> None:
        self._phrases = _Phrases((rule.phrases, rule) for rule in sites)

    def find(self, flat: str) -> Site | None:
        """Return the first organ named, ``None`` if there is none or it is no organ of origin."""
        first = next(self._phrases.find(flat), None)
        return first[2].site if first is not None and first[2].site in _ORIGINS else None


class _Phrases(Generic[R]):
    """Whole-word search for the phrases of rules; the longest of those that begin at a place wins."""

    def __init__(self, rules: Iterable[tuple[Iterable[str], R]]) -> None:
        by_phrase: dict[str, R] = {phrase: rule for phrases, rule in rules for phrase in phrases}
        self._phrases = sorted(by_phrase)
        self._rules: list[R] = [by_phrase[phrase] for phrase in self._phrases]
        self._automaton = AhoCorasick(self._phrases, matchkind=MatchKind.LeftmostLongest)

    def find(self, flat: str) -> Iterator[tuple[int, int, R]]:
        for index, start, end in self._automaton.find_matches_as_indexes(flat):
            if not (flat[end : end + 1].isalpha() or (start and flat[start - 1].isalpha())):
                yield start, end, self._rules[index]


def flatten(text: str) -> str:
    """Return the text in lower case, hyphens and line breaks as spaces, every character at its place."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals grow when lowered ("İ"), which would shift the offsets
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.replace("-", " ").replace("\n", " ")
