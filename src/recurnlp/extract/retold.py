"""Whether a neoplasm that tissue shows is the one that the note told of before: then it has spread."""

from recurnlp.extract.course import flatten
from recurnlp.extract.finding import Finding
from recurnlp.extract.place import LABORATORY, Statement

# Words that end the names of too many cancers to tell one from another.
_COMMON = frozenset({
    "tumor", "tumors", "tumour", "tumours", "cancer", "carcinoma", "carcinomas", "adenocarcinoma", "neoplasm",
    "malignancy", "sarcoma", "malignant",
})  # fmt: skip
_VAGUE = frozenset({
    "differentiated", "invasive", "infiltrating", "metastatic", "malignant", "grade", "primary", "squamous",
    "anaplastic",
    "poorly", "cell", "undifferentiated", "recurrent", "the", "a", "an", "of", "mucinous",
})  # fmt: skip


def is_named_before(text: str, statement: Statement, finding: Finding) -> bool:
    """Whether the note has named the neoplasm that ends a finding, in an earlier sentence.

    A name that many cancers share must be told with the word before it ("lobular carcinoma").

    Args:
        text: the note.
        statement: the sentence the finding was made in.
        finding: the finding.
    """
    if statement.sentence.section.category in LABORATORY:  # where the diagnosis is repeated, part by part
        return False
    start, end = statement.span(finding.start, finding.end)
    words = flatten(text[start:end]).split()
    name = words[-1:] if words[-1] not in _COMMON else words[-2:]
    if name[0] == "cell":
        name = words[-3:]
    told = [word for word in name if word not in _COMMON | _VAGUE]
    return bool(told) and " ".join(name) in flatten(text[statement.sentence.section.start : statement.sentence.start])
