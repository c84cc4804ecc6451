"""Every error recurnlp raises on purpose.

    RecurnlpError
    ├── InputError            a file, column or option the user can mend (exit code 2)
    │   ├── RuleError         a rule file that cannot be used; names file and rule
    │   └── RunConflict       a run folder that holds another run; names what differs
    ├── UnreadableNote        one note that cannot be read; it goes to the rejects
    └── MissingExtra          an optional package is not installed; names the extra

Messages name files, rows, columns and remedies. They never hold note text, because messages end up in logs.
"""


class RecurnlpError(Exception):
    """The root: catch this to catch all of ours."""


class InputError(RecurnlpError):
    """The user gave something that cannot be used, and can mend it."""


class RuleError(InputError):
    """A rule file is wrong. The message begins with the file and, where there is one, the rule's id."""


class RunConflict(InputError):
    """The run folder belongs to a run with other rules, options or inputs."""


class UnreadableNote(RecurnlpError):
    """One note cannot be processed; `reason` is the short code the rejects table shows."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class MissingExtra(RecurnlpError):
    """An optional dependency is missing; the message names the extra that brings it."""
