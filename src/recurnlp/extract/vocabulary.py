"""Which words the rules know: what the reader keeps and the scanner looks for."""

from collections.abc import Iterable

from recurnlp.extract.ailments import AILMENTS
from recurnlp.extract.anchors import Neighbors, choose_anchors
from recurnlp.extract.bearing import RELATIONS
from recurnlp.extract.chains import JOINTS, LESION_NOUNS, QUALITIES
from recurnlp.extract.conditions import CONDITIONS, GERMS, OLD_DISEASES
from recurnlp.extract.evident import TOLD
from recurnlp.extract.examined import CHEST_WORDS
from recurnlp.extract.fluids import FLUIDS, OPENINGS
from recurnlp.extract.foreseen import AWAITED, PLANS
from recurnlp.extract.freed import LEADS
from recurnlp.extract.known import CHANGED, GONE
from recurnlp.extract.lending import OTHER_FINDINGS, OUTSIDE
from recurnlp.extract.limits import FOLLOWING, SOUND_ORGANS, SPARED
from recurnlp.extract.located import LOCATING
from recurnlp.extract.matches import concept_of
from recurnlp.extract.measures import FOUND, SIZES
from recurnlp.extract.mishaps import MISHAPS, RISKS
from recurnlp.extract.named import ROOMS
from recurnlp.extract.namings import NAMES
from recurnlp.extract.operations import FOR_SPREAD, OPERATED, REASONS
from recurnlp.extract.origins import EFFECTS, GROWTH, KNOWN, ORIGINS, TOUCHED
from recurnlp.extract.pointing import EXCLUSIONS, MEASURES, POINTERS
from recurnlp.extract.preceding import SOUND
from recurnlp.extract.presupposed import PRESUPPOSING
from recurnlp.extract.reader import DECIMAL, NUMBER, ZERO, Reader
from recurnlp.extract.relatives import KIN, PRONOUNS
from recurnlp.extract.retold import RETOLD
from recurnlp.extract.returning import AUXILIARIES, SAMPLES
from recurnlp.extract.sites import BESIDE, LINKS, TIMES
from recurnlp.extract.sources import ALIKE
from recurnlp.extract.stationed import GROUPS
from recurnlp.extract.studies import STUDY_WORDS
from recurnlp.extract.subject import PATIENT
from recurnlp.extract.taken import PARTS
from recurnlp.extract.tissue import HISTOLOGICALLY, TISSUE
from recurnlp.extract.titles import DENIED, TITLE
from recurnlp.extract.traits import NAMING, VALUES
from recurnlp.extract.vantage import VERDICTS
from recurnlp.extract.weighed import BEDS, DURA, LESIONS, NECROSIS, RIVALS, TREATED
from recurnlp.rules import RuleSet
from recurnlp.rules.records import Concept

# Words that are asked for by name, whether a rule holds them or not.
FUNCTION_WORDS = KIN.union(
    PRONOUNS, EFFECTS, JOINTS, LINKS, BESIDE, ORIGINS, KNOWN, TOUCHED, TITLE, DENIED, POINTERS, MEASURES, TISSUE, SOUND,
    EXCLUSIONS, GROWTH, QUALITIES, BEDS, RIVALS, TREATED, NECROSIS, DURA, LESIONS, RELATIONS, FLUIDS, PATIENT,
    AUXILIARIES, STUDY_WORDS, GONE, CHANGED, SAMPLES, MISHAPS, RISKS, CONDITIONS, GERMS,
    OLD_DISEASES, ROOMS, TOLD, LEADS, PARTS,
    CHEST_WORDS, FOUND, SIZES, NAMES, RETOLD, ALIKE, VERDICTS, LOCATING, TIMES, SPARED,
    SOUND_ORGANS, OTHER_FINDINGS, OPERATED, FOR_SPREAD, REASONS, HISTOLOGICALLY, AILMENTS, OUTSIDE, GROUPS,
    LESION_NOUNS, FOLLOWING, NAMING, VALUES, AWAITED, PLANS, PRESUPPOSING,
)  # fmt: skip
_TOLD = frozenset({"metastasis", "recurrence", "node", "organ", "study"})


def collect_vocabulary(rules: RuleSet, reader: Reader) -> frozenset[str]:
    """Return every word of every phrase, in canonical spelling.

    Args:
        rules: the rules.
        reader: a reader that knows every word.
    """
    phrases: Iterable[str] = (
        phrase
        for family in (rules.targets, rules.context, rules.ignore, rules.sites)
        for rule in family
        for phrase in rule.phrases
    )
    return frozenset({NUMBER, DECIMAL, ZERO}.union(*map(reader.read_words, phrases)))


def choose_target_anchors(rules: RuleSet, reader: Reader) -> dict[str, Neighbors]:
    """Return an anchor of each phrase that a mention may begin with, and which words stand beside it.

    Args:
        rules, reader: as for `collect_vocabulary`.
    """
    told = [rule for rule in rules.targets if concept_of(rule) in _TOLD or rule.needs == "known"]
    phrases = [phrase for rule in told for phrase in rule.phrases]
    return choose_anchors((*phrases, *OPENINGS), reader)


def choose_anchors_of(concept: Concept, rules: RuleSet, reader: Reader) -> dict[str, Neighbors]:
    """Return the same of a concept's phrases: what names a neoplasm, or its treatment.

    Args:
        concept: what the phrases stand for.
        rules, reader: as for `collect_vocabulary`.
    """
    return choose_anchors((p for rule in rules.targets if concept_of(rule) == concept for p in rule.phrases), reader)


def collect_single_words(rules: RuleSet, concept: Concept) -> frozenset[str]:
    """Return the phrases of one word of a concept.

    Args:
        rules: the rules.
        concept: what the phrases stand for.
    """
    phrases = (phrase for rule in rules.targets if concept_of(rule) == concept for phrase in rule.phrases)
    return frozenset(phrase for phrase in phrases if phrase.isalpha())


def collect_written_words(rules: RuleSet) -> frozenset[str]:
    """Return the words of headings and of the names of cancers, which are looked up as they are written.

    Args:
        rules: the rules.
    """
    named = (phrase for rule in rules.primaries for phrase in (*rule.phrases, *rule.hints))
    headings = (heading for rule in rules.sections for heading in rule.headings)
    return frozenset(word for phrase in (*named, *headings) for word in phrase.split())
