"""Whether what a statement leaves open is about a neoplasm: "recurrence" alone may be a hernia's."""

import re
from collections.abc import Iterator, Sequence

from recurnlp.extract.finding import Finding
from recurnlp.extract.mishaps import count_operated, lists_mishaps
from recurnlp.extract.reader import Reader
from recurnlp.extract.rivals import ASKING, COMPLAINTS, FREEDOM
from recurnlp.extract.scan import Scanner
from recurnlp.extract.stating import Statement
from recurnlp.extract.surroundings import Surroundings
from recurnlp.extract.vocabulary import choose_anchors_of, collect_single_words
from recurnlp.extract.weighed import BEDS, LESIONS
from recurnlp.model.vocabulary import DOUBTED
from recurnlp.rules import RuleSet

_WORD = re.compile(r"[a-z]+")
_LOOKED = re.compile(
    r"\b(?:ct|mri?|uss?|pet|ultraso\w+|sonogra\w+|mammogra\w+|scintigra\w+|tomogra\w+|radiogra\w+|x-?ray|scans?"
    r"|\w+oscop\w+|biops\w+|excis\w+|resect\w+|\w+ectomy|scar|bed|flap|anastomosis|stump|cuff|cavity|enhanc\w+|uptake)\b"
)
_OFTEN = 3
# What is said of cancers where nothing is named: other diseases relapse and go into remission, too.
_CANCERS = frozenset({"recurrence", "recurrences", "ned", "disease"})
# What comes back, or of which there may be none, in notes that name no disease by its name.
_TROUBLES = frozenset(
    "hematoma subdural aneurysm avm malformation coronary adhesions tear rupture granuloma granulation spasm bursa "
    "effusion edema swelling symptoms episode episodes attack attacks deformity deviation perforation leak apnea "
    "vascular arterial valve stent graft varicose ligament meniscus tendon joint bacteria virus viral wound".split()
)
# A sentence with one of these says itself whether the other disease came back; what is told next is of the cancer.
_TOLD = frozenset("recurrent recurred recurs recurrence recurrences returned remission relapsed relapsing".split())
_AGAIN = frozenset({"since", "again", "further", "another", "these", "this", "it"})
_VERBS = frozenset({"recurred", "relapsed"})
_PATIENT = frozenset({"he", "she", "patient"})
# Where a cancer was taken out; a hernia may come back at a scar or a mesh, too.
_OLD_PLACES = BEDS - {"scar", "mesh", "graft", "surgical", "margin", "margins", "suture", "cement"}
# Of what is denied, suspected or feared nothing recurs: "No effusion. Recurrence is suspected."
_UNPROVEN = frozenset(
    "no denies denied without negative possible possibly suspected excluded exclude rule risk cannot".split()
)
_OTHERS = frozenset({"family_history", "review_of_systems", "social_history"})


class NeoplasmFinder:
    """Finds whether a note is about a neoplasm.

    Args:
        rules: the rules.
        everything: a reader that knows every word.
        reader: reads notes.
    """

    def __init__(self, rules: RuleSet, everything: Reader, reader: Reader) -> None:
        self._neoplasms = Scanner(choose_anchors_of("tumor", rules, everything), rules.spelling, reader)
        self._care = Scanner(choose_anchors_of("care", rules, everything), rules.spelling, reader)
        self._benign = collect_single_words(rules, "benign")
        self._troubles = self._benign | _TROUBLES
        self._malignant = collect_single_words(rules, "tumor") | collect_single_words(rules, "metastasis")

    def confirm(
        self, note: Surroundings, doubtful: Sequence[tuple[Statement, Finding]], *, tells_spread: bool
    ) -> Iterator[tuple[Statement, Finding]]:
        """Yield the findings that are about a neoplasm, as the rest of the note shows.

        Args:
            note: the note.
            doubtful: its findings that are not certain, each with its statement.
            tells_spread: whether another finding tells of spread for certain.
        """
        if not doubtful:
            return
        named = _count_patients_own(self._neoplasms, note, _OFTEN)
        about_cancer = named > 0 or tells_spread or note.names_stage or _count_patients_own(self._care, note, 1) > 0
        default = not about_cancer and self._looks_for_cancer(note.text.lower())
        for statement, finding in doubtful:
            about = about_cancer or (default and _means_cancer(statement, finding))
            own = _is_freedom(statement, finding) or _is_at_old_place(statement, finding)
            follows = not own and self._follows_other_disease(note, statement)
            if finding.assertion == "hypothetical" and lists_mishaps(statement.words):
                others = count_operated(_WORD.findall(note.text.lower()))
                certain = about_cancer and (named > others or not others)
            else:
                certain = named >= _OFTEN or (about and not follows)
            if certain:
                yield statement, finding

    def _looks_for_cancer(self, text: str) -> bool:
        """Whether somebody looked at what was operated on, and the note names nothing else that comes back."""
        return _LOOKED.search(text) is not None and self._troubles.isdisjoint(_WORD.findall(text))

    def _follows_other_disease(self, note: Surroundings, statement: Statement) -> bool:
        """Whether the sentence before names what recurs, and it is no neoplasm."""
        before = note.read_before(statement.sentence)
        words = before.words if before else ()
        if not _UNPROVEN.isdisjoint(words):
            return False
        named = self._benign.intersection(words)
        if not ASKING.isdisjoint(statement.words[statement.label_size :][:1]):
            named -= COMPLAINTS  # "New back pain. ?recurrence"
        told = not _TOLD.isdisjoint(words) and _AGAIN.isdisjoint(statement.words)
        return bool(named) and not told and self._malignant.isdisjoint(words)


def _means_cancer(statement: Statement, finding: Finding) -> bool:
    """Whether a return is told without what returns: not "recurrence of the septum"."""
    named = statement.words[finding.end : finding.end + 1] == ("of",)
    return not named and not _CANCERS.isdisjoint(statement.words[finding.start : finding.end])


def _is_freedom(statement: Statement, finding: Finding) -> bool:
    """Whether it says itself what there is none of: "He is disease free", whatever was named before."""
    return finding.assertion == "absent" and not FREEDOM.isdisjoint(statement.words[finding.start : finding.end])


def _is_at_old_place(statement: Statement, finding: Finding) -> bool:
    """Whether a return is told of a place that a cancer was taken out of, of a lesion there, or of the patient."""
    before = statement.words[statement.label_size : finding.start]
    verb = not _VERBS.isdisjoint(statement.words[finding.start : finding.end])
    patient = verb and not _PATIENT.isdisjoint(before[-2:])
    weighed = finding.assertion in DOUBTED and not LESIONS.isdisjoint(before)
    return patient or weighed or not _OLD_PLACES.isdisjoint(statement.words)


def _count_patients_own(names: Scanner, note: Surroundings, enough: int) -> int:
    """Sentences that name a neoplasm of the patient's, or its treatment; the family's do not count.

    No more are looked for than are enough.
    """
    hits = []
    own: set[int] = set()
    for hit in names.iterate_hits(note.text):
        hits.append(hit)
        section = note.segments.locate(hit)
        if hit >= section.body and section.category not in _OTHERS:
            own.add(note.segments.find_start(section, hit))
            if len(own) == enough:
                return enough
    sentences = names.scan(note.text, note.segments, hits)  # labels name what stands under them
    return sum(sentence.section.category not in _OTHERS for sentence in sentences)
