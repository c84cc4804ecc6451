"""Divide a note into sections and sentences, on raw text, in linear time."""

from recurnlp.extract.segment.segmenter import Segmenter

__all__ = ["Segmenter"]
