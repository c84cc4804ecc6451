"""Read which of the listed specimens a sentence tells of: "A, C: benign", "Parts 2 and 3 are free", "in specimen B"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from recurnlp.extract.segment.anatomy import names_specimen
from recurnlp.extract.segment.consultation import Span

_WORD = r"(?i:parts?|specimens?|containers?|jars?|samples?|frozen(?:\ssections?)?)"
_AND = rf"(?:\s?(?:,\s?(?:(?:and|&)\s)?|&\s?|and\s|(?:to|through|thru)\s)(?:{_WORD}\s)?|[-–])"
_LETTER, _NUMBER = r"[A-Z](?!\w)", r"\d{1,2}(?![\w/])"
_MARKS = rf"(?P<marks>{_LETTER}(?:{_AND}{_LETTER})*|{_NUMBER}(?:{_AND}{_NUMBER})*)"
_METHOD = r"(?:\(\s?(?i:frozen(?:\ssection)?|permanents?|fs|afs|touch\sprep|cytology|smear|fna)\s?\)\s?)?"
_VERB = (
    r"(?:is|are|was|were|shows?|showed|contains?|contained|consists?|demonstrates?|reveals?|has|have|appears?|remains?"
    r"|both|all|each)\b"
)
_LEADING = re.compile(
    rf"\s*+(?:[-*•]\s*+)?(?:[Ii]n\s)?[\[(]?(?:(?P<word>{_WORD})\s?)?\#?\s?{_MARKS}\s?{_METHOD}"
    rf"(?:(?P<stop>[)\]]?[.:;](?!\d)|[)\]]|[–—-](?=\s)|,(?=\s))|(?={_VERB})|(?=\())"
)
_WITHIN = re.compile(rf"\b(?:in|of|from|within|involving|on)\s(?:both\s|all\s|the\s)?{_WORD}\s\#?{_MARKS}")
_ANY = re.compile(rf"\b{_WORD}\s\#?(?:[A-Z]|\d{{1,2}})\b")
_PIECE = re.compile(r"(?P<mark>\b(?:[A-Z]|\d{1,2})\b)|(?P<to>[-–]|\b(?:to|through|thru)\b)")
# A mark right before what it stands for, or the quotation mark of a label.
_LISTED = re.compile(r"(?:([A-Z]|\d{1,2})\s?[.):\]|=,–—-]?\s+|[\"“]\s?)\Z")
_LONGEST_MARK = 6
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Referral:
    """What marks refer to.

    Args:
        specimens: where the list names them.
        end: offset just past the marks, where they open the sentence; of others ``None``.
        stays: whether the sentences after it tell of them, too.
    """

    specimens: tuple[Span, ...]
    end: int | None = None
    stays: bool = False


def blank_marks(text: str, start: int, end: int, label: Span) -> str:
    """Return a sentence without the marks that its label stands for; offsets stay.

    Args:
        text: the note.
        start, end: offsets of the sentence.
        label: where a list names the specimen, behind its mark.
    """
    body = text[start:end]
    listed = _LISTED.search(text, max(label[0] - _LONGEST_MARK, 0), label[0])
    found = (_LEADING.match(body) or _WITHIN.search(body)) if listed else None
    if not listed or not found or not found["marks"].startswith(listed[1] or ""):
        return body
    first, last = found.span()
    return body[:first] + " " * (last - first) + body[last:]


def counts_on(text: str, start: int, end: int, specimens: Iterable[str]) -> bool:
    """Return whether a section has items beyond the last specimen: then its marks count findings.

    Args:
        text: the note.
        start, end: offsets of the section.
        specimens: the marks of the list.
    """
    marks = sorted((mark for mark in specimens if mark), key=lambda mark: (len(mark), mark))
    if not marks or marks[-1] in ("Z", "99"):
        return False
    last = marks[-1]
    following = str(int(last) + 1) if last.isdigit() else chr(ord(last) + 1)
    item = re.compile(rf"{following}[.):](?<=[\n.;: ]{'.' * (len(following) + 1)})\s+([^.:,\n]*)").search(
        text, start, end
    )
    return item is not None and not names_specimen(item[1])


class MarkReader:
    """Reads the marks of the sentences of one section.

    Args:
        text: the note.
        specimens: what it lists, by mark.
        bare: whether a mark at the beginning of a sentence is a specimen's without the word, too.
    """

    def __init__(self, text: str, specimens: Mapping[str, Span], *, bare: bool) -> None:
        self._text = text
        self._specimens = specimens
        self._bare = bare

    def read(self, start: int, end: int) -> Referral | None:
        """Return the specimens that a sentence tells of; ``None`` where it refers to none, or to some apart.

        Args:
            start: offset of the sentence's first character.
            end: offset just past it.
        """
        leading = _LEADING.match(self._text, start, end)
        if leading and (found := self._look_up(leading["marks"])):
            stays = leading["stop"] is not None
            if leading["word"] or (self._bare and (stays or len(found) >= _SEVERAL)):
                return Referral(found, leading.end(), stays)
        within = _WITHIN.search(self._text, start, end)
        if within and len(_ANY.findall(self._text, start, end)) == 1:
            found = self._look_up(within["marks"])
            return Referral(found) if found else None
        return None

    def _look_up(self, marks: str) -> tuple[Span, ...]:
        """The specimens of some marks; none where one of them is not listed."""
        named = list(_spell_out(marks))
        found = [self._specimens.get(mark) for mark in named]
        return tuple(dict.fromkeys(span for span in found if span)) if None not in found else ()


def _spell_out(marks: str) -> Iterator[str]:
    """Yield each mark of "A, C-E"."""
    last, ranging = "", False
    for piece in _PIECE.finditer(marks):
        if piece["to"]:
            ranging = True
            continue
        mark = piece["mark"]
        if ranging and last.isdigit() == mark.isdigit():
            yield from _between(last, mark)
        yield mark
        last, ranging = mark, False


def _between(first: str, last: str) -> Iterator[str]:
    if first.isdigit():
        yield from (str(number) for number in range(int(first) + 1, int(last)))
    else:
        yield from (chr(letter) for letter in range(ord(first) + 1, ord(last)))
