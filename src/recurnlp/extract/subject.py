"""Of what a phrase is said that names spread or return: of a neoplasm, of the patient, or of what the note tells."""

from collections.abc import Sequence
from operator import attrgetter

from recurnlp.extract.conditions import GERMS
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.reader import NUMBER
from recurnlp.extract.returning import AUXILIARIES, PRONOUNS, find_subject_end

# Where the words that belong together end.
BREAKS = frozenset({",", ".", ":", ";", "in", "to", "of", "from", "and", "or", "after", "for", "with", "by", "(", ")"})
PATIENT = frozenset("she he patient pt lady gentleman woman man".split())
_TITLES = frozenset({"mr", "mrs", "ms", "miss"})
_NAMED = 3
# What rules need of whose phrases another disease may be the subject.
ABOUT_NEOPLASM = frozenset("neoplasm neoplasm_near place elsewhere reached looked treated travels spreads seen".split())
CANCER = frozenset("cancer tumor tumors malignancy lymphoma leukemia melanoma sarcoma myeloma".split())
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
_FOLDS, _PAIR = frozenset({"axillary", "inguinal", "groin"}), 2
NEAR = 6
_ADJECTIVES = 4
_BY = 2


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
        return target.rule.needs in ABOUT_NEOPLASM and not self._names_neoplasm(target)

    def is_patient_or_neoplasm(self, target: Target) -> bool:
        """Return whether a phrase is said of the patient, of a disease just named, or has a neoplasm nearby."""
        others = find_neoplasms(self._matches, target)
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
        named = behind or (names_spread(self._matches, target) and not titles)
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
        return (
            target.rule.needs == "place"
            and names_spread(self._matches, target)
            and not self.is_patient_or_neoplasm(target)
        )

    def _names_neoplasm(self, target: Target) -> bool:
        """Whether the statement itself, or the phrase ("the cancer is back"), is about a neoplasm."""
        words = self._words[target.start : target.end]
        spread = names_spread(self._matches, target)
        return (
            spread
            or not CANCER.isdisjoint(words)
            or bool(find_neoplasms(self._matches, target) or self._matches.of("care"))
        )

    def _is_near(self, target: Target, other: Target) -> bool:
        gap = self._words[target.end : other.start] + self._words[other.end : target.start]
        return len(gap) <= NEAR and ";" not in gap

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


def names_spread(matches: Matches, target: Target) -> bool:
    """Return whether a phrase is a name of spread, "peritoneal seeding"; axillae and groins are involved by much else.

    Args:
        matches: what was matched in its statement.
        target: the phrase.
    """
    words = matches.words[target.start : target.end]
    fold = len(words) == _PAIR and words[0] in _FOLDS
    return target.concept == "metastasis" and not fold and not _SPREAD.isdisjoint(words)


def find_neoplasms(matches: Matches, target: Target) -> list[Target]:
    """Return the neoplasms and the spread that a statement names beside a phrase.

    Args:
        matches: what was matched in the statement.
        target: the phrase.
    """
    return [other for other in matches.of("tumor", "metastasis") if other is not target]


def names_patient(words: Sequence[str], end: int) -> bool:
    """Return whether a patient is named right before a word: "she", "Mrs. Young".

    Args:
        words: the statement.
        end: where the word stands.
    """
    titled = not _TITLES.isdisjoint(words[max(end - _NAMED, 0) : end])
    return titled or not PATIENT.isdisjoint(words[max(end - 1, 0) : end])
