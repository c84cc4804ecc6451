"""The codes that exports write: one table, `patterns/codes/codes.toml`."""

import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from recurnlp.errors import InputError
from recurnlp.model.vocabulary import Evidence, Laterality, Site
from recurnlp.resources import find_resource
from recurnlp.rules import SiteCodes
from recurnlp.rules.files import CODES

System = Literal["snomed", "icd10", "icdo3", "loinc", "clinical", "verification", "category", "participant"]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Concept(_Table):
    """A concept of the OMOP vocabularies; `verified` if it was checked against a release of them."""

    id: int = Field(ge=0)
    name: str
    verified: bool


class Code(_Table):
    """A code of a FHIR code system; `verified` if the standard itself publishes it, or it was checked."""

    system: System
    code: str
    name: str
    verified: bool


class OmopConcepts(_Table):
    """Concepts that no site has; see the comments in `codes.toml`."""

    type: Concept
    metastasis: Concept
    distant_node: Concept
    recurrence: Concept
    unmapped: Concept


class ConditionCodes(_Table):
    """Codes of mCODE's conditions, their category and their states."""

    primary: Code
    secondary: Code
    regional_node: Code
    category: Code
    confirmed: Code
    active: Code
    recurrence: Code
    relapse: Code
    remission: Code


class StatusCodes(_Table):
    """Codes of mCODE's CancerDiseaseStatus."""

    code: Code
    remission: Code
    worsened: Code


class ProvenanceCodes(_Table):
    """What the program is to what it wrote."""

    agent: Code


class Codes(_Table):
    """All codes.

    Args:
        omop, omop_sections: for OMOP; sections by category.
        systems: the URI of each code system.
        conditions, status, evidence, laterality, provenance: for FHIR.
        sites: by site.
    """

    omop: OmopConcepts
    omop_sections: dict[str, Concept]
    systems: dict[System, str]
    conditions: ConditionCodes
    status: StatusCodes
    evidence: dict[Evidence, Code]
    laterality: dict[Laterality, Code]
    provenance: ProvenanceCodes
    sites: dict[Site, SiteCodes]


def load_codes(path: Path | None = None) -> Codes:
    """Read the table of codes.

    Args:
        path: a changed copy of the table; the one that ships if ``None``.

    Raises:
        InputError: the table cannot be read, or something in it is missing, unknown or of the wrong kind.
    """
    path = path or find_resource("patterns") / CODES
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return Codes.model_validate(table)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise InputError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not readable as TOML: {error}") from error


def list_unverified(codes: Codes) -> list[str]:
    """Return the entries of the table that were not checked, such as ``omop.type`` or ``sites.liver.snomed``.

    Args:
        codes: the table.
    """
    groups = codes.model_dump(exclude={"systems", "sites"})
    single = [f"{group}.{name}" for group, found in groups.items() for name, e in found.items() if not e["verified"]]
    of_sites = [
        f"sites.{site}.{system}"
        for site, known in codes.sites.items()
        for system in ("icdo3", "icd10", "snomed", "omop")
        if getattr(known, system) and system not in known.verified
    ]
    return single + of_sites
