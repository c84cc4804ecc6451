"""Anchors: of each phrase the rarest-looking word, and the words that must stand beside it.

A word of one phrase alone, such as "free" of "free of disease", stands in many sentences that have nothing to do with
the phrase. Where the word beside it is no neighbor it has in any of its phrases, none of them can match.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from recurnlp.extract.reader import STUMP, WORD, Reader

# Words that stand in every other note, and so make poor anchors.
_COMMON = frozenset(
    """
    a abdominal about after again all also an and anterior any are areas at be been before being between biopsy
    bladder both bowel brain breast but by can cancer carcinoma cell cells chest colon consistent contralateral
    could d did disease do does due during e each enlarged evaluation evidence excision first for found from had has
    have he her here his identified if in invasive involved involvement is it its left lesion lesions local lower
    lung lymph malignancy malignant margin mass masses may might more most multiple n neck negative neoplasm new no
    nodule nodules not now of on only or other out ovary over patient positive posterior present primary prostate
    right same see seen serosa she should sign signs site skin small so soft some specimen status still such system
    than that the their then there these they this those through tissue to tumor tumors under upper uterus wall was
    were which who will with within without would yes
    """.split()
)
Neighbors = frozenset[tuple[str | None, str | None]]
_ALONE = (None, None)
ANY: Neighbors = frozenset({_ALONE})
BROKEN = re.compile(r"-[ \t]*\r?\n")
# After these a full stop is none: flattening turned the end of a line into it, "NO EVIDENCE OF. DISEASE".
OPEN_WORDS = frozenset("of with the in and for to by from or is are was were no".split())
_WINDOW = 32
_DOUBTFUL = frozenset("OoIl|[]()☒☑✓✔☐□_")


def choose_anchors(phrases: Iterable[str], reader: Reader) -> dict[str, Neighbors]:
    """Return words of which each phrase holds one, with the words before and after them in their phrases.

    Args:
        phrases: expanded phrases of the target rules.
        reader: a reader that knows every word.
    """
    read = sorted({reader.read_words(phrase) for phrase in phrases}, key=lambda words: (len(words), words))
    uses = Counter(word for words in read for word in words)
    anchors: dict[str, set[tuple[str | None, str | None]]] = {}
    for words in read:  # the shorter phrases, which leave less choice, first
        anchor = next((word for word in words if word in anchors), None)
        if anchor is None:
            anchor = max(words, key=lambda word: _rank(word, uses[word]))
        place = words.index(anchor)
        # a label may lack its colon until it is read
        before, after = (word if word != ":" else None for word in ((None, *words)[place], (*words, None)[place + 1]))
        anchors.setdefault(anchor, set()).add((before, after))
    return {anchor: ANY if _ALONE in beside else frozenset(beside) for anchor, beside in anchors.items()}


def _rank(word: str, uses: int) -> tuple[bool, int, int]:
    """How good an anchor a word makes: rare words, of these the one that many phrases hold, else a long one."""
    return word.isalpha(), 0 if word in _COMMON else uses, len(word)


def has_neighbor(text: str, start: int, end: int, neighbors: Neighbors, recall: Callable[[str], str]) -> bool:
    """Whether a word stands beside a neighbor; also where only the whole sentence can tell.

    Args:
        text: the note.
        start, end: offsets of the word.
        neighbors: what stands before and after it in its phrases.
        recall: reads a piece of text as a word.
    """
    after = _read_after(text, end, recall)
    if after is None or (None, after) in neighbors or (after == "." and text[start:end].lower() in OPEN_WORDS):
        return True
    before = _read_before(text, start, recall)
    return before is None or (before, None) in neighbors or (before, after) in neighbors


def _read_after(text: str, end: int, recall: Callable[[str], str]) -> str | None:
    """Return the word that follows, "" at the note's end, ``None`` where it may read otherwise in its sentence."""
    limit = end + _WINDOW
    match = WORD.search(text, end, limit)
    if match is None:
        return "" if limit >= len(text) else None
    return _read(match[0], recall) if match.end() < limit else None


def _read_before(text: str, start: int, recall: Callable[[str], str]) -> str | None:
    """Return the word before, as above."""
    floor = max(start - _WINDOW, 0)
    window = text[floor : start + 1]  # the first letter that follows tells a hyphen from a dash
    pieces = WORD.findall(window)
    if ("-" in window and BROKEN.search(window)) or (floor and len(pieces) <= 2):
        return None
    if pieces[-2:-1] == ["."] and (len(pieces) <= 3 or pieces[-3].lower() in OPEN_WORDS):
        return None
    return _read(pieces[-2], recall) if len(pieces) > 1 else ""


def _read(piece: str, recall: Callable[[str], str]) -> str | None:
    """Read a piece, unless it may be of a broken or torn word, a letter for a digit of "O/l2", or of a check box."""
    word = None if piece in _DOUBTFUL or "-" in piece else recall(piece)
    return None if word == STUMP else word
