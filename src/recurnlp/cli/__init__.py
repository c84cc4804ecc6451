"""The command line: thin, one module a command, each imported when it is called."""

from recurnlp.cli.entry import main

__all__ = ["main"]
