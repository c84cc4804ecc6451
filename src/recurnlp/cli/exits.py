"""Exit codes: a contract with scripts."""

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    REJECTS = 1  # done, with more rejected notes than --max-rejects; of `rules check`: examples that fail
    USAGE = 2  # usage or input error
    INTERNAL = 3
    INTERRUPTED = 130
