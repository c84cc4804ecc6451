"""Find the words that tell of the cancer itself and of its course, in one pass over the raw text."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from recurnlp.extract.phrases import Phrases
from recurnlp.extract.recall import Recall, matters
from recurnlp.extract.segment import REMEMBERED, Division
from recurnlp.model import Section
from recurnlp.model.vocabulary import Site
from recurnlp.rules import CourseRule, PrimaryRule, SiteRule
from recurnlp.rules.records import State

# Carcinoma elsewhere is a metastasis, whatever the label says; blood, brain and soft tissue name their own cancers.
_ORIGINS: frozenset[Site] = frozenset({
    "lung", "breast", "kidney", "bladder", "ureter", "prostate", "testis", "ovary", "uterus", "cervix", "vagina",
    "pancreas", "stomach", "small_bowel", "colon", "rectum", "esophagus", "gallbladder", "thyroid", "larynx", "pharynx",
    "oral_cavity", "salivary_gland", "eye", "skin",
})  # fmt: skip


class Hit(NamedTuple):
    """Words at ``text[start:end]`` that tell a state of the course."""

    start: int
    end: int
    state: State
    site: Site | None = None
    morphology: str | None = None

    def move(self, offset: int) -> "Hit":
        """Return the same hit further on."""
        return Hit(self.start + offset, self.end + offset, self.state, self.site, self.morphology)


class CourseFinder:
    """Finds hits in text made flat.

    Args:
        courses: words of the course.
        primaries: words that name a cancer with its organ.
    """

    def __init__(self, courses: Sequence[CourseRule], primaries: Sequence[PrimaryRule] = ()) -> None:
        types = Phrases({phrase: rule for rule in courses for phrase in rule.phrases})
        organs = Phrases({phrase: rule for rule in primaries for phrase in rule.phrases})
        # Both lists in one: where a phrase of one holds a phrase of the other, it says what both say.
        self._phrases = Phrases(
            {phrase: _describe(phrase, types, organs) for phrase in (*types.by_phrase, *organs.by_phrase)}
        )
        self._memory: Recall[tuple[Hit, ...]] = Recall(0 if any(map(matters, self._phrases.by_phrase)) else REMEMBERED)

    def find(self, flat: str) -> tuple[Hit, ...]:
        """Return the hits, in order; a cancer that is named with its organ is one hit.

        Args:
            flat: as `flatten` returned it.
        """
        return tuple(Hit(start, end, *told) for start, end, told in self._phrases.find(flat))

    def find_in(
        self, flat: str, segments: Division, passed_over: Collection[str] = ()
    ) -> Iterator[tuple[Section, tuple[Hit, ...]]]:
        """Yield each section of a note with its hits, whose offsets count from there; what was seen is remembered.

        Args:
            flat: the note, as `flatten` returned it.
            segments: its division.
            passed_over: categories of sections that are not asked for.
        """
        return segments.recall(self._memory, lambda section: self.find(flat[section.start : section.end]), passed_over)


def _describe(
    phrase: str, types: Phrases[CourseRule], organs: Phrases[PrimaryRule]
) -> tuple[State, Site | None, str | None]:
    kind = types.by_phrase.get(phrase) or next(
        (rule for *_, rule in types.find(phrase) if rule.state == "cancer"), None
    )
    state = kind.state if kind else "cancer"
    organ = next((rule.site for *_, rule in organs.find(phrase)), None) if state == "cancer" else None
    return state, (kind.site if kind else None) or organ, kind.morphology if kind else None


class OriginFinder:
    """Finds the organ that a stretch of text names, if a carcinoma can have begun there.

    Args:
        sites: the words that name organs.
    """

    def __init__(self, sites: Iterable[SiteRule]) -> None:
        self._phrases = Phrases({phrase: rule.site for rule in sites for phrase in rule.phrases})

    def find(self, flat: str) -> Site | None:
        """Return the first organ named, ``None`` if there is none or it is no organ of origin."""
        first = next(self._phrases.find(flat), None)
        return first[2] if first is not None and first[2] in _ORIGINS else None


def flatten(text: str) -> str:
    """Return the text in lower case, hyphens and line breaks as spaces, every character at its place."""
    return lower(text).replace("-", " ").replace("\n", " ")


def lower(text: str) -> str:
    """Return the text in lower case, every character at its place."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals grow when lowered ("İ"), which would shift the offsets
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered
