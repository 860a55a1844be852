"""Complaints about files, on stderr: all of them, each with its line and a caret."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from thecal.cli.page import QUIET, STRONG, WARN, Page, err, visible
from thecal.errors import Problem

MOST = 50
"""A file of nonsense can hold ten thousand faults; nobody reads more than a page of them."""


def show_problems(problems: Iterable[Problem], page: Page | None = None, most: int | None = MOST) -> None:
    """Prints each problem, an empty line between.

    Args:
        problems: what is wrong.
        page: where to; stderr if it is not said.
        most: how many are shown; None: all.
    """
    page = page or err()
    several = list(problems)
    for index, problem in enumerate(several[:most]):
        if index:
            page.blank()
        _show(problem, page)
    if most is not None and len(several) > most:
        page.blank()
        page.line(f"… and {len(several) - most} more.")


def _show(problem: Problem, page: Page) -> None:
    # The problem lays itself out, caret under fault: wrapping would move the caret, so only the prose is wrapped.
    head, *rest = str(problem).split("\n")
    warning = problem.severity == "warning"
    message = head.removesuffix(f"  [{problem.slug}]")
    page.item("", (message, WARN if warning else STRONG), (f"  [{problem.slug}]", QUIET))
    for line in rest:
        if line.startswith("    "):
            page.as_is(visible(line))
        else:
            page.item("", line)


def as_json(problem: Problem) -> dict[str, Any]:
    """A problem for a program."""
    place = problem.place
    return {
        "slug": problem.slug,
        "severity": problem.severity,
        "message": problem.message,
        "file": place.file if place else None,
        "line": place.line or None if place else None,
        "column": place.column or None if place else None,
        "allowed": list(problem.allowed),
        "advice": problem.advice,
        "visit": dict(problem.case) or None,
    }
