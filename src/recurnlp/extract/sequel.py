"""What was done about a recurrence, or when it was, where the note goes on beyond: it is told as history.

"It recurred in 2012 and was excised again. She now has headaches."
"""

import re

from recurnlp.extract.course import flatten
from recurnlp.model import Cue, Mention
from recurnlp.model.vocabulary import Extent

_LEAD = r"(?:early |late |mid |the (?:spring|summer|autumn|fall|winter) of |around |about )?"
_DATED = re.compile(
    rf"[^.;:]{{0,30}}?\b(?:in|of|on|during|since) {_LEAD}(?:\w{{3,9}},? (?:\d\d?, )?|(?:\d\d?/){{1,2}})?"
    r"(?P<year>(?:19|20)\d\d)\b"
)
_BARE_DATE = re.compile(
    r" \(?(?:\d{1,2}/|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* )?(?P<year>(?:19|20)\d\d)\b"
)
_DONE = re.compile(
    r"[^.;:]{0,60}?\b(?:(?:was|were|had been|and|also|each time|then|again) (?:\w+ ){0,2}?"
    r"(?:treated|managed|salvaged|controlled|(?:re ?)?(?:excised|resected|irradiated|operated)|removed|ablated"
    r"|fulgurated|curetted|embolized)|required|necessitated|necessitating|requiring|prompted|led to"
    r"|called for|made \w+ \w+ necessary|underwent)\b"
)
_TREATED = re.compile(
    r"[^.;:]{0,60}?\b(?:treated|managed|salvaged|(?:re ?)?(?:excised|resected|irradiated)|removed|ablated|underwent)\b"
)
_LOCALLY = re.compile(
    r"[^.;:]{0,60}?\b(?:(?:re )?resect\w*|metastasectomy|hepatectomy|lobectomy|craniotomy|surgery|surgically|sabr|sbrt"
    r"|radiosurgery|stereotactic \w+|gamma knife|cyberknife|\w*ablat\w+|excised|removed|wedge)\b"
    r"[^.;:]{0,40}?\b(?P<year>(?:19|20)\d\d)\b"
)
_GONE = re.compile(
    r"\b(?:lesions?|tumou?rs?|mass(?:es)?|nodules?|lump|disease|it|growth) (?:has |had |have )?"
    r"(?:since |then |completely )?(?:disappeared|vanished|melted away|(?:regressed|resolved) completely"
    r"|completely (?:resolved|regressed))"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ARRIVAL = re.compile(
    r"\b(?:now|today|currently|presently|at present|nowadays|referred|(?:first|last) (?:seen|visit)"
    r"|(?:he|she|patient|boy|girl|man|woman) (?:now |then )?(?:presents|presented|was seen|came|attends|returned)"
    r"|(?:was|is) admitted|(?:month|year)s? later|since then|thereafter|in the following year"
    r"|since (?:\w{3,9} )?(?:19|20)\d\d)\b"
)
# A remission that is not the first, and what came before it told behind: "second remission, after relapse in 2016".
_COUNTED = re.compile(
    r"\b(?:(?:second|third|fourth|2nd|3rd|4th) +(?:(?:complete|clinical) +)?(?:remission|cr)|cr ?[2-5])\b"
    r"(?P<gap>\W*(?:(?!until|till|now|but|then|again|today|currently|with|new)\w+\W+){0,6})\Z"
)
_CENTURIES = ("19", "20")
_SPREADS = re.compile(r"\bmeta?sta|\bmets\b")
_NEAR: frozenset[Extent] = frozenset({"local", "regional", "biochemical", "unspecified"})
_COUNT = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty) ", re.IGNORECASE)
_REACH, _FURTHER, _AT_ONCE = 140, 900, 300


def find_sequel(text: str, mention: Mention, end: int) -> Cue | None:
    """Return the words that make a mention history: its year or treatment, where later events are told.

    Args:
        text: the note.
        mention: disease that was present.
        end: where its section ends.
    """
    end = min(mention.end + _FURTHER, end)
    if mention.kind == "metastasis" and not any(text.find(century, mention.end, end) >= 0 for century in _CENTURIES):
        return None  # of most mentions, without a second look
    told = _find_past(flatten(text[mention.end : end]), mention)
    if told is None:
        return None
    return Cue("chronology.sequel", "past", mention.end + told.start(), mention.end + told.end())


def _find_past(behind: str, mention: Mention) -> re.Match[str] | None:
    if mention.kind == "metastasis":
        local = _LOCALLY.match(behind)
        goes_on = local and (_has_later_year(behind, local) or _ARRIVAL.search(behind, local.end()))
        return local if goes_on else None
    if mention.extent not in _NEAR or _SPREADS.search(behind, 0, _REACH):
        return None
    dated = _BARE_DATE.match(behind) or _DATED.match(behind)
    if dated and _has_later_year(behind, dated):
        return dated
    done = _DONE.match(behind)
    if done and _ARRIVAL.search(behind, done.end()):
        return done
    return _GONE.search(behind, 0, _AT_ONCE)


def _has_later_year(behind: str, dated: re.Match[str]) -> bool:
    return any(year > dated["year"] for year in _YEAR.findall(behind, dated.end()))


def find_counted_remission(text: str, mention: Mention) -> Cue | None:
    """Return the later remission behind which a relapse is told that it followed.

    Args:
        text: the note.
        mention: disease that was present.
    """
    if mention.kind != "recurrence":
        return None
    start = max(mention.sentence_start, mention.start - _REACH)
    counted = _COUNTED.search(flatten(text[start : mention.start]))
    return counted and Cue("chronology.counted", "past", start + counted.start(), start + counted.start("gap"))


def lies_back(text: str, mention: Mention) -> bool:
    """Return whether the year of a mention, or what was done about it, stands behind it in its sentence.

    Args:
        text: the note.
        mention: disease that was present.
    """
    behind = flatten(text[mention.end : min(mention.sentence_end, mention.end + _REACH)])
    return any(pattern.match(behind) for pattern in (_BARE_DATE, _DATED, _DONE, _TREATED))


def counts_nodes(mention: Mention) -> bool:
    """Return whether a mention counts nodes, as it is done once, at an operation: "2/14", "all nine were negative".

    Args:
        mention: any.
    """
    nodal = mention.kind == "metastasis" and mention.extent == "regional" and mention.sites == ("lymph_node",)
    return nodal and _COUNT.search(mention.text) is not None
