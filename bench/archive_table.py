"""What was measured of an archive, as a table and as a plot."""

from collections.abc import Sequence
from dataclasses import dataclass

_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 560, 220, 60, 40
_LIMIT = 700


@dataclass(frozen=True, slots=True)
class Slice:
    """What 100,000 notes took.

    Args:
        notes: done by the end of it.
        wall, cpu: seconds since the beginning; CPU of all processes together.
        slice_wall, slice_cpu, slice_notes: of this slice alone.
        main_mb, worker_mb: the largest resident memory during this slice, of the program and of its largest worker.
    """

    notes: int
    wall: float
    cpu: float
    slice_notes: int
    slice_wall: float
    slice_cpu: float
    main_mb: float
    worker_mb: float

    @classmethod
    def of(cls, notes: int, took: tuple[float, float], peaks: tuple[int, int], before: "Slice | None") -> "Slice":
        """Take the difference to the slice before.

        Args:
            notes: done by the end of it.
            took: seconds and seconds of CPU since the beginning.
            peaks: largest resident memory in bytes, of the program and of its largest worker.
            before: the slice before, if there is one.
        """
        earlier = (before.notes, before.wall, before.cpu) if before else (0, 0.0, 0.0)
        wall, cpu = took
        main_mb, worker_mb = (peak / 1e6 for peak in peaks)
        gone = (notes - earlier[0], wall - earlier[1], cpu - earlier[2])
        return cls(notes, wall, cpu, *gone, main_mb, worker_mb)


def write_table(slices: Sequence[Slice], size: int, workers: int) -> str:
    """Return a Markdown table.

    Args:
        slices: the figures.
        size: bytes of the notes.
        workers: how many processes read them.
    """
    last = slices[-1]
    took = f"{last.wall:,.0f} s, {last.cpu:,.0f} s of CPU, {1000 * last.cpu / last.notes:.2f} ms of CPU a note"
    lines = [
        f"{last.notes:,} notes, {size / 1e9:.2f} GB, {workers} workers: {took}.",
        "",
        "| notes done | s | s of CPU | notes/s | CPU in use | program, MB | largest worker, MB |",
        "|--:|--:|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {part.notes:,} | {part.wall:,.0f} | {part.cpu:,.0f} | {part.slice_notes / part.slice_wall:,.0f} "
        f"| {part.slice_cpu / part.slice_wall:.2f} | {part.main_mb:,.0f} | {part.worker_mb:,.0f} |"
        for part in slices
        if part.worker_mb
    ]
    return "\n".join(lines) + "\n"


def draw_lines(slices: Sequence[Slice]) -> str:
    """Return an SVG of the largest resident memory of each slice, with the limit of 700 MB.

    Args:
        slices: the figures.
    """
    top = slices[-1].notes
    lines = [
        _draw_line([(part.notes / top, part.worker_mb) for part in slices], "#1b6e64", "largest worker"),
        _draw_line([(part.notes / top, part.main_mb) for part in slices], "#8a5a00", "program"),
        _draw_line([(0.0, float(_LIMIT)), (1.0, float(_LIMIT))], "#b0b4ba", "limit, 700 MB"),
    ]
    size = f'width="{_LEFT + _WIDTH + 120}" height="{_HEIGHT + _BOTTOM}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13" fill="#333">'
        f"<title>Resident memory over {top:,} notes, MB</title>{''.join(lines)}"
        f'<line x1="{_LEFT}" y1="{_HEIGHT}" x2="{_LEFT + _WIDTH}" y2="{_HEIGHT}" stroke="#333"/>'
        f'<text x="{_LEFT - 8}" y="{_HEIGHT}" text-anchor="end">0</text>'
        f'<text x="{_LEFT - 8}" y="14" text-anchor="end">800 MB</text>'
        f'<text x="{_LEFT + _WIDTH}" y="{_HEIGHT + 20}" text-anchor="end">{top:,} notes</text></svg>\n'
    )


def _draw_line(points: Sequence[tuple[float, float]], color: str, name: str) -> str:
    places = [(_LEFT + _WIDTH * x, _HEIGHT - _HEIGHT * mb / 800) for x, mb in points]
    path = " ".join(f"{x:.0f},{y:.0f}" for x, y in places)
    x, y = places[-1]
    return (
        f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>'
        f'<text x="{x + 6:.0f}" y="{y + 4:.0f}" fill="{color}">{name}</text>'
    )
