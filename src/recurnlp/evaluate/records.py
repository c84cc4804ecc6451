"""What is compared: what the gold and what the program says of the same note, in one form."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from recurnlp.model.vocabulary import AXES

SCORED_KINDS = ("metastasis", "recurrence")


@dataclass(frozen=True, slots=True)
class Reading:
    """The scored facts of one mention; offsets count code points of the note's text."""

    start: int
    end: int
    kind: str
    assertion: str
    time: str
    extent: str
    sites: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody says of one note. What is `None` or missing was not judged, and is not scored.

    Args:
        readings: the mentions, in the order given.
        axes: the value of each axis.
        distant_sites: sites of distant spread.
        label: the note's label.
        deciding: per axis the offsets of the mentions that decided it; only a program says so.
    """

    readings: tuple[Reading, ...] | None = None
    axes: Mapping[str, str] = field(default_factory=dict)
    distant_sites: frozenset[str] | None = None
    label: str | None = None
    deciding: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    @property
    def facets(self) -> frozenset[str]:
        """The names of what was judged: `mentions`, axes, `distant_sites`, `label`."""
        others = {"mentions": self.readings, "distant_sites": self.distant_sites, "label": self.label}
        return frozenset(self.axes) | {name for name, value in others.items() if value is not None}


NOTHING_SAID = Judgement((), dict.fromkeys(AXES, "not_stated"), frozenset(), "not_stated")


@dataclass(frozen=True, slots=True)
class GoldNote:
    """One note with its gold.

    Args:
        id: its id, as a run's `note_id`.
        place: file and line, for messages.
        kind: what sort of note it is, "" where the gold does not say.
        text: the note, or `None` where the gold leaves it out.
        judgement: what the annotators say of it.
        patient: whose it is, "" where the gold does not say.
    """

    id: str
    place: str
    kind: str
    text: str | None
    judgement: Judgement
    patient: str = ""
