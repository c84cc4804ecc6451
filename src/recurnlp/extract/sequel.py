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
_WITHIN = r"(?:\s++|[^.;:\s]|\.(?=\d)){0,75}?"
_DONE = re.compile(
    rf"{_WITHIN}\b(?:(?:was|were|had been|and|also|each time|then|again) (?:\w+ ){{0,2}}?"
    r"(?:treated|managed|salvaged|controlled|(?:re ?)?(?:excised|resected|irradiated|operated)|removed|ablated"
    r"|fulgurated|curetted|embolized|delivered|received)|required|necessitated|necessitating|requiring|prompted|led to"
    r"|(?:surgery|resection|excision|operation|radiotherapy|\w+ectomy|chemotherapy) (?:was|were) (?:performed|given"
    r"|carried out"
    r"|done|undertaken|administered)|called for|made \w+ \w+ necessary|underwent)\b"
)
_TREATED = re.compile(
    r"[^.;:]{0,60}?\b(?:treated|managed|salvaged|(?:re ?)?(?:excised|resected|irradiated)|removed|ablated|underwent)\b"
)
_OPERATION = re.compile(
    r"[ ,;>\-(]{1,6}(?:\w+ ){0,3}?(?:\w+ectomy|\w*ablat\w+|mwa|rfa|tace|turbt|re ?turbt|resection|excision|surgery|rt"
    r"|xrt|srs|sbrt"
    r"|radiation|radiotherapy|craniotomy|brachytherapy)\b"
)
# In shorthand, what an arrow leads to came next.
_NEXT = re.compile(r"[ =]>|→")  # without its hyphen
_LAST = re.compile(r"\b(?:last|latest|most +recent) +(?:\w+ +)?\Z")
_FIRST = re.compile(r"\bfirst (?:\w+ )?\Z")
_WAS = (" was", " occurred", " came", " had")
_LOCALLY = re.compile(
    r"[^.;:]{0,60}?\b(?:(?:re )?resect\w*|metastasectomy|hepatectomy|lobectomy|craniotomy|surgery|surgically|sabr|sbrt"
    r"|radiosurgery|stereotactic \w+|gamma knife|cyberknife|\w*ablat\w+|excised|removed|wedge)\b"
    r"[^.;:]{0,40}?\b(?P<year>(?:19|20)\d\d)\b"
)
# What was done for spread at one place, its year told before.
_LOCAL = (
    r"[^.;:]{0,60}?\b(?:(?:re )?resect\w*|\w+ectom(?:y|ies)|thoracotom(?:y|ies)|craniotomy|srs|radiosurgery|gamma knife"
    r"|cyberknife|\w*ablat\w+|rfa|mwa|excised|removed|wedge)\b"
)
_HANDLED = re.compile(_LOCAL)
_DATED_AND_HANDLED = re.compile(rf"{_BARE_DATE.pattern}{_LOCAL}")
# What an operation took out.
_TAKEN_OUT = re.compile(
    r"\b(?:resections?|excisions?|removal|metastasectomy|\w*ablation|wedge +resection) +of +(?:[\w\-]+ +){0,5}\Z"
)
_AGO = re.compile(r"[^.;:]{0,30}?\b(?:months?|years?|yrs?) +ago\b")
# The year of an operation stands in the clause before: "returned in 1998 for resection of".
_IN_YEAR = re.compile(r"\b(?:in|of|on|during) +(?:\w+ +)?(?P<year>(?:19|20)\d\d)\b[^.;:]{0,40}\Z")
# "On recurrence of his lymphoma, he was given bendamustine": the circumstance of what was done then.
_CIRCUMSTANCE = re.compile(
    r"(?:\A|[.;] +)\W*(?:with|at|on|upon|after|following|because +of|for|at +(?:the +)?time +of) +"
    r"(?:(?:the|an?|her|his|this|first|local|early|late|biochemical) +)*\Z"
)
_DONE_THEN = re.compile(
    r"[^.;:,]{0,60},? +(?:he|she|they|(?:the +)?patient|pt|an? +(?:\w+ +){0,4}?(?:man|woman|patient))"
    r" +(?:then +|again +|initially +)?(?:received|underwent|was +(?:re\s?)?(?:treated|operated|irradiated|given))\b"
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
    r"|since (?:\w{3,9} )?(?:19|20)\d\d|until\s+last|later\s+on"
    r"|at\s+last\s+(?:contact|follow up|visit)|to\s+date)\b|\blater,"
)
# A date that leads a line or a clause: "2022 local recurrence, mastectomy".
_LED = re.compile(
    r"(?:\A|[.;,>] ?)\W*(?:(?:\d{1,2}/){1,2}|\w{3,9}\.? )?(?P<year>(?:19|20)\d\d)\b(?:[^.;]|\.(?=\d)){0,40}\Z"
)
# What was done for it lies back before the note: "had undergone two further operations for recurrent tumor".
_OPERATED_FOR = re.compile(
    r"\b(?:had (?:undergone|had|been (?:re )?\w+ed)|(?:previous|prior|earlier|two|three|four|five|several|multiple"
    r"|further) (?:\w+ )?"
    r"(?:operations|resections|excisions|surgeries|lumpectomies|craniotomies|\w+ectomies|\w+otomies|ablations))\b"
    r"[^.;:]{0,60}?\bfor (?:an? |the |his |her )?(?:\w+ )?\Z"
)
# What was taken out and proved to be spread.
_PROVED = re.compile(
    r"\b(?:resect\w*|excis\w*|removed|removal|\w+ectomy|\w+ectomies)\b[^.;]{0,90}\b(?:proved|proven|turned out|shown"
    r"|showed"
    r"|confirmed|found|revealed|demonstrated|disclosed)(?: (?:to be|as|histologically))?(?: (?:an?|the|three|two|all"
    r"|both))?(?: \w+)?\s\Z"
)
_AFTERWARDS = re.compile(
    r"\b(?:\w+ (?:month|year)s? (?:after|following|later|since)|at (?:last|latest|final) \w+|at present|to date"
    r"|currently"
    r"|since then|thereafter|(?:he|she) (?:has|is) now|in the following)\b"
)
# A remission that is not the first, and what came before it told behind: "second remission, after relapse in 2016".
_COUNTED = re.compile(
    r"\b(?:(?:second|third|fourth|2nd|3rd|4th) +(?:(?:complete|clinical) +)?(?:remission|cr)|cr ?[2-5])\b"
    r"(?P<gap>\W*(?:(?!until|till|now|but|then|again|today|currently|with|new)\w+\W+){0,6})\Z"
)
_REST = re.compile(r"[^.;:]{0,40}")
_CENTURIES = ("19", "20")
_SPREADS = re.compile(r"\bmeta?sta|\bmets\b")
_NEAR: frozenset[Extent] = frozenset({"local", "regional", "biochemical", "unspecified"})
_COUNT = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty) ", re.IGNORECASE)
_REACH, _FURTHER, _AT_ONCE, _BESIDE = 140, 900, 300, 25


def find_sequel(text: str, mention: Mention, end: int) -> Cue | None:
    """Return the words that make a mention history: its year or treatment, where later events are told.

    Args:
        text: the note.
        mention: disease that was present.
        end: where its section ends.
    """
    end = min(mention.end + _FURTHER, end)
    start = max(mention.start - _REACH, mention.sentence_start)
    before = flatten(text[start : mention.start])
    if (done := _find_done(text, before, mention, end)) is not None:
        return Cue("chronology.sequel", "past", start + done.start(), start + done.end())
    if mention.kind == "metastasis" and not _tells_a_year(text, start, end):
        return None  # of most mentions, without a second look
    line = text.find("\n", mention.end, end)
    rest = min(mention.sentence_end, line if line >= 0 else end) - mention.end
    before = before[text[start : mention.start].rfind("\n") + 1 :]
    told = _find_past(before, flatten(text[mention.end : end]), mention, min(max(rest, 0), _REACH))
    if told is None:
        return None
    return Cue("chronology.sequel", "past", mention.end + told.start(), mention.end + told.end())


def _tells_a_year(text: str, start: int, end: int) -> bool:
    return text.find(" ago", start, end) >= 0 or any(text.find(century, start, end) >= 0 for century in _CENTURIES)


def _find_done(text: str, before: str, mention: Mention, end: int) -> re.Match[str] | None:
    """Return what was done for it, as told before it, where the note goes on."""
    if mention.kind == "metastasis":
        done = _PROVED.search(before) if mention.extent == "distant" or mention.extent == "unspecified" else None
        goes_on = _AFTERWARDS
    else:
        done, goes_on = _OPERATED_FOR.search(before), _ARRIVAL
    return done if done and goes_on.search(flatten(text[mention.end : end])) else None


def _find_past(before: str, behind: str, mention: Mention, rest: int) -> re.Match[str] | None:
    if (taken := _find_taken_out(before, behind)) is not None:
        return taken
    if mention.kind == "metastasis":
        return _find_handled(before, behind)
    then = _DONE_THEN.match(behind) if _CIRCUMSTANCE.search(before) else None
    if then:
        return then
    dated = _BARE_DATE.match(behind) or _DATED.match(behind)
    chained = _NEXT.search(behind, dated.end() if dated else 0, rest)
    if mention.extent not in _NEAR or _SPREADS.search(behind, 0, chained.start() if chained else rest):
        return None
    if dated and _LAST.search(before):
        return dated
    if dated and (
        _has_later_year(behind, dated) or (_is_counted(before, dated) and _ARRIVAL.search(behind, dated.end()))
    ):
        return dated
    led = _LED.search(before)
    treated = _TREATED.match(behind) or _OPERATION.match(behind) if led else None
    if treated and (_ARRIVAL.search(behind, treated.end()) or _is_before(led, behind)):
        return treated
    done = _DONE.match(behind)
    if done and _ARRIVAL.search(behind, done.end()):
        return done
    return _GONE.search(behind, 0, _AT_ONCE)


def _find_handled(before: str, behind: str) -> re.Match[str] | None:
    """Return the treatment at one place, with its year, of spread behind which the note goes on."""
    local = _LOCALLY.match(behind) or _DATED_AND_HANDLED.match(behind)
    if local and (_has_later_year(behind, local) or _ARRIVAL.search(behind, local.end())):
        return local
    led = _LED.search(before)
    local = _HANDLED.match(behind) if led else None
    return local if local and (_is_before(led, behind) or _ARRIVAL.search(behind, local.end())) else None


def _find_taken_out(before: str, behind: str) -> re.Match[str] | None:
    """Return when an operation took it out: "returned in 1998 for resection of liver metastases"."""
    taken = _TAKEN_OUT.search(before)
    if taken is None:
        return None
    if ago := _AGO.match(behind):
        return ago
    led = _IN_YEAR.search(before, 0, taken.start()) or _LED.search(before, 0, taken.start())
    return _REST.match(behind) if led and (_is_before(led, behind) or _ARRIVAL.search(behind)) else None


def _is_counted(before: str, dated: re.Match[str]) -> bool:
    """Whether it is called the first of some: "the first recurrence was in 2021"."""
    return dated[0].startswith(_WAS) and _FIRST.search(before) is not None


def _is_before(led: re.Match[str] | None, behind: str) -> bool:
    return led is not None and any(year > led["year"] for year in _YEAR.findall(behind))


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


def is_dated_before(text: str, mention: Mention, later: Mention) -> bool:
    """Return whether the year beside a mention is before the year beside a later one: "CR Mar 2020. Relapse Feb 2021".

    Args:
        text: the note.
        mention, later: the two.
    """
    first = _YEAR.search(text, mention.start, min(mention.end + _BESIDE, mention.sentence_end, later.start))
    second = _YEAR.search(text, max(later.start - _BESIDE, later.sentence_start), later.end + _BESIDE)
    return first is not None and second is not None and first[0] < second[0]


def counts_nodes(mention: Mention) -> bool:
    """Return whether a mention counts nodes, as it is done once, at an operation: "2/14", "all nine were negative".

    Args:
        mention: any.
    """
    nodal = mention.kind == "metastasis" and mention.extent == "regional" and mention.sites == ("lymph_node",)
    return nodal and _COUNT.search(mention.text) is not None
