"""Whether a cue is about a phrase that names spread or return, or about something else that the statement tells.

A denial or doubt of something else takes the phrase for granted: "no seizures from the brain metastases".
"""

from collections.abc import Sequence

from recurnlp.extract.aspects import is_of_course
from recurnlp.extract.clauses import FINITE
from recurnlp.extract.compose import VERDICTS
from recurnlp.extract.finding import CueFinding
from recurnlp.extract.lending import EXAMS
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.parting import tally
from recurnlp.extract.presupposed import is_presupposed
from recurnlp.extract.reader import UNKNOWN
from recurnlp.rules.records import Category

_REST = frozenset({"all", "others", "other", "rest", "remaining", "nodes"})
_PARTED = frozenset({",", ";"})
_COMMAS = _PARTED | {")"}
_LISTING = frozenset({"and", "or", "nor", "metastasis", "metastases", "metastatic"})
# What is looked for beside a metastasis, and denied of it alone.
_FEATURES = frozenset({
    UNKNOWN, "extension", "spread", "invasion", "margin", "margins", "necrosis", "rupture", "capsule", "primary",
    "thrombus", "emboli", "involvement", "fat",
})  # fmt: skip
_DENIED = frozenset[Category]({"negated"})
_DOUBTED = frozenset[Category]({"possible", "probable"})
_ASKED = frozenset[Category]({"hypothetical"})
_UNCERTAIN = _DENIED | _DOUBTED | _ASKED
_PREPOSITIONS = frozenset(
    "from to by of in into within around near at through about with on for regarding since after following".split()
)
# What is denied of a thing that is there.
_OF_THING = _PREPOSITIONS - {"for"}
_KNOWN = frozenset("her his their my your its known existing established documented".split())
_THE, _TO, _OLD = ("the",), ("to",), "known"
_DEFINITE = _KNOWN | {"the", "this", "these", "those"}
# Signs of a thing, and other words for it: denied of it, they deny the thing itself.
_SIGNS = frozenset(
    "evidence sign signs indication suggestion suspicion concern finding findings feature features trace traces "
    "residual residue remnant remnants visualization visualisation presence persistence demonstration appearance "
    "lesion lesions mass masses nodule nodules abnormality abnormalities focus foci uptake activity avidity "
    "adenopathy lymphadenopathy tumor tumors disease deposit deposits cells carcinoma cancer malignancy "
    "area areas involvement component history".split()
)
_SYMPTOMS = frozenset({"symptom", "symptoms", "complaint", "complaints"})
_TROUBLES = _SYMPTOMS | frozenset(
    "pain bleeding hemorrhage seizure seizures headache headaches cough discomfort problems edema effect necrosis "
    "fracture fractures complication complications compression rupture obstruction".split()
)
_CAUSES = frozenset("from to by of in within around into through with".split())
_RELATED = frozenset("due secondary related caused attributable referable attributed associated".split())
# Who is treated for something has it.
_TREATMENTS = frozenset(
    "treatment therapy chemotherapy immunotherapy radiation radiotherapy irradiation surgery resection excision "
    "removal ablation radiosurgery craniotomy sbrt srs".split()
)
# Between an article and the phrase stand adjectives; "her cancer coming back" is no return of hers yet.
_NO_PART = FINITE | {",", ";", "and", "or", "nor", ":", ".", "cancer", "tumor", "disease"}
# What may be done instead of something else.
_OPTIONS = _TREATMENTS | {"observation", "surveillance", "watchful", "hospice", "placebo"}
_DRUGS = ("umab", "ximab", "tinib", "ciclib", "fenib", "platin", "taxel")
_WEIGHING = frozenset({"versus", "vs", "v"})
_SINCE = ("since",)
_TOLD = (("was",), ("were",), (".",), ())
# "No new liver or lung lesions larger than 1 cm" is joined by "or".
_CHANGES = frozenset("smaller larger shrunk grown regressed progressed decreased increased shrinking growing".split())
# How it does, behind its name: "no pneumonia, liver metastases unchanged".
_STATES = _CHANGES | {"unchanged", "stable"}
_STATED = frozenset({"is", "are", "remain", "remains", "have", "has", "all", "again"})
HISTORY_OF = "history.history_of"
_COPULA = {(word,) for word in ("is", "are", "remain", "remains", "have", "has")}
_TODAY = {(word,) for word in _STATES | {"progressed", "enlarged", "still", "worse", "progressing", "enlarging"}}
_DENIALS = frozenset("no not without negative nor neither none never free absence denies cannot nothing lack".split())
# Beside these, what a thing lies at is there.
_BESIDE = frozenset(
    {"adjacent", "next", "close", "proximal", "distal", "anterior", "posterior", "superior", "inferior"}
)
_MODIFIERS = 4
_CANCEROUS = frozenset({"metastatic", "recurrent", "relapsed"})
_UNNAMED = frozenset({"disease", "tumor", "tumors", "malignancy", "neoplasm"})
_MADE = frozenset({"ct", "mri", "pet", "ultrasound"})
_SUSPECTED = frozenset({"suspected", "presumed", "probable", "likely"})
# What a study did with its question, "evaluation for anemia showed metastases", and what makes that a condition again.
ANSWERED = frozenset(
    "shows showed reveals revealed demonstrates demonstrated discloses disclosed uncovers uncovered discovered found "
    "detected identified confirms confirmed suggests suggested yielded".split()
)
_JUDGED = frozenset("suspicious concerning worrisome consistent compatible positive suggestive diagnostic".split())
_COPULAS = frozenset({"is", "are", "was", "were"})
_CONDITIONS = frozenset("if whether should when until unless once would could may might will can that".split())
# Words that tell what a cue is about.
RELATIONS = _PREPOSITIONS.union(
    _DEFINITE,
    _SIGNS,
    _TROUBLES,
    _RELATED,
    _TREATMENTS,
    ANSWERED,
    _JUDGED,
    _CONDITIONS,
    _OPTIONS,
    _STATES,
    _STATED,
    _BESIDE,
    *_TODAY,
)

# Patients worry about what they have, and are taught about it, and not only about what might come.
_WORRIES = frozenset(
    "worried worries worry concerned concern anxious distressed upset afraid scared certain sure "
    "counseled counselled educated education counseling counselling teaching".split()
)
_OWNED = frozenset({"his", "her", "their", "these", "known"})
_DISEASES = frozenset("metastases metastasis mets recurrence recurrences relapse metastatic".split())


def bears_on(matches: Matches, cue: CueFinding, target: Target) -> bool:
    """Return whether a cue is about a phrase, and not about another place, a feature of the tumor, or a symptom of it.

    Args:
        matches: what was matched in the statement.
        cue: a cue that reaches the phrase.
        target: the phrase.
    """
    if cue.category == "hypothetical" and _is_known_worry(matches.words, cue, target):
        return False
    if cue.category in VERDICTS:
        return not _judges_another_place(matches, cue, target)
    if is_of_course(matches.words, cue, target.start, target.end):
        return False
    if _is_of_something_else(matches.words, cue, target):
        return False
    if cue.category in _DENIED and cue.start > target.end:
        return not _names_own_subject(matches.words[target.end : cue.start])
    if cue.category in _UNCERTAIN and cue.end <= target.start:
        if cue.category in _ASKED and _asks_something_else(matches, cue, target):
            return False
        return not _takes_for_granted(matches.words, cue, target)
    return True


def _is_of_something_else(words: Sequence[str], cue: CueFinding, target: Target) -> bool:
    """Whether what is past, weighed or asked is what was done or is to be done, and how the disease does is told."""
    if cue.category in _DENIED:
        another = cue.end <= target.start and _tells_how_it_does(words, cue, target)
        return another or _continues_nothing(words, cue)
    if cue.category == "past":
        return cue.end <= target.start and (_is_free_since(cue, target) or _has_a_state(words, cue, target))
    if cue.category in _DOUBTED and _weighs_treatments(words, cue, target):
        return True
    return cue.category in _DOUBTED | _ASKED and is_presupposed(words, cue, target)


def _continues_nothing(words: Sequence[str], cue: CueFinding) -> bool:
    """Whether an "or" that carries a denial on has none before it: "if the liver grows or new metastases come"."""
    return words[cue.start] == "or" and _DENIALS.isdisjoint(words[: cue.start])


def _tells_how_it_does(words: Sequence[str], cue: CueFinding, target: Target) -> bool:
    """Whether what is denied is another item than lesions that change: "no abscess and liver lesions smaller"."""
    gap = words[cue.end : target.start]
    if "and" in gap[1:] and not _CHANGES.isdisjoint(words[target.start : target.end]):
        return True
    behind = next((word for word in words[target.end : target.end + 2] if word not in _STATED), "")
    return behind in _STATES and "," in gap[1:] and "or" not in gap


def _is_free_since(cue: CueFinding, target: Target) -> bool:
    """Whether the cancer is the history, and freedom is what there is: "history of melanoma, disease-free"."""
    return cue.rule_id == HISTORY_OF and target.rule.assertion == "absent"


def _has_a_state(words: Sequence[str], cue: CueFinding, target: Target) -> bool:
    """Whether it is told how it does today, whatever was done before: "previously treated metastases are unchanged"."""
    if not _PREPOSITIONS.isdisjoint(words[cue.start : target.start]):
        return False  # "the cavity of the metastasis is unchanged"
    return words[target.end : target.end + 1] in _COPULA and words[target.end + 1 : target.end + 2] in _TODAY


def _asks_something_else(matches: Matches, cue: CueFinding, target: Target) -> bool:
    words = matches.words
    made = words[cue.end - 1] == "for" and not _MADE.isdisjoint(words[cue.start : cue.end])
    suspected = made and not _SUSPECTED.isdisjoint(words[cue.end : target.start])  # "a CT for suspected recurrence"
    return suspected or _is_answered(words, cue, target) or _examines_patient_of(matches, cue, target)


def _is_answered(words: Sequence[str], cue: CueFinding, target: Target) -> bool:
    """Whether a study that was to look for something else is told with what it found: "imaging for pain showed"."""
    told = words[max(cue.start - _MODIFIERS, 0) : target.start]
    if not _CONDITIONS.isdisjoint(told) or not _WORRIES.isdisjoint(words[cue.start : cue.end]):
        return False
    gap = words[cue.end : target.start]
    judged = any(a in _COPULAS and not _JUDGED.isdisjoint(gap[i + 1 : i + 3]) for i, a in enumerate(gap))
    return judged or not ANSWERED.isdisjoint(gap)


def _examines_patient_of(matches: Matches, cue: CueFinding, target: Target) -> bool:
    """Whether an examination is for a patient's cancer and not for what it may show: "CT for metastatic melanoma"."""
    words = matches.words
    if (
        words[target.start] not in _CANCEROUS
        or words[cue.end - 1] != "for"
        or EXAMS.isdisjoint(words[cue.start : cue.end])
    ):
        return False
    behind = range(target.start + 1, target.end + _MODIFIERS)
    return any(tumor.end - 1 in behind and words[tumor.end - 1] not in _UNNAMED for tumor in matches.of("tumor"))


def _is_known_worry(words: Sequence[str], cue: CueFinding, target: Target) -> bool:
    """Whether a worry is about disease that somebody has: "concerned about her liver metastases"."""
    worries = not _WORRIES.isdisjoint(words[cue.start : cue.end])
    owned = not _OWNED.isdisjoint(words[cue.start : target.start])
    return worries and owned and words[target.end - 1] in _DISEASES


def _weighs_treatments(words: Sequence[str], cue: CueFinding, target: Target) -> bool:
    """Whether what is weighed is what to do: "nivolumab versus observation, the nodal deposit being small"."""
    between = words[cue.end : target.start] if cue.end <= target.start else words[target.end : cue.start]
    if "," not in between or _WEIGHING.isdisjoint(words[cue.start : cue.end]):
        return False
    beside = (*words[max(cue.start - 1, 0) : cue.start], *words[cue.end : cue.end + 1])
    return any(word in _OPTIONS or word.endswith(_DRUGS) for word in beside)


def _judges_another_place(matches: Matches, cue: CueFinding, target: Target) -> bool:
    """The count of "Nodes (0/4), liver metastases" is the nodes', and that of "metastatic melanoma; 0/6 nodes".

    So is the verdict of "one deposit, the others are negative", and the second of "in 1 of 4 and 0 of 10 nodes".
    """
    behind = matches.words[target.end : cue.start]
    if "," in matches.words[cue.end : target.start] or ("," in behind and not _REST.isdisjoint(behind)):
        return True
    counts = any(node.start == cue.end for node in matches.of("node"))
    return tally(behind) > 0 or (counts and not _PARTED.isdisjoint(behind))


def _names_own_subject(gap: Sequence[str]) -> bool:
    """Whether a denial behind has a subject of its own: "metastatic carcinoma, 4 mm, capsular rupture not seen"."""
    comma = max((index for index, word in enumerate(gap) if word in _COMMAS), default=-1)
    subject = gap[comma + 1 :]
    return comma >= 0 and _LISTING.isdisjoint(subject) and not _FEATURES.isdisjoint(subject)


def _takes_for_granted(words: Sequence[str], cue: CueFinding, target: Target) -> bool:
    """Whether what a cue denies or doubts is something else, of which the phrase only tells the place or the cause.

    "No hemorrhage into the known metastasis"; "pain, likely from her metastases"; "no cough since lung metastases".
    """
    gap = words[cue.end : target.start]
    last = max((index for index, word in enumerate(gap) if word in _PREPOSITIONS), default=-1)
    head, named = gap[: max(last, 0)], gap[last + 1 :]
    if len(named) > _MODIFIERS or not _NO_PART.isdisjoint(named):
        return False
    if gap[last : last + 1] == _SINCE:
        return not _DEFINITE.isdisjoint(named) or words[target.end : target.end + 1] in _TOLD
    if not head and named[:1] == _THE and not _RELATED.isdisjoint(words[cue.start : cue.end]):
        return words[cue.end - 1 : cue.end] == _TO  # "may be related to the metastases"
    if not head or head[0] in _PREPOSITIONS:
        return cue.category in _DOUBTED and _is_known(named, target)
    governor = _find_governor(head)
    if governor in _SIGNS or (governor in _SYMPTOMS and gap[last] == "of"):
        return False
    if not _DEFINITE.isdisjoint(named[:1]):
        return gap[last] in _OF_THING
    if governor in _TREATMENTS:
        return cue.category not in _ASKED
    if governor in _BESIDE and gap[last] == "to":
        return True
    plain = cue.category in _DENIED and _SIGNS.isdisjoint(words[cue.start : cue.end])
    return plain and governor in _TROUBLES and gap[last] in _CAUSES


def _is_known(named: Sequence[str], target: Target) -> bool:
    """Whether what is doubted is only whether it is this: "likely from her metastases", "the known recurrence"."""
    if target.concept == "recurrence":  # "worrisome for her cancer coming back"
        return _OLD in named
    return not _KNOWN.isdisjoint(named[1:2] if named[:1] == _THE else named[:1])


def _find_governor(head: Sequence[str]) -> str:
    """The noun that a preposition belongs to: the last word before it, or before "due", "related", "secondary"."""
    return head[-2] if len(head) > 1 and head[-1] in _RELATED else head[-1]
