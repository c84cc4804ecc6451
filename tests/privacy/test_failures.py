"""When something breaks with a note in its hands, nothing that is told quotes the note."""

import shlex

import click
import pyarrow.parquet as pq
import pytest

from recurnlp.cli.entry import program

STAGES = [
    "extract.mentions.blank_noise", "extract.mentions.Segmenter.__call__", "extract.mentions.Scanner.find_places",
    "extract.mentions.MentionReader.state", "extract.mentions.Placer.place", "extract.mentions.StageFinder.find",
    "extract.history.HistoryReader.read", "extractor.decide_status", "batch.extraction.write_note",
]  # fmt: skip
# What breaks in each command, and how it is called; in braces, what the fixture `places` names.
COMMANDS = {
    "demo": ("cli.demo._show_mentions", "-o new"),
    "extract": ("batch.parts._skip_done", "{notes} -o new"),
    "patients": ("batch.patients.tell_patient", "{run} --workers 1"),
    "cohort": ("batch.cohort._Database.count", "{run} --site liver"),
    "report": ("report.compute.examples._cut", "{run} --notes {notes}"),
    "review": ("review.rereading.Rereader.__init__", "{run} --notes {notes}"),
    "review --export new.jsonl": ("review.gold_export._write_note", "{run} --notes {notes}"),
    "export --to csv": ("batch.flat.flatten_table", "{run} -o new"),
    "export --to fhir": ("cli.export_fhir.gather_spread", "{run} -o new"),
    "export --to docbin": ("cli.export_docbin._annotate", "{run} -o new --notes {notes}"),
    "export --to omop": ("connectors.omop.writer._read_numbers", "{run} --url omop+sqlite://{database}"),
    "evaluate": ("cli.evaluate.judge_note", "{gold}"),
    "train": ("cli.judged_notes.fill_sheet", "{gold} -o new --folds 2"),
    "explain": ("cli.explain._describe_cue", "--json 'Xylographica has no mEtaStaSes.'"),
    "rules check": ("extract.examples._read_marks", "--patterns {patterns}"),
    "rules list": ("cli.rules._describe", "--patterns {patterns}"),
    "rules diff": ("report.flips.comparison.find_note_flips", "{patterns} {patterns} {run} --notes {notes}"),
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
    new = tmp_path / "new.txt"  # what was read before, in another test, is remembered and passes some stages by
    new.write_text(f"Xylographica has mEtaStaSes, as {stage} is to see.")
    code, told = call("extract", sources / "letters", new, "-o", tmp_path / "run", "--max-rejects", 99)
    rejects = pq.read_table(tmp_path / "run" / "rejects.parquet").to_pylist()
    assert code == 0
    assert "internal error: ValueError" in {row["reason"] for row in rejects}
    assert find_words(told + repr(rejects) + (tmp_path / "run" / "run.json").read_text()) == []


@pytest.fixture
def places(reviewed, sources, gold, database, small_patterns):
    """A run that is finished and reviewed, its notes, gold, a database that holds the notes, and a few rules."""
    notes = sources / "notes.csv"
    return {"run": reviewed, "notes": notes, "gold": gold, "database": database, "patterns": small_patterns}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_breaks_names_the_place_alone(call, places, find_words, monkeypatch, tmp_path, command):
    """The last edge tells the kind of an error and the line of code, with exit code 3."""
    broken, arguments = COMMANDS[command]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(f"recurnlp.{broken}", quote("Xylographica has mEtaStaSes"))
    code, told = call(*command.split(), *shlex.split(arguments.format(**places)))
    assert (code, "internal error: ValueError at " in told) == (3, True), told
    assert find_words(told) == []


def list_commands(group, above=()):
    """Every command of a group, groups within it included."""
    for name, command in ((name, group.get_command(None, name)) for name in group.list_commands(None)):
        if isinstance(command, click.Group):
            yield from list_commands(command, (*above, name))
        else:
            yield " ".join((*above, name))


def test_every_command_is_made_to_break():
    """A command that is added to the program is held to the promise too."""
    assert {command.partition(" --")[0] for command in COMMANDS} == set(list_commands(program))


def test_an_interrupt_amid_a_note_tells_no_word(call, sources, find_words, monkeypatch, tmp_path):
    """Ctrl-C while a note is read ends with 130 and one line."""

    def interrupt(*_arguments):
        raise KeyboardInterrupt("Xylographica has mEtaStaSes")

    monkeypatch.setattr("recurnlp.extractor.decide_status", interrupt)
    code, told = call("extract", sources / "notes.csv", "-o", tmp_path / "run")
    assert (code, told.splitlines()[-1]) == (130, "interrupted")
    assert find_words(told) == []
