"""`recurnlp patients`."""

import pyarrow.parquet as pq
import pytest

NOTES = """id,patient,date,text
1,a,2015-01-01,"SURGICAL PATHOLOGY REPORT
SPECIMEN: Colon.
DIAGNOSIS: Colon, right, resection: Adenocarcinoma.
GROSS: Bowel."
2,a,2016-01-01,"CLINIC VISIT
ASSESSMENT: Colon cancer, no evidence of disease."
3,a,2017-01-01,"CT ABDOMEN
TECHNIQUE: Routine.
IMPRESSION: New liver metastases."
4,b,,"CLINIC VISIT
ASSESSMENT: Breast cancer, no evidence of disease."
"""


@pytest.fixture
def run(call, tmp_path):
    """A finished run of two patients."""
    (tmp_path / "notes.csv").write_text(NOTES)
    options = ("--patient-column", "patient", "--date-column", "date", "--id-column", "id")
    assert call("extract", tmp_path / "notes.csv", "-o", tmp_path / "run", *options)[0] == 0
    return tmp_path / "run"


def test_the_table_is_written_and_told(call, run):
    """Patients are counted by class on stdout, with the place of the table; what could not be used is on stderr."""
    code, out, err = call("patients", run)
    assert code == 0
    assert out.splitlines()[0] == "2 patients"
    assert "recurrent_metastatic" in out
    assert out.splitlines()[-1] == f"patients: {run / 'patients.parquet'}"
    assert err == "1 notes have no date; only the dates in their text count\n"
    assert pq.read_table(run / "patients.parquet")["distant_sites"].to_pylist() == [["liver"], []]


def test_options_reach_the_timeline(call, run, tmp_path):
    """The table of diagnoses and the window decide what was there from the start."""
    (tmp_path / "d.csv").write_text("patient_id,diagnosis_date\na,2016-06-01\n")
    wide = ("--diagnoses", tmp_path / "d.csv", "--synchronous-days", 400)
    call("patients", run, "--diagnoses", tmp_path / "d.csv")
    narrow_class = pq.read_table(run / "patients.parquet")["classification"].to_pylist()[0]
    call("patients", run, *wide)
    wide_class = pq.read_table(run / "patients.parquet")["classification"].to_pylist()[0]
    assert (narrow_class, wide_class) == ("recurrent_metastatic", "de_novo_metastatic")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--diagnoses", "none.csv"], "none.csv: cannot be read"),
        (["--synchronous-days", "-1"], "--synchronous-days"),
    ],
)
def test_wrong_options_end_with_two(call, run, arguments, message):
    """What the user can mend is told, and nothing is written."""
    code, _, err = call("patients", run, *arguments)
    assert code == 2
    assert message in err
    assert not (run / "patients.parquet").exists()


def test_no_run_ends_with_two(call, tmp_path):
    """A folder without a run is named with the command that makes one."""
    code, _, err = call("patients", tmp_path)
    assert code == 2
    assert "recurnlp extract" in err
