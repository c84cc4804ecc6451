"""What the README promises."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
PROGRAM = "import sys; from recurnlp.cli import main; main()"


def test_example_prints_what_the_readme_says() -> None:
    """The example in Python prints exactly the lines that stand below it."""
    example = re.search(r"```python\n(.*?)```\n```\n(.*?)```", README, re.DOTALL)
    assert example

    done = subprocess.run([sys.executable, "-c", example[1]], check=True, capture_output=True, text=True)

    assert done.stdout == example[2]


def shown_commands() -> list[str]:
    """The commands in the README's section on the command line, options and inputs left off."""
    section = README.split("## On the command line")[1].split("```")[1]
    return sorted(set(re.findall(r"^recurnlp (rules [a-z]+|[a-z]+)", section, re.MULTILINE)))


@pytest.mark.parametrize("command", shown_commands())
def test_commands_of_the_readme_exist(command: str) -> None:
    """Every command the README shows knows itself and its help."""
    line = [sys.executable, "-c", PROGRAM, *command.split(), "--help"]

    done = subprocess.run(line, check=False, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
