"""Letters that scanners mistake for each other, and words without the difference between them."""

# Digits, and the letters they were.
LETTERS = str.maketrans("01|", "oll")
# Letters that worse print mistakes for each other, too; those of capitals are others. Only in words that rules know.
_WORSE = str.maketrans("ucth", "nelb")
_WORSE_CAPITALS = str.maketrans("fyg", "eve")


def sketch(word: str) -> str:
    """Return a word with one letter for all that are mistaken for each other.

    Args:
        word: lower case; words parted by line breaks are sketched all at once.
    """
    return word.translate(LETTERS).replace("i", "l").replace("5", "s").replace("rn", "m").replace("cl", "d")


def sketch_worse(word: str) -> str:
    """Return the sketch of a word in worse print; a capital is mistaken for other letters than a small one.

    Args:
        word: as written.
    """
    capitals = not word.islower() and sum(letter.isupper() for letter in word) * 2 > len(word)
    return _sketch_worse(word.lower(), capitals=capitals)


def sketch_both(words: str) -> tuple[str, str]:
    """Return the sketches of words in worse print, in small letters and in capitals.

    Args:
        words: lower case, parted by line breaks.
    """
    return _sketch_worse(words, capitals=False), _sketch_worse(words, capitals=True)


def _sketch_worse(plain: str, *, capitals: bool) -> str:
    return sketch(plain.translate(_WORSE_CAPITALS) if capitals else plain).translate(_WORSE)
