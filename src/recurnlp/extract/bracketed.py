"""The organs in brackets behind a stage of spread: "stage IV lung cancer (bone, left adrenal)"."""

import re

from recurnlp.extract.chains import JOINTS
from recurnlp.extract.pipeline import SentencePipeline
from recurnlp.extract.reader import Reader
from recurnlp.extract.stage import StageFinding
from recurnlp.model.vocabulary import Site
from recurnlp.rules import PrimaryRule

_BRACKET = re.compile(r"[^.;:()\n]{0,50}\(([^()\n]{3,80})\)")
# Or behind a comma, a colon or a dash, as in "T3 N1 M1, liver" and "stage IV lung cancer - nodes, brain".
_BEHIND = re.compile(r"[^.;:,()\n]{0,60}:?[^.;:()\n]{3,80}?(?=[.;()\n]|\Z)")
_MARK = re.compile(r"[:,]|\s[–-]\s")
_MOST = 8
# Others in brackets may be where the cancer began: "stage IV melanoma (scalp)".
_REACHED: frozenset[Site] = frozenset({
    "liver", "lung", "bone", "brain", "adrenal", "pleura", "peritoneum", "omentum", "meninges", "bone_marrow", "spleen",
})  # fmt: skip


def find_bracketed(
    pipeline: SentencePipeline, reader: Reader, text: str, found: StageFinding, primary: PrimaryRule | None
) -> tuple[Site, ...]:
    """Return the organs that brackets name and nothing else, none where the stage is none of spread.

    Args:
        pipeline: what finds organs.
        reader: reads text into words.
        text: the note.
        found: its stage.
        primary: the note's cancer.
    """
    spread = found.stage.m.startswith("1") or found.stage.group.startswith("IV")
    if not spread or primary is None or primary.site == "lymph_node":
        return ()
    bracket = _BRACKET.match(text, found.end, found.sentence.end)
    behind = None if bracket else _BEHIND.match(text, found.end, found.sentence.end)
    names = [bracket[1]] if bracket else _list_behind(behind[0]) if behind else []
    return next((organs for name in names if (organs := _read(pipeline, reader, name, primary))), ())


def _list_behind(clause: str) -> list[str]:
    """Return what may be a list of organs: each row of items behind a mark, the longest of the first mark first."""
    items = _MARK.split(clause)[:_MOST]
    pairs = ((first, last) for first in range(1, len(items)) for last in range(len(items), first, -1))
    return [",".join(items[first:last]) for first, last in pairs]


def _read(pipeline: SentencePipeline, reader: Reader, name: str, primary: PrimaryRule) -> tuple[Site, ...]:
    words = reader.read_words(name)
    places = pipeline.find_places(words)
    rest = [word for i, word in enumerate(words) if not any(place.start <= i < place.end for place in places)]
    # nodes may be of the cancer's own region
    organs = tuple(dict.fromkeys(place.site for place in places if place.site != "lymph_node"))
    return organs if JOINTS.issuperset(rest) and _REACHED.difference({primary.site}).issuperset(organs) else ()
