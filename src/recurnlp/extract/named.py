"""Phrases that name spread or return by themselves: "metastasis", "relapse"."""

import math
from collections.abc import Sequence
from functools import partial

from recurnlp.extract.compose import VERDICTS, compose_finding
from recurnlp.extract.finding import CueFinding, Finding, SiteFinding
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.sites import SiteFinder

# Words of a form's title: a phrase with nothing else beside it states nothing.
TITLE = frozenset("( ) { } : . - / # 0 pm m p if site sites of check all that apply applicable location * , •".split())
_BREAKS = frozenset({",", ".", ":", ";", "in", "to", "of", "from", "and", "or", "after", "for", "with", "by", "(", ")"})
_PLACE_NOUNS = frozenset("tumor tumors lesion lesions mass neoplasm sarcoma liposarcoma leiomyosarcoma".split())
_VERDICTS = frozenset({"negative", "clear"})
_OPEN = frozenset({"for", "of"})
_ANSWERS = frozenset({"negated", "affirmed", "tumor_free", "involved"})
_NEOPLASM = frozenset({"neoplasm", "neoplasm_near", "place", "elsewhere"})
_PLACED = frozenset({"place", "origin", "elsewhere"})
_OF = frozenset({"of", "the", "a", "her", "his", "this", "my", "same", "that"})
_REST = frozenset({"all", "others", "other", "rest", "remaining", "remainder", "nodes"})
_FREEDOM = frozenset({"disease", "cancer", "ned", "nerd"})
_INTO = frozenset({"in", "to"})
_PRONOUNS = frozenset({"it", "which", "this", "that", "disease"})
_ELLIPSES = frozenset({",", "locally", "at", "in", "on", "within", "near", "to"})
_PATIENT = frozenset({"she", "he", "patient"})
# What is measured of a spread that was told before.
MEASURED = frozenset({"largest", "biggest", "greatest", "dominant", "deposit", "deposits"})
_AUXILIARIES = frozenset(
    "has had have having then later now subsequently unfortunately also is was were be been will would may might could "
    "does did not never ever".split()
)
_SPREAD = frozenset("seeding deposit deposits involvement disease mets met mts spread implants dissemination".split())
_CANCER = frozenset("cancer tumor tumors malignancy lymphoma leukemia melanoma sarcoma myeloma".split())
# What a patient complains of, and no answer to what may have recurred.
COMPLAINTS = frozenset(
    "pain bleeding hematuria hemorrhage epistaxis headache headaches seizure seizures cough fever fevers dizziness "
    "vertigo obstruction effusion ascites palpitations hydronephrosis".split()
)
ASKING = frozenset({"?", "query", "o", "rule", "exclude", "evaluate", "assess", "possible", "suspected"})
_QUESTION = ASKING | frozenset(", ; . - : / r out for to of local tumor any".split())
_ADJECTIVES = 3
_NEAR = 6
_NEAR_ONE = frozenset({"neoplasm_near", "place"})


class NamedReader:
    """Reads the phrases of one statement that name spread or return.

    Args:
        matches: what was matched in the statement.
    """

    def __init__(self, matches: Matches) -> None:
        self._matches = matches
        self._words = matches.words
        neoplasms = [
            (target.start, target.end)
            for target in matches.of("tumor", "metastasis")
            if target.concept == "tumor" or _names_cancer(matches.words[target.start : target.end])
        ]
        self._sites = SiteFinder(matches.words, matches.sites, neoplasms, matches.label_size)

    def read(self) -> list[Finding]:
        """Return a finding for each of the phrases that states something."""
        named = [target for target in self._matches.of("metastasis", "recurrence") if self._states(target)]
        return [self._read_target(target, named) for target in named]

    def _read_target(self, target: Target, named: Sequence[Target]) -> Finding:
        end = self._find_end(target)
        others = [(t.start, t.end) for t in named if t is not target and t.concept == target.concept]
        if MEASURED.issuperset(self._words[target.start : target.start + 1]):
            others = []  # "in two nodes, the largest deposit": what is measured was told before
        if target.concept == "recurrence":  # what returns is the cancer named last, wherever another organ was named
            others += [(start, stop) for start, stop in self._sites.primaries if stop <= target.start]
        sites = self._named_place(target, end) or self._sites.find(target.start, end, others)
        if target.rule.assertion == "absent" and all(site.end <= target.start for site in sites):
            sites = ()  # freedom from disease is said of the patient, not of the organ named before
        answers = (cue.end for cue in target.cues if cue.category in _ANSWERS and cue.start in (end, end + 1))
        if ":" in self._words[end : end + 1] and end > self._matches.label_size:
            end = max(answers, default=end)  # "Tumor deposits: not identified" is a mention as a whole
        needs = target.rule.needs in _NEOPLASM
        certain = not needs or end > target.end or self._names_neoplasm(target)
        cues = [cue for cue in target.cues if not self._is_of_another_place(cue, target)]
        return compose_finding(target, (target.start, end), cues, sites, certain=certain)

    def _names_neoplasm(self, target: Target) -> bool:
        """Whether the statement itself, or the phrase ("the cancer is back"), is about a neoplasm."""
        words = self._words[target.start : target.end]
        spread = target.concept == "metastasis" and not _SPREAD.isdisjoint(words)  # "peritoneal seeding"
        return (
            spread or not _CANCER.isdisjoint(words) or bool(self._neoplasms_beside(target) or self._matches.of("care"))
        )

    def _is_of_another_place(self, cue: CueFinding, target: Target) -> bool:
        """The count of "Nodes (0/4), liver metastases" is the nodes'; so is "one deposit, the others are negative"."""
        if cue.category not in VERDICTS:
            return False
        behind = self._words[target.end : cue.start]
        return "," in self._words[cue.end : target.start] or ("," in behind and not _REST.isdisjoint(behind))

    def _states(self, target: Target) -> bool:
        """Whether a phrase states something here, rather than name a category of a form or another disease."""
        if _is_silenced(target) or self._is_of_another_disease(target) or self._leads_to_another(target):
            return False
        if self._words[target.end - 1] in _VERDICTS and _OPEN.intersection(self._words[target.end : target.end + 1]):
            return False  # "bone scan negative for metastases": what it is negative for is the statement
        rest = self._words[self._matches.label_size : target.start] + self._words[target.end :]
        if target.rule.needs == "content" or (rest and rest[-1] == ":"):
            return any(word not in TITLE for word in rest)
        if target.rule.needs in _PLACED and not self._is_placed(target):
            return False
        if target.rule.needs in _NEAR_ONE:
            if target.start == self._matches.label_size and _ELLIPSES.intersection(
                self._words[target.end : target.end + 1]
            ):
                return True  # "Recurred locally." leaves out what
            others = self._neoplasms_beside(target)
            return self._has_patient_subject(target) or any(self._is_near(target, other) for other in others)
        return True

    def _leads_to_another(self, target: Target) -> bool:
        """Whether "deposits of" leads to a "metastatic carcinoma" that says the same."""
        open_end = self._words[target.end - 1] == "of"
        return open_end and any(other.start == target.end for other in self._matches.of("metastasis"))

    def _is_placed(self, target: Target) -> bool:
        """Whether an organ is named: behind "has gone to", before "lesions from" with the cancer they come from."""
        end = self._find_end(target)
        sites = self._sites.find(target.start, end)
        if target.rule.needs == "origin":
            return end > target.end and bool(sites or target.rule.sites)
        return any(site.end > target.end for site in sites) or (target.rule.needs == "elsewhere" and bool(sites))

    def _neoplasms_beside(self, target: Target) -> list[Target]:
        """The neoplasms and the spread that a statement names beside a phrase."""
        return [other for other in self._matches.of("tumor", "metastasis") if other is not target]

    def _is_of_another_disease(self, target: Target) -> bool:
        """Whether another disease is named and no neoplasm, or it stands nearer: "recurrence of her hernia"."""
        if target.rule.needs not in _NEOPLASM or self._is_freedom_from_cancer(target):
            return False
        rivals = [other for other in self._matches.of("benign") if not self._is_asked_after(target, other)]
        other = min(map(partial(self._measure, target), rivals), default=math.inf)
        neoplasms = self._neoplasms_beside(target)
        own = min(map(partial(self._measure, target), neoplasms), default=math.inf)
        return other < own and (other <= _NEAR or not neoplasms)

    def _is_asked_after(self, target: Target, other: Target) -> bool:
        """Whether the other is the complaint that made somebody ask: "perineal pain, ?recurrence"."""
        gap = self._words[other.end : target.start]
        complaint = self._words[other.end - 1] in COMPLAINTS
        return complaint and bool(ASKING.intersection(gap)) and _QUESTION.issuperset(gap)

    def _is_freedom_from_cancer(self, target: Target) -> bool:
        """Whether a phrase says itself what there is none of: "no evidence of disease", beside a hernia or not."""
        return target.rule.assertion == "absent" and not _FREEDOM.isdisjoint(self._words[target.start : target.end])

    def _measure(self, target: Target, other: Target) -> int:
        """Words between the two; none between a recurrence and what it is said to be of."""
        gap = self._words[target.end : other.start]
        if gap and _OF.issuperset(gap):
            return 0
        return max(other.start - target.end, target.start - other.end, 0)

    def _is_near(self, target: Target, other: Target) -> bool:
        gap = self._words[target.end : other.start] + self._words[other.end : target.start]
        return len(gap) <= _NEAR and ";" not in gap

    def _has_patient_subject(self, target: Target) -> bool:
        """Whether it is told of the patient or of a disease just named: "it recurred", "she has recurred"."""
        start = target.start
        while start and self._words[start - 1] in _AUXILIARIES:
            start -= 1
        subject = self._words[start - 1] if start else ""
        following = self._words[target.end] if target.end < len(self._words) else "."
        is_patient = target.concept == "recurrence" and subject in _PATIENT  # a patient relapses, but does not spread
        return subject in _PRONOUNS or (is_patient and following in _BREAKS)  # not "she has recurrent cramps"

    def _find_end(self, target: Target) -> int:
        """Find the end of "metastatic poorly differentiated adenocarcinoma": the neoplasm belongs to the mention."""
        for other in self._matches.of("tumor"):
            gap = self._words[target.end : other.start]
            if 0 <= other.start - target.end <= _ADJECTIVES and not _BREAKS.intersection(gap):
                return other.end
        return target.end

    def _named_place(self, target: Target, end: int) -> tuple[SiteFinding, ...]:
        """The bladder of a "recurrent bladder tumor"; of a "recurrent bladder cancer" it is only the primary."""
        if target.concept != "recurrence" or end == target.end or self._words[end - 1] not in _PLACE_NOUNS:
            return ()
        return tuple(site for site in self._matches.sites if target.start <= site.start and site.end <= end)


def _names_cancer(words: Sequence[str]) -> bool:
    """Whether "met" abbreviates the adjective of a cancer, "met prostate ca", and not the noun, "met in the liver"."""
    return words[0] == "met" and _INTO.isdisjoint(words[1:2])


def _is_silenced(target: Target) -> bool:
    """Whether "not applicable" is said of the phrase, and nothing nearer to it is."""
    distances = [(max(target.start - cue.end, cue.start - target.end, 0), cue.category) for cue in target.cues]
    silent = [distance for distance, category in distances if category == "unstated"]
    heard = [distance for distance, category in distances if category in _ANSWERS]
    return bool(silent) and min(silent) <= min(heard, default=min(silent))
