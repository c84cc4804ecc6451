"""What its note makes of a finding: a mention with the sites that it refers to, another person's, or none."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from recurnlp.extract.counts import examines_none, measures_sight
from recurnlp.extract.examined import place_in_examined
from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.freed import is_free_of_own, tells_where
from recurnlp.extract.generality import find_habit
from recurnlp.extract.holdings import is_native, is_told_apart
from recurnlp.extract.listed import REACHED
from recurnlp.extract.looked import free_of_blood_cancer, sees_treated
from recurnlp.extract.neighbors import may_grow_into, may_reach
from recurnlp.extract.pipeline import SentencePipeline
from recurnlp.extract.place import Placer
from recurnlp.extract.primary import is_elsewhere
from recurnlp.extract.reference import find_referred
from recurnlp.extract.regrown import bring_back
from recurnlp.extract.relatives import PRONOUNS, is_of_relative
from recurnlp.extract.removed import find_taken
from recurnlp.extract.samples import REPORTS
from recurnlp.extract.stating import Statement
from recurnlp.extract.surroundings import Surroundings
from recurnlp.extract.titles import is_bare
from recurnlp.extract.weighed import find_lesion
from recurnlp.model import Mention

_INTO = "into"
_RETURNING = frozenset(
    "recurrence recurrences recurrent recurred relapse relapsed remission return returned back".split()
)
_A = frozenset("a an another new second separate".split())
_OWNERS = frozenset({"his", "her", "their"})
_SCREENING = re.compile(r"(?i:\bscreening\b)")
_NOUGHT = frozenset({"0", "none"})
_ACUITY = "va"
_CODE = re.compile(r"[ \t]?(?:\([cpyr]{0,2}[MN]\))?[ \t]?[:=-]?[ \t]{0,2}[cpyr]{0,2}[MN][0OXx](?![A-Za-z]{2})")
_SAMPLED = re.compile(r"(?i:biops|\bbx\b|\bfna|\bcores?\b|aspirat)")
_TAKEN_OUT = re.compile(r"(?i:ectom(?:y|ies)\b)")


class Resolver:
    """Resolves findings.

    Args:
        pipeline: what finds organs in other sentences.
        placer: what makes mentions of those that hold.
    """

    def __init__(self, pipeline: SentencePipeline, placer: Placer) -> None:
        self._pipeline = pipeline
        self._placer = placer

    def resolve(self, note: Surroundings, statement: Statement, finding: Finding) -> tuple[Mention, ...]:
        """Return the mention of a finding; none of one that says nothing in its note.

        Args:
            note: the note.
            statement: the sentence the finding was made in.
            finding: the finding.
        """
        finding = _send_away(note, statement, free_of_blood_cancer(note, statement, finding))
        if _says_nothing(note, statement, finding):
            return ()
        finding = bring_back(note, statement, _bring_home(note, _leave_risen(finding)))
        sites = find_referred(self._pipeline, note, statement, finding)
        sites = sites or find_taken(self._pipeline, note, statement, finding)
        labelled = sites == finding.sites and all(site.end <= statement.label_size for site in sites)
        if labelled and is_bare(statement, finding):
            return ()
        lesion = find_lesion(self._pipeline, note, statement, finding, sites)
        if lesion:
            sites, finding = lesion, replace(finding, extent=finding.extent or "local")
        sites = sites or place_in_examined(note.examined, note.primary, statement, finding)
        if finding.elsewhere and not _is_spread(note, statement, finding, sites):
            return ()
        if finding.assertion != "other" and _is_of_relative(note, statement, finding):
            finding = replace(finding, assertion="other")
        mention = self._placer.place(note, statement, finding, sites)
        habit = find_habit(note.text, mention) if note.is_published else None
        return (replace(mention, assertion="other", cues=(*mention.cues, habit)) if habit else mention,)


def _says_nothing(note: Surroundings, statement: Statement, finding: Finding) -> bool:
    """Whether the note shows that a finding is none: of its own organ, of no treatment, a title, an eye's acuity."""
    return (
        _counts_nothing(note, statement, finding)
        or _is_at_home(note, finding)
        or _tests_sight(note, statement, finding)
        or _titles_code(note, statement, finding)
        or (finding.looked and not sees_treated(note, statement, finding))
        or (finding.freed and not is_free_of_own(note, statement, finding))
        or (finding.treated and not _may_have_returned(note, finding))
        or _grew_into(note, statement, finding)
    )


def _is_spread(note: Surroundings, statement: Statement, finding: Finding, sites: tuple[SiteFinding, ...]) -> bool:
    """Whether what was found in an organ did not begin there; the sentence before may tell which organ it is."""
    if finding.judged and note.primary is None:
        return False
    if finding.concept == "lesion" and note.primary is None:
        return True  # "liver metastases and lung nodules", whatever they come from
    if not is_elsewhere([site.site for site in finding.sites or sites], note.primary):
        return False
    if finding.reached and (not note.primary or may_reach([s.site for s in finding.sites], note.primary.site)):
        return False
    if finding.concept == "organ" and note.primary and may_grow_into([s.site for s in sites], note.primary.site):
        return False
    words = statement.words[finding.start : finding.end]
    if _began_there(words):
        return False
    if words[0] in REPORTS and not _is_of_one_sample(note, statement, sites):
        return False
    strange = is_told_apart(sites) and not is_native(words, {site.site for site in sites})
    owned = not _OWNERS.isdisjoint(statement.words[max(finding.start - 1, 0) : finding.start])  # of what, "his biopsy"?
    return bool(finding.sites) or (strange and not owned and finding.assertion != "absent")


def _grew_into(note: Surroundings, statement: Statement, finding: Finding) -> bool:
    """Whether what has "got into" an organ lay beside it."""
    into = finding.kind == "metastasis" and statement.words[finding.end - 1] == _INTO
    return into and note.primary is not None and may_reach([s.site for s in finding.sites], note.primary.site)


def _began_there(words: Sequence[str]) -> bool:
    """Whether what was found is called a primary: "it proved to be a primary neuroendocrine tumor"."""
    return any(word == "primary" and before in _A for before, word in pairwise(words))


def _is_of_one_sample(note: Surroundings, statement: Statement, sites: tuple[SiteFinding, ...]) -> bool:
    """Whether what "pathology showed" was in one organ that was sampled, and not in all that an operation took out."""
    before = note.find_before(statement.sentence)
    label = note.text[slice(*statement.sentence.label)] if statement.sentence.label else ""
    told = label + note.text[(before or statement.sentence).start : statement.sentence.end]
    one = len({site.site for site in sites}) == 1
    return one and _SAMPLED.search(told) is not None and _TAKEN_OUT.search(told) is None


def _leave_risen(finding: Finding) -> Finding:
    """What is denied behind a marker's rise is something else: "the CEA has doubled, colonoscopy was negative"."""
    denied = _tells_of_marker(finding) and finding.assertion == "absent"
    return replace(finding, assertion="probable") if denied else finding


def _tells_of_marker(finding: Finding) -> bool:
    return finding.treated and finding.extent == "biochemical"


def _send_away(note: Surroundings, statement: Statement, finding: Finding) -> Finding:
    """What is denied of organs that the cancer did not begin in is spread: "no evidence of disease in the lungs"."""
    denied = finding.kind == "recurrence" and finding.concept == "recurrence" and finding.assertion == "absent"
    if not denied or not tells_where(statement.words, finding.end, finding.sites):
        return finding
    named = not _RETURNING.isdisjoint(statement.words[finding.start : finding.end])
    if named or note.primary is None or not is_elsewhere([site.site for site in finding.sites], note.primary):
        return finding
    if not REACHED.issuperset(site.site for site in finding.sites):
        return finding  # "no cancer in the other breast"
    return replace(finding, kind="metastasis", extent="distant", freed=False)


def _bring_home(note: Surroundings, finding: Finding) -> Finding:
    """A study of the organ where the cancer began, told as clear, says that it has not come back there."""
    studied = finding.concept == "study" and note.primary is not None
    if not studied or [site.site for site in finding.sites] != [note.primary and note.primary.site]:
        return finding
    return replace(finding, kind="recurrence", extent="local")


def _is_at_home(note: Surroundings, finding: Finding) -> bool:
    """Whether an organ holds, or is free of, what begins there: a lymphoma is no spread to nodes."""
    if note.primary is None:
        return False
    if finding.concept == "organ" and finding.assertion == "absent":
        return {site.site for site in finding.sites} == {note.primary.site}  # "Liver: no tumor", of a hepatoma
    held = finding.concept == "study" or (finding.concept == "node" and finding.assertion != "absent")
    return held and note.primary.site == "lymph_node"


def _counts_nothing(note: Surroundings, statement: Statement, finding: Finding) -> bool:
    """Whether none of no nodes was involved: "Number examined: 0. Number involved: 0"."""
    if finding.assertion != "absent" or statement.words[finding.end - 1] not in _NOUGHT:
        return False
    before = note.find_before(statement.sentence)
    return before is not None and examines_none(note.text[before.start : before.end])


def _tests_sight(note: Surroundings, statement: Statement, finding: Finding) -> bool:
    """Whether a count of level VA is visual acuity, where the section tells of no neck."""
    section = statement.sentence.section
    if statement.words[finding.start] != _ACUITY:
        return False
    return measures_sight(note.text, statement.span(finding.start, finding.end)[0], section.start, section.end)


def _titles_code(note: Surroundings, statement: Statement, finding: Finding) -> bool:
    """Whether spread is only the title of a code, which says whether there is any: "Distant metastasis (M): pM0"."""
    titles = finding.kind == "metastasis" and finding.assertion == "present" and not finding.cues
    return titles and _CODE.match(note.text, statement.span(finding.start, finding.end)[1]) is not None


def _may_have_returned(note: Surroundings, finding: Finding) -> bool:
    """Whether a cancer was treated, so that a marker that rises or a clear mammogram tells of its return.

    A marker that did not rise denies nothing, nor does the mammogram of a screening.
    """
    if _tells_of_marker(finding):
        return note.is_treated and not any(c.category == "negated" and c.start < finding.start for c in finding.cues)
    own = note.primary is not None and note.primary.site == "breast"
    return note.is_treated and own and not _SCREENING.search(note.text)


def _is_of_relative(note: Surroundings, statement: Statement, finding: Finding) -> bool:
    """Whether a pronoun makes the mention a relative's, whom the clause or the sentence before named."""
    if PRONOUNS.isdisjoint(statement.words[statement.label_size :]):
        return False
    before = note.read_before(statement.sentence)
    return is_of_relative(statement, finding, before.words if before else ())
