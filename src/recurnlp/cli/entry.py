"""The program `recurnlp`: runs a command and turns how it ends into an exit code."""

import os
import sys
import traceback
from typing import NoReturn

import click

import recurnlp
from recurnlp.cli.commands import LazyGroup
from recurnlp.cli.exits import Exit
from recurnlp.errors import RecurnlpError

_COMMANDS = {
    "demo": ("recurnlp.cli.demo:demo", "Read the invented notes that ship, and report what is found."),
    "extract": ("recurnlp.cli.extract:extract", "Read notes from INPUT into a run folder."),
    "patients": ("recurnlp.cli.patients:patients", "Tell every patient's timeline: RUN/patients.parquet."),
    "cohort": ("recurnlp.cli.cohort:cohort", "Choose patients of RUN, and show how many each criterion leaves."),
    "report": ("recurnlp.cli.report:report", "Write what RUN found as one page of charts, tables and evidence."),
    "review": ("recurnlp.cli.review:review", "Review RUN in the browser, on this machine alone."),
    "export": ("recurnlp.cli.export:export", "Write RUN in the form of another tool."),
    "evaluate": ("recurnlp.cli.evaluate:evaluate", "Score a run, or what is extracted now, against GOLD."),
    "train": ("recurnlp.cli.train:train", "Train a note classifier on GOLD, and measure it."),
    "explain": ("recurnlp.cli.explain:explain", "Say what is found in TEXT, and why."),
    "rules": ("recurnlp.cli.rules:rules", "Check or list the rules, or tell what a change of them would do."),
}


@click.group(cls=LazyGroup, lazy=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(recurnlp.__version__, message="recurnlp %(version)s")
def program() -> None:
    r"""Find cancer recurrence and metastasis in clinical notes, with the evidence for each finding.

    \b
    Exit codes:
      0    done
      1    done, with more rejected notes than --max-rejects; or rules with failing examples
      2    usage or input error
      3    internal error
      130  interrupted; the same command goes on where it stopped
    """


def main() -> NoReturn:
    """Run the program with the arguments of the process."""
    sys.exit(_run())


def _run() -> int:
    try:
        return int(program.main(prog_name="recurnlp", standalone_mode=False) or Exit.DONE)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except RecurnlpError as error:
        click.echo(f"error: {error}", err=True)
        return Exit.USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return Exit.INTERRUPTED
    except SystemExit:  # click's answer to a reader of our output that has gone, as `head` does
        return Exit.DONE
    except Exception as error:  # noqa: BLE001 - the last edge: a traceback or message could quote a note
        click.echo(f"internal error: {_locate(error)}. Please report this line: it quotes no note.", err=True)
        return Exit.INTERNAL


def _locate(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}recurnlp{os.sep}" in frame.filename] or frames
    place = f"{os.path.basename(ours[-1].filename)}:{ours[-1].lineno}" if ours else "unknown place"  # noqa: PTH119
    return f"{type(error).__name__} at {place}"
