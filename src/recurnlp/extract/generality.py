"""Statements about a disease in text that was published: "Late metastases may be found up to three decades later".

A published case tells of its patient in the past and of the disease in the present. Notes tell of their patient in the
present, too, so only text with a sign of having been published is read this way.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from recurnlp.extract.signs import Signs
from recurnlp.model import Cue, Mention

# What is looked for in small letters.
_SIGNS = Signs([
    "case report", "case presentation", "report of a case", "to the editor", "the literature", "reported cases",
    "keywords:", "key words:", "et al.", "et al,", "et al (", "learning point", "teaching point", "key point",
    "to our knowledge", "to the best of our", " our patient", "\nour patient", "the authors",  # not "your patient"
])  # fmt: skip
_SIGN_PATTERNS = (
    re.compile(r"we (?:herein |here )?(?:report|present|describe)\b(?! (?:her|him|his|this patient|the patient)\b)"),
    re.compile(r"\[\d{1,2}(?:[-–,] ?\d{1,2})*\]"),  # a reference
)
_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
_HABITS = frozenset(
    "is are may can could should must might has have does do occur occurs arise arises remain remains represent "
    "represents affect affects tend tends go goes depend depends require requires carry carries favor favors favour "
    "favours mimic mimics develop develops metastasize metastasizes metastasise metastasises spreads recur recurs "
    "include includes exist exists constitute constitutes warrant warrants appear appears become becomes matter "
    "matters imply implies involve involves respond responds vary varies reach reaches account accounts "
    "remember".split()
)
# The past, the patient, and the day on which it is told.
_OF_PATIENT = frozenset(
    "was were had did underwent developed began came grew became died received he she his "
    "her him hers i my me you your patient's patient’s herein today now currently".split()
)
# Told of the patient unless a participle: "the biopsy confirmed", not "has been confirmed".
_TOLD = frozenset(
    "returned confirmed demonstrated suggested proved remained concluded disclosed yielded recurred progressed "
    "responded relapsed appeared revealed showed".split()
)
_PASSIVE = frozenset("be been being is are was were as and or".split())
_MEASURED = re.compile(r"\d ?(?:mm|cm|yo|years? old|-year-old)\b", re.IGNORECASE)
_FOUND = re.compile(
    r"\b(?:(?:our|the|this) patient|this (?:man|woman|lady|girl|boy)|in (?:this|our|the present|the following) case"
    r"|we (?:herein |here )?(?:report|present|describe)|there (?:is|are)|(?:has|have) been \w+ing"
    r"|(?:is|are) (?:seen|noted|present|visible|identified|shown|demonstrated|evident|stable|unchanged|enlarged"
    r"|suspected|negative|clear|without|free)"
    r"|(?:ct|mri|pet|scan|biopsy|histology|imaging|ultrasound|radiograph|film|image|figure|fig)s?(?: \w+)?"
    r" (?:shows?|reveals?|demonstrates?))\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:the|this|these|those|both|our|multiple|several|another)\s+(?:(?!(?:of|for|to|in)\b)[\w-]+\s+){0,2}\Z",
    re.IGNORECASE,
)


def is_published(text: str) -> bool:
    """Return whether a text reports a case to other physicians.

    Args:
        text: a note.
    """
    small = f" {text.lower()}"
    return _SIGNS.stand_in(small) or any(pattern.search(small) for pattern in _SIGN_PATTERNS)


def find_habit(text: str, mention: Mention) -> Cue | None:
    """Return the verb by which a published text tells what a disease does, ``None`` where it tells of its patient.

    Args:
        text: a note that was published.
        mention: any; that something is absent is told of a patient.
    """
    if mention.assertion in ("absent", "other"):
        return None
    sentence = text[mention.sentence_start : mention.sentence_end]
    found = list(_WORD.finditer(sentence.lower()))
    words = [word[0] for word in found]
    verb = next((word for word in found if word[0] in _HABITS), None)
    if verb is None or not _OF_PATIENT.isdisjoint(words) or _tells_a_story(words):
        return None
    definite = _DEFINITE.search(text, mention.sentence_start, mention.start)
    if definite or _MEASURED.search(sentence) or _FOUND.search(sentence):
        return None
    start = mention.sentence_start
    return Cue("generality.habit", "general", start + verb.start(), start + verb.end())


def _tells_a_story(words: Sequence[str]) -> bool:
    return any(word in _TOLD and before not in _PASSIVE for before, word in pairwise(["", *words]))
