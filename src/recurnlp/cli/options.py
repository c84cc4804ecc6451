"""Arguments and options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

run_argument: Decorator = click.argument("run", type=click.Path(path_type=Path))
patterns_option: Decorator = click.option(
    "--patterns",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder of rule files to use in place of those that ship.",
)
extra_rules_option: Decorator = click.option(
    "--extra-rules",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="A medSpaCy JSON rule file to add; may be given several times.",
)
