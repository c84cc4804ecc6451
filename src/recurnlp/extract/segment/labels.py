"""Read the sub-headings that govern sentences: specimen labels ("B. LIVER, BIOPSY:") and organ headings ("LIVER:")."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from recurnlp.extract.segment.anatomy import (
    labels_specimen,
    names_organ,
    names_place,
    names_procedure,
    names_specimen,
)
from recurnlp.extract.segment.carried import CarriedReader
from recurnlp.extract.segment.consultation import ConsultationReader, Span
from recurnlp.extract.segment.listing import list_specimens
from recurnlp.extract.segment.marks import MarkReader
from recurnlp.extract.segment.reported import ReportReader

NONE: Mapping[str, Span] = MappingProxyType({})
_LONGEST = 200
_LONGEST_KEY = 80
_MARK = re.compile(
    r"(?:(?P<part>(?:(?i:part|specimen|container|jar)s?\s*+\#?\s?[A-Z0-9]{1,2}|A?FS[A-Z]?\d{0,2})\b(?:[\s,&-]{1,4}(?:and\s)?(?:[A-Z]|\d{1,2})\b)*\s?[.):;,]*+)"
    r"|[(\[]?(?P<letter>[A-Z])(?:\s?[-,&]\s?[A-Z]\b)*\s?[.):,;]++"
    r"|[(\[]?(?P<digit>\#?\d{1,2})\s?[.):;]++(?!\d))\s*+(?:(?i:SP)\s?:\s*+)?"
)
# A hyphen at the line's end before a small letter breaks a word, as it does in capitals behind "PERI-".
_END = re.compile(
    r"(?<!\b(?i:pre|sub|non))(?<!\b(?i:peri|para))(?<!\b(?i:retro|infra|supra|inter|juxta))"
    r"[:–—-](?!(?<=\w-)[ \t]*+\r?\n\s*+[a-z])"
    r"(?:(?<=:)(?=[\s.A-Z-]|\Z)|(?:(?<=[\w)][–—-])|(?<=[\w)] [–—-]))[–—-]*+(?=[\s.]|\Z))"
)
_PUNCTUATION = frozenset(".):,;")
_FROZEN = ("FS", "AFS")
_BULLETS = frozenset("-~*•")
_ITEM = re.compile(r"[ \t]*+[-~*•]\s*\S")
_ENTRY = re.compile(r"[ \t]*+(?:[-~*•]|\(?\d{1,2}[.)])\s*\S")
# What leads to a list without a colon: "findings are consistent with", and then an item a line.
_LEADS_IN = re.compile(
    r"\b(?:(?:consistent|compatible|in keeping) with|(?:suspicious|concerning|worrisome|negative) for|suspicious of"
    r"|suggest(?:ive of|ing|s)?|evidence of|includ(?:es?|ing))\Z",
    re.IGNORECASE,
)
_LONGEST_LEAD = 20  # characters of a line's end that hold any of these and what stands before it
_PARTS = frozenset({"PART", "Part", "SPEC", "Spec", "CONT", "Cont"})
_ANOTHER = re.compile(r"[.;:]\s|\b[A-Z2-9][.)]\s|\b(?:and|with)\b|[&+]", re.IGNORECASE)
_KEYED = re.compile(r"\s*(?:[A-Z][^\n:]{0,40}:|\Z)")
_TUMOR = re.compile(r"(?i:\btumou?rs?\b)")
_TRAILING = " \t\r\n\f.\xa0"
_LAST_WORDS = 24
# "Lymph nodes (9L, 11L), 3 fragments:" names nodes.
_REMARK = re.compile(r"\s*[,(][^:]{0,50}\Z")
# "Peritoneal washing, 60 ml, cloudy", whatever else is told of it.
_FLUID = re.compile(
    r"(?i:(?:\w+\s){0,2}(?:washings?|lavage|fluid|aspirate|ascites|effusion|marrow|trephines?)\b[^.;:]{0,60}\Z)"
)
_SAMPLED = re.compile(
    r"\b(?:biops(?:y|ies)|bx|fnac?|fine[ -]needle|aspirat(?:e|ion)|cytology|brushings?|washings?)\b", re.IGNORECASE
)
# Not of marrow: a report on blood is not about where it was drawn.
_TITLE = re.compile(r"^[ \t]*+((?![^\n]*(?i:marrow))[^\n:;.]{4,120}?)[ \t.]*$", re.MULTILINE)
_LONGEST_TITLE = 400
_VERB = re.compile(r"\b(?:is|are|was|were)\b")
_COURSE = re.compile(r"\b(?:treated|underwent|received|diagnosed|followed by|s/p|status post)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n\s*?\n")
_QUESTIONS = frozenset(
    """
    assessment depth differentiation dimension dimensions examined extension extent focality grade histology
    identified invasion involved involvement laterality location margin margins number pattern positive present
    score site size stage staging status subtype thickness type weight
    """.split()
)


class LabelReader:
    """Reads the labels of one section's sentences, in order.

    Args:
        text: the note.
        specimens: what the note lists, by mark; "" governs until the first label of the section's own.
        consultation: reads what a mark alone tells of.
        bare: whether a mark at the beginning of a sentence is a specimen's without the word, too.

    `further` are the other labels of the sentence that was read last.
    """

    def __init__(
        self,
        text: str,
        specimens: Mapping[str, Span] = NONE,
        consultation: ConsultationReader | None = None,
        *,
        bare: bool = True,
    ) -> None:
        self._text = text
        self._consultation = consultation
        self._marks = MarkReader(text, specimens, bare=bare) if specimens.keys() - {""} else None
        self._others: tuple[Span, ...] = ()
        self.further: tuple[Span, ...] = ()
        self._specimen = specimens.get("")
        self._specimen_mark = ""
        self._organ: Span | None = None
        self._carried = CarriedReader(text)
        self._reported = ReportReader(text)

    def read(self, start: int, end: int) -> Span | None:
        """Return the label that governs the next sentence, which may be its own beginning.

        Args:
            start: offset of the sentence's first character.
            end: offset just past it.
        """
        self.further = ()
        carried = self._carried.read(start, end) or self._reported.read(start, end)
        referred = self._refer(start, end)
        if referred or carried:
            return referred or carried
        bare = self._specimen_mark != "part"
        consulted = self._consultation and self._consultation.read(start, end, bare=bare)
        if consulted:
            self._govern(consulted, "")
            return consulted
        text = self._text
        colon = text.find(":", start, end)
        opening = text[start : start + 4]
        marked = not _PUNCTUATION.isdisjoint(opening) or opening in _PARTS or opening.startswith(_FROZEN)
        if not (marked and self._read_mark(start, end)):
            if colon >= 0:
                self._read_key(start, colon, end)
            elif end - start <= _LONGEST:
                self._read_line(start, end)
        label = self._organ or self._specimen
        self.further = () if self._organ else self._others
        if self._organ and _BLANK_LINE.search(text, max(start, self._organ[1] + 1), end):
            self._organ = None
        return label

    def _read_mark(self, start: int, end: int) -> bool:
        """Take a sentence that begins "A." or "PART 2:" as a specimen label, or as the end of one."""
        mark = _MARK.match(self._text, start, end)
        if not mark:
            return False
        kind = mark.lastgroup or ""
        label = self._measure_specimen(mark, kind, end)
        if label:
            self._govern((start, label), kind)
        elif self._specimen_mark == kind:
            self._govern(None, kind)
        return label > 0

    def _govern(self, specimen: Span | None, kind: str, others: tuple[Span, ...] = ()) -> None:
        """Take a specimen as what the sentences from here on tell of."""
        self._specimen, self._specimen_mark, self._others, self._organ = specimen, kind, others, None

    def _refer(self, start: int, end: int) -> Span | None:
        """The specimen that the note lists under a mark: "B. Negative." speaks of specimen B."""
        referral = self._marks.read(start, end) if self._marks else None
        if not referral or (referral.end is not None and self._names_specimen(referral.end, end)):
            return None
        first, *others = referral.specimens
        if referral.stays:
            self._govern(first, "listed", tuple(others))
        self.further = tuple(others)
        return first

    def _names_specimen(self, start: int, end: int) -> bool:
        """Whether a sentence names its specimen itself behind the mark."""
        close = _END.search(self._text, start, min(end, start + _LONGEST))
        name = self._text[start : close.start()] if close else ""
        return (names_specimen(name) and not _asks(name)) or labels_specimen(self._text[start:end].rstrip(_TRAILING))

    def _measure_specimen(self, mark: re.Match[str], kind: str, end: int) -> int:
        """Return the offset just past the label after a mark; 0 if there is none."""
        text = self._text
        limit = min(end, mark.start() + _LONGEST)
        close = _END.search(text, mark.end(), limit)
        if close:
            name = text[mark.end() : close.start()]
            if not _asks(name) and (kind != "digit" or names_specimen(name)):
                return close.end()
        whole = text[mark.end() : end].rstrip(_TRAILING)
        told = names_procedure(whole[-_LAST_WORDS:]) or labels_specimen(whole) or self._opens_list(mark.end(), end)
        if end <= limit and told:
            return mark.end() + len(whole)
        sign = mark[0].rstrip()
        return mark.start() + len(sign) if kind == "part" and sign[-1] == ":" else 0

    def _opens_list(self, start: int, end: int) -> bool:
        """Whether a specimen is named on a line of its own, and told of in a list below it."""
        name, line_end, rest = self._text[start:end].partition("\n")
        alone = bool(line_end) and not rest.strip()
        return alone and names_specimen(name) and _ITEM.match(self._text, end) is not None

    def _read_line(self, start: int, end: int) -> None:
        """Take a line of its own such as "OMENTUM, BIOPSY" as a specimen label, surely above a list.

        Where line breaks were lost, a sentence of nothing else: "Omentum, biopsy. Adenocarcinoma."
        """
        line = self._text[start:end].rstrip(_TRAILING)
        if _LEADS_IN.search(line[-_LONGEST_LEAD:]) and _ENTRY.match(self._text, end):
            self._organ = (start, start + len(line))
            return
        organ, comma, procedure = line.rpartition(",")
        if not comma or "\n" in line:
            return
        alone = self._text[end - 1] == "\n"
        if alone and _SAMPLED.search(organ) and names_place(procedure):  # "FINE NEEDLE ASPIRATION, LYMPH NODE"
            organ, procedure = procedure, organ
        if not (names_procedure(procedure) or (alone and _FLUID.match(line))):
            return
        in_list = alone and self._text[end : end + 1] in _BULLETS
        placed = in_list or (names_specimen(organ) if alone else labels_specimen(line))
        # ", and washings were collected" ends a sentence; "Tongue cancer, treated with neck dissection" is history
        told = _VERB.search(procedure) or _COURSE.search(line)
        if placed and not told:
            self._govern((start, start + len(line)), "")

    def _read_key(self, start: int, colon: int, end: int) -> None:
        """Take "LIVER:" or a key alone on its line as a label; any other key ends the label before it."""
        text = self._text
        if colon - start > _LONGEST or text[colon + 1 : colon + 2].isdigit():
            return
        name = text[start:colon]
        if "," in name and names_procedure(name):
            self._govern((start, colon + 1), "")
        elif len(name) <= _LONGEST_KEY:
            alone = not text[colon + 1 : end].strip(_TRAILING)
            line = start + name.rfind("\n") + 1 if alone else start
            self._organ = (line, colon + 1) if alone or names_organ(_REMARK.sub("", name)) else None


def _asks(name: str) -> bool:
    """Whether a heading asks for a property ("Tumor size") rather than naming a specimen."""
    words = name.lower().split()
    return not words or words[0][0].isdigit() or words[-1].rstrip(")") in _QUESTIONS


def find_specimens(text: str, start: int, end: int) -> dict[str, Span]:
    """Return where a list of specimens names each, by its mark ("A", "2"), and by "" where it names a single one.

    Args:
        text: the note.
        start, end: offsets of the list.
    """
    named = list_specimens(text, start, end)
    lone = None if len(named) > 1 else _find_lone(text, start, end)
    return named | ({"": lone} if lone else {})


def find_title(text: str, end: int) -> Span | None:
    """Return where a title says of what a biopsy report tells: "LIVER, CORE BIOPSY"; ``None`` where none or several do.

    Args:
        text: the note.
        end: where its first section begins.
    """
    lines = _TITLE.finditer(text, 0, min(end, _LONGEST_TITLE))
    titles = [line.span(1) for line in lines if _SAMPLED.search(line[1]) and names_place(line[1])]
    return titles[0] if len(titles) == 1 else None


def _find_lone(text: str, start: int, end: int) -> Span | None:
    """Where the only specimen is named; ``None`` if there are several, or more is told than a name."""
    while start < end and text[start].isspace():
        start += 1
    line, _, rest = text[start:end].partition("\n")
    line = line.rstrip()
    mark = _MARK.match(line)
    name = line[mark.end() :] if mark else line
    alone = len(line) <= _LONGEST and not _ANOTHER.search(name) and all(map(_KEYED.match, rest.split("\n")))
    return (start, start + len(line)) if alone and (names_specimen(name) or names_place(_TUMOR.sub("", name))) else None
