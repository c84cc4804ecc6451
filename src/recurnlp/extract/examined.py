"""The one organ that an examination was of, as its title tells: "MRI BRAIN WITH CONTRAST"."""

import re
from collections.abc import Sequence

from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.stating import Statement
from recurnlp.model.vocabulary import Site
from recurnlp.rules import PrimaryRule

_LINES = 3
_LONGEST = 120
_LABEL = re.compile(
    r"\s*(?:exam(?:ination)?|study|procedure|report|radiology report|modality)\s*[:.-]\s*", re.IGNORECASE
)
_END = re.compile(r"[:;]|\.\s|\.$| - ")
_EXAM = re.compile(
    r"\b(?:mri?|ct|uss?|ultraso\w+|sonogra\w+|mammogra\w+|(?:bone )?scan|scintigra\w+|tomography)\b", re.IGNORECASE
)
_ORGANS: tuple[tuple[Site, re.Pattern[str]], ...] = (
    ("brain", re.compile(r"\b(?:brain|head|cranial|cerebral)\b", re.IGNORECASE)),
    ("liver", re.compile(r"\b(?:liver|hepatic)\b", re.IGNORECASE)),
    ("bone", re.compile(r"\b(?:bone (?:scan|scintigra\w+)|spine)\b", re.IGNORECASE)),
    ("breast", re.compile(r"\b(?:mammogra\w+|breasts?)\b", re.IGNORECASE)),
    ("thyroid", re.compile(r"\b(?:thyroid bed|thyroidectomy)\b", re.IGNORECASE)),
)
_MORE = re.compile(
    r"\b(?:chest|thorax|abd\w*|pelvi\w+|cap|tap|pet\S*|skull base|vertex|orbits?|sinus\w*)\b", re.IGNORECASE
)
_SEVERAL = re.compile(r"\bct\b.{1,40}\bbone scan|\bbone scan.{1,40}\bct\b", re.IGNORECASE)
_OF_CHEST = frozenset({"ct", "x", "xray", "radiograph", "radiography", "film", "scan", "cat"})
_NODULES = frozenset({"nodule", "nodules", "opacities", "micronodules"})
CHEST_WORDS = _OF_CHEST | _NODULES | {"cxr", "chest"}
_LESIONS = frozenset("metastasis metastases met mets deposit deposits disease lesion lesions focus foci".split())
_OPEN = frozenset({"hypothetical", "other"})


def find_examined(text: str) -> Site | None:
    """Return the organ that a note's title says was examined, ``None`` where it names none or several.

    Args:
        text: the note.
    """
    for line in [line for line in text[: _LINES * _LONGEST].splitlines() if line.strip()][:_LINES]:
        label = _LABEL.match(line)
        title = line[label.end() if label else 0 :][:_LONGEST]
        end = _END.search(title)
        title = title[: end.start()] if end else title
        if _EXAM.search(title):
            found = [site for site, names in _ORGANS if names.search(title)]
            return found[0] if len(found) == 1 and not (_MORE.search(title) or _SEVERAL.search(title)) else None
    return None


def place_in_examined(
    site: Site | None, primary: PrimaryRule | None, statement: Statement, finding: Finding
) -> tuple[SiteFinding, ...]:
    """Return the organ examined, for a mention that names no organ and whose place it must be.

    That is a metastasis, where the cancer did not begin there, and a recurrence where it did. "Metastatic breast
    cancer" names the disease, and "distant metastases" are elsewhere.

    Args:
        site: the organ examined.
        primary: the note's cancer.
        statement: the sentence the mention was found in.
        finding: the mention.
    """
    if site is None or finding.sites:
        return ()
    began_there = primary is not None and primary.site == site
    if finding.kind == "recurrence":
        fits = began_there and finding.extent in (None, "local") and finding.assertion not in _OPEN
    else:
        last = statement.words[finding.end - 1]
        names = last == "disease" and finding.assertion == "present"  # "known metastatic disease"
        fits = not (began_there or names) and finding.extent is None and last in _LESIONS
    return (SiteFinding(site, None, finding.start, finding.end),) if fits else ()


def find_in_chest(words: Sequence[str], end: int) -> tuple[SiteFinding, ...]:
    """Return the lungs, where an examination of the chest showed nodules: "CXR with multiple nodules c/w mets".

    Args:
        words: of a statement with a mention that names no organ.
        end: the mention's first word.
    """
    for index in range(end):
        near = {*words[max(index - 3, 0) : index], *words[index + 1 : index + 3]}
        chest = words[index] == "cxr" or (words[index] == "chest" and not _OF_CHEST.isdisjoint(near))
        if chest and not _NODULES.isdisjoint(words[index:end]):
            return (SiteFinding("lung", None, index, index + 1),)
    return ()
