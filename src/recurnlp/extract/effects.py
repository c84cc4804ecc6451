"""What the section that a finding stands in does to its assertion and time."""

import re
from collections.abc import Iterable

from recurnlp.extract.finding import Finding
from recurnlp.extract.stating import Statement
from recurnlp.model import Section
from recurnlp.model.sections import LABORATORY
from recurnlp.model.vocabulary import Assertion, Time
from recurnlp.rules import SectionRule
from recurnlp.rules.records import SectionEffect

_ASKING = frozenset({"clinical_information"})
_EARLIER = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:years?|months|yrs?) (?:ago|out|earlier|previously|before)|at (?:that|the) time"
    r"|at (?:the )?(?:surgery|operation|diagnosis))\b",
    re.IGNORECASE,
)
_BARE_WORDS = 1
_VERBS = frozenset({"recurred", "relapsed", "metastasized"})
_CONSENT = "consent"
_ITEM_STARTS = frozenset({",", ";", "and", "or", ":"})
# A sentence with one of these is no entry of a list.
_TOLD = frozenset("is are was were has have had be been patient she he her his known shows showed developed".split())
_QUERY = frozenset({"?", ",", ";", "and", "(", ")", "query"})


class SectionEffects:
    """Applies the effects of sections.

    Args:
        rules: the rules that name sections.
    """

    def __init__(self, rules: Iterable[SectionRule]) -> None:
        self._effects = {rule.category: rule.effect for rule in rules if rule.effect}

    def find(self, category: str) -> SectionEffect | None:
        """Return the effect of a category of section, ``None`` if it has none."""
        return self._effects.get(category)

    def apply(self, finding: Finding, statement: Statement, *, tissue: bool) -> tuple[Assertion, Time]:
        """Return what a finding asserts where it stands, and of when.

        Args:
            finding: the finding.
            statement: the sentence the finding was made in.
            tissue: whether the note is a laboratory's. What it was asked is a doubt; of a study it is an order.
        """
        category = statement.sentence.section.category
        effect = self.find(category)
        assertion, time = finding.assertion, finding.time
        if effect == "other":
            return "other", time
        if effect == "possible" and assertion == "present" and _TOLD.isdisjoint(statement.words):
            return "possible", time
        if effect == "past" and finding.kind == "recurrence" and assertion != "absent":
            return assertion, "past"  # a metastasis in the list of diseases is still there, freedom still holds
        asks = effect == "hypothetical" or (category in _ASKING and not tissue)
        if asks and (_is_asked(finding, statement) or (effect and _is_bare(finding, statement))):
            return "hypothetical", time
        if category == _CONSENT and assertion == "present" and _is_item(finding, statement):
            return "hypothetical", time
        return assertion, time


def counts_earlier(finding: Finding, words: str, sentence: str, section: Section) -> bool:
    """Return whether nodes were taken at an operation that a later note dates: "SLNB 2021 (0/2)", "negative in 2016".

    Args:
        finding: the finding.
        words, sentence: its text and that of its sentence.
        section: where it stands.
    """
    nodal = finding.kind == "metastasis" and all(site.site == "lymph_node" for site in finding.sites)
    counted = nodal and (
        finding.concept == "node" or "negative" in words.lower() or any(character.isdecimal() for character in words)
    )
    return counted and section.category not in LABORATORY and _EARLIER.search(sentence) is not None


def _is_bare(finding: Finding, statement: Statement) -> bool:
    """Whether it only names: "INDICATION: Metastases." asks, "INDICATION: Cancer with bone metastases." tells."""
    opens = finding.start - statement.label_size <= 1 and statement.words[finding.start] not in _VERBS
    return opens and not finding.cues and finding.end - finding.start <= _BARE_WORDS


def _is_item(finding: Finding, statement: Statement) -> bool:
    """Whether it is an item of the list that the section consists of: "RISKS: Bleeding, infection, recurrence."."""
    first = statement.words[max(finding.start - 1, 0)] in _ITEM_STARTS or finding.start == statement.label_size
    return first and statement.sentence.start - statement.sentence.section.body <= 1


def _is_asked(finding: Finding, statement: Statement) -> bool:
    """Whether a question mark is all the doubt there is ("INDICATION: ?liver mets"), or the sentence a question."""
    doubts = [cue for cue in finding.cues if cue.category == "possible"]
    asks = statement.words[-1:] == ("?",)
    return bool(doubts) and all(asks or _QUERY.issuperset(statement.words[cue.start : cue.end]) for cue in doubts)
