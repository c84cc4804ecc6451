"""Groups of section categories: whose words stand there, and of when they speak."""

# Where a laboratory tells of the tissue in hand, whatever year it names.
LABORATORY = frozenset({
    "diagnosis", "gross", "microscopic", "synoptic", "specimen", "intraoperative", "comment", "addendum",
    "special_studies", "sections",
})  # fmt: skip
