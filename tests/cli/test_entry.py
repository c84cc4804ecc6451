"""The program's edge: help, and how every ending becomes an exit code."""

import os
import subprocess
import sys

import click
import pytest

import recurnlp
from recurnlp.cli import entry
from recurnlp.errors import MissingExtra, RunConflict


@pytest.fixture
def end_with(monkeypatch, call):
    """Call the program with a command that ends in an exception."""

    def end(error):
        @click.command()
        def fail():
            raise error

        monkeypatch.setattr(entry.program, "get_command", lambda _context, _name: fail)
        return call("fail")

    return end


def test_help_imports_neither_arrow_nor_spacy(environment):
    """Asking for help imports nothing that is slow to import."""
    code = (
        "import sys; from recurnlp.cli import main\n"
        "sys.argv = ['recurnlp', '--help']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "sys.exit(bool({'pyarrow', 'spacy', 'medspacy', 'pydantic', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False, capture_output=True)
    assert done.returncode == 0


def test_help_lists_every_command_with_its_own_first_line(call):
    """The lines that help shows without importing a command say what the command says."""
    code, out, _ = call("--help")
    assert code == 0
    for name, (_, line) in entry.program.lazy.items():
        command = entry.program.get_command(click.Context(entry.program), name)
        assert f"{name} " in out
        assert line in out
        assert command.get_short_help_str(200) == line


def test_the_version_is_told(call):
    """--version prints name and version."""
    assert call("--version") == (0, f"recurnlp {recurnlp.__version__}\n", "")


@pytest.mark.parametrize("arguments", [["nonsense"], ["extract"], ["extract", "x.csv"], ["explain", "a", "--loud"]])
def test_wrong_usage_exits_with_2(call, arguments):
    """What click finds wrong is told on stderr with exit code 2."""
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert "Error" in err


@pytest.mark.parametrize("error", [RunConflict("the folder is taken"), MissingExtra("pip install recurnlp[x]")])
def test_errors_of_ours_exit_with_2_and_their_message(end_with, error):
    """What the user can mend is told in one line."""
    assert end_with(error) == (2, "", f"error: {error}\n")


def test_an_internal_error_exits_with_3_and_quotes_nothing(end_with):
    """A bug is told by type and place: its message could hold a note."""
    code, out, err = end_with(ValueError("Xylographica in the left lung"))
    assert (code, out) == (3, "")
    assert err.startswith("internal error: ValueError at ")
    assert "Xylographica" not in err


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_an_interrupt_exits_with_130(end_with, error):
    """Ctrl-C ends without a traceback."""
    code, out, err = end_with(error)
    assert (code, out, err.strip()) == (130, "", "interrupted")


def test_a_reader_that_leaves_is_no_error(program, environment):
    """Piping a long list into a program that stops reading ends quietly."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [*program, "rules", "list"], env=environment, stdout=write_end, stderr=subprocess.PIPE, check=False
    )
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")
