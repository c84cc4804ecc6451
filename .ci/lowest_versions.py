"""Prints the lower bounds of pyproject.toml as constraints for pip: ``name==version``, one a line."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

_BOUND = re.compile(r"([\w.-]+)(?:\[.*?\])?>=([\d.]+)[^;]*(;.*)?")


def list_bounds(pyproject: str) -> Iterator[str]:
    """Yield a constraint for every package that has a lower bound; the highest, where several lines give one.

    Args:
        pyproject: the file's content.
    """
    project = tomllib.loads(pyproject)["project"]
    lines = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    highest: dict[tuple[str, str], str] = {}
    for name, version, marker in (found.groups("") for line in lines if (found := _BOUND.match(line))):
        highest[name, marker] = max(highest.get((name, marker), "0"), version, key=_read_version)
    yield from (f"{name}=={version}{marker}" for (name, marker), version in sorted(highest.items()))


def _read_version(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


if __name__ == "__main__":
    pyproject = Path(__file__).parents[1] / "pyproject.toml"
    print("\n".join(list_bounds(pyproject.read_text(encoding="utf-8"))))  # noqa: T201 - what it is for
