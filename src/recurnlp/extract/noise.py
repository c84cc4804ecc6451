"""What exports leave in notes beside their words: HTML, escaped line breaks, printers' hyphens, and redactions."""

import re

from recurnlp.extract.reader import JOINER
from recurnlp.extract.signs import Signs

_BLOCKS = "br|p|div|li|ul|ol|tr|table|tbody|thead|hr|pre|h[1-6]|html|body|head|title"
_INLINE = "span|b|i|u|s|em|strong|font|a|td|th|sup|sub|small|center|code|img"
_REST = r"(?:\s(?=[^<>=]{0,40}=)[^<>]{0,300}+|\s?/?)>"  # attributes, or nothing: "<b 2 cm" is no tag
# The pattern begins with one set of characters, which lets the engine skip everything between.
_MARKUP = re.compile(
    rf"[<&\\](?:(?P<line>(?<=<)/?(?:{_BLOCKS}){_REST}|(?<=\\)(?:\.br\\|[rn](?:\\[rn])*(?!(?-i:[a-z]))))"
    rf"|(?<=<)/?(?:{_INLINE}){_REST}"
    r"|(?<=&)(?P<entity>nbsp|amp|lt|gt|quot|apos|\#\d{1,4}|\#x[0-9a-f]{1,3});)",
    re.IGNORECASE,
)
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "#39": "'", "#34": '"'}
# One that begins a sentence keeps it apart from the sentence before; a blank to be ticked stands before its answer.
_BLANK = (
    r"(?:(?<=[a-z] _)(?<!no _)(?<!yes _)(?<!sent _)(?<!tive _)_++"
    r"|_++(?!\s*(?:(?i:yes|not?|present|absent|positive|negative|cannot)\b|y?[pc]?[TNM][\dX])))"
)
# Begins like `_MARKUP`; each alternative first looks back at the sign that brought it up.
_REDACTION = re.compile(
    rf"[X_[*](?:(?<=[\w,;)] X)X{{2,}}+\b|(?<=[\w,;)] _){_BLANK}|(?<=[\w,;)] \[)\*\*[^\]\d]{{0,40}}\*\*\]"
    r"|(?<=\[)\*\*(?=[\d/-]++\*\*\])|(?<=\d\*)\*\])"  # a shifted date keeps its digits
)
_REDACTED = Signs(["XXX", "__", "[**"])
_SOFT_HYPHEN = "\u00ad"
# "Tumor–free": printers and word processors have more than one hyphen.
_HYPHEN = re.compile(r"[\u2010\u2011]|(?<=[^\W\d_])\u2013(?=[^\W\d_])")
_SPACE = re.compile(r"[\u00a0\u2000-\u200a\u202f\u3000]")
# "Page 1 / 3" counts no nodes.
_PAGE = re.compile(r"age (\d{1,3}\s?(?:/|of)\s?\d{1,3}\b(?<!\d{4}))")
_SOFT_BREAK = re.compile(rf"{_SOFT_HYPHEN}(?=[ \t]*\r?\n)")


def blank_noise(text: str) -> str:
    """Return the note without markup and redactions; every other character keeps its place.

    Tags that end a line become line breaks, others blanks; an entity becomes its character and blanks; a soft hyphen
    joins what it parts, and any other becomes "-"; so do all spaces and the numbers of pages become blanks.

    Args:
        text: the note.
    """
    if "<" in text or "&" in text or "\\" in text:
        text = _MARKUP.sub(_blank, text)
    if _SOFT_HYPHEN in text:
        text = _SOFT_BREAK.sub("-", text).replace(_SOFT_HYPHEN, JOINER)
    if "\u2010" in text or "\u2011" in text or "\u2013" in text:
        text = _HYPHEN.sub("-", text)
    if not text.isascii():
        text = _SPACE.sub(" ", text)
    if "age " in text:
        text = _PAGE.sub(lambda page: "age " + " " * len(page[1]), text)
    if _REDACTED.stand_in(text):
        text = _REDACTION.sub(lambda redaction: " " * len(redaction[0]), text)
    return text


def _blank(match: re.Match[str]) -> str:
    size = len(match[0])
    if match["line"]:
        return "\n".rjust(size)
    return _ENTITIES.get((match["entity"] or "").lower(), "").ljust(size)
