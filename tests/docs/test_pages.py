"""The pages of the documentation: every block of code runs and prints what stands below it."""

import contextlib
import io
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from recurnlp.cli.entry import program

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(
    r"^(<!-- not run: (?P<excuse>[^>]+) -->\n)?```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
COMMAND = re.compile(r"^(\$|recurnlp|pip|python|spark-submit) ", re.MULTILINE)
OMITTED = "…"


@dataclass(frozen=True)
class Block:
    """A fenced block: what it is written in, where it begins, and why it is not run."""

    language: str
    body: str
    line: int
    excuse: str | None


def read_blocks(page: Path) -> list[Block]:
    """The blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(found["language"], found["body"], text.count("\n", 0, found.start("body")) + 1, found["excuse"])
        for found in FENCE.finditer(text)
    ]


def list_commands(block: Block) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with the output that stands below it."""
    joined = block.body.replace("\\\n", " ")
    if block.language == "bash":
        yield from ((line, OMITTED) for line in joined.splitlines() if line.strip())
        return
    for part in re.split(r"^\$ ", joined, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output.rstrip("\n")


def run_command(line: str) -> str:
    """Run a line as a shell would, recurnlp within this process; return what it prints."""
    words = shlex.split(line, comments=True)
    if words[0] != "recurnlp":
        return subprocess.run(["bash", "-ec", line], check=True, capture_output=True, text=True).stdout  # noqa: S607
    done = CliRunner().invoke(program, words[1:], prog_name="recurnlp", standalone_mode=False, catch_exceptions=False)
    assert not done.return_value, done.output
    return done.stdout


def assert_printed(output: str, expected: str, place: str) -> None:
    """Hold output against a page, where a line of an ellipsis stands for any lines, and one in a line for any words."""
    lines = [re.escape(line.rstrip()).replace(OMITTED, ".*") + "\n" for line in expected.splitlines()]
    pattern = "".join("(?:.*\n)*" if line == ".*\n" else line for line in lines)
    printed = "".join(line.rstrip() + "\n" for line in output.rstrip().splitlines())
    assert re.fullmatch(pattern, printed), f"{place} shows\n{expected}\nbut it is\n{printed}"


def run_python(block: Block, names: dict[str, object], place: str) -> str:
    """Run a block of Python with the names that earlier blocks of the page left."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(block.body, place, "exec"), names)  # noqa: S102 - running the pages is what this does
    return printed.getvalue()


def try_block(block: Block, below: Block | None, names: dict[str, object], place: str) -> None:
    """Run a block in the way of its language; blocks of no language are outputs and drawings."""
    if block.language == "python":
        printed = run_python(block, names, place)
        if below and below.language == "text":
            assert_printed(printed, below.body, place)
    elif block.language in {"bash", "console"}:
        for line, expected in list_commands(block):
            assert_printed(run_command(line), expected, f"{place}: {line}")
    elif block.language == "sql":
        run_command(shlex.join(["recurnlp", "cohort", "run", "--where", block.body]))
    elif block.language == "toml" and Path("my_patterns").exists():
        with Path("my_patterns", block.body.splitlines()[0].removeprefix("# ")).open("a", encoding="utf-8") as file:
            file.write("\n" + block.body)


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.usefixtures("desk")
def test_blocks_run(page: Path) -> None:
    """Every block of code of a page runs, in their order, and prints the text that stands below it."""
    names: dict[str, object] = {"__name__": "__main__"}
    blocks = read_blocks(page)
    for block, below in zip_longest(blocks, blocks[1:]):
        if not block.excuse:
            try_block(block, below, names, f"{page.name}:{block.line}")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_are_marked_as_such(page: Path) -> None:
    """A block that names no language holds no command: it would escape being run."""
    plain = [block for block in read_blocks(page) if not block.language and not block.excuse]

    assert [block.line for block in plain if COMMAND.search(block.body)] == []


def find_command(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that words name, and the words that are left for it."""
    command: click.Command = program
    context = click.Context(program)
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(context, words[0])
        assert found, f"there is no command {words[0]}"
        command, words = found, words[1:]
    return command, words


def list_shown(page: Path) -> set[str]:
    """The commands that a page shows anywhere, each without what a wider gap sets apart as its explanation."""
    text = "\n".join(block.body.replace("\\\n", " ") for block in read_blocks(page))
    inline = re.findall(r"`(recurnlp [a-z][^`]*)`", page.read_text(encoding="utf-8"))
    lines = re.findall(r"^(?:\$ )?(recurnlp [a-z].*)$", text, re.MULTILINE)
    return {re.split(r"\s{3,}|\s#\s", line)[0] for line in [*lines, *inline]}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_exist(page: Path) -> None:
    """Every command that a page shows, run or not, exists, and so do the options that it is given."""
    for line in sorted(list_shown(page)):
        command, rest = find_command(shlex.split(line)[1:])
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        given = {word.partition("=")[0] for word in rest if re.fullmatch(r"-\w|--[\w-]+(=.*)?", word)}
        assert given <= known, f"{page.name}: {line}"
