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
# What a report was asked, and was told for it.
ASKED = frozenset({"indication", "clinical_information"})
# Where a note tells how the disease went on.
COURSES = frozenset({
    "preamble", "case", "history", "oncologic_history", "past_history", "hospital_course", "diagnosis",
    "administrative", "past_surgical_history", "assessment",
})  # fmt: skip
# Where it tells what was found later than that.
FOUND_LATER = frozenset({
    "findings", "impression", "diagnosis", "hospital_course", "assessment", "postoperative_diagnosis", "comment",
    "preoperative_diagnosis", "imaging", "laboratory", "addendum", "intraoperative", "medications",
})  # fmt: skip
