"""The status of the disease as one note tells it: three axes, each decided by mentions.

As `docs/labels.md` defines them: the strongest statement in the latest sense wins, hypothetical and family mentions
count for nothing, history counts as present unless the note says that it is gone.
"""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from recurnlp.model import Mention, NoteStatus
from recurnlp.model.vocabulary import AFFIRMED, DOUBTED, AxisValue, Extent, Site
from recurnlp.status.doubts import drop_settled
from recurnlp.status.label import derive_label
from recurnlp.status.spread import denies_nodes, list_distant
from recurnlp.status.stage import distant_of_stage, nodal_of_stage

_RANKING: tuple[AxisValue, ...] = ("present", "probable", "possible", "absent")
_LISTS = frozenset({"past_history", "past_surgical_history"})  # what is clear there is one of the diseases listed
_SUMMARY = "diagnosis"  # of a clinic's note, where it stands above the story
_StageReader = Callable[[Mention, Sequence[Mention]], AxisValue]


def decide_status(mentions: Sequence[Mention]) -> NoteStatus:
    """Return the status of a note.

    Args:
        mentions: all its mentions, stages included, in the order of the text.
    """
    nodal, nodal_by = _decide(mentions, _speaks_of_nodes, nodal_of_stage, attrgetter("frees_region"))
    speaks = _choose_distant(mentions) if nodal in AFFIRMED else _speaks_of_distant
    distant, distant_by = _decide(mentions, speaks, distant_of_stage)
    recurrence, recurrence_by = _find_return(mentions) or _decide(mentions, _speaks_of_recurrence, None)
    return NoteStatus(
        distant=distant,
        nodal=nodal,
        recurrence=recurrence,
        label=derive_label(distant, nodal, recurrence),
        recurrence_extent=_extents(mentions, recurrence_by) if recurrence in AFFIRMED else (),
        distant_sites=_sites(mentions) if distant in AFFIRMED else (),
        deciding={"distant": distant_by, "nodal": nodal_by, "recurrence": recurrence_by},
    )


def _speaks_of_distant(mention: Mention) -> bool:
    if mention.kind == "recurrence":
        return mention.extent == "distant"
    return mention.kind == "stage" or mention.extent in ("distant", "unspecified")


def _choose_distant(mentions: Sequence[Mention]) -> Callable[[Mention], bool]:
    """Return what speaks of distant spread in a note with positive nodes: "metastatic carcinoma" may mean just those.

    It does where a code puts the spread in nodes, and where a pathologist who found it in nodes says so. In a
    recurrence the nodes are not the first step.
    """
    codes = [m.stage for m in mentions if m.stage and (m.stage.n or m.stage.m)]
    if any(code.m.startswith("1") for code in codes):
        return _speaks_of_distant
    if any(code.n for code in codes):
        return _speaks_of_place
    recurred = any(m.kind == "recurrence" and m.assertion in AFFIRMED for m in mentions)
    found = any(_is_pathologists(m) and _speaks_of_nodes(m) and m.assertion == "present" for m in mentions)
    return _speaks_of_place_or_life if found and not recurred else _speaks_of_distant


def _speaks_of_place(mention: Mention) -> bool:
    return _speaks_of_distant(mention) and (mention.extent == "distant" or mention.kind == "stage")


def _speaks_of_place_or_life(mention: Mention) -> bool:
    """Whether it names a place, or is said of the patient rather than of a specimen."""
    return _speaks_of_place(mention) or (_speaks_of_distant(mention) and not _is_pathologists(mention))


def _is_pathologists(mention: Mention) -> bool:
    return mention.kind == "metastasis" and mention.evidence == "pathology"


def _speaks_of_nodes(mention: Mention) -> bool:
    """Whether it tells of regional nodes; a return of the cancer in them is spread to them."""
    nodal = mention.extent == "regional" and "lymph_node" in mention.sites
    return nodal or mention.kind == "stage" or denies_nodes(mention)


def _speaks_of_recurrence(mention: Mention) -> bool:
    return mention.kind == "recurrence"


def _find_return(mentions: Sequence[Mention]) -> tuple[AxisValue, tuple[int, ...]] | None:
    """Spread that follows freedom from disease ("NED until December, when liver metastases appeared").

    What is told later is taken to be later, but for a freedom that is told as over, wherever that stands. A time free
    of disease is also told by its length ("nine years after mastectomy"), and by a recurrence that is over.
    """
    recurrences = [i for i, m in enumerate(mentions) if m.kind == "recurrence" and not m.leaves_some]
    cleared = max((i for i in recurrences if mentions[i].is_all_clear), default=-1)
    if any(mentions[i].assertion in AFFIRMED and mentions[i].time == "current" for i in recurrences if i > cleared):
        return None
    free = [i for i in recurrences if mentions[i].assertion == "absent"]
    over = [i for i in recurrences if mentions[i].time == "past" and mentions[i].assertion in ("absent", "present")]
    spread = [i for i, m in enumerate(mentions) if _is_new_spread(m)] or _find_feared(mentions, cleared)
    after = [i for i in spread if (free and (i > free[0] or any(o in free for o in over))) or (over and i > over[0])]
    if not after and spread:
        somewhere = [i for i, m in enumerate(mentions) if i == spread[0] or _is_spread_somewhere(m)]
        story = [i for i in somewhere if mentions[i].section != _SUMMARY]
        firsts = {spread[0], somewhere[0], *story[:1]}
        after = spread if any(_is_late(mentions[i]) for i in firsts) else []
    if not after or any(i > after[-1] and mentions[i].is_all_clear for i in free):
        return None
    certain = tuple(i for i in after if mentions[i].assertion == "present")
    before = tuple(i for i in over if mentions[i].assertion == "present" and i < after[0])  # history counts
    if certain:
        return "present", before + certain
    if mentions[after[0]].assertion == "possible":
        return None if over else ("possible", tuple(after))
    return None if before and not free else ("probable", tuple(after))  # nor does today's doubt lessen it


def _find_feared(mentions: Sequence[Mention], cleared: int) -> list[int]:
    """Return what may be spread that came late, where nothing clears it."""
    return [i for i, m in enumerate(mentions) if i > cleared and _is_feared(m)]


def _is_feared(mention: Mention) -> bool:
    return mention.kind == "metastasis" and mention.assertion == "possible" and _is_late(mention)


def _is_spread_somewhere(mention: Mention) -> bool:
    """Whether spread may be in another organ; a title names none, "late metastasis of melanoma"."""
    return mention.kind == "metastasis" and mention.assertion in AFFIRMED and _speaks_of_distant(mention)


def _is_late(spread: Mention) -> bool:
    """Whether a spread came after a time that the note tells the length of."""
    return any(cue.category == "late" for cue in spread.cues)


def _is_new_spread(mention: Mention) -> bool:
    """Whether a mention is of distant spread that is there, or of any that came late, even if it was taken out."""
    if mention.kind != "metastasis" or mention.assertion not in AFFIRMED:
        return False
    return _is_late(mention) or (mention.extent == "distant" and mention.time == "current")


def _decide(
    mentions: Sequence[Mention],
    speaks: Callable[[Mention], bool],
    read_stage: _StageReader | None,
    frees: Callable[[Mention], bool] | None = None,
) -> tuple[AxisValue, tuple[int, ...]]:
    """Return the axis and the indices of the mentions that decided it; what `frees` of it ends only what is past."""
    said = [(i, _value(m, mentions, read_stage)) for i, m in enumerate(mentions) if speaks(m)]
    said = [(i, value) for i, value in said if value in _RANKING]
    if not said:
        return "not_stated", ()
    said = _latest(drop_settled(said, mentions), mentions, [i for i, m in enumerate(mentions) if frees and frees(m)])
    for value in _RANKING:
        by = tuple(i for i, said_value in said if said_value == value)
        if by:
            return value, by
    return "not_stated", ()


def _value(mention: Mention, mentions: Sequence[Mention], read_stage: _StageReader | None) -> AxisValue:
    if mention.assertion == "hypothetical" or mention.assertion == "other":
        return "not_stated"
    if mention.kind == "stage":
        value = read_stage(mention, mentions) if read_stage else "not_stated"
        return (mention.assertion if not _has_vanished(mention) else "absent") if value == "present" else value
    if mention.time == "past" and mention.assertion in AFFIRMED and _has_vanished(mention):
        return "absent"
    if mention.time == "past" and (mention.assertion in DOUBTED or mention.is_retracted):
        return "absent"  # a suspicion that is told as over was refuted
    if mention.isolated_cells and mention.assertion in AFFIRMED:
        return "absent"  # AJCC: isolated tumor cells leave a node pN0(i+)
    return mention.assertion


def _has_vanished(mention: Mention) -> bool:
    """Whether the note goes on to say that what a mention tells of has gone."""
    return any(cue.category == "resolved" for cue in mention.cues)


def _latest(
    said: list[tuple[int, AxisValue]], mentions: Sequence[Mention], free: Sequence[int]
) -> list[tuple[int, AxisValue]]:
    """Drop what the note tells as past, or tells before an all-clear, where it also tells that it is gone."""
    clear = [i for i, mention in enumerate(mentions) if mention.is_all_clear]
    gone = [i for i, value in said if value == "absent" and mentions[i].time == "current"]
    over = {i for i, value in said if value != "absent" and _is_over(i, mentions, clear)}
    if not over or not (gone or clear or free):
        return said
    return [(i, value) for i, value in said if i not in over] or [(i, "absent") for i in clear or free]


def _is_over(index: int, mentions: Sequence[Mention], clear: Sequence[int]) -> bool:
    """Whether a mention is past, or the note goes on to say that there is no disease left of its kind.

    "No evidence of disease" ends everything before it; "no recurrence" ends recurrences, and what was staged before.
    """
    mention = mentions[index]
    return mention.time == "past" or any(
        index < i
        and (mention.kind in ("recurrence", "stage") or _is_free_of_disease(mentions[i]))
        and (mentions[i].section not in _LISTS or mentions[i].section == mention.section)
        for i in clear
    )


def _is_free_of_disease(mention: Mention) -> bool:
    """Whether the absence is in the words themselves ("NED", "in remission"), not in a negation before them."""
    return not any(cue.category in ("negated", "resolved") for cue in mention.cues)


def _extents(mentions: Sequence[Mention], by: Sequence[int]) -> tuple[Extent, ...]:
    """Return the extents of the recurrences, and of the spread found with them."""
    spread = [m for m in mentions if m.kind == "metastasis" and m.assertion in AFFIRMED and m.time == "current"]
    extents: dict[Extent, None] = dict.fromkeys(mentions[i].extent for i in by)
    if any(_speaks_of_distant(m) for m in spread):
        extents["distant"] = None
    first = _first_of_return(mentions, by)
    if any(_speaks_of_nodes(m) for m in spread if m.start > first):
        extents["regional"] = None
    if len(extents) > 1:
        extents.pop("unspecified", None)
    return tuple(extents)


def _first_of_return(mentions: Sequence[Mention], by: Sequence[int]) -> int:
    """Return where the note has come to the return: nodes told before were those of the first time.

    Behind a marker that rises, or behind the words that say that time went by before the spread.
    """
    if {mentions[i].extent for i in by} == {"biochemical"}:
        return mentions[by[0]].start
    waited = [cue.start for i in by for cue in mentions[i].cues if cue.category == "late"]
    return min(waited, default=0) if all(_is_late(mentions[i]) for i in by) else 0


def _sites(mentions: Sequence[Mention]) -> tuple[Site, ...]:
    """Return the sites of distant spread; those of the past where none is told of today."""
    spread = [mention for mention in mentions if mention.extent == "distant" and mention.assertion in AFFIRMED]
    today = _name_sites(mention for mention in spread if mention.time == "current")
    return today or _name_sites(spread)


def _name_sites(spread: Iterable[Mention]) -> tuple[Site, ...]:
    return tuple(dict.fromkeys(site for mention in spread for site in list_distant(mention.sites, mention.icd10)))
