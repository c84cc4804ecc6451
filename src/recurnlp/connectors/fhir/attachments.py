"""The text of a FHIR Attachment: base64, in plain text or HTML, in any encoding that it names."""

import base64
import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from recurnlp.connectors.fhir.binaries import Binaries
from recurnlp.connectors.fhir.html import read_html
from recurnlp.errors import UnreadableNote

_READABLE = ("text/plain", "text/html", "application/xhtml+xml")
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE)
_BYTES_PER_CHAR = 4
Attachment = dict[str, Any]


def read_attachments(attachments: Sequence[Attachment], max_chars: int, binaries: Binaries) -> str:
    """Return the text of a document. Its attachments are the same text in several formats: plain text is preferred.

    Args:
        attachments: FHIR Attachments.
        max_chars: longest text.
        binaries: the Binary resources that attachments may link to.

    Raises:
        UnreadableNote: none of them is text, or inline, or can be decoded.
    """
    inline = [item for item in attachments if isinstance(item.get("data"), str)]
    followed: list[Attachment] = []
    readable = _list_readable(inline)
    if not readable:
        followed = list(_follow(attachments, binaries))
        readable = _list_readable(followed)
    if readable:
        return _read(readable[0], max_chars)
    if not followed and any(item.get("url") and _is_open(item) for item in attachments):
        raise UnreadableNote("attachment_elsewhere")
    strange = any(_rank(item) == len(_READABLE) for item in attachments)
    raise UnreadableNote("attachment_unreadable" if strange else "empty_text")


def _list_readable(attachments: Iterable[Attachment]) -> list[Attachment]:
    return sorted((item for item in attachments if _rank(item) < len(_READABLE)), key=_rank)


def _follow(attachments: Sequence[Attachment], binaries: Binaries) -> Iterator[Attachment]:
    """Yield linked attachments with the data of their Binary, whose content type counts where they name none."""
    for item in attachments:
        if isinstance(item.get("url"), str) and _is_open(item):
            found = binaries.find(item["url"])
            if found and isinstance(found.get("data"), str):
                yield {"contentType": item.get("contentType") or found.get("contentType"), "data": found["data"]}


def _is_open(attachment: Attachment) -> bool:
    """Whether what it links to may be text."""
    return not attachment.get("contentType") or _rank(attachment) < len(_READABLE)


def _rank(attachment: Attachment) -> int:
    kind = _read_type(attachment)
    return _READABLE.index(kind) if kind in _READABLE else len(_READABLE)


def _read_type(attachment: Attachment) -> str:
    return str(attachment.get("contentType") or "").partition(";")[0].strip().lower()


def _read(attachment: Attachment, max_chars: int) -> str:
    data = attachment["data"]
    if len(data) > 2 * _BYTES_PER_CHAR * max_chars + 1024:
        raise UnreadableNote("too_long")
    named = _CHARSET.search(str(attachment.get("contentType")))
    try:
        text = base64.b64decode("".join(data.split()), validate=True).decode(_find_codec(named))
    except (ValueError, LookupError):
        raise UnreadableNote("undecodable") from None
    return text if _read_type(attachment) == "text/plain" else read_html(text)


def _find_codec(named: re.Match[str] | None) -> str:
    codec = codecs.lookup(named.group(1)).name if named else "utf-8"
    return "utf-8-sig" if codec == "utf-8" else codec
