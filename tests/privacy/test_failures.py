"""When something breaks with a note in its hands, nothing that is told quotes the note."""

import pyarrow.parquet as pq
import pytest

STAGES = [
    "extractor.blank_noise", "extract.mentions.Segmenter.__call__", "extract.mentions.Scanner.find_places",
    "extract.mentions.MentionReader.state", "extract.mentions.Placer.place", "extract.mentions.StageFinder.find",
    "extract.history.HistoryReader.read", "extractor.decide_status", "batch.extraction._write_note",
]  # fmt: skip
COMMANDS = {
    "patients": ("batch.patients.tell_patient", ["--workers", "1"]),
    "cohort": ("batch.cohort._Database.count", ["--site", "liver"]),
    "report": ("report.compute.examples._cut", []),
    "export --to csv": ("batch.flat.flatten_table", ["-o", "out"]),
    "export --to fhir": ("cli.export_fhir.gather_spread", ["-o", "out"]),
    "export --to docbin": ("cli.export_docbin._annotate", ["-o", "out"]),
}


def quote(text):
    """Return something that raises an error which quotes a note, as careless code might."""

    def fail(*arguments, **options):
        raise ValueError(text, arguments, options)

    return fail


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_that_breaks_rejects_the_note_without_a_word(call, sources, find_words, monkeypatch, tmp_path, stage):
    """The reject tells the kind of the error; neither it nor anything else tells what the error said."""
    monkeypatch.setattr(f"recurnlp.{stage}", quote("Xylographica has mEtaStaSes"))
    code, told = call("extract", sources / "letters", "-o", tmp_path / "run", "--max-rejects", 99)
    rejects = pq.read_table(tmp_path / "run" / "rejects.parquet").to_pylist()
    assert code == 0
    assert "internal error: ValueError" in {row["reason"] for row in rejects}
    assert find_words(told + repr(rejects) + (tmp_path / "run" / "run.json").read_text()) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_breaks_names_the_place_alone(call, run, sources, find_words, monkeypatch, tmp_path, command):
    """The last edge tells the kind of an error and the line of code, with exit code 3."""
    broken, options = COMMANDS[command]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(f"recurnlp.{broken}", quote("Xylographica has mEtaStaSes"))
    takes_notes = ["--notes", sources / "notes.csv"] if command in ("report", "export --to docbin") else []
    name, *form = command.split()
    code, told = call(name, run, *form, *options, *takes_notes)
    assert (code, "internal error: ValueError at " in told) == (3, True)
    assert find_words(told) == []


def test_an_interrupt_amid_a_note_tells_no_word(call, sources, find_words, monkeypatch, tmp_path):
    """Ctrl-C while a note is read ends with 130 and one line."""

    def interrupt(*_arguments):
        raise KeyboardInterrupt("Xylographica has mEtaStaSes")

    monkeypatch.setattr("recurnlp.extractor.decide_status", interrupt)
    code, told = call("extract", sources / "notes.csv", "-o", tmp_path / "run")
    assert (code, told.splitlines()[-1]) == (130, "interrupted")
    assert find_words(told) == []
