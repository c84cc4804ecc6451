"""Doubts that the note itself settles: impression over body, pathology over imaging."""

from collections.abc import Iterable, Iterator, Sequence

from recurnlp.model import Mention
from recurnlp.model.vocabulary import DOUBTED, MICROSCOPY, AxisValue, Kind

_CERTAIN = frozenset({"present", "absent"})
_CONCLUSIONS = frozenset({"impression", "diagnosis", "postoperative_diagnosis", "assessment", "addendum"})
Said = Sequence[tuple[int, AxisValue]]
_Place = tuple[str, str]


def drop_settled(said: Said, mentions: Sequence[Mention]) -> list[tuple[int, AxisValue]]:
    """Return what is said of an axis without the doubts that the impression, or the pathologist, settles.

    Both settle what they speak of: the same place, or no place where the doubt names none. That there is no spread at
    all, nor was any, settles every doubt of it that the body has.

    Args:
        said: indices of the mentions that speak of the axis, and what they say.
        mentions: all of the note.
    """
    speaking = [mentions[index] for index, _ in said]
    concluded = {place: m.start for m in speaking if m.section in _CONCLUSIONS for place in _find_places(m)}
    excluded = {m.kind: m.start for m in speaking if m.section in _CONCLUSIONS and _excludes_all(m)}
    proven = set(_find_proven(speaking))
    return [(i, value) for i, value in said if not _is_settled(mentions[i], concluded, excluded, proven)]


def _excludes_all(mention: Mention) -> bool:
    """Whether it says that there is none anywhere, and not that there is none else, or none new."""
    whole = mention.assertion == "absent" and mention.time == "current" and not mention.sites
    return whole and not any(cue.is_of_more for cue in mention.cues)


def _find_proven(mentions: Iterable[Mention]) -> Iterator[_Place]:
    for mention in mentions:
        if mention.assertion in _CERTAIN and mention.evidence in MICROSCOPY:
            yield from _find_places(mention)


def _is_settled(doubt: Mention, concluded: dict[_Place, int], excluded: dict[Kind, int], proven: set[_Place]) -> bool:
    if doubt.kind == "stage" or doubt.assertion not in DOUBTED:
        return False
    if doubt.section not in _CONCLUSIONS and excluded.get(doubt.kind, 0) > doubt.start:
        return True
    places = list(_find_places(doubt))
    if doubt.evidence not in MICROSCOPY and not proven.isdisjoint(places):
        return True
    return doubt.section not in _CONCLUSIONS and any(concluded.get(place, 0) > doubt.start for place in places)


def _find_places(mention: Mention) -> Iterator[_Place]:
    for site in mention.sites or ("",):
        yield mention.kind, site
