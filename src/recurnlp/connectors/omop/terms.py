"""From mentions to rows of NOTE_NLP: one row a mention and concept."""

from collections.abc import Iterable, Iterator
from typing import Any

from recurnlp.connectors.codes import Codes
from recurnlp.connectors.metastases import Row
from recurnlp.connectors.omop.cdm import LENGTHS, cut
from recurnlp.connectors.stamp import Stamp
from recurnlp.model.vocabulary import Extent, Site

# What is not the patient's, not so, only possible, or only asked for, does not exist: CDM 5.4's convention.
_EXISTS = {"present": "Y", "probable": "Y"}
_TEMPORAL = {"current": "present", "past": "past"}
_CERTAINTY = {"present": "high", "absent": "high", "probable": "moderate", "possible": "low"}


def list_terms(mentions: Iterable[Row], codes: Codes, stamp: Stamp) -> Iterator[dict[str, Any]]:
    """Yield rows of NOTE_NLP, without their ids.

    Args:
        mentions: rows of a run's mentions table; the note's id is the number of a NOTE.
        codes: the concepts.
        stamp: goes into every row.
    """
    for mention in mentions:
        section = codes.omop_sections.get(mention["section"], codes.omop.unmapped)
        for concept in find_concepts(mention, codes):
            yield {
                "note_id": int(mention["note_id"]),
                "section_concept_id": section.id,
                "snippet": None,
                "offset": str(mention["start"]),
                "lexical_variant": cut("lexical_variant", mention["text"]),
                "note_nlp_concept_id": concept,
                "note_nlp_source_concept_id": 0,
                "nlp_system": cut("nlp_system", stamp.system),
                "nlp_date": stamp.at.date(),
                "nlp_datetime": stamp.at,
                "term_exists": _EXISTS.get(mention["assertion"], "N"),
                "term_temporal": _TEMPORAL[mention["time"]],
                "term_modifiers": _write_modifiers(mention),
            }


def find_concepts(mention: Row, codes: Codes) -> list[int]:
    """Return the concepts a mention stands for: of a metastasis one a site, each once.

    Args:
        mention: a row of a run's mentions table.
        codes: the concepts.
    """
    if mention["kind"] == "recurrence":
        return [codes.omop.recurrence.id]
    if mention["kind"] != "metastasis":
        return [codes.omop.unmapped.id]
    sites = mention["sites"] or [None]
    return list(dict.fromkeys(find_metastasis(site, mention["extent"], codes) for site in sites))


def find_metastasis(site: Site | None, extent: Extent, codes: Codes) -> int:
    """Return the Cancer Modifier of a metastasis; of a site without one, that of metastasis itself.

    Args:
        site: its site, where one is named.
        extent: of the mention; tells regional from distant nodes.
        codes: the concepts.
    """
    if site == "lymph_node" and extent == "distant":
        return codes.omop.distant_node.id
    if site is None or (site == "lymph_node" and extent != "regional"):
        return codes.omop.metastasis.id
    return codes.sites[site].omop or codes.omop.metastasis.id


def _write_modifiers(mention: Row) -> str:
    assertion = mention["assertion"]
    modifiers = {
        "negated": _say(assertion == "absent"),
        "subject": "other" if assertion == "other" else "patient",
        "certainty": _CERTAINTY.get(assertion, "undef"),
        "conditional": _say(assertion == "hypothetical"),
        "end": str(mention["end"]),
        **{name: mention[name] for name in ("kind", "assertion", "extent")},
        "sites": "|".join(mention["sites"]),
        "icd10": "|".join(mention["icd10"]),
        **{name: mention[name] for name in ("laterality", "evidence", "modality", "event_date", "section")},
        "rule": mention["rule_id"],
        "cues": "|".join(mention["cues"]),
    }
    written = ",".join(f"{name}={value}" for name, value in modifiers.items() if value)
    return written if len(written) <= LENGTHS["term_modifiers"] else written.rpartition(",")[0]


def _say(truth: bool) -> str:
    return "true" if truth else "false"
