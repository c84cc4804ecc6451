"""Words that stand where names stand, so that none of them enters a vocabulary."""

import re

# Up to three words after a title or a field for names, and two before a degree.
_AFTER = re.compile(
    r"\b(?:dr|drs|mr|mrs|ms|miss|prof|professor|name|patient name|surgeon|physician|pathologist|radiologist"
    r"|dictated by|signed by|reported by|read by)\b[.:,\s]*((?:[^\W\d_]+[.,'’ -]+){0,2}[^\W\d_]+)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"([^\W\d_]+)[.,]?\s+([^\W\d_]+),?\s+(?:MD|M\.\s?D|DO|PhD|RN)\b")
_WORD = re.compile(r"[^\W\d_]+")


def find_names(text: str) -> set[str]:
    """Return the words, in lower case, that stand after a title ("Dr.") or before a degree ("MD").

    Some are no names ("Dr. will call"): to lose an ordinary word costs little.

    Args:
        text: a whole note.
    """
    found = [match[1] for match in _AFTER.finditer(text)]
    found += [" ".join(match.groups()) for match in _BEFORE.finditer(text)]
    return {word.lower() for names in found for word in _WORD.findall(names)}
