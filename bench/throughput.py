"""Compare recurnlp with its peers, single-threaded, on the same notes, each library in a fresh process.

    python bench/throughput.py [NOTES.jsonl|NOTES.csv] [--markdown TABLE.md] [--plot BARS.svg]

Without a file the notes are invented (`notes.py`). The peers live in environments of their own, `bench/.venv-*`, which
the first run makes: two, because medSpaCy holds spaCy to a version that EDS-NLP has left behind. All libraries are
measured in turn, round after round, and each row gives the median round and the span of all rounds, since another
program on the machine can slow any of them down.
"""

import argparse
import csv
import json
import resource
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from engines import ENGINES
from notes import write_notes
from table import Row, draw_bars, join_rounds, write_table

BENCH = Path(__file__).parent
ENVIRONMENTS = {
    "EDS-NLP": (".venv-edsnlp", ("edsnlp==0.23.0",)),
    "negspaCy": (".venv-peers", ("medspacy==1.3.1", "negspacy==1.0.4")),
    "medSpaCy, sentencizer": (".venv-peers", ("medspacy==1.3.1", "negspacy==1.0.4")),
    "medSpaCy, stock": (".venv-peers", ("medspacy==1.3.1", "negspacy==1.0.4")),
}
_REPEATED = 20


def main() -> None:
    """Measure everything and print the table."""
    options = _read_options()
    texts = _read_texts(options.notes) if options.notes else list(write_notes(options.count))
    with tempfile.TemporaryDirectory() as folder:
        job = Path(folder) / "job.json"
        job.write_text(json.dumps({"texts": texts, "phrases": _collect_phrases(), "seconds": options.seconds}))
        rounds = [_measure_round(texts, job, Path(folder) / f"round{number}") for number in range(options.rounds)]
        rows = [join_rounds(rows) for rows in zip(*rounds, strict=True)]
    table = write_table(rows, texts)
    sys.stdout.write(table)
    if options.markdown:
        options.markdown.write_text(table, encoding="utf-8")
    if options.plot:
        options.plot.write_text(draw_bars(rows), encoding="utf-8")


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notes", nargs="?", type=Path, help="notes with a column or key named text")
    parser.add_argument("--count", type=int, default=1000, help="how many notes to invent (1000)")
    parser.add_argument("--seconds", type=float, default=20, help="longest time for one pass of one library (20)")
    parser.add_argument("--rounds", type=int, default=3, help="how often to go through all libraries (3)")
    parser.add_argument("--markdown", type=Path, help="write the table here too")
    parser.add_argument("--plot", type=Path, help="write a bar chart here (svg)")
    return parser.parse_args()


def _read_texts(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines) if path.suffix == ".csv" else map(json.loads, lines)
        return [row["text"] for row in rows]


def _collect_phrases() -> dict[str, list[str]]:
    """The phrases of our target rules that plain text can hold."""
    from recurnlp.rules import load_rules  # noqa: PLC0415

    phrases: dict[str, list[str]] = {}
    for rule in load_rules().targets:
        if rule.concept in (None, "metastasis", "recurrence", "node", "organ"):
            phrases.setdefault(rule.concept or rule.kind, []).extend(p for p in rule.phrases if "#" not in p)
    return phrases


def find_python(name: str) -> Path:
    """The interpreter that has a library; its environment is made where it is missing."""
    if name not in ENVIRONMENTS:
        return Path(sys.executable)
    folder, packages = ENVIRONMENTS[name]
    python = BENCH / folder / "bin" / "python"
    if not python.exists():
        venv.create(BENCH / folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)  # noqa: S603 - our own words
    return python


def _measure(name: str, job: Path) -> dict[str, dict[str, float]]:
    command = [find_python(name), BENCH / "measure.py", name, job]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()  # noqa: S603
    measured: dict[str, dict[str, float]] = json.loads(lines[-1])
    return measured


def _measure_round(texts: list[str], job: Path, folder: Path) -> list[Row]:
    folder.mkdir()
    return [_measure_extract(texts, folder), *_list_rows({name: _measure(name, job) for name in ENGINES})]


def _list_rows(measured: dict[str, dict[str, dict[str, float]]]) -> list[Row]:
    rows = []
    for name, result in measured.items():
        peak = float(result["peak_mb"])  # type: ignore[arg-type]
        if name == "recurnlp":
            rows.append(Row(f"{name}, notes seen before", **_rates(result["again"]), peak_mb=peak))
        rows.append(Row(name, **_rates(result["first"]), peak_mb=peak))
    return rows


def _rates(measured: dict[str, float]) -> dict[str, float]:
    return {key: measured[key] for key in ("notes_per_second", "mb_per_second")}


def _measure_extract(texts: list[str], folder: Path) -> Row:
    """Time `recurnlp extract`, from file to Parquet, its start included; the notes are repeated to outweigh that."""
    source = folder / "notes.jsonl"
    many = texts * _REPEATED
    with source.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"id": str(number), "text": text}) + "\n" for number, text in enumerate(many))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [Path(sys.executable).with_name("recurnlp"), "extract", source, "-o", folder / "run"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    chars = sum(map(len, many))
    return Row("recurnlp extract, file to Parquet", len(many) / taken, chars / taken / 1e6, after.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
