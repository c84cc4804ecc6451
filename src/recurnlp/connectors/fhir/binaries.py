"""The Binary resources of a bulk export: texts that documents only link to, found again by their ids."""

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, BinaryIO, Self

from recurnlp.connectors.sources import Source
from recurnlp.connectors.streams import Meter, open_bytes

_LINK = re.compile(r"(?:^|/)Binary/([A-Za-z0-9.-]{1,64})(?:/_history/[^/]+)?$")
_KIND = b'"Binary"'
_SLICE = 1 << 20
Place = tuple[int, int]
Resource = dict[str, Any]


class Binaries:
    """Finds Binary resources in the files of an export; they are looked through when the first one is asked for.

    Only places are kept in memory. Files that are compressed are unpacked into temporary files without a name.

    Args:
        sources: the FHIR files among the inputs.
        max_line: bytes of a line; a longer one is given up.
    """

    def __init__(self, sources: Sequence[Source], max_line: int) -> None:
        self._sources = sources
        self._max_line = max_line
        self._files: list[BinaryIO] = []
        self._places: dict[str, Place] | None = None
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open.close()

    def find(self, url: str) -> Resource | None:
        """Return the resource that a link leads to; ``None`` if no file of the export holds it.

        Args:
            url: ``Binary/17``, or the same behind a server's address.
        """
        link = _LINK.search(url)
        if link is None:
            return None
        if self._places is None:
            self._places = dict(self._look_through())
        place = self._places.get(link[1])
        if place is None:
            return None
        number, start = place
        self._files[number].seek(start)
        return _parse(self._files[number].readline(self._max_line))

    def _look_through(self) -> Iterator[tuple[str, Place]]:
        for number, source in enumerate(self._sources):
            file = self._open.enter_context(_open_seekable(source))
            self._files.append(file)
            start = 0
            while line := file.readline(self._max_line):
                found = _parse(line) if _KIND in line else None
                if found and found.get("resourceType") == "Binary" and isinstance(found.get("id"), str):
                    yield found["id"], (number, start)
                start += len(line)


def _open_seekable(source: Source) -> BinaryIO:
    if source.compression is None:
        return open_bytes(source, Meter())
    unpacked: BinaryIO = TemporaryFile()  # noqa: SIM115 - closed with the others
    try:
        with open_bytes(source, Meter()) as packed:
            shutil.copyfileobj(packed, unpacked, _SLICE)
    except OSError:
        pass  # damaged on the way: its reader reports it, and what could be unpacked counts
    unpacked.seek(0)
    return unpacked


def _parse(line: bytes) -> Resource | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
