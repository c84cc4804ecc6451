"""Of what a phrase is said that names spread or return: of a neoplasm, of the patient, or of another disease."""

import math
from collections.abc import Sequence
from functools import partial
from itertools import dropwhile
from operator import attrgetter

from recurnlp.extract.bearing import ANSWERED
from recurnlp.extract.conditions import GERMS, names_condition
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.mishaps import is_listed_mishap
from recurnlp.extract.reader import NUMBER
from recurnlp.extract.returning import AUXILIARIES, PRONOUNS, find_subject_end, returns_itself

# Where the words that belong together end.
BREAKS = frozenset({",", ".", ":", ";", "in", "to", "of", "from", "and", "or", "after", "for", "with", "by", "(", ")"})
_NEOPLASM = frozenset({
    "neoplasm", "neoplasm_near", "place", "elsewhere", "reached", "looked", "treated", "travels",
    "spreads", "seen",
})  # fmt: skip
_OF = frozenset({"of", "the", "a", "her", "his", "this", "my", "same", "that"})
FREEDOM = frozenset({"disease", "cancer", "ned", "nerd"})
PATIENT = frozenset("she he patient pt lady gentleman woman man".split())
_TITLES = frozenset({"mr", "mrs", "ms", "miss"})
_NAMED = 3
_ELLIPSES = frozenset({",", ".", "locally", "at", "in", "on", "within", "near", "to", NUMBER})
_CLOSED = ((), (".",))
_CLAUSE_STARTS = frozenset({"and", "but", ",", ";", "."})
_RETURNS = frozenset({"recurred", "recurs", "recur", "relapsed", "relapses"})
_RELATIVE = (("which",), ("that",))
_OTHERS = (("clot",), ("clinic",), ("pain",), ("infection",), ("rash",))
_IT, _DISEASE = ("it",), ("disease",)
_SPREAD = frozenset(
    "seeding seeded deposit deposits involvement disease mets met mts spread implants dissemination "
    "disseminated".split()
)
_DEPOSITS = frozenset({"deposit", "deposits", "implant", "implants", "nodules"})
_FILLED = frozenset({"by", "with", "of"})
_MATTER = frozenset(
    "calcium iron amyloid hemosiderin urate fat fatty copper pigment crystal cholesterol fibrin immune endometriotic "
    "endometriosis silicone fibrosis fibrous scar granulomas".split()
)
_FOLDS, _PAIR = frozenset({"axillary", "inguinal", "groin"}), 2
_CANCER = frozenset("cancer tumor tumors malignancy lymphoma leukemia melanoma sarcoma myeloma".split())
# What a patient complains of, and no answer to what may have recurred.
COMPLAINTS = frozenset(
    "pain bleeding hematuria hemorrhage epistaxis headache headaches seizure seizures cough fever fevers dizziness "
    "vertigo obstruction effusion ascites palpitations hydronephrosis".split()
)
ASKING = frozenset({"?", "query", "o", "rule", "exclude", "evaluate", "assess", "possible", "suspected"})
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
_NEAR = 6
_ADJECTIVES = 4
_BY = 2
_APART = math.inf


class SubjectFinder:
    """Finds of what the phrases of one statement are said.

    Args:
        matches: what was matched in the statement.
    """

    def __init__(self, matches: Matches) -> None:
        self._matches = matches
        self._words = matches.words

    def may_be_other(self, target: Target) -> bool:
        """Return whether a phrase needs a neoplasm and its statement names none: the rest of the note must tell."""
        if target.concept == "metastasis" and not GERMS.isdisjoint(self._words):
            return not self._matches.of("tumor", "care")  # germs have metastatic foci, too
        return target.rule.needs in _NEOPLASM and not self._names_neoplasm(target)

    def is_patient_or_neoplasm(self, target: Target) -> bool:
        """Return whether a phrase is said of the patient, of a disease just named, or has a neoplasm nearby."""
        others = self._neoplasms_beside(target)
        if self._words[target.end - 1] == "back" and any(other.start == target.end for other in others):
            return False  # the biopsy "came back carcinoma"
        return self._has_patient_subject(target) or any(self._is_near(target, other) for other in others)

    def is_told_of_neoplasm(self, target: Target, *, inside: bool = False) -> bool:
        """Return whether a neoplasm is the subject of a verb, or a pronoun that stands for one: "which went to".

        Args:
            target: the verb.
            inside: whether it leads inside the body, where "it went" is said of a disease.
        """
        end = find_subject_end(self._words, target.start)
        if self._words[end - 1 : end] in _RELATIVE:
            end -= 1 + (self._words[end - 2 : end - 1] == (",",))
        named = any(other.end == end for other in self._matches.of("tumor"))
        itself = self._words[end - 1 : end]
        return named or itself == _DISEASE or (inside and itself == _IT)

    def is_told_of_another(self, target: Target) -> bool:
        """Return whether another disease, or what cancers are treated in, is the subject: "a clot that went to"."""
        first = target.start + (self._words[target.start : target.start + 1] in _RELATIVE)
        end = find_subject_end(self._words, first)
        end -= self._words[end - 1 : end] in _RELATIVE
        return self._words[end - 1 : end] in _OTHERS or any(other.end == end for other in self._matches.of("benign"))

    def is_done_by_neoplasm(self, target: Target) -> bool:
        """Return whether a verb has a neoplasm before it, and no spread or return that it only goes on to place.

        A noun may have it behind, "infiltration of the pleura by carcinoma", or leave it out where it names spread.
        """
        before = [
            other.concept
            for other in self._matches.of("tumor", "metastasis", "recurrence", "node")
            if other.end <= target.start and self._is_near(target, other)
        ]
        behind = any(self._is_agent(target, other) for other in self._matches.of("tumor"))
        titles = self._words[target.end - 1 : target.end + 1] == ("involvement", ":")  # the field of a form
        named = behind or (self._names_spread(target) and not titles)
        return set(before) == {"tumor"} or (not before and (named or self._has_patient_subject(target)))

    def _is_agent(self, target: Target, other: Target) -> bool:
        """Whether "by" joins a neoplasm to a noun, adjectives or not: "by poorly differentiated carcinoma"."""
        gap = self._words[target.end - 1 : other.start]
        return "by" in gap[:_BY] and len(gap) <= _ADJECTIVES + 1 and BREAKS.isdisjoint(gap[_BY:])

    def is_left_out(self, target: Target) -> bool:
        """Return whether a phrase leaves to the note what it is said of.

        A verb that opens its statement does, "Recurred locally.", "Has not recurred.", as does spread to an organ.
        """
        opening = self._words[self._matches.label_size : target.start]
        behind = self._words[target.end : target.end + 1]
        opens = AUXILIARIES.issuperset(opening) and _ELLIPSES.issuperset(behind)
        if not opening and behind in _CLOSED and self._words[target.end - 1] == "back":
            opens = False  # who "Came back." is the patient
        return opens or self.leaves_out_cancer(target)

    def leaves_out_cancer(self, target: Target) -> bool:
        """Return whether spread to an organ is told without what spread, which is the note's cancer.

        "CT showed spread to the spleen"; what has "gone to the liver" must be named.
        """
        return target.rule.needs == "place" and self._names_spread(target) and not self.is_patient_or_neoplasm(target)

    def is_other_disease(self, target: Target) -> bool:
        """Return whether another disease is named and no neoplasm, or it stands nearer: "recurrence of her hernia"."""
        if target.rule.needs not in _NEOPLASM or self._is_freedom_from_cancer(target):
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
        neoplasms = self._neoplasms_beside(target)
        if neoplasms and self._names_spread(target):  # "renal tumor with thrombus, nodal disease"
            rivals = [other for other in rivals if not self._is_listed_beside(target, other)]
        other = min(map(partial(self._measure, target), rivals), default=math.inf)
        own = min(map(partial(self._measure, target), neoplasms), default=math.inf)
        return other < own and (other <= _NEAR or not neoplasms)

    def _is_named(self, target: Target) -> bool:
        """Whether the phrase itself names spread or a tumor: "metastatic involvement", "tumor regrowth"."""
        words = self._words[target.start : target.end]
        tumor = target.rule.assertion is None and not _CANCER.isdisjoint(words)
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
        named = max((other.end for other in self._neoplasms_beside(target) if other.end <= target.start), default=0)
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

    def _names_neoplasm(self, target: Target) -> bool:
        """Whether the statement itself, or the phrase ("the cancer is back"), is about a neoplasm."""
        words = self._words[target.start : target.end]
        spread = self._names_spread(target)
        return (
            spread or not _CANCER.isdisjoint(words) or bool(self._neoplasms_beside(target) or self._matches.of("care"))
        )

    def _names_spread(self, target: Target) -> bool:
        """Whether a phrase is a name of spread, "peritoneal seeding"; axillae and groins are involved by much else."""
        words = self._words[target.start : target.end]
        fold = len(words) == _PAIR and words[0] in _FOLDS
        return target.concept == "metastasis" and not fold and not _SPREAD.isdisjoint(words)

    def _is_listed_beside(self, target: Target, other: Target) -> bool:
        """Whether another disease is another item of the list."""
        gap = self._words[target.end : other.start] or self._words[other.end : target.start]
        return "," in gap

    def _neoplasms_beside(self, target: Target) -> list[Target]:
        """The neoplasms and the spread that a statement names beside a phrase."""
        return [other for other in self._matches.of("tumor", "metastasis") if other is not target]

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

    def _is_near(self, target: Target, other: Target) -> bool:
        gap = self._words[target.end : other.start] + self._words[other.end : target.start]
        return len(gap) <= _NEAR and ";" not in gap

    def _has_patient_subject(self, target: Target) -> bool:
        """Whether it is told of the patient or of a disease just named: "it recurred", "she has recurred"."""
        start = find_subject_end(self._words, target.start)
        if self._leaves_out_subject(target, start):
            return True
        subject = self._words[start - 1] if start else ""
        following = self._words[target.end] if target.end < len(self._words) else "."
        # a patient relapses, but does not spread
        if target.concept != "recurrence" or not names_patient(self._words, start):
            return subject in PRONOUNS
        is_verb = self._words[target.end - 1] in _RETURNS and following != "into"  # not "she relapsed into drinking"
        return is_verb or following in BREAKS  # not "she has recurrent cramps"

    def _leaves_out_subject(self, target: Target, start: int) -> bool:
        """Whether a clause begins with the verb, and a cancer was named: "had lung cancer and has never relapsed"."""
        if self._words[target.end - 1] not in _RETURNS or target.start == start:
            return False
        if start > self._matches.label_size and self._words[start - 1] not in _CLAUSE_STARTS:
            return False
        before = [other for other in self._matches.of("benign", "tumor", "metastasis") if other.end <= start]
        named = max(before, key=attrgetter("end"), default=None)
        return named.concept != "benign" if named else start == self._matches.label_size


def names_patient(words: Sequence[str], end: int) -> bool:
    """Return whether a patient is named right before a word: "she", "Mrs. Young".

    Args:
        words: the statement.
        end: where the word stands.
    """
    titled = not _TITLES.isdisjoint(words[max(end - _NAMED, 0) : end])
    return titled or not PATIENT.isdisjoint(words[max(end - 1, 0) : end])
