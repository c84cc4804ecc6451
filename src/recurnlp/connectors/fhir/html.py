"""From HTML to the text a reader would see."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr html li main nav ol p pre section table tbody tfoot thead tr ul".split()
)
_SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote"})
_UNSEEN = frozenset({"script", "style", "template", "title"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPACES = re.compile(r" {2,}")
_HUGE_NUMBER = re.compile(r"&#\d{8,}")


def read_html(markup: str) -> str:
    """Return the visible text: a block or row a line, cells apart by tabs, white space as a browser shows it.

    Args:
        markup: a page or a fragment, well formed or not.
    """
    page = _Page()
    page.feed(_mend(markup))
    page.close()
    return page.read()


def _mend(markup: str) -> str:
    """Take out what the parser cannot read, or reads in the square of the time: huge numbers, tags that never end."""
    end = markup.rfind(">") + 1
    return _HUGE_NUMBER.sub("\ufffd", markup[:end] + markup[end:].replace("<", "&lt;"))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines = [""]
        self._pieces: list[str] = []
        self._unseen = 0
        self._kept = 0

    def read(self) -> str:
        self._end_line()
        return "\n".join(self._lines).strip("\n")

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002 - the base's signature
        """Pass over ``<![…]>``, as a browser does; the base fails where it is none of SGML's own."""
        return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base's signature
        self._unseen += tag in _UNSEEN
        if tag == "br":
            self._pieces.append("\n")
        elif tag in {"td", "th"} and self._pieces:
            self._pieces.append("\t")
        elif tag in _BLOCKS:
            self._break(tag)
        self._kept += tag == "pre"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag != "br":
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        if tag in _BLOCKS:
            self._break(tag)
        self._kept -= tag == "pre" and self._kept > 0

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._pieces.append(data if self._kept else _SPACE.sub(" ", data))

    def _break(self, tag: str) -> None:
        self._end_line()
        if tag in _SPACED and self._lines[-1]:
            self._lines.append("")

    def _end_line(self) -> None:
        text = "".join(self._pieces)
        self._pieces.clear()
        if self._kept:
            self._lines += text.splitlines()
        elif text.strip(" \t\n"):
            self._lines += [_SPACES.sub(" ", line).strip(" ") for line in text.strip("\n").split("\n")]
