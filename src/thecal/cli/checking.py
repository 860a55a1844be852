"""`thecal rules check`: everything that is wrong with the rules."""

from __future__ import annotations

import json
from dataclasses import replace

from thecal.cli.files import in_folder
from thecal.cli.page import out
from thecal.cli.problems import as_json, show_problems
from thecal.condition.lint import lint
from thecal.errors import Problem, RulesError
from thecal.quick import load_rules


def check_rules(format_: str, rules: str | None) -> int:
    """Prints every problem; returns the exit code: 1 for errors, 3 if the rules don't load."""
    try:
        problems, loaded = lint(load_rules(rules)), True
    except RulesError as error:
        problems, loaded = error.problems, False
    problems = [replace(one, place=in_folder(one.place, rules)) if one.place else one for one in problems]
    page = out()
    errors = sum(problem.severity == "error" for problem in problems)
    if format_ == "json":
        data = {"loaded": loaded, "errors": errors, "problems": [as_json(problem) for problem in problems]}
        page.as_is(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        show_problems(problems, page, most=None)
        if problems:
            page.blank()
        page.line(_summary(problems, errors) if loaded else f"The rules don't load: {_count(errors, 'error')}.")
    if not loaded:
        return RulesError.exit_code
    return 1 if errors else 0


def _summary(problems: list[Problem], errors: int) -> str:
    warnings = len(problems) - errors
    if not problems:
        return "The rules are in order."
    return f"{_count(errors, 'error')}, {_count(warnings, 'warning')}."


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
