"""Whether sentences before a spread tell that its cancer was treated, and that months or years went by.

"Nephrectomy in 2014. In 2019 he had back pain. Biopsy: metastatic renal cell carcinoma." has come back.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from recurnlp.extract.course import flatten
from recurnlp.extract.past import LONG, Past
from recurnlp.model import Cue, Mention
from recurnlp.model.vocabulary import Site

_TOGETHER = ("synchron", "de novo", "stage iv", "at diagnosis", "at presentation", "palliat")
_DENIED = re.compile(
    r"\b(?:at (?:diagnosis|presentation)[^.;]{0,40}? )?(?:no|without|negative for) (?:\w+ ){0,3}metasta\w*(?: \w+)?"
    r"(?: at (?:diagnosis|presentation))?"
)
# What is compared with an earlier study did not come between.
_KNOWN = re.compile(r"\b(?:progress\w*|stable|unchanged|known|(?:in|de)creas\w+|enlarg\w+|respon\w+|larger|smaller)\b")
_HINTS = (
    *LONG, "month", "until", "surveillance", " now ", "previous", "prior", "past", "earlier", "former", "remote", "19",
    "20", " age",
)  # fmt: skip
# The year of a spread behind it: "metastases were found in May 2019", "metastases 2019".
_DATED = re.compile(r"\W*(?:(?:\w+ ){0,4}?(?:in|on|since|during) (?:\w+ |\d\d?/){0,2}?)?(?P<year>(?:19|20)\d\d)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AGED = re.compile(r"\bat (?:the )?age (?:of )?(\d\d)\b")
# What operations on an organ begin with: behind its metastasis they are for that.
_OPERATED: dict[Site, tuple[str, ...]] = {
    "liver": ("hepat", "segment"), "lung": ("lob", "pneumon", "segment"), "adrenal": ("adrenal",),
    "pancreas": ("pancreat", "whipple"), "ovary": ("oophor", "salping"), "lymph_node": ("lymphaden",),
    "thyroid": ("thyroid",), "small_bowel": ("ileocol",), "colon": ("col", "hemicol"), "breast": ("mast", "lump"),
    "stomach": ("gastr",), "bladder": ("cyst",), "kidney": ("nephr",), "spleen": ("splen",),
}  # fmt: skip
_REACH, _FAR, _BEHIND = 450, 1500, 60
_START = attrgetter("start")


def find_antecedent(text: str, mention: Mention, start: int, end: int, near_by: Sequence[Mention]) -> Cue | None:
    """Return the words that say that the cancer of a spread was treated long before.

    Args:
        text: the note.
        mention: the spread. Nodes may be told of the operation itself, so they need words for the time since.
        start, end: offsets of what was told before it: of its section, or of what a report says was asked.
        near_by: mentions of spread near the primary, or of none, in the order of the text: they are not what time went
            by without.
    """
    near = max(start, min(end, mention.sentence_start) - _REACH)
    if mention.extent == "regional" and "lymph_node" in mention.sites:
        return _find_step(text, near, end, near_by, treated=True)
    found = _find_near(text, mention, near, end, near_by)
    return found if found or near == start else _find_step(text, max(start, near - _FAR), end, near_by)


def find_recalled(text: str, mention: Mention, start: int, end: int) -> Cue | None:
    """Return the same where it is told behind the spread, as what had been: "She had had a mastectomy in 2009".

    Args:
        text: the note.
        mention: the spread; nodes may be those of that operation.
        start, end: where its section begins and ends.
    """
    if mention.extent == "regional":
        return None
    end = min(end, mention.end + _REACH)
    flat = flatten(text[mention.end : end])
    if not any(hint in flat for hint in _HINTS):
        return None
    start = max(start, mention.sentence_start - _REACH)
    stop = max(min(mention.sentence_end, mention.end + _BEHIND), mention.end)
    if _was_there(flatten(text[start:end]), mention.start - start, stop - start):
        return None
    found = Past(flat).find_recalled([stem for site in mention.sites for stem in _OPERATED.get(site, ())])
    return Cue("chronology.antecedent", "late", mention.end + found[0], mention.end + found[1]) if found else None


def _was_there(flat: str, begin: int, end: int) -> bool:
    """Whether spread is told before a mention, as known, or as found with its cancer."""
    if any(sign in flat for sign in _TOGETHER) or _KNOWN.search(flat, max(begin - _BEHIND, 0), end):
        return True
    return "metasta" in _DENIED.sub("", flat[:begin])


def find_asked(text: str, mention: Mention, start: int, end: int, near_by: Sequence[Mention]) -> Cue | None:
    """Return the same for what a report says was asked, which begins with what there was before.

    Args:
        text, mention, start, end, near_by: as for `find_antecedent`.
    """
    found = find_antecedent(text, mention, start, min(start + _REACH, end), near_by)
    return found if found or start + _REACH >= end else find_antecedent(text, mention, start, end, near_by)


def _find_near(text: str, mention: Mention, start: int, end: int, near_by: Sequence[Mention]) -> Cue | None:
    past = _read(text, start, end, near_by)
    if past is None:
        return None
    found = past.find()
    if found is None and past.tells_spread:
        return None
    known = _KNOWN.search(flatten(text[max(mention.sentence_start, mention.start - _REACH) : mention.end + _BEHIND]))
    found = found or (None if known else past.find_dated(mention.sentence_start - start))
    if found is None and end >= mention.sentence_start:  # what was asked may list the years of several cancers
        dated = _DATED.match(flatten(text[mention.end : min(mention.sentence_end, mention.end + _BEHIND)]))
        found = past.find_beginning(dated["year"] if dated else "")
    return _make_cue(start, found)


def _find_step(text: str, start: int, end: int, near_by: Sequence[Mention], *, treated: bool = False) -> Cue | None:
    """Find words that say themselves that time went by; a year alone, far before the spread, does not."""
    past = _read(text, start, end, near_by)
    return _make_cue(start, past.find(treated=treated) if past else None)


def _read(text: str, start: int, end: int, near_by: Sequence[Mention]) -> Past | None:
    """Read what was told; nothing where the spread was there from the start, or no time is told."""
    flat = flatten(text[start:end])
    if "metasta" in flat:
        first, last = (bisect_left(near_by, offset, key=_START) for offset in (start, end))
        for mention in near_by[first:last]:
            if mention.end <= end:
                begin, stop = mention.start - start, mention.end - start
                flat = flat[:begin] + " " * (stop - begin) + flat[stop:]
        flat = _DENIED.sub(lambda denied: " " * len(denied[0]), flat)
    if " age" in flat and not _YEAR.search(flat):  # ages follow one another as years do
        flat = _AGED.sub(lambda age: f"19{age[1]}".rjust(len(age[0])), flat)
    if any(sign in flat for sign in _TOGETHER) or not any(hint in flat for hint in _HINTS):
        return None
    return Past(flat)


def _make_cue(start: int, found: tuple[int, int] | None) -> Cue | None:
    return Cue("chronology.antecedent", "late", start + found[0], start + found[1]) if found else None
