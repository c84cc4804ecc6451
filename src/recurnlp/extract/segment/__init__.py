"""Divide a note into sections and sentences, on raw text, in linear time."""

from recurnlp.extract.segment.anatomy import names_place
from recurnlp.extract.segment.inventory import SPECIMEN
from recurnlp.extract.segment.marks import blank_marks
from recurnlp.extract.segment.outline import Outline
from recurnlp.extract.segment.reported import close_sample
from recurnlp.extract.segment.segmenter import NEAR, REMEMBERED, Division, Segmenter

__all__ = [
    "NEAR", "REMEMBERED", "SPECIMEN", "Division", "Outline", "Segmenter", "blank_marks", "close_sample", "names_place",
]  # fmt: skip
