"""What the README and the guides promise."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from recurnlp.extract import check_examples
from recurnlp.rules import load_rules

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
RULE_FILE = re.compile(r"```toml\n# (\S+)\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\(([\w./-]+)\)")
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


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]
)
def test_links_lead_somewhere(page: str) -> None:
    """Every link of a page to another file of the repository leads to a file."""
    file = ROOT / page

    missing = [link for link in LINK.findall(file.read_text(encoding="utf-8")) if not (file.parent / link).exists()]

    assert missing == []


def test_rule_files_of_the_guide_hold(tmp_path: Path) -> None:
    """The rule files that docs/rules.md shows can be added to those that ship, and all examples hold."""
    folder = tmp_path / "patterns"
    shutil.copytree(ROOT / "patterns", folder)
    shown = RULE_FILE.findall((ROOT / "docs" / "rules.md").read_text(encoding="utf-8"))
    for name, text in shown:
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write("\n" + text)

    failures = check_examples(load_rules(folder))

    assert len(shown) >= 5
    assert [(failure.rule_id, failure.problem) for failure in failures] == []
