"""What a note tells as vanished with treatment: "all lesions had resolved", "complete disappearance of the nodules".

Spread that is told before it is over then, and the note says that it is gone.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from recurnlp.extract.course import flatten
from recurnlp.extract.organs import ORGANS
from recurnlp.extract.signs import Signs
from recurnlp.model import Mention
from recurnlp.model.vocabulary import Site

_SIGNS = Signs(
    ["resol", "disappear", "vanish", "omplete", "gone", "o longer", "one of", "ny more", "CR", "cleared", "undetect"]
)
_LESIONS = (
    r"(?:lesions|metastas[ei]s|mets|nodules|deposits|tumou?rs|masses|foci|manifestations|secondaries|(?:all|metastatic)"
    r" disease)"
)
_QUICKLY = r"(?:(?:now|all|also|since|then|meanwhile|completely|entirely|totally|fully|almost|nearly|not|mostly) )"
_GONE = re.compile(
    r"(?:resolved|disappeared|vanished|gone\b|undetectable|cleared\b|regressed completely|melted away"
    r"|no longer (?:be )?(?:seen|visible|visualized|detectable|detected|demonstrable|demonstrated|identified|present"
    r"|active)"
    r"|(?:be )?(?:seen|visible|found|detected|identified) any ?more)\b"
)
_OWNER = r"(?:the|these|those|his|her|their|previous|previously \w+)"
_SUBJECT = re.compile(
    rf"\b(?:(?P<all>all|both|each|none|{_OWNER})(?: of)?(?: {_OWNER})? (?P<kind>(?:\w+ ){{0,4}}?){_LESIONS}"
    r"|every (?:single )?(?:lesion|metastasis|nodule|deposit|focus)|all (?:visible |known |measurable )?disease)"
    r"(?: (?:found|seen|present|detected|noted|known|described) (?:at|on|in) (?:\w+ ){0,2}?\w+)?"
    rf"(?: (?:in|of|on|to) (?:the |both |his |her )?(?P<place>\w+))? (?:(?:has|have|had|was|were|is|are|can|could) )?"
    rf"(?P<how>{_QUICKLY}{{0,3}})\Z"
)
_NONE_LEFT = re.compile(
    rf"\bnone of {_OWNER} (?P<kind>(?:\w+ ){{0,4}}?){_LESIONS}(?: (?:in|of|on|to) (?:the |both |his "
    rf"|her )?(?P<place>\w+))?"
    r" (?:(?:was|were|is|are|can|could) (?:still |longer |now )?(?:be )?(?:seen|visible|detectable|detected|found"
    r"|identified|demonstrable|present|left|recognizable)|(?:had )?(?:remain|persist)\w*)\b"
)
_COMPLETE = re.compile(
    r"\b(?:complete (?:\w+ )?(?:regression|clearance|response|remission)|(?:complete )?(?:resolution|disappearance"
    r"|eradication)) (?:of|in|at)"
    rf" (?P<all>all|both|each|{_OWNER})(?: of)?(?: {_OWNER})? (?P<kind>(?:\w+ ){{0,4}}?){_LESIONS}\b"
    r"(?: (?:in|of|on|to) (?:the |both |his |her )?(?P<place>\w+))?"
)
_KIND = r"(?:radiographic|radiologic|radiological|clinical|metabolic)"
_CODED = re.compile(
    rf"(?:[.:;] +|\A)(?P<alone>complete {_KIND} response)\b(?! (?:in|of|at|to)\b)"
    r"|\bcr was (?:documented|achieved|reached|obtained|confirmed|seen)\b"
    r"|[,;] cr (?:on|with|to|after|since|by)\b(?! ?\d)"
    r"|\b(?:ct|mri|pet|scans?|imaging|restaging|response|recist)\b(?: (?!no\b|not\b|near\b)\w+){0,4}(?::| =| shows?"
    r"| showed|,)? "
    rf"(?:a )?(?:cr\b(?! ?[\d<>=:])|complete {_KIND} response\b(?! (?:in|of|at|to)\b))"
)
# A pattern is tried at every word: only where one of its own stands.
_NONE_SIGNS = Signs(["none of"])
_COMPLETE_SIGNS = Signs(["complete ", "resolution", "disappearance", "eradication"])
_CODED_SIGNS = Signs([" cr", "cr was", "complete "])
# Some, or not yet, or not at all.
_PARTLY = re.compile(
    r"\b(?:not|almost|nearly|near|virtually|mostly|partial\w*|incomplete\w*|if|until|unless|once|when|would"
    r"|(?<!by )(?<!in )(?<!since )may|should"
    r"|hop\w+|expect\w*|but|or|remaining)\b"
)
_SOME = re.compile(
    r"(?<!all )(?<!both )\b(?:one|two|three|four|five|\d+|some|most|many|several|half|part|majority|few) of (?:\w+ )*\Z"
)
_OR = re.compile(r"\b(?:or|almost|nearly|all but|mostly|partly|partially)\b")
_BUT = re.compile(
    r"[^.;]{0,60}\b(?:except\w*|apart from|other than|aside from|save|besides|excluding|but (?:for|an?|one|the|two"
    r"|new)\b"
    r"|(?<!no )(?:new|residual|remaining)|while|whereas|(?:remains|remained) (?!well|free|disease|in\b|alive|so"
    r"|without|asympt)|persist\w*"
    r"|(?:was|were|is|are|has|have|had|could|can) (?:not|never))\b"
)
# A study that is not the first.
_LATER = re.compile(r"\b(?:follow up|restaging|repeat\w*|control|subsequent|now|currently|no longer|post treatment)\b")
_REGION = re.compile(
    r"\b(?:chest|thora\w+|abdom\w+|pelvi\w+|head|brain|bones?|spine|neck|lungs?|liver|skelet\w+|local\w*)\b"
)
_OTHERS = re.compile(r"\b(?:new|other|further|additional|else\w*|extra\w+|outside|rest)\b")
_NEUTRAL = frozenset(
    "known previous previously seen noted described prior earlier existing preexisting metastatic target measurable "
    "multiple visible hypermetabolic avid fdg measured treated the of initial original former index distant systemic "
    "visceral and numerous small larger parenchymal".split()
)
_END = re.compile(r"[.;:,]")
_BEFORE, _CLAUSE = 110, 45


class Vanished(NamedTuple):
    """Spread that is gone.

    Args:
        start, end: the words that say so.
        sites: the organs it was in; empty where all of it is gone.
    """

    start: int
    end: int
    sites: frozenset[Site]

    def tells(self, mention: Mention) -> bool:
        """Return whether it is a mention's own sentence that says that it is gone.

        Args:
            mention: spread that seems to be told as present.
        """
        return self.start <= mention.start < self.end

    def takes(self, mention: Mention) -> bool:
        """Return whether the organs in which it is gone are all of those that a mention told of before.

        Args:
            mention: spread that is told as present.
        """
        return not self.sites or (bool(mention.sites) and self.sites >= {*mention.sites})


def may_tell(text: str) -> bool:
    """Return whether a note is worth reading for what has vanished.

    Args:
        text: the note.
    """
    return _SIGNS.stand_in(text)


def find_vanished(flat: str) -> Iterator[Vanished]:
    """Yield what a note tells as vanished.

    Args:
        flat: the note, as `flatten` returned it.
    """
    for gone in _GONE.finditer(flat):
        start = max(gone.start() - _BEFORE, 0)
        subject = _SUBJECT.search(flat[start : gone.start()])
        if subject and not _PARTLY.search(subject["how"]):
            yield from _read(flat, start + subject.start(), gone.end(), subject)
    for pattern, signs in ((_NONE_LEFT, _NONE_SIGNS), (_COMPLETE, _COMPLETE_SIGNS)):
        for told in pattern.finditer(flat) if signs.stand_in(flat) else ():
            yield from _read(flat, told.start(), told.end(), told)
    for coded in _CODED.finditer(flat) if _CODED_SIGNS.stand_in(flat) else ():
        start = coded.start("alone") if coded["alone"] else coded.start()
        if not _is_partial(flat, start, coded.end()):
            yield Vanished(start, coded.end(), frozenset())


def read_absence(text: str, mention: Mention) -> Vanished | None:
    """Return what a mention that is told as resolved says to be gone.

    Args:
        text: the note.
        mention: spread; of some that resolved, others are left.
    """
    spread = mention.kind == "metastasis" and mention.assertion == "absent" and mention.time == "current"
    if not spread or mention.extent == "regional":
        return None
    cue = next((cue for cue in mention.cues if cue.category == "resolved"), None)
    start, end = (min(mention.start, cue.start), max(mention.end, cue.end)) if cue else (mention.start, mention.end)
    before = flatten(text[max(mention.sentence_start, start - _BEFORE) : start])
    clause = _END.split(before[-_CLAUSE:])[-1]
    partial = _PARTLY.search(clause) or (cue and clause.endswith(" of ")) or _PARTLY.search(flatten(text[start:end]))
    if partial or not (cue or _looks_again(mention, before, flatten(text[start : mention.sentence_end]))):
        return None
    return Vanished(start, end, frozenset(mention.sites))


def is_of_some(text: str, mention: Mention) -> bool:
    """Return whether only some of it is told as gone: "two of the three metastases resolved", "smaller or gone".

    Args:
        text: the note.
        mention: any.
    """
    if mention.assertion != "absent":
        return False
    cue = next((cue for cue in mention.cues if cue.category == "resolved"), None)
    if cue is None or any(cue.category == "negated" for cue in mention.cues):
        return False
    start = max(mention.sentence_start, min(mention.start, cue.start) - _CLAUSE)
    counted = _SOME.search(_END.split(flatten(text[start : mention.start]))[-1])
    return counted is not None or _OR.search(flatten(text[mention.end : cue.end])) is not None


def _looks_again(mention: Mention, before: str, behind: str) -> bool:
    """Whether a later study saw none: "follow-up CT was free of metastases", "the brain is now clear"."""
    told = before + behind
    part = not mention.sites and _REGION.search(told)
    fresh = any(cue.is_of_more for cue in mention.cues)
    return _LATER.search(told) is not None and not part and not fresh and not _OTHERS.search(told)


def _read(flat: str, start: int, end: int, told: re.Match[str]) -> Iterator[Vanished]:
    words = [*(told["kind"] or "").split(), *filter(None, [told["place"]])]
    sites = frozenset(ORGANS[word] for word in words if word in ORGANS)
    if all(word in _NEUTRAL or word in ORGANS for word in words) and not _is_partial(flat, start, end):
        yield Vanished(start, end, sites)


def _is_partial(flat: str, start: int, end: int) -> bool:
    """Whether it is said of some only, of a time to come, or with an exception."""
    before = _END.split(flat[max(start - _CLAUSE, 0) : start])[-1]
    return _PARTLY.search(before) is not None or before.endswith(" of ") or _BUT.match(flat, end) is not None
