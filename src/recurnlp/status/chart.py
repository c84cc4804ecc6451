"""What the patient layer reads: a patient's notes in order, with what was found in them. No text."""

from datetime import date
from typing import NamedTuple

from recurnlp.model.fact import FactKind
from recurnlp.model.vocabulary import Assertion, Evidence, Extent, Kind, Label, Site, Time
from recurnlp.status.period import Period


class ChartMention(NamedTuple):
    """A mention, as far as a timeline needs it. Fields are as in `recurnlp.Mention`; `stage_m` and `stage_group` are
    parts of its stage.
    """

    start: int
    end: int
    kind: Kind
    assertion: Assertion
    time: Time
    extent: Extent
    sites: tuple[Site, ...]
    icd10: tuple[str, ...]
    evidence: Evidence | None
    event_date: str | None
    section: str
    sentence_start: int
    sentence_end: int
    rule_id: str
    isolated_cells: bool = False
    stage_m: str = ""
    stage_group: str = ""
    stage_system: str = ""


class ChartFact(NamedTuple):
    """A fact of the course. Fields are as in `recurnlp.Fact`."""

    kind: FactKind
    start: int
    end: int
    section: str
    site: Site | None
    morphology: str | None
    event_date: str | None


class ChartNote(NamedTuple):
    """A note of a patient, with its mentions and facts in the order of the text."""

    note_id: str
    day: date | None
    label: Label
    basis: Evidence | None
    mentions: tuple[ChartMention, ...]
    facts: tuple[ChartFact, ...]


class Diagnosis(NamedTuple):
    """What a table of diagnoses says of a patient; what the cell leaves open is ``None``."""

    period: Period | None
    site: str | None = None
