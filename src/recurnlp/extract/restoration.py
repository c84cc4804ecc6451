"""Restore the words of notes that optical character recognition damaged: "1ymph n0de", "IDENT IFIED", "rnalignancy".

What is damaged looks like a word that rules know, once letters that are mistaken for each other count as one. Every
character keeps its place: where a word becomes shorter, joiners that the reader skips fill it up.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from types import MappingProxyType

from recurnlp.extract.lines import SoundLines
from recurnlp.extract.lookalikes import LETTERS, sketch, sketch_both, sketch_worse
from recurnlp.extract.numerals import DIGITS, restore_numerals
from recurnlp.extract.reader import JOINER
from recurnlp.extract.signs import Signs
from recurnlp.extract.tokens import Tokens

# A digit within a word, or at the front of one, but neither of "pT1b", "HbA1c" nor "A1FS". Each pattern begins with one
# character, which is what makes it quick.
_SIGNS = (
    *(
        re.compile(
            rf"{digit}(?<![pcrym][TNM].)(?<![^A-Za-z][TNM].)(?<!bA.)"
            r"(?:(?<=[A-Za-z]{2}.)(?=[A-Za-z])|(?<=[a-z].)(?=[A-Za-z01][A-Za-z])|(?<=[A-Z].)(?=[A-Za-z01][A-Za-z]{2})"
            r"|(?<![\w.,/-].)(?=[A-Za-z]{3}))"
        )
        for digit in "01"
    ),
    # "N0 TUMOR", "FREE 0F", "NEGATIVE F0R": no letter stands on both sides.
    re.compile(r"0(?:(?<=[^\w][Nn]0)(?=\s[A-Za-z]{4})|(?<=[^\w.,/-]0)(?=[FfRrNn]\s)|(?<=[Ff]0)(?=[Rr]\s))"),
)
# A small letter among capitals, "CARClNOMA"; an m in two.
_PIECES = Signs(["lN", "lC", "lT", "lS", "lV", "lO", "lA", "lD", "lR", "urnor", "norna"])
_STAGED = re.compile(r"(?:[acpry]{0,3}[TNM](?:\d|X|is)[a-d]?(?:mi|sn)?)+\Z|stage\Z", re.IGNORECASE)
_NUMERAL = re.compile(r"(?=\D*\d)[\dOlI|]+\Z")
_WRITTEN = re.compile(r"(?=.*[01])[A-Za-z01]+\Z")
_M = re.compile("[ilt]1")  # "I1ETASTATIC"
# Words of their own, which rules do not know.
_OWN = frozenset(
    "nuclear rales tight safety tacked tacks entirety staff paris fitted taller hinge clotted cross mailed eared "
    "tended tower tatter letter tender".split()
)
_SHORT = {
    "0f": "of", "0r": "or", "0n": "on", "t0": "to", "1n": "in", "1s": "is", "1t": "it", "0ne": "one", "tw0": "two",
    "lN": "in", "lS": "is", "lT": "it", "lF": "if", "l": "1", "crn": "cm", "rnm": "mm", "rnrn": "mm",
}  # fmt: skip
# The same in worse print, in any letters.
_SMALL = {
    "nol": "not", "uot": "not", "uo": "no", "wlth": "with", "wilh": "with", "witb": "with", "wcre": "were",
    "werc": "were", "wfre": "were", "frce": "free", "frec": "free", "frfe": "free", "ffee": "free",
}  # fmt: skip
_NONE = frozenset({"N0", "n0"})
# "N0" is a category, but for what it denies.
_DENIED = frozenset(
    """
    abnormal apparent atypical carcinoma cancer definite distant evidence extension extranodal further gross invasion
    involvement local lymph malignancy malignant melanoma metastases metastasis metastatic neoplasm neoplastic nodal
    obvious other recurrence recurrent regional residual sign significant signs suspicious tumor tumors viable
    """.split()
)
_LEAST = 5
_LEAST_WITH_DIGIT = 3
_REMEMBERED = 1 << 14


NO_VARIANTS: Mapping[str, str] = MappingProxyType({})


class Restorer:
    """Restores damaged notes; others it returns as they are.

    Args:
        words: what rules know, lower case.
        variants: other spellings of them → the usual one.
    """

    def __init__(self, words: Iterable[str], variants: Mapping[str, str] = NO_VARIANTS) -> None:
        self._variants = variants
        known = [sorted(word for word in group if word.isalpha() and word.isascii()) for group in (variants, words)]
        self._words = frozenset(word for group in known for word in group)
        self._known = known
        self._sound: set[str] = set()
        self._sound_lines = SoundLines(_REMEMBERED)
        self._restore = lru_cache(maxsize=_REMEMBERED)(self._restore_alone)
        self._begins = lru_cache(maxsize=_REMEMBERED)(lambda piece: _leads(sketch(piece.lower()), self._starts))
        self._ends = lru_cache(maxsize=_REMEMBERED)(lambda piece: _leads(sketch(piece.lower())[::-1], self._backwards))

    @cached_property
    def _sketches(self) -> dict[str, str]:
        """Sketch → word; most archives hold no damaged note, and never need it."""
        words = [word for group in self._known for word in group]
        return dict(zip(sketch("\n".join(words)).split("\n"), words, strict=True))  # all at once: a tenth of the time

    @cached_property
    def _worse(self) -> dict[str, str]:
        """The same for worse print, in small letters and in capitals; what may be one of several words is none."""
        forms = [form for form in self._words if len(form) >= _LEAST]
        found: dict[str, str] = {}
        for sketches in sketch_both("\n".join(forms)):
            for form, drawn in zip(forms, sketches.split("\n"), strict=True):
                word = self._variants.get(form, form)
                found[drawn] = word if found.get(drawn, word) == word else ""
        return found

    @cached_property
    def _starts(self) -> list[str]:
        """The sketches, in order, which brings together those that begin alike."""
        return sorted(self._sketches)

    @cached_property
    def _backwards(self) -> list[str]:
        """The sketches read from their ends, in order."""
        return sorted(drawn[::-1] for drawn in self._sketches)

    def restore(self, text: str) -> str:
        """Return the note with its damaged words restored; offsets stay.

        Args:
            text: the note.
        """
        if not _PIECES.stand_in(text) and not any(sign.search(text) for sign in _SIGNS):
            return text
        text = restore_numerals(text)
        pieces: list[str] = []
        done = 0
        for start, end, word in self._find_damage(text):
            pieces += [text[done:start], _fill(word, text[start:end])]
            done = end
        return "".join([*pieces, text[done:]])

    def _find_damage(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield where damaged words stand, and what they were meant to be."""
        for lines in self._sound_lines.find_others(text):
            tokens = Tokens(text, lines[0].start, lines[-1].end)
            damage = list(self._read_lines(tokens))
            # what such a token means hangs on the lines around it
            unsure = [tokens.span(i, i)[0] for i in tokens.find(_NONE)]
            self._sound_lines.keep(lines, sorted([*unsure, *(start for start, _, _ in damage)]))
            yield from damage

    def _read_lines(self, tokens: Tokens) -> Iterator[tuple[int, int, str]]:
        """Yield the same of some lines."""
        doubtful = self._doubt(set(tokens.words))
        if not doubtful:
            return
        taken = -1
        for index in tokens.find(doubtful):
            if index > taken:
                for first, last, word in self._read(tokens, index):
                    if first > taken:
                        taken = last
                        yield *tokens.span(first, last), word

    def _doubt(self, tokens: set[str]) -> set[str]:
        """Return the tokens that may be damaged; those that are not are remembered, for they repeat themselves."""
        unknown = tokens - self._sound
        doubtful = {token for token in unknown if self._may_be_damaged(token)}
        if len(self._sound) > _REMEMBERED:
            self._sound.clear()
        self._sound |= unknown - doubtful
        return doubtful

    def _read(self, tokens: Tokens, index: int) -> Iterator[tuple[int, int, str]]:
        """Yield the first and the last token of what may be one damaged word, and the word, likeliest first."""
        words = tokens.words
        token = words[index]
        if token in _NONE:
            if self._denies(tokens.read_behind(index)) and not _STAGED.match(tokens.read_before(index)):
                yield index, index, "no"
        elif word := self._restore(token):
            yield index, index, word
        else:
            for first in (index - 1, index):
                if first >= 0 and first + 1 < len(words) and self._may_be_halves(*words[first : first + 2]):
                    whole = self._join(*words[first : first + 2]) if tokens.may_be_torn(first) else None
                    if whole is not None:
                        yield first, first + 1, whole
                        return

    def _is_whole(self, token: str) -> bool:
        return token not in _SHORT and (token.isdecimal() or token.lower() in self._words)

    def _may_be_damaged(self, token: str) -> bool:
        """Whether a token that is no word may be one, or a part of one."""
        if self._is_whole(token):
            return False
        return token in _NONE or bool(self._restore(token)) or self._begins(token) or self._ends(token)

    def _restore_alone(self, token: str) -> str | None:
        """Return what a token was meant to be, ``None`` where it is whole or cannot be told."""
        short = _SHORT.get(token.lower() if "0" in token or "1" in token else token) or _SMALL.get(token.lower())
        if short:
            return short
        if self._is_whole(token) or _STAGED.match(token):
            return None
        if token.isalpha():
            return self._find(token)
        return token.translate(DIGITS) if _NUMERAL.match(token) else self._find(token) or _spell(token)

    def _denies(self, following: str) -> bool:
        return following.lower() in _DENIED or self._find(following) in _DENIED

    def _find(self, token: str) -> str | None:
        """Return the word that a token is a damaged form of."""
        if token.isalpha():
            if len(token) < _LEAST:
                return None
        elif len(token) < _LEAST_WITH_DIGIT or _count_digits(token) * 2 > len(token):
            return None  # "11p"
        small = token.lower()
        word = self._sketches.get(sketch(small))
        if word is None and "1" in small:
            word = self._sketches.get(sketch(_M.sub("m", small)))
        if word is None and len(token) >= _LEAST and small not in _OWN:
            word = self._worse.get(sketch_worse(token)) or None
        return word if word is not None and len(word) <= len(token) else None

    def _may_be_halves(self, token: str, following: str) -> bool:
        return self._begins(token) and self._ends(following)

    def _join(self, token: str, following: str) -> str | None:
        """Return the word that two pieces are halves of, unless both are words or the second is one by itself."""
        if self._words.issuperset((token.lower(), following.lower())) or self._restore(following):
            return None
        word = self._find(token + following)
        return word if word is not None and len(word) >= _LEAST else None


def _leads(piece: str, words: Sequence[str]) -> bool:
    """Whether any of these sorted words begins with a piece and goes on."""
    place = bisect_right(words, piece)
    return bool(piece) and place < len(words) and words[place].startswith(piece)


def _spell(token: str) -> str | None:
    """Return a word that no rule knows with letters for its digits: it must not read as a number."""
    written = len(token) > 4 and _WRITTEN.match(token) is not None and _count_digits(token) * 3 <= len(token)
    return token.translate(LETTERS) if written else None


def _count_digits(token: str) -> int:
    return sum(character.isdecimal() for character in token)


def _fill(word: str, old: str) -> str:
    """Write a word in the case and over the length of what it replaces."""
    letters = [character for character in old if character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    if capitals * 2 > len(letters):
        word = word.upper()
    elif old[0].isupper():
        word = word.capitalize()
    return word[0] + JOINER * (len(old) - len(word)) + word[1:]
