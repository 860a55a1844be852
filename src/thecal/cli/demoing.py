"""`thecal screen --demo`: made-up visits for load tests."""

from __future__ import annotations

import json
import time
from pathlib import Path

from thecal.cli.page import out
from thecal.cli.screen_progress import counting
from thecal.errors import InputError, Place, Problem
from thecal.quick import load_rules
from thecal.screening.demo import write_demo


def make_demo(
    rows: int, output: str | None, seed: int, rules: str | None, format_: str, *, overwrite: bool, quiet: bool
) -> int:  # fmt: skip
    """Writes so many made-up visits; returns the exit code.

    Raises:
        InputError: if there is no place for them.
        RulesError: if the rules don't load.
    """
    if output is None:
        raise InputError([Problem("usage", "Where should the made-up visits go?", advice="-o FILE")])
    if Path(output).exists() and not overwrite:
        message = "There is such a file already."
        advice = "--overwrite replaces it; or name another."
        raise InputError([Problem("output-exists", message, Place(output), advice=advice)])
    book = load_rules(rules)
    started = time.monotonic()
    with counting(rows, quiet=quiet) as tick:
        write_demo(rows, output, seed, book, tick)
    seconds = time.monotonic() - started
    page = out()
    if format_ == "json":
        page.as_is(json.dumps({"rows": rows, "seed": seed, "file": output, "seconds": round(seconds, 3)}, indent=2))
    elif not quiet:
        page.line(
            f"{rows:,} made-up visits written to {output} in {seconds:.1f} s. They say nothing about real patients."
        )
    return 0
