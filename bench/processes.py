"""What Linux says of a process and its children."""

import os
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Process:
    """A process at a moment: its command, resident memory in bytes, CPU time in seconds."""

    pid: int
    name: str
    rss: int
    cpu: float


def read_tree(pid: int) -> list[Process]:
    """Return a process and its children's children, itself first; nothing if it is gone.

    Args:
        pid: of the process.
    """
    try:
        name, _, rest = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").partition("(")[2].rpartition(")")
        fields = rest.split()
        lists = [task.joinpath("children").read_text(encoding="utf-8") for task in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:
        return []
    cpu = (int(fields[11]) + int(fields[12])) / _TICK
    rss = int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
    return [
        Process(pid, name, rss, cpu),
        *(process for child in " ".join(lists).split() for process in read_tree(int(child))),
    ]
