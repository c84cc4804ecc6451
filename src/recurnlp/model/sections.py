"""Groups of section categories: whose words stand there, and of when they speak."""

# Where a laboratory tells of the tissue in hand, whatever year it names.
LABORATORY = frozenset({
    "diagnosis", "gross", "microscopic", "synoptic", "specimen", "intraoperative", "comment", "addendum",
    "special_studies", "sections",
})  # fmt: skip
# Where a note tells again what was known before it.
HISTORY = frozenset({
    "indication", "clinical_information", "history", "oncologic_history", "past_history", "past_surgical_history",
    "hospital_course", "preoperative_diagnosis", "comparison", "background",
})  # fmt: skip
