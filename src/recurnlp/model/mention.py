"""A mention: one expression that states something about the spread, the return or the stage of a neoplasm."""

from dataclasses import dataclass

from recurnlp.model.vocabulary import Assertion, Evidence, Extent, Kind, Laterality, Modality, Site, Time

# Rules that deny only more than is told already.
OF_MORE = frozenset({"negation.no_new", "negation.no_further", "negation.no_other_evidence_of", "negation.nor"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that decided an attribute of a mention.

    Args:
        rule_id: the context rule that fired, such as ``negation.no_evidence_of``.
        category: what the rule says about its target, such as ``negated``.
        start: offset in the note.
        end: offset just past it.
    """

    rule_id: str
    category: str
    start: int
    end: int

    @property
    def is_of_more(self) -> bool:
        """Whether it denies only more than is told already: none new, none else, nor another."""
        return self.rule_id in OF_MORE


@dataclass(frozen=True, slots=True)
class Stage:
    """The parts of a TNM code or stage group, as written but normalised ("pNO" → "p", "0"; "stage 4B" → "IVB").

    Args:
        prefix: ``c``, ``p``, ``yp``, ``yc``, ``r``, ``rp``, ``a`` or the like, or "".
        t, n, m: the part's value without its letter ("2a", "0", "X"), "" where it is not given.
        group: stage group such as ``IIIA`` or ``IVB``, "" where it is not given.
        system: ``TNM``, ``AJCC``, ``FIGO``, ``Ann Arbor``, ``Dukes`` or ``VALG`` (small cell lung cancer).
    """

    prefix: str = ""
    t: str = ""
    n: str = ""
    m: str = ""
    group: str = ""
    system: str = "TNM"


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention, placed in its note. Offsets count Unicode code points of the text as given.

    Args:
        start, end: the mention; ``text`` is the note's text between them.
        kind: metastasis, recurrence or stage.
        assertion, time, extent: as `docs/labels.md` defines them.
        sites: the organs named, in the order of the text, each once.
        laterality: the side, where one is written.
        icd10: ICD-10-CM secondary neoplasm codes of the sites.
        evidence, modality: what the statement rests on, where it says so.
        event_date: ISO date or part of one ("2019-03") where the sentence dates the event; a duration back from the
            note's date ("-P2Y") where it counts from there.
        section: category of the section it stands in.
        sentence_start, sentence_end: the sentence, without the white space around it.
        rule_id: the target rule that found it.
        cues: the phrases that decided its attributes, in the order of the text.
        nodes_positive, nodes_examined: lymph node counts, where written.
        stage: the parsed code, for mentions of kind ``stage``.
        isolated_cells: whether it names tumor cells too few to stage a node by; the axes of the note do not count them.
    """

    start: int
    end: int
    text: str
    kind: Kind
    assertion: Assertion
    time: Time
    extent: Extent
    sites: tuple[Site, ...]
    section: str
    sentence_start: int
    sentence_end: int
    rule_id: str
    laterality: Laterality | None = None
    icd10: tuple[str, ...] = ()
    evidence: Evidence | None = None
    modality: Modality | None = None
    event_date: str | None = None
    cues: tuple[Cue, ...] = ()
    nodes_positive: int | None = None
    nodes_examined: int | None = None
    stage: Stage | None = None
    isolated_cells: bool = False

    @property
    def is_retracted(self) -> bool:
        """Whether the laboratory that reported it took it back."""
        return any(cue.category == "retracted" for cue in self.cues)

    @property
    def frees_region(self) -> bool:
        """Whether it says that nothing has come back near the old place: "no locoregional recurrence"."""
        free = self.kind == "recurrence" and self.assertion == "absent" and self.time == "current"
        return free and self.extent == "regional"

    @property
    def is_all_clear(self) -> bool:
        """Whether it says "no evidence of disease" or "no recurrence" of the whole patient, not of one place."""
        return (
            self.kind == "recurrence"
            and self.assertion == "absent"
            and self.time == "current"
            and not self.leaves_some
            and (
                self.extent == "unspecified"
                or any(cue.category == "whole" for cue in self.cues)
                or (self.sites in (("brain",), ("bladder",)) and not self.text.lower().startswith("local"))
            )
        )

    @property
    def leaves_some(self) -> bool:
        """Whether freedom from disease is told with an exception: "no evidence of disease other than a metastasis"."""
        return any(cue.category == "excepted" for cue in self.cues)
