"""Checks the built documentation: each link and picture leads somewhere, and nothing is loaded from elsewhere.

Usage: ``python .ci/site_links.py site``. What `mkdocs build --strict` sees are the links of Markdown; what templates,
hooks and docstrings make is seen here.
"""

import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

_LOADED = {("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src")}


class Page(HTMLParser):
    """A page: the names of its anchors, and its references as (element, attribute, address)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.references: list[tuple[str, str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a tag names or refers to."""
        for name, value in attrs:
            if value and name in ("id", "name"):
                self.anchors.add(value)
            elif value and name in ("href", "src"):
                self.references.append((tag, name, value))


def find_faults(site: Path) -> Iterator[str]:
    """Yield a line for each reference that is wrong.

    Args:
        site: the folder of the site.
    """
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    for path, page in pages.items():
        if path.name == "404.html":  # its addresses are those of a server's root
            continue
        for tag, name, address in page.references:
            if urlsplit(address).scheme or address.startswith("//"):
                if (tag, name) in _LOADED:
                    yield f"{path}: loads {address}"
                continue
            file, anchor = urldefrag(address)
            target = (path.parent / unquote(file)).resolve() if file else path.resolve()
            if not target.is_file():
                yield f"{path}: {address}: there is no such file"
            elif anchor and target in pages and unquote(anchor) not in pages[target].anchors:
                yield f"{path}: {address}: there is no such place in the page"


if __name__ == "__main__":
    faults = list(find_faults(Path(sys.argv[1]).resolve()))
    print("\n".join(faults))  # noqa: T201 - what it is for
    sys.exit(bool(faults))
