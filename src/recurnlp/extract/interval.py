"""Words that say that time went by: from one event to the next, or from the treatment to spread that came late."""

import re

from recurnlp.extract.course import flatten
from recurnlp.extract.past import Past
from recurnlp.extract.signs import Signs
from recurnlp.model import Cue, Mention
from recurnlp.model.vocabulary import AFFIRMED

_NUMBER = (
    r"(?:\d+(?:[.,]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif)ty(?: \w+)?|several|many|some|a few)"
)
_SPAN = rf"\b{_NUMBER}(?: and (?:a half|\w+))? (?:month|year|decade)s?"
_DATE = (
    r"\bin (?:(?:early|late|mid|the \w+ of) )?(?:\w{3,9}\.? )?(?:19|20)\d\d\b"
    r"|\b(?:in|on) (?:(?:\d\d?/){1,2}(?:19|20)\d\d|\d\d?/\d\d?/\d\d|\w{3,9}\.? \d\d?, (?:19|20)\d\d)\b"
)
_STEPS = (
    rf"{_SPAN} (?:later|after\w*|there ?after|following|post|from|since|off|on\b|had passed)|{_DATE}"
    r"|[.;] (?:(?:\d\d?/){1,2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? )?(?:19|20)\d\d\b"
    rf"|\bnow\b|\b(?:at|after|within) {_SPAN}\b|\bin the \w+ (?:year|month)\b"
    r"|\b(?:well|fine|asymptomatic|beautifully|quiet) (?:\w+ )?(?:until|till)\b"
    r"|\b(?:some time|shortly|soon|weeks|months|years|decades) (?:later|after\w*)\b"
)
_MOVES_ON = re.compile(_STEPS.replace(" ", r"\s+"))  # what exports put between words is blank by now
# When the later of two events was, counted from today.
_COUNTED_BACK = re.compile(rf"{_SPAN} ago\b|\b(?:recently|today|in \w+ (?:of )?(?:this|last) year)\b")
# Each of these steps holds one of these, and most text between two mentions none.
_STEP_SIGNS = Signs(
    ["month", "year", "decade", "19", "20", "/", "now", "some", "shortly", "soon", "weeks", "recently", "today", "til"]
)
_LATE = re.compile(
    rf"(?:{_SPAN}|\b(?:months|years|decades)) "
    r"(?P<link>later|after(?:wards?)?|there ?after|from|following|post|since|off)\b"
    r"|\bmetachronous|\b(?:late|delayed) (?:\w+ )?(?:metasta|secondar)"
    r"|\bafter an? (?:disease|recurrence|relapse|symptom|event) free (?:interval|period|time) of"
)
_HINTS = ("year", "month", "decade", "metachronous", "late", "delayed", " free ")
_UNITS = ("year", "yr", "month", "decade")
_ADVERBS = frozenset({"later", "afterward", "afterwards", "thereafter", "there after"})
_OBJECT = re.compile(r"[^,.;:]{0,60}")
# Where these stand between, a clause of its own has begun: "two years after surgery he developed metastases".
_CLAUSE = re.compile(
    r"\b(?:he|she|they|patient|was|were|had|developed|showed|shows|revealed|demonstrated|presented|noted|found|appeared)\b"
)
_DURATION = re.compile(
    rf"\W*(?:\S+ ){{0,2}}(?:for|over|during|throughout|within) (?!the (?:last|past) )(?:\S+ ){{0,2}}{_SPAN}".replace(
        " ", r"\s+"
    )
)
# Freedom that had a length or an end when it was told: "for two years there was no recurrence", "negative until 2012".
_LASTED = re.compile(
    rf"(?:\b(?:for|during|over|throughout|within) (?:the |a |about |almost |nearly |more than |over |at least |next "
    rf"|first "
    rf"|following |ensuing |subsequent )*{_SPAN}\b(?! (?:ago|before|earlier))[^.;:]*|\bafter (?:\w+ )?{_SPAN} (?:(?:of"
    rf"|in|with|without) )?"
    rf"(?:\w+ )?|\b(?:enjoyed|had|spent|lived|passed|with) {_SPAN} (?:passed )?(?:without|free of|free from|of"
    rf"|in) (?:\w+ )?"
    rf"|\A\W*{_SPAN} of (?:\w+ )?|{_SPAN} passed (?:without|free of|in) (?:\w+ )?"
    rf"|{_SPAN} (?:later|after\w*|on)\b[^.;]{{0,30}}\b(?:was|were|remained)\b[^.;]{{0,20}})\Z"
)
_UNTIL = re.compile(
    r"(?:\W*(?:occurred|was|were|seen|found|noted|detected|for|in|on|at|by|and|or|distant|local|spread|metastas[ei]s"
    r"|disease)){0,3} ?"
    r"(?:until|till|through|up to) (?!now|today|present|date|this (?:day|date)|the present|then\b)"
)
# "She died 14 months after the diagnosis" tells how long she lived with it.
_LIVED = re.compile(
    r"\b(?:died|dead|death|expired|succumbed|alive|survived|survival|lived|passed away)\b[^,.;:]{0,25}$"
)
# Months from these, the disease was there all the time.
_BEGUN = re.compile(
    r" (?:(?:the|her|his|their|an?|initial|first|primary|original|term|systemic|this) ){0,3}"
    r"(?:diagnos\w+|presentation|onset|initiat\w+|start\w*|beginning|commenc\w+|deliver\w+|birth|admission|progression"
    r"|being diagnosed|symptoms?)\b"
)
_FOUND_WITH = re.compile(
    r"\b(?:showed|shows|revealed|disclosed|detected|found|diagnosed|developed|presented|discovered)\b[^.;:]{0,60}?"
    r"(?:cancer|tumou?r|\w+oma)\b[^.;:]{0,40}\bwith\b[^.;:]{0,30}\Z"
)
_REACH, _BESIDE, _BACK = 500, 80, 1500


def find_step(text: str, mention: Mention, later: Mention, rule: str) -> Cue | None:
    """Return the words between two mentions that say that time went by, as a cue that makes the first one past.

    Args:
        text: the note.
        mention, later: the two.
        rule: the id of the cue.
    """
    start = max(mention.end, later.sentence_start - _REACH)
    between = flatten(text[start : min(later.sentence_end, later.end + _REACH)])
    step = None
    if _STEP_SIGNS.stand_in(between):
        own = max(later.sentence_start - start, 0)
        step = _MOVES_ON.search(between) or _COUNTED_BACK.search(between, own, max(later.start - start, own))
    return Cue(rule, "past", start + step.start(), start + step.end()) if step else None


def find_duration(text: str, mention: Mention) -> Cue | None:
    """Return the words behind a mention that say how long it lasted: "disease-free for two years".

    Args:
        text: the note.
        mention: freedom from disease; of what is so "now" the length says nothing.
    """
    before = flatten(text[max(mention.sentence_start, mention.start - _BESIDE) : mention.start])
    behind = flatten(text[mention.end : min(mention.sentence_end, mention.end + _BESIDE)])
    if " now " in before:
        return None
    lasted = _DURATION.match(behind) or _UNTIL.match(behind)
    if lasted:
        return Cue("chronology.lasted", "past", mention.end, mention.end + lasted.end())
    led = _LASTED.search(before)
    start = max(mention.sentence_start, mention.start - _BESIDE)
    return Cue("chronology.lasted", "past", start + led.start(), start + led.end()) if led else None


def find_interval(text: str, mention: Mention) -> Cue | None:
    """Return the words of a spread's sentence that say that time went by since the treatment.

    Args:
        text: the note.
        mention: any; only spread that is far away or may be can have come late.
    """
    spread = mention.kind == "metastasis" and mention.assertion in {*AFFIRMED, "possible"}
    if not spread or mention.extent not in ("distant", "unspecified"):
        return None
    start = max(mention.sentence_start, mention.start - _REACH)
    words = flatten(text[start : min(mention.sentence_end, mention.end + _REACH)])
    if not any(hint in words for hint in _HINTS):
        return None
    at = mention.start - start
    for match in _LATE.finditer(words):
        counts_from_it = (  # "three years after the diagnosis of metastatic melanoma"
            match["link"] not in {None, *_ADVERBS}
            and match.end() <= at
            and _OBJECT.fullmatch(words, match.end(), at)
            and not _CLAUSE.search(words, match.end(), at)
        )
        lived = _LIVED.search(words, 0, match.start()) or _tells_of_begin(words, match)
        if not (counts_from_it or lived or _tells_of_new(text, start, words, match.end(), at)):
            return Cue("chronology.late", "late", start + match.start(), start + match.end())
    return None


def tells_length(text: str, late: Cue) -> bool:
    """Return whether words that say that time went by say how long: "eleven years ago".

    Args:
        text: the note.
        late: the words.
    """
    return any(unit in flatten(text[late.start : late.end]) for unit in _UNITS)


def _tells_of_begin(words: str, interval: re.Match[str]) -> bool:
    """Whether months are counted from where the disease, or a drug for it, began."""
    return "month" in interval[0] and _BEGUN.match(words, interval.end()) is not None


def _tells_of_new(text: str, start: int, words: str, end: int, at: int) -> bool:
    """Whether a cancer is found at last, and its spread with it: "nine years later, CT showed a carcinoma with"."""
    found = _FOUND_WITH.search(words, end, at) if end < at else None
    return found is not None and not Past(flatten(text[max(start - _BACK, 0) : start + end])).names_cancer
