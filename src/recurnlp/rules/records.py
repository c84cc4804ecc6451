"""The kinds of rule, as read from TOML. Unknown keys and values outside the vocabularies are errors."""

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from recurnlp.model.vocabulary import Assertion, Extent, Kind, Site, Time

Concept = Literal["metastasis", "recurrence", "node", "organ", "tumor", "benign", "care", "lesion", "study"]
Category = Literal[
    "negated", "resolved", "probable", "possible", "hypothetical", "family", "general", "past", "affirmed",
    "involved", "tumor_free", "holds", "unstated", "local", "regional", "distant", "biochemical", "terminate", "pseudo",
]  # fmt: skip
Direction = Literal["forward", "backward", "bidirectional", "terminate", "pseudo"]
Need = Literal[
    "verdict", "sampled", "held", "label", "mention", "neoplasm", "neoplasm_near", "content", "place", "origin",
    "found", "elsewhere", "judged", "stranger", "reached", "known", "looked", "treated", "travels", "taken",
    "freed", "spreads", "seen",
]  # fmt: skip
State = Literal[
    "cancer", "new_primary", "treatment", "progression", "persistence", "synchronous", "trocar", "refutation",
    "examination", "comparison",
]  # fmt: skip
SectionEffect = Literal["hypothetical", "other", "past", "possible"]


class Rule(BaseModel):
    """What every rule has: a name, a reason, and examples of where it fires and where it does not.

    Args:
        id: unique over all files, such as ``recurrence.noun``.
        file: where it stands; filled in by the loader.
        why: one sentence.
        match: sentences with the span marked ``<<span>>`` or ``<<span|fact|fact>>``.
        no_match: sentences in which it must stay silent.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)+$")
    file: str
    why: str = Field(min_length=1)
    match: tuple[str, ...] = Field(min_length=1)
    no_match: tuple[str, ...] = Field(min_length=1)


class PhraseRule(Rule):
    """A rule that fires on phrases; the loader has expanded them."""

    phrases: tuple[str, ...] = Field(min_length=1)


class TargetRule(PhraseRule):
    """A phrase that may be a mention.

    Args:
        kind: what it is a mention of.
        concept: what it is to context rules; the kind unless it says otherwise. ``node`` and ``organ`` name a
            place, ``tumor`` a neoplasm, ``benign`` another disease, ``care`` what only cancers are treated with,
            ``lesion`` what is spread where spread is listed beside it, ``study`` what stages a cancer and may be told
            as clear: they state nothing alone.
        needs: what else must be there before the phrase is a mention: a ``verdict`` cue, in a label that tells of a
            biopsy where the organ is resected, too (``sampled``); the ``label`` of a node or organ above it, or one
            that it is ``held`` by; another ``mention``, which it only supports; a ``neoplasm`` in the statement or
            else in the note; a neoplasm next to it (``neoplasm_near``); a ``place`` it leads to; the cancer's
            ``origin`` behind it; an organ ``elsewhere`` than the primary; a lesion in such an organ, where cancers
            rather spread than begin, which is ``judged``; another organ than the one that the phrase names, where a
            ``stranger`` was found; a neoplasm before it and an organ that it ``reached``, far from where the note's
            cancer began; a neoplasm right before a verb by which it ``travels`` to an organ behind, ``spreads``, or is
            ``seen`` far from where the cancer began; an organ before that a neoplasm behind has ``taken``; behind it
            the name of the treated cancer, of which the patient is ``freed``; spread to the same organ, ``known`` from
            elsewhere in the note; a neoplasm that was ``treated``; or ``content``, anything but the phrase itself,
            which may be a title.
        assertion, time, extent, sites: what the phrase itself says.
        isolated_cells: whether it names tumor cells too few to stage a node by: AJCC counts them as pN0(i+).
    """

    kind: Kind
    concept: Concept | None = None
    needs: Need | None = None
    assertion: Assertion | None = None
    time: Time | None = None
    extent: Extent | None = None
    sites: tuple[Site, ...] = ()
    isolated_cells: bool = False


class ContextRule(PhraseRule):
    """A phrase that changes the reading of the mentions in its scope.

    Args:
        category: what it says of them.
        direction: where its scope lies.
        scope: most tokens its scope may span; the sentence if ``None``.
        targets: the concepts it applies to; all if empty.
        stops_at: categories of other cues that end its scope.
    """

    category: Category
    direction: Direction
    scope: int | None = Field(default=None, gt=0)
    targets: tuple[Concept, ...] = ()
    stops_at: tuple[Category, ...] = ()


class IgnoreRule(PhraseRule):
    """A phrase that looks like a target and is none."""


class SiteRule(PhraseRule):
    """A phrase that names an organ.

    Args:
        site: the organ.
        station: for lymph nodes, which ones: decides regional or distant.
    """

    site: Site
    station: str | None = None


class PrimaryRule(PhraseRule):
    """Words that name the cancer a note is about.

    Args:
        site: its organ.
        hints: words that only suggest it, such as the operation; they count in notes that name no primary.
        regional: the stations of lymph nodes that are regional to it.
        stays: whether it returns where it was, and seldom elsewhere.
    """

    site: Site
    hints: tuple[str, ...] = ()
    regional: tuple[str, ...] = ()
    stays: bool = False


class CourseRule(PhraseRule):
    """Words that tell of the cancer itself or of its course. They are looked up in lower-cased text, unread.

    Args:
        state: what they tell. ``examination`` and ``comparison`` tell nothing themselves: they own dates.
            ``refutation`` names what a suspected spread or return may prove to be instead.
        morphology: ICD-O-3 morphology of the cancer they name.
        site: where such a cancer begins, wherever it is found.
    """

    state: State
    morphology: str | None = Field(default=None, pattern=r"^\d{4}/\d$")
    site: Site | None = None


class SectionRule(Rule):
    """Headings of one category of section.

    Args:
        category: such as ``impression``.
        headings: lower case, without the colon.
        effect: what standing in the section does to a mention that says nothing else.
    """

    category: str
    headings: tuple[str, ...] = Field(min_length=1)
    effect: SectionEffect | None = None


class StageRule(Rule):
    """A regular expression for a TNM code or stage group, with named groups for its parts.

    Args:
        pattern: groups among ``prefix``, ``t``, ``n``, ``m``, ``group``.
        system: which staging system.
        unless: a regular expression that must not occur in the same sentence ("chronic kidney disease, stage IV").
        only_if: one that must ("stage IV lymphoma").
    """

    pattern: str
    unless: str = r"(?!)"
    only_if: str = ""
    system: Literal["TNM", "AJCC", "FIGO", "Ann Arbor", "Dukes", "VALG"]

    @field_validator("pattern", "unless", "only_if")
    @classmethod
    def _refuse_broken_patterns(cls, pattern: str) -> str:
        try:
            groups = set(re.compile(pattern).groupindex)
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        unknown = groups - {"prefix", "t", "n", "m", "group"}
        if unknown:
            raise ValueError(f"unknown group {min(unknown)!r}")
        return pattern
