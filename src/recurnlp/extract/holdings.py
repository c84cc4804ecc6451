"""What a lymph node or staging organ holds: "bearing a focus of lobular carcinoma", "suspicious for seminoma".

A verdict phrase spells out its neoplasm; here a verb or a doubt stands on one side of any neoplasm that rules name.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from recurnlp.extract.finding import CueFinding, SiteFinding
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.reader import NUMBER
from recurnlp.model.vocabulary import DOUBTED, Site
from recurnlp.rules.records import Category

_DENIED = frozenset({"negated", "tumor_free", "resolved"})
_UNSAID = frozenset({"hypothetical", "general", "family", "unstated"})
_FREE = ("free",)  # "with sinus catarrh, tumor-free"
_PARTED = ((",",), (":",), ("-",))
_ENDS = frozenset({".", ";", ",", "(", ")"})
_AND, _NONE = ("and",), "none"
_REACH = 6
_LEAD = 3
_BREAKS = frozenset({".", ";", ":", "extension", "invasion"})
_PARTS = _BREAKS | {","}
# "The cancer recurred in the axillary nodes" says all of it.
_RETURNS = frozenset("recurred recurs recur recurrence recurrent relapsed relapse relapses returned".split())
_BLOOD = frozenset(
    "lymphoma lymphomas leukemia leukemias myeloma hodgkin hodgkins nhl chl dlbcl tcl ptcl mcl mantle burkitt cll aml "
    "cml cmml apl apml all plasmacytoma plasmacytomas chloroma waldenstrom mycosis langerhans erdheim".split()
)
_BENIGN = frozenset(
    "adenoma adenomas papilloma papillomas neuroma neurofibroma lipoma leiomyoma leiomyomas hemangioma fibroma myxoma "
    "enchondroma osteochondroma hidradenoma pilomatrixoma pilomatricoma syringoma syringocystadenoma trichoblastoma "
    "trichoepithelioma spiradenoma cylindroma poroma glomangioma osteoblastoma chondroma hibernoma angiomyolipoma "
    "angiomyolipomas angioleiomyoma myolipoma angiomyxoma angiofibroma angiofibromas myofibroma myopericytoma "
    "oncocytoma myoepithelioma lymphangioma ganglioneuroma keratoacanthoma fibroepithelioma perineurioma "
    "neurothekeoma hemangiomas fibromyxoma pneumocytoma schwannoma schwannomas villonodular ipmn bowen basal "
    "bcc".split()
)
_UROTHELIAL = frozenset({"urothelial", "transitional", "tcc"})
# What begins in the organ itself, or in any node, is no spread to it.
_NATIVE: Mapping[Site, frozenset[str]] = {
    "lymph_node": _BLOOD,
    "bone_marrow": _BLOOD,
    "liver": frozenset(
        "hepatocellular hcc hepatoma hepatomas hepatoblastoma cholangiocarcinoma hemangioendothelioma".split()
    )
    | _BLOOD,
    "pleura": frozenset({"mesothelioma", "mesotheliomas"}) | _BLOOD,
    "peritoneum": frozenset({"mesothelioma", "mesotheliomas"}) | _BLOOD,
    "meninges": frozenset({"meningioma", "meningiomas"}),
    "bone": frozenset(
        "paget sarcoma osteosarcoma chondrosarcoma ewing chordoma plasmacytoma giant ameloblastoma adamantinoma".split()
    ),
    "brain": frozenset(
        "glioma gliomas glioblastoma glioblastomas gliosarcoma astrocytoma oligodendroglioma ependymoma "
        "medulloblastoma meningioma meningiomas schwannoma ganglioglioma hemangioblastoma craniopharyngioma germinoma "
        "brain gbm neurocytoma pineoblastoma pineocytoma subependymoma medulloepithelioma xanthoastrocytoma "
        "dnet".split()
    ),
    "adrenal": frozenset(
        "adrenocortical adrenal pheochromocytoma neuroblastoma ganglioneuroblastoma paraganglioma".split()
    ),
    "soft_tissue": frozenset("sarcoma liposarcoma leiomyosarcoma myxofibrosarcoma fibromatosis desmoid".split()),
    "skin": frozenset("basal squamous bcc scc melanoma merkel".split()),
    "breast": frozenset({"ductal", "lobular"}),
    "thyroid": frozenset({"papillary", "follicular", "medullary"}),
    "kidney": frozenset("renal rcc ccrcc hypernephroma urothelial transitional".split()),
    "bladder": _UROTHELIAL,
    "ureter": _UROTHELIAL,
    "prostate": frozenset({"acinar", "prostatic", "prostate", "adenocarcinoma"}),
    "testis": frozenset({"seminoma"}),
    **dict.fromkeys(("colon", "rectum", "stomach", "pancreas"), frozenset({"adenocarcinoma", "neuroendocrine"})),
    **dict.fromkeys(("larynx", "pharynx", "oral_cavity", "cervix"), frozenset({"squamous", "scc"})),
    "esophagus": frozenset({"adenocarcinoma", "squamous", "scc"}),
    "uterus": frozenset({"endometrioid", "endometrial", "leiomyosarcoma"}),
}


# A carcinoma in a lung or a bowel may have begun there, whatever cancer the patient had before.
_SELDOM_FIRST: frozenset[Site] = frozenset({
    "lymph_node", "bone", "bone_marrow", "liver", "adrenal", "pleura", "peritoneum", "omentum", "meninges", "brain",
    "spleen",
})  # fmt: skip


def is_native(words: Collection[str], sites: Collection[Site]) -> bool:
    """Return whether a neoplasm of this name begins where it was found, or is benign.

    Args:
        words: its name.
        sites: the organs.
    """
    native = frozenset().union(_BLOOD, _BENIGN, *(_NATIVE.get(site, frozenset()) for site in sites))
    return not native.isdisjoint(words)


def is_told_apart(sites: Iterable[SiteFinding]) -> bool:
    """Return whether in all these organs a carcinoma that was found is rather spread than where it began.

    Args:
        sites: the organs.
    """
    return _SELDOM_FIRST.issuperset(site.site for site in sites)


class HoldingReader:
    """Reads what the places of one statement hold.

    Args:
        matches: what was matched in the statement.
        head: how many words at the front are a label, of its own or above it.
    """

    def __init__(self, matches: Matches, head: int) -> None:
        self._words = matches.words
        self._matches = matches
        self._head = head
        self._tumors = matches.of("tumor")

    def find(self, place: Target) -> Iterator[CueFinding]:
        """Yield a verdict for each neoplasm that is said to be, not to be, or perhaps to be in the place.

        Args:
            place: a node or an organ.
        """
        if not self._tumors:
            return
        sites = {site.site for site in self._matches.sites_at(place.start, place.end)}
        if place.concept == "node":
            sites.add("lymph_node")
        for tumor in self._tumors:
            if not is_native(self._words[tumor.start : tumor.end], sites):
                yield from self._judge(place, tumor)
                if place.concept == "node" and self._is_answer(place, tumor):
                    yield CueFinding(tumor.rule.id, "involved", tumor.start, tumor.end)

    def _is_answer(self, place: Target, tumor: Target) -> bool:
        """Whether a named neoplasm is all that is said of a node: "SLN 2, carcinoma; ..."."""
        parted = self._words[place.end : tumor.start]
        parted = parted[1:] if parted[:1] == (NUMBER,) else parted
        ends = tumor.end == len(self._words) or self._words[tumor.end] in _ENDS
        return tumor.rule.needs == "label" and parted in _PARTED and ends and not tumor.cues

    def _judge(self, place: Target, tumor: Target) -> Iterator[CueFinding]:
        said = {cue.category for cue in tumor.cues}
        if not _UNSAID.isdisjoint(said) or self._words[tumor.end : tumor.end + 1] == _FREE:
            return
        for cue in place.cues:
            if cue.category == "holds" and self._joins(cue, place, tumor):
                category = self._weigh(cue, tumor) if _DENIED.isdisjoint(said) else "tumor_free"
                yield CueFinding(cue.rule_id, category, min(cue.start, tumor.start), max(cue.end, tumor.end))
        if _DENIED.isdisjoint(said):
            for cue in tumor.cues:
                if cue.category in DOUBTED and self._doubts(cue, place, tumor):
                    yield CueFinding(cue.rule_id, cue.category, min(cue.start, tumor.start), max(cue.end, tumor.end))

    @staticmethod
    def _weigh(verb: CueFinding, tumor: Target) -> Category:
        """How sure it is that the neoplasm is there: "cells consistent with melanoma" only may be one."""
        doubts = [cue.category for cue in tumor.cues if cue.category in DOUBTED and verb.end <= cue.start < tumor.start]
        return min(doubts, default="involved")  # "possible" before "probable"

    def _joins(self, cue: CueFinding, place: Target, tumor: Target) -> bool:
        """Whether a verb stands between place and neoplasm."""
        if place.end <= cue.start:
            if _NONE in self._words[place.end : tumor.start]:  # "nodes, none containing tumor"
                return False
            # "a colon with omentum and shows a carcinoma": the colon does
            return self._words[place.end : cue.start] != _AND and self._is_near(cue.end, tumor.start)
        # "carcinoma, operated in 2010 with the nodes"
        parts = _PARTS | _RETURNS if self._words[cue.start] == "in" else _BREAKS
        return cue.end <= place.start and self._is_near(tumor.end, cue.start, parts)

    def _doubts(self, cue: CueFinding, place: Target, tumor: Target) -> bool:
        """Whether a doubt about the neoplasm follows the place, or the label that it stands in."""
        first = min(cue.start, tumor.start)
        begin = max(self._head, place.end)
        if first < begin or not self._is_near(min(cue.end, tumor.end), max(cue.start, tumor.start)):
            return False
        lead = self._words[begin:first]
        labelled = begin == self._head
        if labelled and ";" in lead:  # what a description under a label ends with
            lead = lead[len(lead) - lead[::-1].index(";") :]
        return len(lead) <= (_REACH if labelled else _LEAD) and (_BREAKS if labelled else _PARTS).isdisjoint(lead)

    def _is_near(self, start: int, end: int, breaks: frozenset[str] = _BREAKS) -> bool:
        gap: Sequence[str] = self._words[start:end]
        return start <= end and len(gap) <= _REACH and breaks.isdisjoint(gap)
