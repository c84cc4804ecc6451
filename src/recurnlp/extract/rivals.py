"""Whether a phrase is said of another disease: "recurrence of her hernia", "iron deposits in the liver"."""

import math
from functools import partial
from itertools import dropwhile

from recurnlp.extract.bearing import ANSWERED
from recurnlp.extract.conditions import names_condition
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.mishaps import is_listed_mishap
from recurnlp.extract.returning import find_subject_end, returns_itself
from recurnlp.extract.subject import ABOUT_NEOPLASM, BREAKS, CANCER, NEAR, find_neoplasms, names_spread

FREEDOM = frozenset({"disease", "cancer", "ned", "nerd"})
# What a patient complains of, and no answer to what may have recurred.
COMPLAINTS = frozenset(
    "pain bleeding hematuria hemorrhage epistaxis headache headaches seizure seizures cough fever fevers dizziness "
    "vertigo obstruction effusion ascites palpitations hydronephrosis".split()
)
ASKING = frozenset({"?", "query", "o", "rule", "exclude", "evaluate", "assess", "possible", "suspected"})
_OF = frozenset({"of", "the", "a", "her", "his", "this", "my", "same", "that"})
_DEPOSITS = frozenset({"deposit", "deposits", "implant", "implants", "nodules"})
_FILLED = frozenset({"by", "with", "of"})
_MATTER = frozenset(
    "calcium iron amyloid hemosiderin urate fat fatty copper pigment crystal cholesterol fibrin immune endometriotic "
    "endometriosis silicone fibrosis fibrous scar granulomas".split()
)
_QUESTION = ASKING | frozenset(", ; . - : / r out for to of local tumor any".split())
_JOINTS = frozenset({",", "and", "or", "nor", "but", "versus", "vs"})
_ALTERNATIVES = (["or"], ["nor"], ["but"], ["versus"], ["vs"])
_CAUSES = frozenset({
    ("due", "to"), ("secondary", "to"), ("caused", "by"), ("related", "to"), ("because", "of"), ("d", "/"),
})  # fmt: skip
_SOURCES = frozenset({("from",), ("through",), ("about",), ("regarding",), ("over",)})
# "Pain is most likely from the recurrence."
_HEDGES = frozenset("is are was were may be most likely probably possibly presumably felt thought to".split())
_CLAUSES = frozenset({",", ";", "and", "or", "but", "with", "without", "although", "however", "while"})
_RECURRENT = frozenset({"recurrent", "recurring", "relapsing"})
_NOUNS = frozenset("recurrence recurrences relapse relapses relapsed".split())
_UNPROVEN = frozenset("no without denies possible suspected questionable".split())
# Two readings that are weighed against each other: "recurrence rather than infection".
_WEIGHED = frozenset({"than", "over", "versus", "vs"})
_WEIGHING = frozenset({"differential", "ddx", "considerations"})
_ADJECTIVES = 4
_APART = math.inf


class RivalFinder:
    """Finds the other diseases of one statement, and weighs them against its neoplasms.

    Args:
        matches: what was matched in the statement.
    """

    def __init__(self, matches: Matches) -> None:
        self._matches = matches
        self._words = matches.words

    def is_other_disease(self, target: Target) -> bool:
        """Return whether another disease is named and no neoplasm, or it stands nearer: "recurrence of her hernia"."""
        if target.rule.needs not in ABOUT_NEOPLASM or self._is_freedom_from_cancer(target):
            return False
        if self._names_what_recurs(target) or self._is_of_condition(target) or self._is_of_matter(target):
            return True
        if target.concept == "recurrence" and not returns_itself(self._matches, target):
            return True
        if self._is_named(target):
            return False
        rivals = [
            other
            for other in self._matches.of("benign")
            if not (self._is_asked_after(target, other) or self._is_set_apart(target, other))
        ]
        neoplasms = find_neoplasms(self._matches, target)
        if neoplasms and names_spread(self._matches, target):  # "renal tumor with thrombus, nodal disease"
            rivals = [other for other in rivals if not self._is_listed_beside(target, other)]
        other = min(map(partial(self._measure, target), rivals), default=math.inf)
        own = min(map(partial(self._measure, target), neoplasms), default=math.inf)
        return other < own and (other <= NEAR or not neoplasms)

    def _is_named(self, target: Target) -> bool:
        """Whether the phrase itself names spread or a tumor: "metastatic involvement", "tumor regrowth"."""
        words = self._words[target.start : target.end]
        tumor = target.rule.assertion is None and not CANCER.isdisjoint(words)
        return tumor or any(word.startswith("metasta") for word in words)

    def _names_what_recurs(self, target: Target) -> bool:
        """Whether another disease ends the noun phrase: "recurrent symptomatic right effusion", "relapse of uveitis".

        What recurs a second time in a statement is what was "recurrent" in it: "recurrent SVT, brief recurrence".
        """
        if self._words[target.end - 1] in _RECURRENT:
            return self._leads_to_other(target.end)
        if _NOUNS.isdisjoint(self._words[target.end - 1 : target.end]):
            return False
        start = next((i for i in range(target.end, len(self._words)) if self._words[i] not in _OF), target.end)
        if start > target.end:
            return self._leads_to_other(start)
        named = max(
            (other.end for other in find_neoplasms(self._matches, target) if other.end <= target.start), default=0
        )
        earlier = [index for index in range(named, target.start) if self._words[index] in _RECURRENT]
        apart = ";" in self._words[named : target.start]
        return not apart and any(self._leads_to_other(index + 1) for index in earlier)

    def _leads_to_other(self, start: int) -> bool:
        """Whether a noun phrase ends in another disease, whichever adjectives lead to it."""
        behind = [other.start for other in self._matches.of("benign", "tumor") if other.start >= start]
        end = min((*behind, start + _ADJECTIVES))
        phrase = self._words[start : end + 1]
        condition = next((index for index, word in enumerate(phrase) if names_condition(word)), len(phrase))
        if condition < len(phrase):
            return BREAKS.isdisjoint(phrase[:condition])
        near = any(other.start == end for other in self._matches.of("benign"))
        return near and BREAKS.isdisjoint(phrase[:-1])

    def _is_of_condition(self, target: Target) -> bool:
        """Whether a condition is the subject of the verb: "her mastitis recurred"."""
        subject = find_subject_end(self._words, target.start)
        return subject > 0 and names_condition(self._words[subject - 1])

    def _is_of_matter(self, target: Target) -> bool:
        """Whether deposits are of something that no cancer is made of: "iron deposits in the liver"."""
        if self._words[target.end - 1] in _FILLED and not _MATTER.isdisjoint(self._words[target.end : target.end + 2]):
            return True  # "replaced by fat"
        deposits = self._words[target.start] in _DEPOSITS
        return deposits and not _MATTER.isdisjoint(self._words[max(target.start - 1, 0) : target.start])

    def _is_listed_beside(self, target: Target, other: Target) -> bool:
        """Whether another disease is another item of the list."""
        gap = self._words[target.end : other.start] or self._words[other.end : target.start]
        return "," in gap

    def _is_set_apart(self, target: Target, other: Target) -> bool:
        """Whether the other is another item or reading, or what the return has caused: "no pain or recurrence".

        What is denied or doubted does not recur, nor what another clause names: "recurrence, with a small effusion".
        """
        if other.start >= target.end:
            behind = self._words[target.end : other.start]
            return not _CLAUSES.isdisjoint(behind) or self._is_weighed_against(target, other)
        gap = self._words[other.end : target.start]
        joints = [word for word in gap if word in _JOINTS]
        told = tuple(dropwhile(_HEDGES.__contains__, gap))
        caused = told[:2] in _CAUSES or told[:1] in _SOURCES
        apart = bool(gap) and (self._is_unproven(other) or is_listed_mishap(self._words, target, gap))
        return joints[-1:] in _ALTERNATIVES or caused or apart or self._is_weighed_against(target, other)

    def _is_unproven(self, other: Target) -> bool:
        return not _UNPROVEN.isdisjoint(self._words[max(other.start - _ADJECTIVES, 0) : other.start])

    def _is_weighed_against(self, target: Target, other: Target) -> bool:
        """Whether the two are readings of one finding: "recurrence is favored over infection"."""
        start, end = min(target.start, other.start), max(target.end, other.end)
        return not (_WEIGHED.isdisjoint(self._words[start:end]) and _WEIGHING.isdisjoint(self._words))

    def _is_asked_after(self, target: Target, other: Target) -> bool:
        """Whether the other is the complaint that made somebody ask: "perineal pain, ?recurrence".

        So it is where the answer is told: "a CT for pain showed recurrence".
        """
        gap = self._words[other.end : target.start]
        asked = bool(ASKING.intersection(gap)) and _QUESTION.issuperset(gap)
        return self._words[other.end - 1] in COMPLAINTS and (asked or not ANSWERED.isdisjoint(gap))

    def _is_freedom_from_cancer(self, target: Target) -> bool:
        """Whether a phrase says itself what there is none of: "no evidence of disease", beside a hernia or not."""
        return target.rule.assertion == "absent" and not FREEDOM.isdisjoint(self._words[target.start : target.end])

    def _measure(self, target: Target, other: Target) -> float:
        """Words between the two; none between a recurrence and what it is said to be of."""
        gap = self._words[target.end : other.start]
        if gap and _OF.issuperset(gap):
            return 0
        if ";" in gap:  # "free of recurrence; his bowel disease is quiet"
            return _APART
        return max(other.start - target.end, target.start - other.end, 0)
