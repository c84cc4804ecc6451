"""What a note knows and a sentence does not: the sentences around it, the note's cancer, and its stage."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from recurnlp.extract.examined import find_examined
from recurnlp.extract.generality import is_published
from recurnlp.extract.located import OPENING
from recurnlp.extract.primary import PrimaryFinder
from recurnlp.extract.reader import Reader
from recurnlp.extract.segment import NEAR, Division
from recurnlp.extract.signs import Signs
from recurnlp.extract.stage import StageFinding
from recurnlp.extract.staging import stages_nodes
from recurnlp.extract.stating import Statement, read_statement
from recurnlp.model import Sentence
from recurnlp.model.sections import LABORATORY
from recurnlp.model.vocabulary import Site
from recurnlp.rules import PrimaryRule

_MOST_ITEMS = 12
_ITEM = re.compile(r"\s*(?:(?P<bullet>[-*•])|\(?(?:(?P<digit>\d{1,2})|(?P<letter>[A-Za-z]))[.)])\s+\S[^\n]{0,80}\s*\Z")
# What a form or a letter goes on with behind spread: "Specify site(s): Lung", "Sites of disease: bone, liver."
_SITES = re.compile(
    r"\s*+(?:[-*•]\s*+)?(?:(?:specify|involved|known)\s)?(?:sites?|site\(s\)|locations?)(?:\s\(specify\))?"
    r"(?:\sof\s(?:distant\s|metastatic\s)?(?:disease|metasta\w+|involvement|spread))?(?:\sinvolved)?\s?(?::|\binclude)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"\b(?:scalp|temple|forehead|cheek|ear|auricle|pinna|fac(?:e|ial)|nose|eyelid|lip|brow)\b", re.IGNORECASE
)
_RETROPERITONEAL = re.compile(
    r"\bretroperit\w+\s+(?:\S{1,20}\s+){0,3}\w*sarcoma|sarcoma\s(?:of|in|arising\s(?:in|from))\s(?:the\s)?(?:\w+\s)?retroperit",
    re.IGNORECASE,
)
_PREOPERATIVE = re.compile(r"\s*pre-?\s?op\w*\.?\s", re.IGNORECASE)
_POSTOPERATIVE = re.compile(r"\s*post-?\s?op\w*\.?\s", re.IGNORECASE)
# What a heading may be called under which a clinic's note tells of tissue.
_TISSUE = re.compile(
    r"\s*+(?:final\s|surgical\s)?(?:path(?:ology)?|histology|biopsy|results?|cytology)\b", re.IGNORECASE
)
_STROMAL = re.compile(r"\bgists?\b|\bgastrointestinal stromal", re.IGNORECASE)
_TREATED = re.compile(
    r"\w{3}ectom(?:y|ies)\b|\b(?:resect\w+|excis\w+|debulk\w+|whipple\w*|hartmann\w*|operated|surgery|ablat\w+"
    r"|transplant\w*|radi(?:ation|otherapy|oiodine|ated)|irradiat\w+|brachy\w*|seeds|chemo\w*|adjuvant|neoadjuvant|salvage"
    r"|treated|completed\s(?:\w+\s){0,2}(?:treatment|therapy)"
    r"|s/p|status post|post-?op\w*|remission|ned|rai|i-?131|xrt|rt|ralp|rrp|mrm|wle|tah|bso|hemi|nadir"
    r"|recurren\w+|relapse\w*)\b",
    re.IGNORECASE,
)
# Where one of these stands, there is no need to try every word of the note.
_SIGNS = Signs(["resect", "excis", "ectom", "surgery", "radiation", "radiother", "chemo", "treated", "status post"])
_BESIDE = 30
_STUDY_SECTIONS = frozenset({"findings", "technique"})
_SPECIMEN_SECTIONS = frozenset({"gross", "microscopic", "synoptic", "specimen", "special_studies", "intraoperative"})
_TISSUE_SECTIONS = frozenset({"diagnosis", "gross", "microscopic", "synoptic", "specimen"})


class Surroundings:
    """A note around its statements.

    Args:
        text: the note.
        segments: its division.
        stages: its codes of stage.
        reader: reads its sentences into words.
        primaries: finds its cancer.
    """

    def __init__(
        self, text: str, segments: Division, stages: Sequence[StageFinding], reader: Reader, primaries: PrimaryFinder
    ) -> None:
        self.text = text
        self.segments = segments
        self._stages = stages
        self._reader = reader
        self._primaries = primaries

    @property
    def names_stage(self) -> bool:
        """Whether it gives a stage, which only neoplasms have."""
        return bool(self._stages)

    @cached_property
    def primary(self) -> PrimaryRule | None:
        """The cancer the note is about."""
        return self._primaries.find_in(self.text, self.segments)

    def find_primary(self, name: str) -> PrimaryRule | None:
        """Return the cancer that a name stands for, ``None`` where it fits every cancer."""
        return self._primaries.find(name)

    @cached_property
    def examined(self) -> Site | None:
        """The one organ that the note is the examination of."""
        return find_examined(self.text)

    @cached_property
    def is_staged(self) -> bool:
        """Whether the note's pathologic stage has positive regional nodes and no distant spread."""
        return stages_nodes(self._stages)

    @cached_property
    def is_of_tissue(self) -> bool:
        """Whether the note is a laboratory's."""
        return any(section.category in _TISSUE_SECTIONS for section in self.segments.sections)

    @cached_property
    def is_of_study(self) -> bool:
        """Whether it reports an imaging study."""
        return any(section.category in _STUDY_SECTIONS for section in self.segments.sections)

    @cached_property
    def is_of_specimen(self) -> bool:
        """Whether the note describes the tissue as well, as only a laboratory's does."""
        return any(section.category in _SPECIMEN_SECTIONS for section in self.segments.sections)

    @cached_property
    def is_published(self) -> bool:
        """Whether it reports a case to other physicians."""
        return is_published(self.text)

    @cached_property
    def is_of_head(self) -> bool:
        """Whether its cancer began in skin of the head, which drains to the parotid first."""
        return self.primary is not None and self.primary.site == "skin" and _HEAD.search(self.text) is not None

    @cached_property
    def bed(self) -> Site | None:
        """Where its sarcoma began and comes back; ``None`` of other cancers, and of stromal tumors."""
        if self.primary is None or self.primary.site != "soft_tissue" or _STROMAL.search(self.text):
            return None
        return "retroperitoneum" if _RETROPERITONEAL.search(self.text) else "soft_tissue"

    @cached_property
    def is_treated(self) -> bool:
        """Whether it tells of a treatment after which a marker should have fallen."""
        text = self.text
        near = (_TREATED.search(text, max(sign - _BESIDE, 0), sign + _BESIDE) for sign in _SIGNS.find(text.lower()))
        return any(near) or _TREATED.search(text) is not None

    @cached_property
    def told(self) -> tuple[str | Site | bool | None, ...]:
        """What of this most findings hang on, to be compared: the cancer and its treatment, the stage, the genre."""
        primary = self.primary.id if self.primary else None
        told = (self.is_staged, self.is_of_tissue, self.is_published, self.is_of_head, self.is_treated)
        return primary, self.examined, self.bed, *told

    def find_before(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence before this one in its section, ``None`` where it is the first."""
        section = sentence.section
        outline = self.segments.outline(section)
        index = outline.locate(sentence.start - section.start)
        return outline.build(section, index - 1) if index > outline.headings else None

    def opens_in_line(self, sentence: Sentence) -> bool:
        """Return whether a sentence begins a section whose heading stands behind another sentence in one line."""
        section = sentence.section
        if (
            not (section.category in LABORATORY or _TISSUE.match(self.text, section.start, section.body))
            or section.start == 0
            or sentence.start > section.body
            or sentence.start < section.start
        ):
            return False
        if self.segments.locate(section.start - 1).category in LABORATORY:
            return False
        line = self.text[max(section.start - NEAR, 0) : section.start]
        return line.rpartition("\n")[2].strip() != ""

    def read_before(self, sentence: Sentence) -> Statement | None:
        """Return the sentence before this one in its section, read, ``None`` where it is the first."""
        before = self.find_before(sentence)
        return read_statement(self.text, before, self._reader) if before else None

    def read_across(self, sentence: Sentence) -> Statement | None:
        """Return the sentence before the heading in the line: "The nodule was excised. Histology: metastasis"."""
        if not self.opens_in_line(sentence):
            return None
        before = self.segments.find(sentence.section.start - 1)
        near = before.start > sentence.section.start - NEAR
        return read_statement(self.text, before, self._reader) if near else None

    def read_preoperative(self, sentence: Sentence) -> Statement | None:
        """Return the diagnosis before the operation, read, where a sentence begins that after it."""
        section = sentence.section
        after = section.body and _POSTOPERATIVE.match(self.text, section.start, section.body)
        if not after or sentence.start > section.body:
            return None
        before = self.segments.locate(section.start - 1) if section.start else None
        near = before is not None and before.body > section.start - NEAR
        if before is None or not near or not _PREOPERATIVE.match(self.text, before.start, before.body):
            return None
        return read_statement(self.text, self.segments.find(before.body), self._reader)

    def read_named_behind(self, sentence: Sentence) -> Statement | None:
        """Return the next sentence, read, where it does nothing but name sites."""
        return self._read_behind(sentence, _SITES)

    def read_located_behind(self, sentence: Sentence) -> Statement | None:
        """Return the next sentence, read, where it begins as one that tells where something is: "These involve"."""
        return self._read_behind(sentence, OPENING)

    def _read_behind(self, sentence: Sentence, opening: re.Pattern[str]) -> Statement | None:
        section = sentence.section
        outline = self.segments.outline(section)
        index = outline.locate(sentence.start - section.start) + 1
        behind = outline.build(section, index) if index < len(outline.ends) else None
        opens = behind is not None and opening.match(self.text, behind.start, behind.end) is not None
        return read_statement(self.text, behind, self._reader) if behind and opens else None

    def read_items(self, sentence: Sentence) -> Iterator[Statement]:
        """Yield the items of the list that a sentence opens ("Metastases:", then "1. Liver" and "2. Bones")."""
        for item in self._find_items(sentence):
            yield read_statement(self.text, item, self._reader)

    def _find_items(self, sentence: Sentence) -> Iterator[Sentence]:
        if not self.text[sentence.start : sentence.end].rstrip().endswith(":"):
            return
        section = sentence.section
        outline = self.segments.outline(section)
        first = outline.locate(sentence.start - section.start) + 1
        kinds: set[str | None] = set()
        for index in range(first, min(first + _MOST_ITEMS, len(outline.ends))):
            item = outline.build(section, index)
            mark = _ITEM.match(self.text, item.start, item.end)
            kinds.add(mark.lastgroup if mark else None)
            if not mark or len(kinds) > 1:
                return
            yield item
