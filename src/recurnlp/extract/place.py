"""Put findings back into their note, and apply what their sentence could not know."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from recurnlp.extract.counts import NodeCounts, count_nodes
from recurnlp.extract.extent import settle_extent
from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.reader import Reading
from recurnlp.model import Cue, Mention, Section, Sentence
from recurnlp.model.vocabulary import Assertion, Laterality, Time
from recurnlp.rules import PrimaryRule, SiteCodes
from recurnlp.rules.records import SectionEffect

T = TypeVar("T")
_SIDES: dict[str, Laterality] = {
    "left": "left", "right": "right", "bilateral": "bilateral", "bilaterally": "bilateral", "both": "bilateral",
}  # fmt: skip
_ASKING = frozenset({"clinical_information"})
# Where a laboratory tells of the nodes in hand, whatever year it names.
LABORATORY = frozenset(
    "diagnosis gross microscopic synoptic specimen intraoperative comment addendum special_studies sections".split()
)
_EARLIER = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:years?|months|yrs?) (?:ago|out|earlier|previously|before)|at (?:that|the) time"
    r"|at (?:surgery|diagnosis))\b",
    re.IGNORECASE,
)
# The category whose definition a mention is.
_NODE_CATEGORY = re.compile(r"\bp?N\s?[0-3X][a-c]?(?:\s?\(\w{1,5}\))?\s?[:=,(–—-]?\s*\Z")
_CATEGORY_REACH = 16
_SIDE_REACH = 3
_BARE_WORDS = 1
_QUERY = frozenset({"?", ",", ";", "and", "(", ")", "query"})
_SHARED = 1 << 10


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence as the pipeline read it.

    Args:
        sentence: where it stands.
        words: the label's words, then the sentence's.
        label_size: how many of them are the label's.
        reading: the sentence's words with their offsets in the sentence.
    """

    sentence: Sentence
    words: tuple[str, ...]
    label_size: int
    reading: Reading

    def move(self, offset: int, section: Section | None = None) -> "Statement":
        """Return the same statement further on.

        Args:
            offset: how much further.
            section: the section that it stands in there.
        """
        old = self.sentence
        if offset == 0 and section in (None, old.section):
            return self
        return Statement(old.move(offset, section or old.section), self.words, self.label_size, self.reading)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the note offsets of ``words[start:end]``, as far as they stand in the sentence itself."""
        first = max(start - self.label_size, 0)
        last = min(max(end - self.label_size, first + 1), len(self.reading.words)) - 1
        offset = self.sentence.start
        return offset + self.reading.starts[first], offset + self.reading.ends[last]


class Placer:
    """Makes mentions of findings.

    Args:
        effects: category of section → what standing there does to a mention.
        codes: site → its codes.
    """

    def __init__(self, effects: Mapping[str, SectionEffect], codes: Mapping[str, SiteCodes]) -> None:
        self._effects = effects
        self._codes = codes

    def place(
        self,
        text: str,
        statement: Statement,
        finding: Finding,
        referred: tuple[SiteFinding, ...],
        primary: PrimaryRule | None,
        *,
        staged: bool = False,
        tissue: bool = False,
    ) -> Mention:
        """Return the mention.

        Args:
            text: the note.
            statement: the sentence the finding was made in.
            finding: the finding.
            referred: its sites, or those of the sentence before, for a mention that refers to it ("These are
                metastases").
            primary: the cancer the note is about.
            staged: whether the note's pathologic stage has positive regional nodes and no distant spread.
            tissue: whether the note is a laboratory's. What it was asked is a doubt; of a study it is an order.
        """
        start, end = statement.span(finding.start, finding.end)
        sites = referred
        in_category = _NODE_CATEGORY.search(text, max(start - _CATEGORY_REACH, 0), start)
        if in_category and finding.extent is None:  # "pN1b: metastases to cervical or superior mediastinal nodes"
            nodes = tuple(site for site in sites if site.site == "lymph_node")
            sites = nodes or (SiteFinding("lymph_node", None, finding.start, finding.end),)
        staged = bool(in_category) or (staged and statement.sentence.section.category in LABORATORY)
        sites, extent = settle_extent(finding, sites, primary, staged=staged)
        sentence_start, sentence_end = trim(text, statement.sentence)
        assertion, time = self._apply_section(finding, statement, tissue=tissue)
        if _counts_earlier(finding, text[start:end], text[sentence_start:sentence_end], statement.sentence.section):
            time = "past"
        is_nodal = finding.kind == "metastasis" and any(site.site == "lymph_node" for site in sites)
        counts = count_nodes(text, start, end, assertion) if is_nodal else NodeCounts()
        side = _find_side(statement.words, sites) if finding.sites else None
        return Mention(
            start=start,
            end=end,
            text=text[start:end],
            kind=finding.kind,
            assertion=assertion,
            time=time,
            extent=extent,
            sites=_share(tuple(dict.fromkeys(site.site for site in sites))),
            section=statement.sentence.section.category,
            sentence_start=sentence_start,
            sentence_end=sentence_end,
            rule_id=finding.rule_id,
            laterality=side,
            icd10=_share(tuple(dict.fromkeys(code for site in sites if (code := self._code(site, side))))),
            cues=tuple(
                Cue(cue.rule_id, cue.category, *statement.span(cue.start, cue.end))
                for cue in finding.cues
                if cue.end > statement.label_size
            ),
            nodes_positive=counts.positive,
            nodes_examined=counts.examined,
        )

    def _apply_section(self, finding: Finding, statement: Statement, *, tissue: bool) -> tuple[Assertion, Time]:
        effect = self._effects.get(statement.sentence.section.category)
        assertion, time = finding.assertion, finding.time
        if effect == "other":
            return "other", time
        if effect == "past" and finding.kind == "recurrence":  # a metastasis in the list of diseases is still there
            return assertion, "past"
        asks = effect == "hypothetical" or (statement.sentence.section.category in _ASKING and not tissue)
        if asks and (_is_asked(finding, statement) or (effect and _is_bare(finding, statement))):
            return "hypothetical", time
        return assertion, time

    def _code(self, site: SiteFinding, side: Laterality | None) -> str | None:
        codes = self._codes.get(site.site)
        if codes is None:
            return None
        return codes.icd10.get(site.station or side or "") or codes.icd10.get("unspecified")


def _counts_earlier(finding: Finding, words: str, sentence: str, section: Section) -> bool:
    """Whether nodes were taken at an operation that a later note dates: "SLNB 2021 (0/2)", "node-negative in 2016"."""
    nodal = finding.kind == "metastasis" and all(site.site == "lymph_node" for site in finding.sites)
    counted = nodal and (finding.concept == "node" or any(character.isdecimal() for character in words))
    return counted and section.category not in LABORATORY and _EARLIER.search(sentence) is not None


def _is_bare(finding: Finding, statement: Statement) -> bool:
    """Whether it only names: "INDICATION: Metastases." asks, "INDICATION: Cancer with bone metastases." tells."""
    opens = finding.start - statement.label_size <= 1
    return opens and not finding.cues and finding.end - finding.start <= _BARE_WORDS


def _is_asked(finding: Finding, statement: Statement) -> bool:
    """Whether a question mark is all the doubt there is ("INDICATION: ?liver mets"), or the sentence a question."""
    doubts = [cue for cue in finding.cues if cue.category == "possible"]
    asks = statement.words[-1:] == ("?",)
    return bool(doubts) and all(asks or _QUERY.issuperset(statement.words[cue.start : cue.end]) for cue in doubts)


def trim(text: str, sentence: Sentence) -> tuple[int, int]:
    """Return the offsets of a sentence without the white space around it."""
    whole = text[sentence.start : sentence.end]
    left = len(whole) - len(whole.lstrip())
    return sentence.start + left, sentence.start + max(len(whole.rstrip()), left)


@lru_cache(maxsize=_SHARED)
def _share(values: tuple[T, ...]) -> tuple[T, ...]:
    """Return one tuple for all that are equal: of a note with a million mentions they take a tenth of the room."""
    return values


def _find_side(words: tuple[str, ...], sites: tuple[SiteFinding, ...]) -> Laterality | None:
    for site in sites:
        for word in words[max(site.start - _SIDE_REACH, 0) : site.end + 1]:
            if word in _SIDES:
                return _SIDES[word]
    return None
