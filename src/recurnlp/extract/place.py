"""Put findings back into their note, and apply what their sentence could not know."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from recurnlp.extract.clearance import speaks_of_place
from recurnlp.extract.counts import NodeCounts, count_nodes
from recurnlp.extract.effects import SectionEffects, counts_earlier
from recurnlp.extract.extent import settle_extent
from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.stating import Statement
from recurnlp.extract.surroundings import Surroundings
from recurnlp.extract.vantage import is_of_sound_organ, look_from
from recurnlp.model import Cue, Mention
from recurnlp.model.sections import LABORATORY
from recurnlp.model.vocabulary import AFFIRMED, Extent, Laterality, Site
from recurnlp.rules import PrimaryRule, SiteCodes

T = TypeVar("T")
_SIDES: dict[str, Laterality] = {
    "left": "left", "right": "right", "bilateral": "bilateral", "bilaterally": "bilateral", "both": "bilateral",
}  # fmt: skip
# The category whose definition a mention is.
_NODE_CATEGORY = re.compile(r"\bp?N\s?[0-3X][a-c]?(?:\s?\(\w{1,5}\))?\s?[:=,(–—-]?\s*\Z")
_CATEGORY_REACH = 16
_SIDE_REACH = 3
_SHARED = 1 << 10


class Placer:
    """Makes mentions of findings.

    Args:
        effects: what standing in a section does to a mention.
        codes: site → its codes.
    """

    def __init__(self, effects: SectionEffects, codes: Mapping[str, SiteCodes]) -> None:
        self._effects = effects
        self._codes = codes

    def place(
        self, note: Surroundings, statement: Statement, finding: Finding, sites: tuple[SiteFinding, ...]
    ) -> Mention:
        """Return the mention.

        Args:
            note: the note.
            statement: the sentence the finding was made in.
            finding: the finding.
            sites: its sites, or those of the sentence before, for a mention that refers to it ("These are
                metastases").
        """
        text = note.text
        start, end = statement.span(finding.start, finding.end)
        in_category = _NODE_CATEGORY.search(text, max(start - _CATEGORY_REACH, 0), start)
        if in_category and finding.extent is None:  # "pN1b: metastases to cervical or superior mediastinal nodes"
            nodes = tuple(site for site in sites if site.site == "lymph_node")
            sites = nodes or (SiteFinding("lymph_node", None, finding.start, finding.end),)
        staged = bool(in_category) or (note.is_staged and statement.sentence.section.category in LABORATORY)
        sentence_start, sentence_end = statement.sentence.trim(text)
        if _may_clear(finding, sites, note.primary) and speaks_of_place(
            text, (start, end), (sentence_start, sentence_end)
        ):
            finding = replace(finding, extent="local")
        if is_of_sound_organ(note.primary, finding, finding.sites, statement.words):
            sites = ()
        sites = look_from(note.primary, finding, sites)
        if _may_drain(finding) and note.is_of_head and {site.site for site in sites} == {"salivary_gland"}:
            finding = replace(finding, extent="regional")
        sites, extent = settle_extent(finding, sites, note.primary, staged=staged)
        if finding.kind == "recurrence" and note.bed:
            sites, extent = _bring_to_bed(note.bed, finding, sites, extent)
        assertion, time = self._effects.apply(finding, statement, tissue=note.is_of_tissue)
        if counts_earlier(finding, text[start:end], text[sentence_start:sentence_end], statement.sentence.section):
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
            isolated_cells=finding.isolated_cells,
        )

    def _code(self, site: SiteFinding, side: Laterality | None) -> str | None:
        codes = self._codes.get(site.site)
        if codes is None:
            return None
        return codes.icd10.get(site.station or side or "") or codes.icd10.get("unspecified")


def _bring_to_bed(
    bed: Site, finding: Finding, sites: tuple[SiteFinding, ...], extent: Extent
) -> tuple[tuple[SiteFinding, ...], Extent]:
    """Put a sarcoma that is back, nobody says where, in the bed of the first."""
    lent = [site for site in sites if (site.start, site.end) == (finding.start, finding.end)]
    unplaced = not sites and extent == "unspecified" and finding.assertion in AFFIRMED
    if unplaced or (lent and extent == "local"):
        return (SiteFinding(bed, None, finding.start, finding.end),), "local"
    return sites, extent


@lru_cache(maxsize=_SHARED)
def _share(values: tuple[T, ...]) -> tuple[T, ...]:
    """Return one tuple for all that are equal: of a note with a million mentions they take a tenth of the room."""
    return values


def _may_clear(finding: Finding, sites: tuple[SiteFinding, ...], primary: PrimaryRule | None) -> bool:
    """Whether it says that nothing came back, and not where; leukemias and lymphomas have no old place."""
    if primary is not None and primary.site == "lymph_node":
        return False
    unplaced = finding.extent in (None, "unspecified") and not sites
    return unplaced and finding.kind == "recurrence" and finding.assertion == "absent"


def _may_drain(finding: Finding) -> bool:
    """Whether it is spread of this patient's of which nothing tells how far it reaches."""
    return finding.kind == "metastasis" and finding.extent is None and finding.assertion != "other"


def _find_side(words: tuple[str, ...], sites: tuple[SiteFinding, ...]) -> Laterality | None:
    for site in sites:
        for word in words[max(site.start - _SIDE_REACH, 0) : site.end + 1]:
            if word in _SIDES:
                return _SIDES[word]
    return None
