"""What ends freedom from disease: a return beside it or later, or a study that sees what an earlier one did not."""

import re
from bisect import bisect_left
from operator import attrgetter

from recurnlp.extract.course import flatten
from recurnlp.extract.interval import find_duration, find_step
from recurnlp.extract.sequel import is_dated_before, lies_back
from recurnlp.extract.standing import holds_now, is_compared
from recurnlp.extract.telling import BREATH, REACH, Telling
from recurnlp.model import Cue, Mention
from recurnlp.model.sections import ASKED, COURSES, FOUND_LATER

# What leads from freedom to a return in one sentence: "remission, then relapsed", "after four years of remission".
_THEN = re.compile(r"[ =]>|→|\b(?:then|when|until|before|subsequently|later|followed by|but (?:\w+ )?$)")
_WHEN = re.compile(r"\b(?:when|until|till|before)\b")
_AFTER = re.compile(r"\bafter [^.;,]{0,30}$")
# Words of freedom as a thing of the past.
_ENDED = re.compile(
    r"\b(?:was|were|remained|stayed|had|achieved|attained|reached|entered|went|obtained|induced|documented|until|till)\b"
)
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Sections of a report that tell what was before it.
_BACKGROUND = ASKED | {"history", "past_history", "oncologic_history"}


def find_relapse(told: Telling, mention: Mention) -> Cue | None:
    """Return what ends a freedom from disease: a later relapse.

    Args:
        told: the note as it goes on.
        mention: the freedom.
    """
    if (beside := _find_return_beside(told, mention)) is not None:
        return Cue("chronology.relapsed", "past", beside.start, beside.end)
    asked = mention.section in ASKED
    courses = mention.section in COURSES
    news = told.find_news(mention) if asked or courses else iter(())
    later = next((new for new in news if new.kind == "recurrence" or new.extent == "distant"), None)
    if later is None and courses:
        later = _find_past_news(told, mention, lasted=find_duration(told.text, mention) is not None)
    if later is None or (later.kind == "metastasis" and later.extent != "distant"):
        return None
    if asked and later.section not in ASKED:
        return Cue("chronology.relapsed", "past", later.start, later.end)
    if holds_now(told.text, mention) and lies_back(told.text, later):
        return None  # "She remains disease-free. A recurrence in 2012 was excised."
    return (
        find_step(told.text, mention, later, "chronology.relapsed")
        or find_duration(told.text, mention)
        or _find_return(told, mention, later)
    )


def find_overtaken(told: Telling, mention: Mention) -> Cue | None:
    """Return what is there now that an earlier study did not see: "COMPARISON: CT 2019, no metastases".

    Args:
        told: the note as it goes on.
        mention: what is denied.
    """
    if mention.kind == "metastasis" and mention.extent == "regional":
        return None
    compared = is_compared(told.text, mention)
    if not compared and not told.opens_comparison(mention):
        return None
    news = told.list_news(0 if compared else mention.sentence_end)
    later = next((new for new in news if new.kind == mention.kind), None)
    if later is None or not (compared or later.section in FOUND_LATER):
        return None
    far = mention.kind == "recurrence" or later.extent == "distant"
    return Cue("chronology.overtaken", "past", later.start, later.end) if far else None


def _find_return(told: Telling, mention: Mention, later: Mention) -> Cue | None:
    """The return that a report finds behind what it was told, or that has a later year than the freedom."""
    reported = mention.section in _BACKGROUND and later.section in FOUND_LATER and later.kind == "recurrence"
    found = reported and not lies_back(told.text, later) and not told.is_clear_after(later)
    if not found and not is_dated_before(told.text, mention, later):
        return None
    return Cue("chronology.relapsed", "past", later.start, later.end)


def _find_past_news(told: Telling, mention: Mention, *, lasted: bool) -> Mention | None:
    """Disease, told in the next sentences of the same section, that was over when the note was written."""
    start, stop = max(mention.sentence_start, mention.start - REACH), min(mention.sentence_end, mention.end + REACH)
    around = flatten(told.text[start:stop])
    if holds_now(told.text, mention) or not (lasted or _ENDED.search(around) or _ANY_YEAR.search(around)):
        return None
    at = bisect_left(told.disease, mention.sentence_end, key=attrgetter("start"))
    later = told.disease[at] if at < len(told.disease) else None
    return later if later and later.start < told.segments.locate(mention.start).end else None


def _find_return_beside(told: Telling, mention: Mention) -> Mention | None:
    """The return that ends a freedom in the same sentence: "achieved remission, then relapsed"."""
    at = bisect_left(told.news_starts, mention.end)
    later = told.mentions[told.news[at]] if at < len(told.news) else None
    if later is None or later.start >= min(mention.sentence_end, mention.end + REACH):
        return None
    between = flatten(told.text[mention.end : later.start])
    if later.kind == "metastasis":
        return later if later.extent == "distant" and _WHEN.search(between) else None
    before = flatten(told.text[max(mention.sentence_start, mention.start - 2 * BREATH) : mention.start])
    return later if _THEN.search(between) or _AFTER.search(before) else None
