"""Plain names of the organs that spread, or a biopsy, is mostly told of: for words between sentences, not in one."""

from recurnlp.model.vocabulary import Site

# A few of the names in patterns/sites. The others hold in a sentence that tells of spread: "temporal", "hilar" or
# "facet" mean an organ there, and mostly something else where any sentence is looked at.
ORGANS: dict[str, Site] = {
    "lung": "lung", "lungs": "lung", "pulmonary": "lung", "liver": "liver", "hepatic": "liver", "brain": "brain",
    "cerebral": "brain", "intracranial": "brain", "cerebellar": "brain", "bone": "bone", "bones": "bone",
    "osseous": "bone", "skeletal": "bone", "bony": "bone", "adrenal": "adrenal", "adrenals": "adrenal", "skin": "skin",
    "cutaneous": "skin", "peritoneal": "peritoneum", "peritoneum": "peritoneum", "pleural": "pleura",
    "splenic": "spleen", "spleen": "spleen", "renal": "kidney", "kidney": "kidney", "subcutaneous": "soft_tissue",
    "thyroid": "thyroid", "colon": "colon", "colonic": "colon", "breast": "breast", "prostate": "prostate",
    "pancreas": "pancreas", "pancreatic": "pancreas", "stomach": "stomach", "gastric": "stomach", "bladder": "bladder",
    "uterus": "uterus", "ovary": "ovary", "parotid": "salivary_gland",
}  # fmt: skip
