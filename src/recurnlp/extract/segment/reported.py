"""Read which biopsy a sentence reports on that only the one before names: "She had a liver biopsy. It was benign"."""

import re

from recurnlp.extract.segment.consultation import Span
from recurnlp.extract.signs import Signs

_TAKEN = r"(?:biops(?:y|ies)|bx|FNA)"
_ORGAN = (
    r"(?:liver|hepatic|oment(?:al|um)|(?:bone\s)?marrow|pleura(?:l)?|periton(?:eal|eum)|adrenal|bone|brain|sacr(?:al|um)"
    r"|rib|femur|vertebra(?:l)?|(?:lymph\s)?nodes?)"
)
_SAMPLE = re.compile(
    rf"\b(?:(?:(?:left|right|[a-z]{{4,16}}(?:ic|al|ar|ary))\s)?{_ORGAN}\s(?:(?:lesion|nodule|mass|core|needle|excision(?:al)?)\s)?{_TAKEN}"
    rf"|{_TAKEN}\s(?:of|from)\s(?:(?:the|an?|her|his|one|this)\s)?(?:[a-z]+\s){{0,2}}?{_ORGAN}(?:\s(?:lesion|nodule|mass))?)\b",
    re.IGNORECASE,
)
_ANY = re.compile(rf"\b{_TAKEN}\b", re.IGNORECASE)
_SUBJECT = (
    r"(?:(?:the|her|his|its|final|surgical|subsequent|preliminary)\s){0,3}"
    r"(?:pathology|path|histology|histopathology|cytology|biopsy|bx|specimen|results?|report|findings|it|this|that|which)"
    r"(?:\s(?:results?|report))?"
)
# Not what was decided, and not that "it was a pleasure".
_VERB = (
    r"(?:(?:was|were)(?!\s(?:felt|decided|discussed|recommended|thought|noted|explained|agreed|planned|complicated"
    r"|performed|done|obtained|tolerated|uneventful|an?\s|the\s|sent|reviewed\swith))"
    r"|came|returned|show(?:s|ed)|reveal(?:s|ed)|confirm(?:s|ed)|demonstrate[sd]|proved|read|grew|yielded|turned"
    r"|negative|positive|benign|malignant)\b"
)
_REPORT = (
    rf"{_SUBJECT}\s(?:(?:has|have|had|then|again|all|now|only|ultimately|unfortunately|fortunately)\s){{0,2}}{_VERB}"
)
_REPORTS = re.compile(rf"\s*+{_REPORT}", re.IGNORECASE)
# "Liver biopsy was done; it came back benign".
_JOINED = re.compile(rf"{_SAMPLE.pattern}[^.;:\n]{{0,60}}(?P<joint>;)\s(?:but\s|and\s)?(?={_REPORT})", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:will|would|should|could|may|might|plan\w*|recommend\w*|consider\w*|schedul\w*|if|declin\w*|defer\w*|refus\w*"
    r"|await\w*|pending|need\w*|request\w*|propos\w*|suggest\w*|advis\w*|not|no|unable|prior to|before|versus|vs)\b",
    re.IGNORECASE,
)
# What was cut out with it has a report of its own.
_RESECTED = re.compile(r"(?i:ectom(?:y|ies)\b|\bexcision\b|\bresect|\bsentinel\b)")
# These are at home in what is sampled.
_BLOOD = re.compile(r"(?i:lymphoma|leuk[ae]*mia|myeloma|hodgkin|\b(?:CLL|AML|MDS|DLBCL)\b)")
_SIGNS = Signs(["iops", "IOPS", "bx", "BX", "Bx", "FNA"])
_BETWEEN = 1


def close_sample(body: str) -> str:
    """Return a sentence with a colon between a sample and what came back of it: "liver biopsy; it was benign".

    Args:
        body: the sentence; offsets stay.
    """
    joined = _JOINED.search(body) if ";" in body and _SIGNS.stand_in(body) else None
    return f"{body[: joined.start('joint')]}:{body[joined.end('joint') :]}" if joined else body


class ReportReader:
    """Reads the biopsies that the sentences of one section report on.

    Args:
        text: the note.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._active = _SIGNS.stand_in(text)
        self._sample: Span | None = None
        self._age = 0

    def read(self, start: int, end: int) -> Span | None:
        """Return where the sample is named that a sentence reports on; ``None`` if it names its own, or none.

        Args:
            start: offset of the sentence's first character.
            end: offset just past it.
        """
        if not self._active:
            return None
        text = self._text
        named = list(_SAMPLE.finditer(text, start, end))
        if named or _ANY.search(text, start, end):
            alone = len(named) == 1 and len(_ANY.findall(text, start, end)) == 1
            if named or not _REPORTS.match(text, start, end):
                others = _PLANNED.search(text, start, end) or _RESECTED.search(text, start, end)
                self._sample = named[0].span() if alone and not others else None
                self._age = 0
                return None
        if self._sample is None:
            return None
        if _REPORTS.match(text, start, end):
            return None if _BLOOD.search(text, start, end) else self._sample
        self._age += 1
        if self._age > _BETWEEN:
            self._sample = None
        return None
