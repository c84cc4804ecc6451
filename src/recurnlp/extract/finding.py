"""What the sentence pipeline finds, in word indexes: the same for every sentence that reads the same."""

from dataclasses import dataclass

from recurnlp.model.vocabulary import Assertion, Extent, Kind, Site, Time
from recurnlp.rules.records import Category, Concept


@dataclass(frozen=True, slots=True)
class CueFinding:
    """A context cue: ``words[start:end]`` of the statement."""

    rule_id: str
    category: Category
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SiteFinding:
    """A named organ: ``words[start:end]`` of the statement; `station` for lymph nodes."""

    site: Site
    station: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A mention as far as its statement alone can tell.

    Args:
        start, end: its words in the statement.
        kind, assertion, time, extent: as for a mention; ``extent`` is ``None`` where neither the phrase nor a cue
            says it, so that the place has to decide.
        concept: what the phrase was to the context rules.
        sites: the organs attributed to it.
        cues: the cues that decided it.
        rule_id: the target rule.
        elsewhere: whether it is spread only if the note's cancer began in another organ than its sites.
        judged: whether it is spread only if the note names its cancer.
        reached: whether it is spread only if the note's cancer could not have grown into its sites.
        looked: whether it is told of an examination, which must have seen where the note's cancer began.
        treated: whether it is a return, or none, only if the note's cancer was treated.
        freed: whether it denies a cancer by its name, which must be the one that was treated.
        certain: false while a neoplasm must be found in the note for the phrase to be a mention at all.
        known: whether it is spread only if the note tells of spread to the same organs.
        evident: whether what is told of it shows so, too, in a note that names its cancer.
        new, changed: whether it is told as new, or as smaller or larger, so that any spread of the cancer explains it.
        isolated_cells: as for a mention.
    """

    start: int
    end: int
    kind: Kind
    concept: Concept
    assertion: Assertion
    time: Time
    extent: Extent | None
    sites: tuple[SiteFinding, ...]
    cues: tuple[CueFinding, ...]
    rule_id: str
    elsewhere: bool = False
    judged: bool = False
    reached: bool = False
    looked: bool = False
    treated: bool = False
    freed: bool = False
    certain: bool = True
    known: bool = False
    evident: bool = False
    new: bool = False
    changed: bool = False
    isolated_cells: bool = False
