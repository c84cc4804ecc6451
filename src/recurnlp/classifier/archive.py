"""skops archives without what differs from one writing to the next, so that the same model makes the same bytes."""

import io
import json
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
_SCHEMA = "schema.json"


def settle_archive(content: bytes) -> bytes:
    """Return the archive without times, and with numbers in place of the memory addresses that skops uses as names.

    Args:
        content: what `skops.io.dumps` made.
    """
    packed = io.BytesIO()
    numbers: dict[int, int] = {}
    with ZipFile(io.BytesIO(content)) as before, ZipFile(packed, "w") as after:
        schema = _renumber(json.loads(before.read(_SCHEMA)), numbers)
        for name in sorted(set(before.namelist()) - {_SCHEMA}, key=lambda name: numbers[_read_address(name)]):
            _write(after, _rename(name, numbers), before.read(name))
        _write(after, _SCHEMA, json.dumps(schema, indent=1).encode())
    return packed.getvalue()


def _renumber(node: Any, numbers: dict[int, int]) -> Any:
    if isinstance(node, list):
        return [_renumber(child, numbers) for child in node]
    if not isinstance(node, dict):
        return node
    if "__id__" in node:
        number = numbers.setdefault(node["__id__"], len(numbers))
        node = node | {"__id__": number}
    if "file" in node:
        node = node | {"file": _rename(node["file"], numbers)}
    return {key: _renumber(child, numbers) for key, child in node.items()}


def _rename(name: str, numbers: dict[int, int]) -> str:
    return f"{numbers[_read_address(name)]}.npy"


def _read_address(name: str) -> int:
    return int(name.partition(".")[0])


def _write(archive: ZipFile, name: str, content: bytes) -> None:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = ZIP_DEFLATED
    archive.writestr(entry, content)
