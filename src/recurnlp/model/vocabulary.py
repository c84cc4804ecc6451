"""The closed vocabularies, a contract: what a mention and a note may say.

Values are plain strings, because they are written to tables that other tools read; the ``Literal`` types let
mypy check them and the tuples beside them let loaders check data.
"""

from typing import Literal, get_args

Kind = Literal["metastasis", "recurrence", "stage"]
Assertion = Literal["present", "probable", "possible", "absent", "hypothetical", "other"]
Time = Literal["current", "past"]
Extent = Literal["local", "regional", "distant", "biochemical", "unspecified"]
Evidence = Literal["pathology", "cytology", "imaging", "marker", "clinical"]
Modality = Literal["CT", "MRI", "PET-CT", "bone scan", "ultrasound", "X-ray"]
Laterality = Literal["left", "right", "bilateral"]
AxisValue = Literal["present", "probable", "possible", "absent", "not_stated"]
Label = Literal[
    "recurrent_metastatic",
    "distant_metastasis",
    "locoregional_recurrence",
    "nodal_metastasis",
    "suspected",
    "no_evidence",
    "not_stated",
]
Site = Literal[
    "liver", "lung", "pleura", "mediastinum", "bone", "bone_marrow", "brain", "meninges", "spinal_cord",
    "lymph_node", "adrenal", "peritoneum", "omentum", "retroperitoneum", "skin", "soft_tissue", "chest_wall",
    "breast", "kidney", "bladder", "ureter", "prostate", "testis", "ovary", "uterus", "cervix", "vagina",
    "pancreas", "spleen", "stomach", "small_bowel", "colon", "rectum", "esophagus", "gallbladder", "thyroid",
    "larynx", "pharynx", "oral_cavity", "salivary_gland", "eye", "heart", "other",
]  # fmt: skip

KINDS: tuple[Kind, ...] = get_args(Kind)
ASSERTIONS: tuple[Assertion, ...] = get_args(Assertion)
TIMES: tuple[Time, ...] = get_args(Time)
EXTENTS: tuple[Extent, ...] = get_args(Extent)
EVIDENCES: tuple[Evidence, ...] = get_args(Evidence)
MODALITIES: tuple[Modality, ...] = get_args(Modality)
LATERALITIES: tuple[Laterality, ...] = get_args(Laterality)
AXIS_VALUES: tuple[AxisValue, ...] = get_args(AxisValue)
LABELS: tuple[Label, ...] = get_args(Label)
SITES: tuple[Site, ...] = get_args(Site)
AXES = ("distant", "nodal", "recurrence")  # of a note
FACTS = ("start", "end", "kind", "assertion", "time", "extent")  # of a mention, as people judge it; its sites are a set

# Recurrences of these cancers are at the old place unless the note says otherwise.
LOCAL_RECURRENCE: frozenset[Site] = frozenset({"brain", "bladder"})

# What `docs/labels.md` takes together.
AFFIRMED: frozenset[str] = frozenset({"present", "probable"})
DOUBTED: frozenset[str] = frozenset({"probable", "possible"})
MICROSCOPY: frozenset[str] = frozenset({"pathology", "cytology"})


def coarsen(value: str) -> str:
    """Return an assertion, or the value of an axis, as it is scored: both of `AFFIRMED` count as ``affirmed``."""
    return "affirmed" if value in AFFIRMED else value
