"""Anchors: of each phrase the rarest-looking word, and the words that must stand around it.

A word of one phrase alone, such as "free" of "free of disease", stands in many sentences that have nothing to do with
the phrase. Where the words beside it are not those it has in any of its phrases, none of them can match.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product

from recurnlp.extract.fillers import FILLERS, may_fill
from recurnlp.extract.reader import STUMP, WORD, Reader

# Words that stand in every other note, and so make poor anchors.
_COMMON = frozenset(
    """
    a abdominal about after again all also an and anterior any are areas at be been before being between biopsy
    bladder both bowel brain breast but by can cancer carcinoma cell cells chest clear colon consistent contralateral
    could d did disease do does due during e each enlarged evaluation evidence excision first for found from had has
    have he her here his identified if in invasive involved involvement is it its left lesion lesions local lower
    lung lymph malignancy malignant margin mass masses may might more most multiple n negative neoplasm new no
    nodule nodules not now of on only or other out ovary over patient positive posterior present primary prostate
    right same see seen serosa she should sign signs site skin small so soft some specimen status still such system
    than that the their then there these they this those through tissue to tumor tumors under upper uterus wall was
    were which who will with within without would yes
    """.split()
)
# One word on each side; `None` where the phrase has none, or where what it has may stand elsewhere.
Pair = tuple[str | None, str | None]
Neighbors = Mapping[Pair, frozenset[Pair]]  # those right beside a word → those beside them
_ALONE: Pair = (None, None)
ANYWHERE = frozenset({_ALONE})
ANY: Neighbors = {_ALONE: ANYWHERE}
COLON = ":"
BROKEN = re.compile(r"-[ \t]*\r?\n")
# After these a full stop is none: flattening turned the end of a line into it, "NO EVIDENCE OF. DISEASE".
OPEN_WORDS = frozenset("of with the in and for to by from or is are was were no".split())
_WINDOW = 48
_NEAR = 4
_DOUBTFUL = frozenset("OoIl|[]()☒☑✓✔☐□_")
_NEXT_LABEL = ("part", "specimen")


def choose_anchors(phrases: Iterable[str], reader: Reader) -> dict[str, Neighbors]:
    """Return words of which each phrase holds one, with the words beside it in its phrases, and those next to them.

    Args:
        phrases: expanded phrases of the target rules.
        reader: a reader that knows every word.
    """
    read = sorted({reader.read_words(phrase) for phrase in phrases}, key=lambda words: (len(words), words))
    uses = Counter(word for words in read for word in words)
    anchors: dict[str, dict[Pair, set[Pair]]] = {}
    for words in read:  # the shorter phrases, which leave less choice, first
        anchor = next((word for word in words if word in anchors), None)
        if anchor is None:
            anchor = max(words, key=lambda word: _rank(word, uses[word]))
        place = words.index(anchor)
        near, far = zip(_look_back(words[:place]), _look_ahead(words[place + 1 :]), strict=True)
        anchors.setdefault(anchor, {}).setdefault(near, set()).add(far)
    return {anchor: ANY if _is_any(beside) else _seal(beside) for anchor, beside in anchors.items()}


def _rank(word: str, uses: int) -> tuple[bool, int, int]:
    """How good an anchor a word makes: rare words, of these the one that many phrases hold, else a long one."""
    return word.isalpha(), 0 if word in _COMMON else uses, len(word)


def _look_back(words: Sequence[str]) -> Pair:
    """Return the last word and the one before it; what a colon ends is a label, which may stand anywhere above."""
    near, far = (None, None, *words)[:-3:-1]
    return (None, None) if near == COLON else (near, None if far == COLON else far)


def _look_ahead(words: Sequence[str]) -> Pair:
    """Return the first word and the one after it; what follows a colon may stand anywhere below."""
    near, far = (*words, None, None)[:2]
    return near, None if near == COLON else far


def _is_any(beside: Mapping[Pair, set[Pair]]) -> bool:
    return _ALONE in beside.get(_ALONE, ())


def _seal(beside: Mapping[Pair, set[Pair]]) -> Neighbors:
    return {near: ANYWHERE if _ALONE in far else frozenset(far) for near, far in beside.items()}


def has_neighbor(text: str, start: int, end: int, neighbors: Neighbors, recall: Callable[[str], str]) -> bool:
    """Return whether a word stands beside neighbors; also where only the whole sentence can tell.

    Args:
        text: the note.
        start, end: offsets of the word.
        neighbors: what stands around it in its phrases.
        recall: reads a piece of text as a word.
    """
    after, place = _read_after(text, end, recall)
    if after is None or (after == "." and text[start:end].lower() in OPEN_WORDS):
        return True
    before = _read_before(text, start, recall)
    if before is None or _is_beside_filler(text, start, end, before, after):
        return True
    for near in (None, after), (before, None), (before, after), (None, COLON), (before, COLON):
        far = neighbors.get(near)
        if (
            far is not None
            and (near[1] != COLON or _may_end_label(text, end))
            and (far is ANYWHERE or _goes_on(text, far, start, after, place, recall))
        ):
            return True
    return False


def _is_beside_filler(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Whether a word beside may be one that is passed over, so that another stands there."""
    if before not in FILLERS and after not in FILLERS:
        return False
    word = text[start:end].lower()
    first = _gather_before(text, start)[-2:-1]
    return may_fill(first[0].lower() if first else "", before, word) or may_fill(word, after)


def _goes_on(text: str, far: frozenset[Pair], start: int, after: str, place: int, recall: Callable[[str], str]) -> bool:
    """Whether the words beyond the neighbors are those of a phrase."""
    before = _read_last(_gather_before(text, start)[:-1], recall)
    following, _ = _read_after(text, place, recall)
    if before is None or following is None or (following == "." and after in OPEN_WORDS):
        return True
    if before in FILLERS or following in FILLERS:
        return True
    afters = (None, following, COLON) if _may_end_label(text, place) else (None, following)
    return not far.isdisjoint(product((None, before), afters))


def _read_after(text: str, end: int, recall: Callable[[str], str]) -> tuple[str | None, int]:
    """Return the word that follows, "" at the note's end, ``None`` where it may read otherwise; and where it ends."""
    limit = end + _WINDOW
    match = WORD.search(text, end, limit)
    if match is None:
        return ("" if limit >= len(text) else None), limit
    return (_read(match[0], recall) if match.end() < limit else None), match.end()


def _may_end_label(text: str, end: int) -> bool:
    """Whether a label may end here: it is read with a colon, whatever it is written with."""
    rest = text[end : end + _WINDOW]
    word = rest.lstrip()
    return not word[:1].islower() or word.startswith(_NEXT_LABEL) or "\n" in rest[: len(rest) - len(word)]


def _read_before(text: str, start: int, recall: Callable[[str], str]) -> str | None:
    """Return the word before, as above."""
    # nearly always letters between two blanks, with something else than another blank or a hyphen before them
    space = text.rfind(" ", max(start - _WINDOW, 0), start - 1) if start else -1
    piece = text[space + 1 : start - 1]
    if space > 0 and text[start - 1] == " " and piece.isalpha() and text[space - 1] not in "- \t\n\r\f\v\xa0":
        return _read(piece, recall)
    return _read_last(_gather_before(text, start), recall)


def _gather_before(text: str, start: int) -> list[str]:
    """Return the pieces of text before a word; the first is "" where what stands there may be cut or broken."""
    floor = max(start - _WINDOW, 0)
    window = text[floor : start + 1]  # the first letter that follows tells a hyphen from a dash
    cut = bool(floor)
    if "-" in window and (broken := BROKEN.findall(window)):
        window, cut = window.rpartition(broken[-1])[2], True
    head, *near = window.rsplit(None, _NEAR)
    if len(near) == _NEAR:  # each is a piece or more, and nobody asks for others
        return WORD.findall(window, len(head))[:-1]
    pieces = WORD.findall(window)
    pieces.pop()
    return ["", *pieces[1:]] if cut else pieces


def _read_last(pieces: Sequence[str], recall: Callable[[str], str]) -> str | None:
    """Read the last piece, as above."""
    if not pieces:
        return ""
    piece = pieces[-1]
    if piece == "." and (len(pieces) == 1 or not pieces[-2] or pieces[-2].lower() in OPEN_WORDS):
        return None
    return _read(piece, recall) if piece else None


def _read(piece: str, recall: Callable[[str], str]) -> str | None:
    """Read a piece, unless it may be of a broken or torn word, a letter for a digit of "O/l2", or of a check box."""
    word = None if piece in _DOUBTFUL or "-" in piece else recall(piece)
    return None if word == STUMP else word
