"""What is known of one note: its mentions, and its status on three axes."""

from collections.abc import Callable
from dataclasses import dataclass, field

from recurnlp.model.explanation import Explanation
from recurnlp.model.fact import Basis, Fact
from recurnlp.model.mention import Mention
from recurnlp.model.segments import Segments
from recurnlp.model.vocabulary import AxisValue, Extent, Label, Site


@dataclass(frozen=True, slots=True)
class NoteStatus:
    """The status of the disease as one note tells it.

    Args:
        distant, nodal, recurrence: the axes.
        label: derived from the axes by `recurnlp.status.label`.
        recurrence_extent: extents of the recurrence; empty unless recurrence is present or probable.
        distant_sites: sites of distant spread that are present or probable, in order of appearance.
        deciding: per axis the indices (into ``Note.mentions``) of the mentions that decided it.
    """

    distant: AxisValue = "not_stated"
    nodal: AxisValue = "not_stated"
    recurrence: AxisValue = "not_stated"
    label: Label = "not_stated"
    recurrence_extent: tuple[Extent, ...] = ()
    distant_sites: tuple[Site, ...] = ()
    deciding: dict[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a trained classifier thinks of a note, beside what the rules say.

    Args:
        label: the label; ``None`` where it abstains.
        probability: of the likeliest label, from 0 to 1.
        probabilities: of every label it knows.
    """

    label: str | None
    probability: float
    probabilities: dict[str, float]


@dataclass(frozen=True, slots=True)
class Note:
    """A note that has been read.

    Args:
        text: the text as given.
        mentions: in the order of the text.
        status: the three axes and the label.
        segments: its sections and sentences.
        facts: what it tells of the cancer beside spread and return, in the order of the text.
        basis: what it rests on; ``None`` where no section or title tells.
        opinion: what the classifier thinks of it; ``None`` where none was asked.
    """

    text: str
    mentions: tuple[Mention, ...]
    status: NoteStatus
    segments: Segments
    _explain: Callable[["Note", Mention], Explanation] = field(repr=False, compare=False)
    facts: tuple[Fact, ...] = ()
    basis: Basis | None = None
    opinion: Opinion | None = None

    @property
    def disagreement(self) -> bool | None:
        """Whether the classifier gives another label than the rules; ``None`` where it gives none."""
        if self.opinion is None or self.opinion.label is None:
            return None
        return self.opinion.label != self.status.label

    def explain(self, mention: Mention) -> Explanation:
        """Say why this mention reads as it does: rule, cues, cues that did not reach it, section and heading."""
        return self._explain(self, mention)
