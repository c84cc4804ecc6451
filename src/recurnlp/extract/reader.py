"""Read text into the words that rules are written in.

A *word* is lower case, in canonical spelling, with numbers (decimals too) masked; words that no rule knows become one
placeholder. So the sentence pipeline sees little more than the rules' own vocabulary: its results are cacheable,
its string store cannot grow with the archive, and no patient's words live in it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from recurnlp.extract.conditions import CONDITION, names_condition
from recurnlp.extract.fillers import FILLERS, find_fillers
from recurnlp.extract.spelling import SpellingGuesser, restore_digits

NUMBER = "#"
DECIMAL = "#.#"
ZERO = "0"
UNKNOWN = "·"
STUMP = "¬"
# A hyphen inside or before a word ("tumor-free", OCR "tumor -free") is no word; a bullet is.
MISREAD = "015"  # letters, as OCR reads them within long words; in shorter ones only the O
# Each alternative begins with the characters it is for, and "or nothing" stands last in place of a question mark: the
# engine then passes over most alternatives at a glance.
WORD = re.compile(
    r"[wW](?<![^\W_].)/(?:[oO]\b|(?=\s|[A-Za-z]{2}))"
    r"|(?:[A-Za-z]++[^\W\d_]*+|[^\W\d_]++)"
    rf"(?:[{MISREAD}](?:(?<=[^\W\d_]{{3}}.)(?=[^\W\d_]{{2}})|(?=[^\W\d_]{{6}})|(?<=0)(?=[^\W\d_]{{3}}))[^\W\d_]++|)"
    r"(?:-[ \t]*+\r?\n\s*+[^\W\d_]++|\u2060\u2060*+[^\W\d_]++|)"
    # a month and its year are one number: no count of nodes
    r"|#\.#|\d(?:(?<![\d/].)\d?/(?:19|20)\d\d(?![\d/])|\d*+(?:[.,]\d+)*+)|[^\w\s](?:(?<!-)|(?![^\W\d_]))|_"
)
# "Doesn't", "can't": the denial is a word, where the apostrophe is.
_CONTRACTION = re.compile(r"(?<![cC][aA])n['’]t\b|(?<=[cC][aA]n)['’]t\b")
_PAIR = re.compile(r"([^\W\d_]++)-(?=[ \t]*+\r?\n\s*+([^\W\d_]++))")
_BREAK = re.compile(r"-\s+|\u2060+")
JOINER = "\u2060"
_TEAR = re.compile(r"([^\W\d_]++)([ \t]?-?\s{1,4})(?=([^\W\d_]++))")
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty".split()
)
_LETTERS = str.maketrans(MISREAD, "ols")
_AS_DIGITS = str.maketrans("ols", MISREAD)
_SAME = {
    "’": "'",
    "‘": "'",
    "–": "-",
    "—": "-",
    "≠": "not",
    "zero": ZERO,
    "w/": "with",
    "w/o": "without",
    "“": '"',
    "”": '"',
    "∕": "/",
    "⁄": "/",
}
_REMEMBERED = 1 << 15
_LABELS = 1 << 12
_LONGEST = 40
Offsets = tuple[int, ...]


class Reading:
    """What was read: words and where each stands in the text (code points), in parallel.

    Most sentences turn out to hold no mention, so the places are looked up only when they are asked for.

    Args:
        words: the words.
        text: the text, in which `WORD` finds each of them again.
        passed: which of the words that it finds were passed over, as indexes, in order.
    """

    __slots__ = ("_passed", "_places", "_text", "words")

    def __init__(self, words: tuple[str, ...], text: str, passed: tuple[int, ...] = ()) -> None:
        self.words = words
        self._text = text
        self._passed = passed
        self._places: tuple[Offsets, Offsets] | None = None

    @property
    def starts(self) -> Offsets:
        """Offset of each word's first character."""
        return (self._places or self._find_places())[0]

    @property
    def ends(self) -> Offsets:
        """Offset just past each word."""
        return (self._places or self._find_places())[1]

    def _find_places(self) -> tuple[Offsets, Offsets]:
        spans = [match.span() for match in WORD.finditer(self._text)]
        for index in reversed(self._passed):
            del spans[index]
        self._text = ""  # what is remembered longer than its note holds none of it
        self._places = tuple(start for start, _ in spans), tuple(end for _, end in spans)
        return self._places


class _Memory(dict[str, str]):
    """Remembers what pieces of text were read as; pieces repeat themselves far more than sentences do.

    Args:
        read: reads a piece.
    """

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read

    def __missing__(self, piece: str) -> str:
        word = self._read(piece)
        if len(piece) <= _LONGEST:
            if len(self) == _REMEMBERED:
                self.clear()
            self[piece] = word
        return word


class Reader:
    """Reads text into words.

    Args:
        spelling: variant → canonical spelling of single words, both lower case.
        guessed: long canonical words whose other misspellings are guessed.
        vocabulary: the words that rules know; every word is known while it is ``None``.
    """

    def __init__(
        self,
        spelling: Mapping[str, str],
        guessed: Iterable[str] = (),
        vocabulary: Iterable[str] | None = None,
    ) -> None:
        self._canonical = {**_SAME, **dict.fromkeys(_NUMBERS, NUMBER), **spelling}
        self.guesser = SpellingGuesser(guessed)
        self._known: dict[str, str] | None = None
        self.stumps: frozenset[str] = frozenset()
        if vocabulary is not None:
            known = {word: word for word in (*vocabulary, *FILLERS)}
            known |= {v: c for v, c in self._canonical.items() if c in known}
            self._known = known
            self.stumps = frozenset(_cut_stumps(self.guesser.words))
        self.recall = _Memory(self._read_piece).__getitem__
        # rules have each of their phrases read for several purposes
        self.read_words = lru_cache(maxsize=_LABELS if self._known else None)(self._read_words)

    @property
    def words(self) -> Collection[str]:
        """The words that rules know, however they are spelled; none where every word is known."""
        return (self._known or {}).keys()

    def read(self, text: str) -> Reading:
        """Read one sentence, or one phrase of a rule."""
        if "/" in text:
            text = restore_digits(text)
        if "n't" in text or "n’t" in text:
            text = _CONTRACTION.sub(lambda denial: "≠".center(len(denial[0])), text)
        if "-" in text and "\n" in text:
            text = _PAIR.sub(self._part, text)
        words = tuple(map(self.recall, WORD.findall(text)))
        if STUMP in words:
            text = _TEAR.sub(self._close, text)
            words = tuple(UNKNOWN if (word := self.recall(piece)) is STUMP else word for piece in WORD.findall(text))
        passed = () if FILLERS.isdisjoint(words) else find_fillers(words)
        if passed:
            words = tuple(word for index, word in enumerate(words) if index not in passed)
        return Reading(words, text, passed)

    def _read_words(self, text: str) -> tuple[str, ...]:
        """Read a phrase, or what stands over many sentences, such as a label, into its words, and remember them."""
        return self.read(text).words

    def _part(self, pair: re.Match[str]) -> str:
        """Part the halves of a word that was broken over two lines, unless rules know the whole."""
        joined = (pair[1] + pair[2]).lower()
        return pair[0] if self._known is not None and joined in self._known else f"{pair[1]} "

    def _close(self, tear: re.Match[str]) -> str:
        """Join the pieces of a long word, "recur rence", if one that is no word of its own is half of it or more."""
        pieces = tear[1].lower(), tear[3].lower()
        joins = "".join(pieces) in self.guesser.words and not self.stumps.isdisjoint(pieces)
        return tear[1] + (JOINER * len(tear[2]) if joins else tear[2])

    def _read_piece(self, piece: str) -> str:
        if piece[0].isdecimal():
            return ZERO if piece == "0" else NUMBER if piece.isdecimal() or "/" in piece else DECIMAL
        word = piece.lower()
        if len(word) > 1 and ("-" in word or JOINER in word):
            word = _BREAK.sub("", word)
        if self._known is None:
            return self._canonical.get(word, word)
        if word not in self._known:
            word = self.guesser.guess(word) or _restore_letters(piece)
        if word in self._known:
            return self._known[word]
        if piece.lower() in self.stumps:
            return STUMP
        return self._known.get(CONDITION, UNKNOWN) if names_condition(piece.lower()) else UNKNOWN


def _restore_letters(piece: str) -> str:
    """OCR reads the I of capitals as l, "lNVOLVED", and letters as digits, "N0DES"."""
    if not piece.isalpha():
        return piece.lower().translate(_LETTERS)
    capitals = piece.replace("l", "I")
    return capitals.lower() if "l" in piece and "I" not in piece and capitals.isupper() else ""


def misread(word: str) -> Iterator[str]:
    """Yield a word with each letter that is read as one even where OCR took it for a digit, as in "N0DES".

    Args:
        word: lower case.
    """
    for letter in re.finditer(r"(?<=[a-z])o(?=[a-z]{3})|(?<=[a-z]{3})[ols](?=[a-z]{2})", word):
        yield word[: letter.start()] + letter[0].translate(_AS_DIGITS) + word[letter.end() :]


def _cut_stumps(words: Iterable[str]) -> Iterator[str]:
    """Yield what a tear leaves of words, as far as it is half of the word or more."""
    for word in words:
        for size in range((len(word) + 1) // 2, len(word)):
            yield from (word[:size], word[-size:])
