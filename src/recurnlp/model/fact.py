"""What a note tells beside spread and return: the cancer itself, its treatment, its course."""

from dataclasses import dataclass
from typing import Literal

from recurnlp.model.vocabulary import Evidence, Modality, Site

FactKind = Literal[
    "cancer", "origin", "new_primary", "treatment", "progression", "persistence", "synchronous", "marker_relapse",
    "trocar",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a patient's course, at ``text[start:end]`` of the note.

    Args:
        kind: ``cancer`` names the patient's cancer; ``origin`` names it inside a mention ("metastatic renal cell
            carcinoma"); ``new_primary`` a cancer that is not the old one's; ``treatment``, ``progression`` and
            ``persistence`` (disease that never went) say how it went on; ``synchronous`` says that the spread was
            there at the diagnosis; ``marker_relapse`` is a PSA value that is a relapse by its number; ``trocar`` names
            the track of an instrument.
        start, end: where it stands.
        section: category of the section it stands in.
        site: the organ of a cancer, where the words or the specimen's label name it.
        morphology: ICD-O-3 morphology of a cancer, where the words name its type.
        event_date: as for a mention.
    """

    kind: FactKind
    start: int
    end: int
    section: str
    site: Site | None = None
    morphology: str | None = None
    event_date: str | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """What a note rests on.

    Args:
        evidence: the kind of report.
        modality: of an imaging report, where its title says it.
    """

    evidence: Evidence
    modality: Modality | None = None
