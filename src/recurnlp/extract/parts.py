"""Organs in which cancers begin as well: which neoplasms are their own, and into which of them a neighbor grows."""

from collections.abc import Collection, Iterable, Mapping

from recurnlp.extract.holdings import is_native
from recurnlp.model.vocabulary import Site

_ADENOCARCINOMA = frozenset({"adenocarcinoma", "adenocarcinomas", "adenoca"})
# Words that any neoplasm may have in its name.
_ANY = frozenset(
    "carcinoma carcinomas ca cell cancer tumor neoplasm malignant malignancy poorly moderately well differentiated "
    "undifferentiated high low grade invasive infiltrating in situ to type of and the".split()
)
_DIGESTIVE = _ADENOCARCINOMA | frozenset(
    "mucinous carcinoid carcinoids neuroendocrine net nets gist squamous small enteric intestinal colonic colorectal "
    "signet stromal".split()
)
_UROTHELIAL = frozenset("urothelial transitional papillary tcc".split())
_SARCOMAS = frozenset("sarcoma leiomyosarcoma liposarcoma rhabdomyosarcoma angiosarcoma fibrosarcoma".split())
# By the words of their names.
_OWN: Mapping[Site, frozenset[str]] = {
    "lung": _ADENOCARCINOMA
    | frozenset(
        "squamous small non nonsmall large nsclc sclc adenosquamous scc carcinoid carcinoids neuroendocrine mucinous "
        "papillary acinar lung pulmonary bronchogenic enteric sarcomatoid".split()
    ),
    "ovary": _ADENOCARCINOMA
    | frozenset("serous endometrioid clear granulosa teratoma teratomas brenner dysgerminoma borderline".split()),
    "uterus": _ADENOCARCINOMA | _SARCOMAS | frozenset("endometrioid endometrial carcinosarcoma mullerian".split()),
    "cervix": _ADENOCARCINOMA | frozenset("squamous adenosquamous clear".split()),
    "vagina": frozenset("squamous melanoma clear".split()),
    "colon": _DIGESTIVE,
    "rectum": _DIGESTIVE,
    "small_bowel": _DIGESTIVE,
    "stomach": _DIGESTIVE,
    "pancreas": _DIGESTIVE | frozenset("ductal acinar pancreatic".split()),
    "gallbladder": _DIGESTIVE,
    "esophagus": _DIGESTIVE | {"scc", "melanoma"},
    "kidney": _UROTHELIAL | frozenset("renal clear chromophobe rcc ccrcc nephroblastoma wilms oncocytoma".split()),
    "bladder": _UROTHELIAL | _DIGESTIVE,
    "testis": frozenset("seminoma embryonal germ teratoma yolk choriocarcinoma nsgct leydig sertoli".split()),
    "thyroid": frozenset("papillary follicular medullary anaplastic hurthle ptc mtc thyroid".split()),
    "breast": _ADENOCARCINOMA
    | frozenset("ductal lobular mammary duct dcis lcis idc mucinous metaplastic phyllodes intraductal".split()),
    "skin": _SARCOMAS | frozenset("basal squamous bcc scc melanoma merkel sebaceous adnexal eccrine apocrine".split()),
    "heart": _SARCOMAS | {"myxoma"},
    "salivary_gland": _ADENOCARCINOMA
    | frozenset("mucoepidermoid adenoid cystic acinic pleomorphic duct ductal salivary".split()),
    "larynx": frozenset("squamous scc chondrosarcoma".split()),
}
# What begins in one of these grows into the others.
_BESIDE: tuple[frozenset[Site], ...] = (
    frozenset({"uterus", "cervix", "vagina", "bladder", "rectum", "prostate"}),
    frozenset({"bladder", "ureter", "prostate", "kidney"}),
    frozenset({"pancreas", "small_bowel", "gallbladder", "stomach", "esophagus"}),
    frozenset({"colon", "rectum", "small_bowel", "bladder"}),
    frozenset({"larynx", "pharynx", "oral_cavity", "thyroid", "salivary_gland", "esophagus", "soft_tissue"}),
    frozenset({"skin", "breast", "soft_tissue", "bone"}),
)


def is_own(words: Collection[str], sites: Collection[Site]) -> bool:
    """Whether a neoplasm of this name may have begun in one of these organs.

    Args:
        words: its name.
        sites: the organs.
    """
    said = frozenset(words) - _ANY
    telling = (said - _ADENOCARCINOMA) or said  # "prostatic adenocarcinoma" is no lung's
    own = frozenset().union(*(_OWN.get(site, frozenset()) for site in sites))
    return not telling or not own.isdisjoint(telling) or is_native(words, sites)


def is_beside(sites: Iterable[Site], primary: Site) -> bool:
    """Whether a cancer may have grown into one of these organs rather than spread to it.

    Args:
        sites: the organs.
        primary: where it began.
    """
    return any(primary in group and site in group for site in sites for group in _BESIDE)
