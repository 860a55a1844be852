"""`thecal screen diff`: two screenings side by side, as text, Markdown, JSON or CSV."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal

from thecal.cli.diff_command import DiffFormat
from thecal.cli.diff_words import show_difference
from thecal.cli.page import out
from thecal.cli.screen_input import open_request
from thecal.cli.screen_progress import steps
from thecal.cli.screening import Request
from thecal.condition.book import RuleBook
from thecal.errors import InputError, Problem
from thecal.quick import load_rules
from thecal.screening.diff import Change, Difference, Output, Side, compare, same_records
from thecal.screening.summary import LEVELS
from thecal.screening.writers.safe import BETWEEN, FORMULA

SCHEMA = "thecal.diff/1"
FEW = 10
"""So many rows of each kind a person is shown."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What was asked for, option by option: `thecal.cli.diff_command` says what each means."""

    a: str | None = None
    b: str | None = None
    records: str | None = None
    map: str | None = None
    rules_a: str | None = None
    rules_b: str | None = None
    key: Literal["id", "row"] = "id"
    limit: int | None = None
    exit_code: bool = False
    format: DiffFormat = "text"


def diff_runs(asked: Asked) -> int:
    """Compares and prints; returns the exit code.

    Raises:
        InputError: if an input, or a choice of options, is wrong.
        RulesError: if rules can't be read.
    """
    _check(asked)
    with _compared(asked) as (difference, book):
        if asked.format == "json":
            _json(difference, asked.limit)
        elif asked.format == "csv":
            _csv(difference, asked.limit)
        else:
            limit = FEW if asked.limit is None else asked.limit
            show_difference(difference, book, limit, out(), markdown=asked.format == "markdown")
        return int(asked.exit_code and difference.different)


def _check(asked: Asked) -> None:
    problems = []
    if asked.records is None:
        if asked.a is None or asked.b is None:
            message = "Two outputs are needed, or records and two knowledge bases."
            advice = "thecal screen diff A B, or thecal screen diff --records FILE --rules-b DIR"
            problems.append(Problem("usage", message, advice=advice))
        for option, value in (("--map", asked.map), ("--rules-a", asked.rules_a), ("--rules-b", asked.rules_b)):
            if value is not None:
                problems.append(
                    Problem("usage", f"{option} goes with --records: two outputs are compared as they are.")
                )
    else:
        if asked.a is not None:
            problems.append(Problem("usage", "With --records no outputs are named: the records are screened anew."))
        if asked.rules_a is None and asked.rules_b is None:
            message = "With the same rules on both sides nothing can differ."
            problems.append(Problem("usage", message, advice="name other rules with --rules-a or --rules-b."))
    if problems:
        raise InputError(problems)


@contextmanager
def _compared(asked: Asked) -> Iterator[tuple[Difference, RuleBook]]:
    """The difference, and the rules that give complications and statements their words."""
    if asked.records is None:
        assert asked.a is not None
        assert asked.b is not None
        with steps(quiet=False) as step, compare(Path(asked.a), Path(asked.b), asked.key, step) as difference:
            step("Printing")
            yield difference, load_rules()
        return
    sides = []
    with ExitStack() as stack:
        for rules in (asked.rules_a, asked.rules_b):
            book = load_rules(rules)
            opened = stack.enter_context(closing(open_request(Request(input=asked.records, map=asked.map), book)))
            sides.append(Side(opened.source, opened.bind, book))
        step = stack.enter_context(steps(quiet=False))
        yield stack.enter_context(same_records(sides, step)), sides[1].book


def _about(output: Output) -> dict[str, Any]:
    return {"file": output.name, "edition": output.edition, "hash": output.hash}


def _json(difference: Difference, limit: int | None) -> None:
    """One object; its changes are written as they are found, however many they are."""
    head = {
        "schema": SCHEMA,
        "a": _about(difference.a),
        "b": _about(difference.b),
        "counts": difference.counts,
        "urgency_at_least": {
            LEVELS[first]: dict(zip(LEVELS, row, strict=True)) for first, row in enumerate(difference.matrix)
        },
        "repeated_ids": difference.repeated,
        "statements": [{"id": name, "now": now, "no_longer": gone} for name, now, gone in difference.statements()],
        "suspected": [{"id": name, "now": now, "no_longer": gone} for name, now, gone in difference.suspected()],
    }
    write = sys.stdout.write
    write(json.dumps(head, indent=2, ensure_ascii=False).removesuffix("\n}") + ',\n  "changes": [')
    for number, change in enumerate(difference.changes(limit)):
        write(("," if number else "") + "\n    " + json.dumps(asdict(change), ensure_ascii=False))
    write("\n  ]\n}\n")


def _csv(difference: Difference, limit: int | None) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([field.name for field in fields(Change)])
    for change in difference.changes(limit):
        writer.writerow(_cell(getattr(change, field.name)) for field in fields(Change))


def _cell(value: Any) -> Any:
    """As the outputs of a screening have it: lists joined, and no text that a spreadsheet would run."""
    if isinstance(value, tuple):
        value = BETWEEN.join(one if isinstance(one, str) else "{}: {} → {}".format(*one) for one in value)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
