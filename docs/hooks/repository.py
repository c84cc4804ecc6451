"""Brings the repository's other pages into the site, and leads links to them there.

In the repository a page links to `../CHANGELOG.md`; the site has that file as `repository/CHANGELOG.md`. So every link
works in both places, and `mkdocs build --strict` finds those that do not.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

_BROUGHT = ("CHANGELOG.md", "CONTRIBUTING.md", "corpora/*/README.md", "models/**/*.md", "models/**/*.svg")
_ROOM = "repository"
_LINK = re.compile(r"(?<=\]\()(?!\w+:|#)([^)#\s]+)(?=[)#\s])")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that stand outside of docs/."""
    root = Path(config.config_file_path).parent
    for path in _find(root):
        name = f"{_ROOM}/{path.relative_to(root).as_posix()}"
        files.append(File.generated(config, name, abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Write each link as the site has it."""
    here = page.file.src_uri
    return _LINK.sub(lambda link: _lead(here, link[1]), markdown)


def _find(root: Path) -> Iterator[Path]:
    for pattern in _BROUGHT:
        yield from sorted(root.glob(pattern))


def _lead(here: str, link: str) -> str:
    """Return a link as the site has it: read as one of the repository, written as one of the site."""
    written = here.removeprefix(f"{_ROOM}/") if here.startswith(f"{_ROOM}/") else f"docs/{here}"
    target = posixpath.normpath(posixpath.join(posixpath.dirname(written), link))
    place = target.removeprefix("docs/") if target.startswith("docs/") else f"{_ROOM}/{target}"
    return posixpath.relpath(place, posixpath.dirname(here) or ".")
