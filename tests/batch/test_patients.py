"""From a run folder to `patients.parquet`."""

import json
from datetime import date

import pyarrow.parquet as pq
import pytest

from recurnlp.batch import PATIENTS, RunTables, execute_run, read_diagnoses, read_run, write_patients
from recurnlp.errors import InputError
from recurnlp.model import Basis, Fact, Mention, Note, NoteStatus, Segments
from recurnlp.status import Patient

CONTRACT = [
    "patient_id", "primary_site", "diagnosis_date", "diagnosis_date_source", "classification", "first_recurrence_date",
    "first_recurrence_extent", "first_recurrence_sites", "first_distant_date", "distant_sites",
    "last_disease_free_date", "status_at_last_note", "naaccr_1880", "naaccr_1860", "confirmation", "evidence",
]  # fmt: skip


def _explain(*_):
    return None


def read_note(text):
    """Read one of three words: cancer, free, spread."""
    fields = {"kind": "recurrence", "assertion": "absent", "extent": "unspecified", "sites": ()}
    if "spread" in text:
        fields = {"kind": "metastasis", "assertion": "present", "extent": "distant", "sites": ("liver", "bone")}
    mention = Mention(
        start=0, end=4, text=text[:4], time="current", section="impression", sentence_start=0, sentence_end=9,
        rule_id="a.rule", icd10=("C78.7",) if "spread" in text else (), **fields,
    )  # fmt: skip
    found = "cancer" in text
    return Note(
        text,
        () if found else (mention,),
        NoteStatus(label="distant_metastasis" if "spread" in text else "no_evidence"),
        Segments((), ()),
        _explain,
        (Fact("cancer", 0, 4, "diagnosis", "colon", "8140/3"),) if found else (),
        Basis("pathology" if found else "imaging"),
    )


@pytest.fixture
def make_run(tmp_path, plan):
    """Make a finished run of rows (patient, day, word)."""

    def make(rows, name="run"):
        path = tmp_path / f"{name}.csv"
        lines = [f"n{number:05d},{patient},{day},{word}" for number, (patient, day, word) in enumerate(rows)]
        path.write_text("\n".join(["note_id,patient_id,note_date,text", *lines]) + "\n", encoding="utf-8")
        execute_run(plan(path), tmp_path / name, load=lambda: read_note)
        return read_run(tmp_path / name)

    return make


def story(patient):
    """The rows of a patient whose cancer spreads after a time without disease."""
    return [(patient, "2015-01-01", "cancer"), (patient, "2016-01-01", "free"), (patient, "2017-01-01", "spread")]


def test_the_columns_are_the_contract():
    """The contract's columns stand first and in order, and a patient has a field for each column."""
    assert PATIENTS.names[: len(CONTRACT)] == CONTRACT
    assert list(Patient._fields) == PATIENTS.names


def test_a_patient_is_written_whole(make_run):
    """Facts, codes and the places of the evidence are in the row."""
    run = make_run(story("p1"))
    counts = write_patients(run)
    (row,) = run.patients.to_pylist()
    assert counts.classes == {"recurrent_metastatic": 1}
    wanted = {
        "patient_id": "p1", "primary_site": "colon", "diagnosis_date": date(2015, 1, 1),
        "diagnosis_date_source": "pathology", "classification": "recurrent_metastatic",
        "first_recurrence_date": date(2017, 1, 1), "first_recurrence_extent": ["distant"],
        "first_recurrence_sites": ["liver", "bone"], "first_distant_date": date(2017, 1, 1),
        "distant_sites": ["liver", "bone"], "last_disease_free_date": date(2016, 1, 1),
        "status_at_last_note": "distant_metastasis", "naaccr_1880": "62", "naaccr_1860": "20170101",
        "confirmation": "imaging", "secondary_icd10": ["C78.7"], "morphology": "8140/3", "notes": 3,
        "contradictions": [],
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted
    assert {"note_id": "n00002", "start": 0, "end": 4} in row["evidence"]
    assert {link["fact"] for link in row["chain"]} == {"diagnosis", "disease_free", "recurrence", "distant"}


def test_patients_whose_notes_are_mixed_are_told_apart(make_run):
    """Rows of two patients in any order make two patients, in the order of their ids."""
    run = make_run([("b", "2015-01-01", "free"), *story("a"), ("b", "2016-01-01", "free")])
    write_patients(run)
    assert run.patients["patient_id"].to_pylist() == ["a", "b"]
    assert run.patients["notes"].to_pylist() == [3, 2]
    assert run.patients["classification"].to_pylist() == ["recurrent_metastatic", "no_recurrence"]


@pytest.fixture
def small_buckets(monkeypatch):
    """Let a few notes fill a bucket."""
    monkeypatch.setattr("recurnlp.batch.buckets._NOTES_IN_BUCKET", 7)


def test_buckets_and_workers_change_nothing(make_run, request):
    """One bucket, many buckets, and many shared by two processes write the same bytes."""
    run = make_run([row for number in range(30) for row in story(f"p{number}")])
    path = run.path / "patients.parquet"
    write_patients(run)
    whole = path.read_bytes()
    request.getfixturevalue("small_buckets")
    write_patients(run)
    assert path.read_bytes() == whole
    write_patients(run, workers=2)
    assert path.read_bytes() == whole


@pytest.mark.usefixtures("small_buckets")
def test_nothing_is_left_beside_the_table(make_run):
    """The buckets are gone when the table is there, and those of a run that was killed are swept away."""
    run = make_run(story("a") * 4)
    (run.path / ".buckets" / "00099").mkdir(parents=True)
    before = {path.name for path in run.path.iterdir()} - {".buckets"}
    write_patients(run)
    assert {path.name for path in run.path.iterdir()} == before | {"patients.parquet"}


def test_a_failure_leaves_the_old_table(make_run, monkeypatch):
    """The table is replaced when the new one is whole, not before."""
    run = make_run(story("a"))
    write_patients(run)
    old = (run.path / "patients.parquet").read_bytes()
    monkeypatch.setattr("recurnlp.batch.patients.write_parquet", lambda _, path: path.touch() or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_patients(run)
    assert (run.path / "patients.parquet").read_bytes() == old


def test_notes_that_cannot_be_used_are_counted(make_run):
    """Notes without a patient are left out, notes without a date are told, and both are counted."""
    run = make_run([*story("a"), ("", "2015-01-01", "free"), ("b", "", "free")])
    counts = write_patients(run)
    assert (counts.without_patient, counts.without_date) == (1, 1)
    assert run.patients["patient_id"].to_pylist() == ["a", "b"]


def test_a_run_without_patients_is_an_input_error(make_run):
    """Where no note names a patient, the message says how to name the column."""
    with pytest.raises(InputError, match="--patient-column"):
        write_patients(make_run([("", "2015-01-01", "free")]))


def test_a_table_of_diagnoses_outranks_the_notes(make_run, tmp_path):
    """The registry's date moves the window; patients it names who have no note are counted."""
    (tmp_path / "d.csv").write_text("patient_id,diagnosis_date\na,2016-12-01\nz,2010\n")
    run = make_run(story("a"))
    counts = write_patients(run, read_diagnoses(tmp_path / "d.csv"))
    (row,) = run.patients.to_pylist()
    assert (row["diagnosis_date"], row["diagnosis_date_source"]) == (date(2016, 12, 1), "table")
    assert (row["classification"], counts.unknown_diagnoses) == ("de_novo_metastatic", 1)


def test_an_unfinished_run_is_refused(make_run):
    """Timelines of half the notes would be wrong ones."""
    run = make_run(story("a"))
    record = json.loads((run.path / "run.json").read_text())
    (run.path / "run.json").write_text(json.dumps(record | {"finished": None}))
    with pytest.raises(InputError, match="not finished"):
        read_run(run.path)


def test_a_folder_that_is_no_run_is_refused(tmp_path):
    """The message says how to make one."""
    with pytest.raises(InputError, match="recurnlp extract"):
        read_run(tmp_path)


def test_tables_are_arrow_tables(make_run):
    """Mentions, notes and patients are read when they are asked for; patients only once they are made."""
    run = make_run(story("a"))
    assert (run.mentions.num_rows, run.notes.num_rows) == (2, 3)
    with pytest.raises(InputError, match="recurnlp patients"):
        _ = run.patients
    write_patients(run)
    assert run.patients["classification"].to_pylist() == ["recurrent_metastatic"]
    assert isinstance(run, RunTables)


def test_a_damaged_or_older_table_is_an_input_error(make_run):
    """A part that cannot be read, or that lacks a column, is named with the remedy."""
    run = make_run(story("a"))
    (part,) = run.list_parts("notes")
    table = pq.read_table(part)
    pq.write_table(table.drop_columns("facts"), part)
    with pytest.raises(InputError, match=r"facts.*--restart"):
        write_patients(run)
    part.write_bytes(b"no parquet")
    with pytest.raises(InputError, match="cannot be read"):
        write_patients(run)
