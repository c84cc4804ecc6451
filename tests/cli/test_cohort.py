"""`recurnlp cohort`."""

import pyarrow.parquet as pq
import pytest


@pytest.fixture
def run(call, tmp_path):
    """A finished run of one patient whose colon cancer spread to the liver."""
    texts = [
        "SURGICAL PATHOLOGY REPORT\\nSPECIMEN: Colon.\\nDIAGNOSIS: Colon, resection: Adenocarcinoma.\\nGROSS: Bowel.",
        "CLINIC VISIT\\nASSESSMENT: Colon cancer, no evidence of disease.",
        "CT ABDOMEN\\nTECHNIQUE: Routine.\\nIMPRESSION: New liver metastases.",
    ]
    lines = [
        f'{{"id": "{n}", "patient_id": "a", "date": "{2015 + n}-01-01", "text": "{text}"}}'
        for n, text in enumerate(texts)
    ]
    (tmp_path / "notes.jsonl").write_text("\n".join(lines))
    assert call("extract", tmp_path / "notes.jsonl", "-o", tmp_path / "run")[0] == 0
    return tmp_path / "run"


def test_a_cohort_shows_attrition_and_is_written(call, run, tmp_path):
    """Each criterion has its line; csv and parquet hold the same patients."""
    call("patients", run)
    for name in ("cohort.csv", "cohort.parquet"):
        code, out, err = call(
            "cohort", run, "--recipe", "recurrent_metastatic", "--site", "liver", "-o", tmp_path / name
        )
        assert (code, err) == (0, "")
        assert "all patients" in out
        assert "site liver" in out
    assert pq.read_table(tmp_path / "cohort.parquet")["patient_id"].to_pylist() == ["a"]
    assert (tmp_path / "cohort.csv").read_text().splitlines()[1].startswith('"a","colon",2015-01-01,"pathology"')


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--where", "spread > 1"], "Referenced column"),
        ([], "name a criterion"),
        (["--recipe", "cake"], "--recipe"),
        (["--where", "true", "-o", "cohort.xlsx"], ".csv or .parquet"),
        (["--where", "true", "--after", "yesterday"], "--after"),
    ],
)
def test_a_cohort_that_cannot_be_chosen_ends_with_two(call, run, arguments, message):
    """Bad SQL, no criterion, unknown recipes, formats and dates are usage errors."""
    call("patients", run)
    code, _, err = call("cohort", run, *arguments)
    assert code == 2
    assert message in err


def test_a_cohort_needs_patients(call, run):
    """Before `recurnlp patients` the message says to run it."""
    code, _, err = call("cohort", run, "--where", "true")
    assert code == 2
    assert f"recurnlp patients {run}" in err
