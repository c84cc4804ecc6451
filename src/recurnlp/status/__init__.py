"""What a note's mentions add up to, and what a patient's notes do."""

from recurnlp.status.chart import ChartFact, ChartMention, ChartNote, Diagnosis
from recurnlp.status.label import derive_label
from recurnlp.status.note import decide_status
from recurnlp.status.patient import Patient, tell_patient

__all__ = [
    "ChartFact",
    "ChartMention",
    "ChartNote",
    "Diagnosis",
    "Patient",
    "decide_status",
    "derive_label",
    "tell_patient",
]
