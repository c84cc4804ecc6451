"""A run to compare two folders of rules on."""

from contextlib import nullcontext

import pytest

from recurnlp.batch import Rules, execute_run, plan_run, read_run
from recurnlp.connectors import ReadOptions
from recurnlp.report.flips import compare_rules

NOTES = (
    "n1,ann,2015-01-05,DIAGNOSIS: Colon resection: adenocarcinoma.\n"
    "n2,ann,2019-02-01,IMPRESSION: Verboten metastases in the liver.\n"
    "n3,ben,2019-03-01,IMPRESSION: New metastases in the lung.\n"
)


@pytest.fixture
def make_small_run(tmp_path, small_patterns):
    """Extract some rows of csv into a run."""

    def make(rows=NOTES, header="note_id,patient_id,note_date,text"):
        source = tmp_path / "notes.csv"
        source.write_text(f"{header}\n{rows}", encoding="utf-8")
        execute_run(plan_run([str(source)], ReadOptions(), Rules(small_patterns)), tmp_path / "run")
        return read_run(tmp_path / "run")

    return make


@pytest.fixture
def compare(small_patterns, denying_patterns):
    """Compare two folders on a run, in this process and without a bar."""

    def compare_folders(run, old=small_patterns, new=denying_patterns, **options):
        return compare_rules(run, old, new, show_progress=lambda _: nullcontext(lambda _: None), **options)

    return compare_folders
