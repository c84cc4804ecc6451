"""Which files and databases the inputs of a command stand for."""

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from recurnlp.connectors.omop.address import Address, is_address, parse_address
from recurnlp.errors import InputError

_FORMATS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".txt": "txt",
}
_COMPRESSIONS = {".gz": "gzip", ".zst": "zstd"}


@dataclass(frozen=True, slots=True)
class Source:
    """One input file, or database.

    Args:
        path: where it is, as it was given.
        format: csv, tsv, jsonl, parquet, txt, fhir or omop.
        compression: gzip, zstd or ``None``.
        name: the beginning of ids that have to be made: short, and unique among the inputs.
        address: of a database.
    """

    path: Path
    format: str
    compression: str | None
    name: str
    address: Address | None = None

    @property
    def file(self) -> str:
        """The path or address as rejects and messages show it."""
        return self.address.shown if self.address else self.path.as_posix()


def find_sources(inputs: Sequence[str]) -> list[Source]:
    """Return what files, folders, globs and addresses of databases stand for, each once.

    A folder stands for the notes (.txt) in it and below it, or for the tables in it if it has no such notes.

    Args:
        inputs: as typed on a command line.

    Raises:
        InputError: something does not exist, has a format that cannot be read, or a folder that holds nothing.
    """
    found: dict[object, Source] = {}
    for given in inputs:
        for source in _find(given):
            found.setdefault(source.address or source.path.resolve(), source)
    return _tell_apart(list(found.values()))


def _find(given: str) -> list[Source]:
    if is_address(given):
        address = parse_address(given)
        return [Source(Path(address.shown), "omop", None, address.shown, address)]
    path = Path(given)
    if path.is_dir():
        return _find_in_folder(path)
    if path.exists():
        return [_read_suffixes(path)]
    matches = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) else []  # noqa: PTH207 - may be absolute
    if not matches:
        raise InputError(f"{given}: no such file, folder or glob match")
    return [source for match in matches for source in _find(match)]


def _find_in_folder(folder: Path) -> list[Source]:
    files = [path for path in _walk(folder) if _split_suffixes(path)[0] in _FORMATS]
    notes = [path for path in files if _split_suffixes(path)[0] == ".txt"]
    if not files:
        raise InputError(f"{folder}: no {', '.join(_FORMATS)} files in this folder")
    if notes and len(notes) < len(files):
        raise InputError(f"{folder}: holds .txt files and tables; say which with a glob, such as '{folder}/*.txt'")
    return [_read_suffixes(path, folder) for path in files]


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        if "run.json" in files:  # a run folder lies among its own inputs when the output is put beside them
            folders.clear()
            continue
        folders.sort()
        yield from (Path(parent, file) for file in sorted(files) if not file.startswith("."))


def _split_suffixes(path: Path) -> tuple[str, str | None]:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] in _COMPRESSIONS:
        return (suffixes[-2] if len(suffixes) > 1 else ""), _COMPRESSIONS[suffixes[-1]]
    return (suffixes[-1] if suffixes else ""), None


def _read_suffixes(path: Path, folder: Path | None = None) -> Source:
    suffix, compression = _split_suffixes(path)
    if suffix not in _FORMATS:
        raise InputError(f"{path}: unknown format; known are {', '.join(_FORMATS)}, each also with .gz or .zst")
    name = path.relative_to(folder).as_posix() if folder else path.name
    return Source(path, _FORMATS[suffix], compression, name)


def _tell_apart(sources: list[Source]) -> list[Source]:
    count = Counter(source.name for source in sources)
    return [replace(source, name=source.file) if count[source.name] > 1 else source for source in sources]
