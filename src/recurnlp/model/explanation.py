"""Why a mention reads as it does, as data and as text."""

from dataclasses import dataclass

from recurnlp.model.mention import Cue, Mention


@dataclass(frozen=True, slots=True)
class RejectedCue:
    """A cue of the same sentence that did not reach the mention.

    Args:
        cue: the cue.
        reason: why not, such as ``scope ended by "but"`` or ``looks the other way``.
    """

    cue: Cue
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole chain from rule to reading.

    Args:
        mention: the mention explained.
        why: the target rule's own reason for being.
        cues: cues that modify the mention.
        rejected: cues that do not, with the reason.
        effects: what section, heading and neighbouring sentence changed, one short sentence each.
    """

    mention: Mention
    why: str
    cues: tuple[Cue, ...]
    rejected: tuple[RejectedCue, ...]
    effects: tuple[str, ...]
