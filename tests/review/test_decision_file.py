"""The file of decisions."""

import json
import signal
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.errors import InputError
from recurnlp.review import DecisionFile
from recurnlp.review.decision import Decision, Subject

MENTION = Subject("mention", "Ann", "n1", 3, 9, "metastasis")
NOTE = Subject("note", "Ann", "n1")
PATIENT = Subject("patient", "Ann")


@pytest.fixture
def file(tmp_path):
    """A new file."""
    with closing(DecisionFile(tmp_path / "d.sqlite")) as decisions:
        yield decisions


def tell(decisions):
    """Levels and verdicts."""
    return [(decision.subject.level, decision.verdict) for decision in decisions]


def test_a_decision_comes_back_as_it_was_kept(file):
    """Subject, verdict, facts, comment and reviewer are those that were written."""
    kept = Decision(MENTION, "correct", "Ada", facts={"sites": ["liver"]}, comment="seen at “conference”")
    file.keep(kept)
    (found,) = file.list_of_notes(["n1"], "Ada")
    assert replace(found, number=0) == kept


def test_the_latest_word_on_a_subject_stands(file):
    """A second verdict replaces the first; a comment replaces no verdict."""
    file.keep(Decision(MENTION, "accept", "Ada"))
    file.keep(Decision(MENTION, "comment", "Ada", comment="hm"))
    file.keep(Decision(MENTION, "reject", "Ada"))
    assert tell(file.list_of_notes(["n1"], "Ada")) == [("mention", "comment"), ("mention", "reject")]


def test_reviewers_do_not_see_each_other(file):
    """What Bo decides is not in Ada's list."""
    file.keep(Decision(MENTION, "accept", "Bo"))
    assert file.list_of_notes(["n1"], "Ada") == []
    assert file.list_reviewers() == ["Bo"]


def test_undo_takes_back_one_decision_after_the_other(file):
    """The reviewer's latest decision goes first; another reviewer's stay; at the end there is nothing to undo."""
    file.keep(Decision(MENTION, "accept", "Ada"))
    file.keep(Decision(NOTE, "accept", "Ada"))
    file.keep(Decision(PATIENT, "accept", "Bo"))
    assert [file.undo("Ada").subject.level for _ in range(2)] == ["note", "mention"]
    assert file.undo("Ada") is None
    assert file.list_done_patients("Bo") == ["Ann"]


def test_undone_decisions_stay_in_the_file(file):
    """Nothing is ever removed: what was undone says when."""
    file.keep(Decision(MENTION, "accept", "Ada"))
    file.undo("Ada")
    with closing(sqlite3.connect(file.path)) as connection:
        assert connection.execute("SELECT verdict, undone IS NULL FROM decisions").fetchall() == [("accept", 0)]


def test_a_note_is_finished_until_something_in_it_is_decided_anew(file):
    """A verdict on a mention after the note's own opens the note again; a comment does not."""
    file.keep(Decision(NOTE, "accept", "Ada"))
    file.keep(Decision(MENTION, "comment", "Ada", comment="hm"))
    assert file.list_finished_notes("Ada", "Ann") == ["n1"]
    assert file.list_finishers() == [("n1", "Ada")]
    file.keep(Decision(MENTION, "accept", "Ada"))
    assert file.list_finished_notes("Ada", "Ann") == []
    assert file.count_finished_notes("Ada") == 0
    file.keep(Decision(NOTE, "accept", "Ada"))
    assert file.count_finished_notes("Ada") == 1


def test_an_adjudicator_decides_beside_the_reviewers(file):
    """The same name may review and settle: neither word replaces the other."""
    file.keep(Decision(NOTE, "accept", "Ada"))
    file.keep(Decision(NOTE, "correct", "Ada", "adjudicator"))
    assert tell(file.list_verdicts("note")) == [("note", "accept")]
    assert tell(file.list_verdicts("note", "adjudicator")) == [("note", "correct")]
    assert file.list_finishers() == [("n1", "Ada")]


@given(st.lists(st.tuples(st.sampled_from(["accept", "reject", "undo"]), st.integers(0, 2)), max_size=12))
def test_undo_is_the_way_back(steps):
    """Whatever was decided and undone, what stands is what a list with its end taken off would say."""
    with closing(DecisionFile(Path(":memory:"))) as file:
        expected = []
        for verdict, start in steps:
            if verdict == "undo":
                file.undo("Ada")
                expected = expected[:-1]
            else:
                file.keep(Decision(replace(MENTION, start=start), verdict, "Ada"))
                expected.append((start, verdict))
        found = {decision.subject.start: decision.verdict for decision in file.list_of_notes(["n1"], "Ada")}
        assert found == dict(expected)


def test_two_programs_share_a_file(tmp_path):
    """What one writes the other reads at once."""
    with closing(DecisionFile(tmp_path / "d")) as one, closing(DecisionFile(tmp_path / "d")) as other:
        one.keep(Decision(NOTE, "accept", "Ada"))
        assert other.count_finished_notes("Ada") == 1


def test_a_decision_survives_kill_9(tmp_path):
    """A program that is killed right after each answer loses none of its decisions, and leaves a file that opens."""
    script = textwrap.dedent("""
        import os, signal, sys
        from pathlib import Path
        from recurnlp.review import DecisionFile
        from recurnlp.review.decision import Decision, Subject
        file = DecisionFile(Path(sys.argv[1]))
        for number in range(20):
            file.keep(Decision(Subject("note", "Ann", f"n{number}"), "accept", "Ada"))
            print(number, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    """)
    ended = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "d")], capture_output=True, text=True, check=False
    )
    assert ended.returncode == -signal.SIGKILL
    with closing(DecisionFile(tmp_path / "d")) as file:
        assert file.count_finished_notes("Ada") == len(ended.stdout.split()) == 20


def test_every_decision_waits_for_the_disk(file):
    """The file is written with SQLite's strictest settings, without a second file beside it."""
    assert file._ask("PRAGMA synchronous") == [(3,)]
    assert file._ask("PRAGMA journal_mode") == [("delete",)]


@pytest.mark.parametrize("content", [b"SQLite format 3\0 and then noise", b"notes, notes, notes" * 100])
def test_a_damaged_file_is_an_input_error_that_names_it(tmp_path, content):
    """What is no database is refused with its name."""
    (tmp_path / "d").write_bytes(content)
    with pytest.raises(InputError, match=r"/d: "):
        DecisionFile(tmp_path / "d")


def test_a_database_of_another_program_is_left_alone(tmp_path):
    """A SQLite file that is not ours is refused, and stays as it was."""
    with closing(sqlite3.connect(tmp_path / "d")) as connection:
        connection.execute("CREATE TABLE theirs (x)")
        connection.commit()
    before = (tmp_path / "d").read_bytes()
    with pytest.raises(InputError, match="no file of decisions"):
        DecisionFile(tmp_path / "d")
    assert (tmp_path / "d").read_bytes() == before


def test_a_file_that_is_held_by_another_program_is_an_input_error(file, monkeypatch):
    """Where nothing can be written the reviewer is told, without the words of the comment."""
    monkeypatch.setattr("recurnlp.review.decision_file._PATIENCE", 0.01)
    with closing(DecisionFile(file.path)) as other, closing(sqlite3.connect(file.path)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(InputError, match="held by another program") as raised:
            other.keep(Decision(NOTE, "comment", "Ada", comment="canary"))
        holder.rollback()
    assert "canary" not in str(raised.value)


def test_facts_are_readable_by_any_program(file):
    """Facts are JSON in a column, so that plain SQL can ask for them."""
    file.keep(Decision(MENTION, "accept", "Ada", facts={"assertion": "present", "sites": ["liver"]}))
    with closing(sqlite3.connect(file.path)) as connection:
        (facts,) = connection.execute("SELECT facts FROM decisions").fetchone()
    assert json.loads(facts) == {"assertion": "present", "sites": ["liver"]}
