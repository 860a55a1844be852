"""`thecal rules check`: everything that is wrong with the rules."""

from __future__ import annotations

import json
import sys
from dataclasses import replace

from thecal.cli.files import in_folder
from thecal.cli.page import QUIET, out
from thecal.cli.problems import as_json, show_problems
from thecal.condition.book import RuleBook
from thecal.errors import Problem, RulesError
from thecal.lint import Report, review
from thecal.quick import load_rules


def check_rules(format_: str, rules: str | None) -> int:
    """Prints every problem; returns the exit code: 1 for errors, 3 if the rules don't load."""
    notes: tuple[str, ...] = ()
    try:
        report = _reviewed(load_rules(rules))
        problems, notes, loaded = list(report.problems), report.notes, True
    except RulesError as error:
        problems, loaded = error.problems, False
    problems = [replace(one, place=in_folder(one.place, rules)) if one.place else one for one in problems]
    page = out()
    errors = sum(problem.severity == "error" for problem in problems)
    if format_ == "json":
        found = [as_json(problem) for problem in problems]
        data = {"loaded": loaded, "errors": errors, "problems": found, "notes": list(notes)}
        page.as_is(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        show_problems(problems, page, most=None)
        if problems:
            page.blank()
        for note in notes:
            page.line((note, QUIET))
        page.line(_summary(problems, errors) if loaded else f"The rules don't load: {_count(errors, 'error')}.")
    if not loaded:
        return RulesError.exit_code
    return 1 if errors else 0


def _reviewed(book: RuleBook) -> Report:
    """The review, with a progress bar on a terminal: proofs take some seconds."""
    if not sys.stderr.isatty():
        return review(book)
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("Complaints"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task("")
        return review(book, step=lambda done, total: progress.update(task, completed=done, total=total))


def _summary(problems: list[Problem], errors: int) -> str:
    warnings = len(problems) - errors
    if not problems:
        return "The rules are in order."
    return f"{_count(errors, 'error')}, {_count(warnings, 'warning')}."


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
