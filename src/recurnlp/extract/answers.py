"""Answers of forms: "Distant metastasis?" and "No" on the next line, in the next column, or in brackets, are one line.

They are all read as "Distant metastasis: No", which the rules know.
"""

import re

from recurnlp.extract.signs import Signs

# What stands between a question and an answer that fills the rest of its line.
_ASKED = re.compile(
    r"(?P<remark>[ \t]?\((?:if (?:applicable|known|present|any)|(?:please )?specify)\))?"
    r"(?P<mark>\?[ \t]*(?:\r?\n)?[ \t]*:?[ \t]*\[?|\t+|[ ]{2,}|[ ]=[ ]?|[ ][-–][ ]|:[ \t]*\r?\n[ \t]*"
    r"|:[ ]?\[[ ]?|(?<=\)):[ ]?)"
    r"(?P<answer>yes|none|nil|not (?:identified|present|seen|found)|no|absent|present|negative|positive|identified"
    r"|[ny0](?![\w/]))(?P<end>[ ]?\])?(?=[ \t]*[.;,)]|[ \t]*\r?(?:\n|\t|\Z))",
    re.IGNORECASE,
)
_REMARK = re.compile(r"[ \t]?\([^()\n]{6,16}\)\Z")
_STOPS = frozenset(".;,")
_VERDICTS = frozenset({"negative", "positive", "identified"})
_UNFINISHED = re.compile(r"\b(?:not|no|is|are|was|were|be|been|and|or|of|for)\Z", re.IGNORECASE)
_BETWEEN = " \t\r\n?:=[-–"
# Characters: between a question and its answer, of the question's last word, and of what it adds in brackets.
_GAP, _WORD, _ADDED = 8, 8, 18
_ANSWERS = [*"ny0", *"ye no ni ab pr ne po id".split()]
_SIGNS = Signs(
    f"{mark}{answer}"
    for mark in ("? ", "?\n", "?:", "? : ", "): ", "\t", "  ", "= ", "- ", ":\n", "\n ", "[", "[ ")
    for lower in _ANSWERS
    for answer in {lower, lower.title(), lower.upper()}
)


def join_answers(text: str) -> str:
    """Return the note with a colon and blanks between the questions of a form and their answers; offsets stay.

    Args:
        text: the note.
    """
    pieces: list[str] = []
    done = 0
    for sign in _SIGNS.find(text):
        found = _ASKED.match(text, _find_question_end(text, sign))
        if found and found.start() > done and _is_answer(text, found):
            gap = len(found["remark"] or "") + len(found["mark"])
            pieces += text[done : found.start()], ":".ljust(gap), found["answer"], " " * len(found["end"] or "")
            done = found.end()
    return "".join([*pieces, text[done:]]) if pieces else text


def _is_answer(text: str, found: re.Match[str]) -> bool:
    """Whether a question ends here, and no label of a specimen, whose verdict stands below it, nor "not identified"."""
    asked = text[max(found.start() - _WORD, 0) : found.start()]
    if not (asked[-1].isalnum() or asked[-1] in ")]") or _UNFINISHED.search(asked):
        return False
    if found["mark"].isspace() and text[found.end() : found.end() + 1] in _STOPS:
        return False  # a column has no full stops
    return "\n" not in found["mark"] or "?" in found["mark"] or found["answer"].lower() not in _VERDICTS


def _find_question_end(text: str, sign: int) -> int:
    """Return where a question ends: before the signs between it and its answer, and what it adds in brackets."""
    floor = max(sign - _GAP, 0)
    end = floor + len(text[floor : sign + 1].rstrip(_BETWEEN))
    remark = _REMARK.search(text, max(end - _ADDED, 0), end) if text[end - 1 : end] == ")" else None
    return remark.start() if remark else end
