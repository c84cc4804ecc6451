"""What a note costs by its length: `python bench/length.py [--longest 10000000] [--markdown T.md] [--plot P.svg]`.

CPU time of one extractor, the best of three readings of each note, from 1 kB to 10 MB: text that looks like notes, and
text made to be costly. Nothing that is remembered of one kind of text helps with another.
"""

import argparse
import sys
import time
from math import log10
from pathlib import Path

from notes import write_notes

from recurnlp import Extractor

_TRIES = 3
_SHORTEST = 1_000
_LONG = 1_000_000
_LINE = 15
_LEFT, _WIDTH, _HEIGHT, _BOTTOM = 70, 420, 300, 40
_COLORS = ("#1b6e64", "#8a5a00", "#5b4a9c", "#a3324b", "#3a6ea5", "#6b7280")
_PIECES = {
    "nothing but line breaks": "\n",
    "one endless word": "x",
    "“no no no …”": "no ",
    "one sentence, a mention in four words": "liver metastases and the ",
    "a mention in each sentence": "Metastases in the liver. ",
}
Costs = dict[str, dict[int, float]]


def main() -> None:
    """Measure all kinds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--longest", type=int, default=10_000_000, help="characters (10,000,000)")
    parser.add_argument("--markdown", type=Path, help="write the table here too")
    parser.add_argument("--plot", type=Path, help="write a plot here (svg)")
    options = parser.parse_args()
    sizes = [_SHORTEST * 10**power for power in range(int(log10(options.longest / _SHORTEST)) + 1)]
    costs = _measure(sizes)
    table = _write_table(sizes, costs)
    sys.stdout.write(table)
    if options.markdown:
        options.markdown.write_text(table, encoding="utf-8")
    if options.plot:
        options.plot.write_text(_draw(sizes, costs), encoding="utf-8")


def _measure(sizes: list[int]) -> Costs:
    """Return seconds by kind of text and length."""
    read = Extractor()
    read("No evidence of disease.")
    longest = sizes[-1]
    texts = {"like notes": "\n".join(write_notes(longest // 3_000 + 1))}
    texts |= {name: piece * (longest // len(piece) + 1) for name, piece in _PIECES.items()}
    return {name: {size: _time(read, text[:size]) for size in sizes} for name, text in texts.items()}


def _time(read: Extractor, text: str) -> float:
    taken = []
    for _ in range(1 if len(text) >= _LONG else _TRIES):
        start = time.process_time()
        read(text)
        taken.append(time.process_time() - start)
    return min(taken)


def _write_table(sizes: list[int], costs: Costs) -> str:
    lines = [
        "ms of CPU for each kB of one note.",
        "",
        f"| | {' | '.join(_name(size) for size in sizes)} |",
        "|---|" + "--:|" * len(sizes),
    ]
    lines += [
        f"| {name} | {' | '.join(f'{taken[size] * 1e6 / size:.2g}' for size in sizes)} |"
        for name, taken in costs.items()
    ]
    return "\n".join(lines) + "\n"


def _name(size: int) -> str:
    return f"{size // 1000:,} kB" if size < _LONG else f"{size // _LONG:,} MB"


def _draw(sizes: list[int], costs: Costs) -> str:
    """Return an SVG, both axes logarithmic: what is linear is parallel to the gray line."""
    fastest = min(min(taken.values()) for taken in costs.values())
    slowest = max(max(taken.values()) for taken in costs.values())
    low, high = int(log10(fastest)) - 1, int(log10(slowest)) + 1
    span = log10(sizes[-1] / sizes[0])

    def place(size: float, taken: float) -> tuple[float, float]:
        x = _LEFT + _WIDTH * log10(size / sizes[0]) / span
        return x, _HEIGHT * (high - max(log10(taken), low)) / (high - low)

    start, reach = 10.0**low, min(span, high - low)
    lines = [_draw_line([place(sizes[0], start), place(sizes[0] * 10**reach, start * 10**reach)], "#d0d3d8", "linear")]
    floor = 0.0
    for color, (name, taken) in zip(_COLORS, sorted(costs.items(), key=lambda kind: -kind[1][sizes[-1]]), strict=True):
        points = [place(*point) for point in taken.items()]
        floor = max(points[-1][1], floor + _LINE)  # names must not stand on each other
        lines.append(_draw_line(points, color, name, floor))
    ticks = [
        f'<text x="{_LEFT - 8}" y="{place(sizes[0], taken)[1] + 4:.0f}" text-anchor="end">{taken:g} s</text>'
        for taken in (10.0**power for power in range(low, high + 1))
    ]
    ticks += [
        f'<text x="{place(size, 1)[0]:.0f}" y="{_HEIGHT + 20}" text-anchor="middle">{_name(size)}</text>'
        for size in sizes
    ]
    width, height = _LEFT + _WIDTH + 270, _HEIGHT + _BOTTOM
    size = f'width="{width}" height="{height}" viewBox="0 -10 {width} {height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13" fill="#333">'
        f"<title>Seconds of CPU by the length of a note, both logarithmic</title>{''.join([*ticks, *lines])}</svg>\n"
    )


def _draw_line(points: list[tuple[float, float]], color: str, name: str, beside: float | None = None) -> str:
    path = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
    x, y = points[-1][0], points[-1][1] if beside is None else beside
    return (
        f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>'
        f'<text x="{x + 6:.0f}" y="{y + 4:.0f}" fill="{color}">{name}</text>'
    )


if __name__ == "__main__":
    main()
