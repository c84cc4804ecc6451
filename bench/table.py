"""What was measured, as a table and as a bar chart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from math import log10

_REFERENCE = "recurnlp, notes seen before"
_LINE = 24
_LEFT, _WIDTH = 260, 420


@dataclass(frozen=True, slots=True)
class Row:
    """One library's figures; `peak_mb` is the largest resident memory of its process.

    `slowest` and `fastest` are notes a second of the worst and best round.
    """

    name: str
    notes_per_second: float
    mb_per_second: float
    peak_mb: float
    slowest: float = 0.0
    fastest: float = 0.0


def join_rounds(rows: Sequence[Row]) -> Row:
    """Return the median of a library's rounds.

    Args:
        rows: one of each round.
    """
    ordered = sorted(rows, key=lambda row: row.notes_per_second)
    slowest, fastest = ordered[0].notes_per_second, ordered[-1].notes_per_second
    return replace(ordered[len(ordered) // 2], slowest=slowest, fastest=fastest)


def write_table(rows: Sequence[Row], texts: Sequence[str]) -> str:
    """Return a Markdown table; its last column compares with recurnlp on notes whose like it has seen.

    Args:
        rows: the figures.
        texts: the notes they were measured on.
    """
    ours = next(row for row in rows if row.name == _REFERENCE).notes_per_second
    size = sum(map(len, texts)) / len(texts) / 1000
    lines = [
        f"{len(texts):,} notes of {size:.1f} kB on average, one thread, CPU time.",
        "",
        "| | notes/s | of all rounds | MB/s | peak memory, MB | time, seen before = 1 |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {row.name} | {row.notes_per_second:,.0f} | {row.slowest:,.0f}–{row.fastest:,.0f} "
        f"| {row.mb_per_second:,.2f} | {row.peak_mb:,.0f} | {ours / row.notes_per_second:,.2g} |"
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def draw_bars(rows: Sequence[Row]) -> str:
    """Return an SVG of notes a second, on a logarithmic scale.

    Args:
        rows: the figures.
    """
    top = max(log10(row.notes_per_second) for row in rows)
    bars = []
    for i, row in enumerate(sorted(rows, key=lambda row: -row.notes_per_second)):
        width = max(_WIDTH * log10(max(row.notes_per_second, 1.0)) / top, 2)
        y = i * _LINE
        color = "#1b6e64" if row.name.startswith("recurnlp") else "#8a8f98"
        bars.append(
            f'<text x="{_LEFT - 8}" y="{y + 16}" text-anchor="end">{escape(row.name)}</text>'
            f'<rect x="{_LEFT}" y="{y + 3}" width="{width:.0f}" height="{_LINE - 6}" fill="{color}"/>'
            f'<text x="{_LEFT + width + 6:.0f}" y="{y + 16}">{row.notes_per_second:,.0f}</text>'
        )
    size = f'width="{_LEFT + _WIDTH + 90}" height="{len(rows) * _LINE}"'
    title = "<title>Notes per second, one thread, logarithmic scale</title>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13" fill="#333">'
        f"{title}{''.join(bars)}</svg>\n"
    )
