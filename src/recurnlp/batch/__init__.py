"""Batch runs: files in, a run folder out."""

from recurnlp.batch.cohort import Cohort, Criterion, choose_cohort
from recurnlp.batch.diagnoses import Diagnoses, read_diagnoses
from recurnlp.batch.extraction import Extracted, ReadNote, extract_batch
from recurnlp.batch.files import publish_file, publish_page
from recurnlp.batch.flat import flatten_table, write_csv
from recurnlp.batch.folder import Counts
from recurnlp.batch.parts import Progress, Report
from recurnlp.batch.patient_table import PATIENTS
from recurnlp.batch.patients import PatientCounts, write_patients
from recurnlp.batch.plan import Classifying, Plan, Rules, plan_run
from recurnlp.batch.recall import recall_rules, refuse_inputs
from recurnlp.batch.recipes import RECIPES, Recipe, list_criteria
from recurnlp.batch.rows import restore_mention, restore_status
from recurnlp.batch.run import Summary, clear_run, execute_run
from recurnlp.batch.run_record import read_record
from recurnlp.batch.run_tables import RunTables, read_run
from recurnlp.batch.schema import INPUT, MENTIONS, NOTES, REJECTS
from recurnlp.batch.stream import extract_units
from recurnlp.batch.texts import TextNote, find_notes, read_texts
from recurnlp.batch.units import cut_units
from recurnlp.batch.worker import LoadExtractor

__all__ = [
    "INPUT",
    "MENTIONS",
    "NOTES",
    "PATIENTS",
    "RECIPES",
    "REJECTS",
    "Classifying",
    "Cohort",
    "Counts",
    "Criterion",
    "Diagnoses",
    "Extracted",
    "LoadExtractor",
    "PatientCounts",
    "Plan",
    "Progress",
    "ReadNote",
    "Recipe",
    "Report",
    "Rules",
    "RunTables",
    "Summary",
    "TextNote",
    "choose_cohort",
    "clear_run",
    "cut_units",
    "execute_run",
    "extract_batch",
    "extract_units",
    "find_notes",
    "flatten_table",
    "list_criteria",
    "plan_run",
    "publish_file",
    "publish_page",
    "read_diagnoses",
    "read_record",
    "read_run",
    "read_texts",
    "recall_rules",
    "refuse_inputs",
    "restore_mention",
    "restore_status",
    "write_csv",
    "write_patients",
]
