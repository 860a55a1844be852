"""The outermost layer: every way a command can end, and the exit code that goes with it.

==== =====================================================================
0    answered
1    anything else: `rules check` found errors, or Thecal itself failed
2    what the user gave is wrong (a file, an option, an id)
3    the rules are wrong
4    answered, but degraded: on one engine only
5    screened, and some row reaches the urgency of `--fail-on`
130  interrupted
==== =====================================================================
"""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import sys
from collections.abc import Sequence

from thecal.errors import ThecalError

INTERRUPTED = 130
PIPE_CLOSED = 141


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and ends the process with the exit code of its family.

    Args:
        arguments: what follows the name of the program; by default what the shell gave.
    """
    # Loading the rules makes many objects and hardly any garbage; looking for it would take a tenth of the time of
    # one triage. Commands that go on for long switch it on again.
    gc.disable()
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; returns the exit code."""
    # Channels reports a failed engine to the log; the command says it in its own words, once.
    logging.getLogger("thecal").addHandler(logging.NullHandler())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without our signs shows "?" and not a traceback
    try:
        code = _command(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough (`thecal rules list | head`). Python would complain once more while it closes stdout.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        _say("\nInterrupted.")
        return INTERRUPTED
    return code


def _command(arguments: Sequence[str] | None) -> int:
    debug = os.environ.get("THECAL_DEBUG") == "1"
    try:
        from thecal.cli.app import app  # noqa: PLC0415 - inside, so that a fault while loading is caught as well

        app(args=None if arguments is None else list(arguments), prog_name="thecal")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except ThecalError as error:
        if debug:
            raise
        return failed(error)
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:
        if debug:
            raise
        # Neither the message nor the traceback: both may quote the patient's values.
        _say(
            f"Thecal failed unexpectedly ({type(error).__name__}{_where(error)}); that is a fault of the program.\n"
            "Try: the same with THECAL_DEBUG=1 shows where. What it prints may hold values of the visit."
        )
    return 1


def failed(error: ThecalError) -> int:
    """Says what went wrong, all of it, on stderr; returns the exit code of its family."""
    from thecal.cli.problems import show_problems  # noqa: PLC0415 - only needed when something is wrong

    problems = getattr(error, "problems", None)
    if problems:
        show_problems(problems)
    else:
        _say(str(error))
    return error.exit_code


def _where(error: Exception) -> str:
    trace = error.__traceback__
    place = ""
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.startswith("thecal."):
            place = f" in {module}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _say(text: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        print(text, file=sys.stderr)  # noqa: T201 - the console may be what failed
