"""What the rules found in a note, as numbers.

Every name is made of closed vocabularies, rule ids and section categories, so none can hold a word of the note.
`present` and `probable` count as one, as they do when the label is derived.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence

from recurnlp.model import Mention, Note, NoteStatus
from recurnlp.model.vocabulary import AXES, coarsen

Features = dict[str, float]

# Label and axes only sum up the other findings. At a larger value they pay so little penalty that what they are made of
# goes unlearned, and the classifier does no more than repeat the rules.
_STATUS = 0.3
_FINDING = 0.5


def describe_findings(note: Note) -> Features:
    """Return the features of what the rules found.

    Args:
        note: an extracted note.

    Returns:
        By name; every name holds a colon, which no word of a text does.
    """
    mentions = [mention for mention in note.mentions if mention.kind != "stage"]
    stages = [mention for mention in note.mentions if mention.kind == "stage"]
    names = [
        *_describe_deciding(note),
        *(f"{mention.kind}: {coarsen(mention.assertion)} by rule {mention.rule_id}" for mention in mentions),
        *_describe_order(mentions),
        *_describe_stages(stages),
        *_describe_report(note),
    ]
    counts = Counter(name for mention in mentions for name in _describe_mention(mention))
    return (
        dict.fromkeys(_describe_status(note.status), _STATUS)
        | dict.fromkeys(names, _FINDING)
        | {name: _FINDING * math.log1p(number) for name, number in counts.items()}
    )


def _read_axes(status: NoteStatus) -> dict[str, str]:
    return {axis: coarsen(getattr(status, axis)) for axis in AXES}


def _describe_status(status: NoteStatus) -> list[str]:
    axes = [f"{axis}: {value}" for axis, value in _read_axes(status).items()]
    pairs = [f"{one}, {other}" for i, one in enumerate(axes) for other in axes[i + 1 :]]
    return [f"label: {status.label}", *axes, *pairs]


def _describe_deciding(note: Note) -> list[str]:
    """What the mentions are like that decided each axis: the rules' reasons, on which they may be wrong."""
    names = []
    for axis, value in _read_axes(note.status).items():
        by = [note.mentions[index] for index in note.status.deciding.get(axis, ())]
        said = f"{axis}: {value}"
        names += [f"{said} by {_name_kind(m)} {m.extent} {_name_place(m)}" for m in by]
        names += [f"{said} by {m.rule_id}" for m in by]
        names += [f"{said} in {m.section}" for m in by]
        names += [f"{said} {m.time}" for m in by]
        names.append(f"{said} by only {' '.join(sorted({_name_reach(m) for m in by}))}")
    return names


def _name_kind(mention: Mention) -> str:
    return mention.kind if mention.nodes_positive is None else "node count"


def _name_place(mention: Mention) -> str:
    if mention.sites == ("lymph_node",):
        return "at nodes"
    return "at organs" if mention.sites else "at no place"


def _name_reach(mention: Mention) -> str:
    return "stage" if mention.kind == "stage" else mention.extent


def _describe_mention(mention: Mention) -> list[str]:
    said = f"{mention.kind}: {coarsen(mention.assertion)}"
    return [
        said,
        f"{said} {mention.time}",
        f"{said} {mention.extent}",
        f"{said} {mention.extent} {mention.time}",
        f"{said} {mention.extent} {_name_place(mention)}",
        f"{said} in {mention.section}",
        f"{said} by {mention.rule_id.partition('.')[0]}",
    ]


def _describe_order(mentions: Sequence[Mention]) -> list[str]:
    """Where in the note: what is said first and what is said last of each kind."""
    if not mentions:
        return ["mentions: none"]
    names = []
    for kind in ("metastasis", "recurrence"):
        said = [coarsen(mention.assertion) for mention in mentions if mention.kind == kind]
        if said:
            names += [f"{kind}: first {said[0]}", f"{kind}: last {said[-1]}"]
    return names


_PARTS: tuple[tuple[str, Callable[[Mention], str]], ...] = (
    ("T", lambda mention: mention.stage.t[:1] if mention.stage else ""),
    ("N", lambda mention: mention.stage.n[:1] if mention.stage else ""),
    ("M", lambda mention: mention.stage.m[:1] if mention.stage else ""),
    ("group", lambda mention: mention.stage.group.rstrip("ABC") if mention.stage else ""),
)


def _describe_stages(stages: Sequence[Mention]) -> list[str]:
    return [f"stage: {part} {read(mention)}" for mention in stages for part, read in _PARTS if read(mention)]


def _describe_report(note: Note) -> list[str]:
    basis = note.basis.evidence if note.basis else "unknown"
    facts = {f"fact: {fact.kind}" for fact in note.facts}
    return [f"basis: {basis}", f"basis: {basis}, label: {note.status.label}", *sorted(facts)]
