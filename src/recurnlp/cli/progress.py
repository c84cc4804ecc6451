"""A progress bar for people at a terminal; files and pipes get none."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from recurnlp.batch import Progress as RunProgress
from recurnlp.batch import Report


@contextmanager
def show_progress(size: int) -> Iterator[Report]:
    """Show a bar on stderr, if that is a terminal, while the block runs.

    Args:
        size: bytes of all inputs, which is what the bar measures.

    Yields:
        what to call with a run's progress.
    """
    columns = (
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[notes]:,} notes, {task.fields[rate]:,.0f}/s"),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    if not console.is_terminal:  # a bar that is disabled still ends in an empty line, in rich before 15
        yield lambda _: None
        return
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=max(size, 1), notes=0, rate=0.0)

        def report(progress: RunProgress) -> None:
            rate = progress.notes / max(bar.tasks[0].elapsed or 0, 0.001)
            bar.update(task, completed=progress.bytes, notes=progress.notes, rate=rate)

        yield report
