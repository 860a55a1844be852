"""`thecal train results`: a cohort added up, for a trainer to read or for another program."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from thecal.cli.page import QUIET, STRONG, WARN, Page, out
from thecal.condition.book import RuleBook
from thecal.errors import InputError, Problem
from thecal.quick import load_rules
from thecal.training.progress import progress_file
from thecal.training.results import Results, Tally, add_up, attempts_csv, gather, json_lines, results_csv
from thecal.training.results.xapi import HOME

_MOST = 12
"""Lines of a table on the screen; the whole of it is in the CSV."""
_WIDEST = 42
"""Of a name, so that a line fits 80 columns."""


def show_results(files: Sequence[str], format_: str, home: str | None, rules: str | None) -> None:
    """Prints the results of one or several files.

    Raises:
        InputError: if there is nothing to add up.
        ThecalError: if a file can't be read, or `home` is no address.
    """
    own = progress_file()
    paths = [Path(name) for name in files] or ([own] if own.exists() else [])
    attempts = gather(paths)
    if not attempts:
        raise InputError([Problem("usage", "Nobody has answered a case yet.", advice="thecal train judge")])
    page = out()
    if format_ == "xapi":
        page.as_is(json_lines(attempts, home or HOME))
    elif format_ == "attempts":
        page.as_is(attempts_csv(attempts))
    elif format_ == "csv":
        page.as_is(results_csv(add_up(attempts)))
    elif format_ == "json":
        page.as_is(json.dumps(_as_dict(add_up(attempts)), indent=2, ensure_ascii=False))
    else:
        _show(add_up(attempts), page, load_rules(rules))


def _as_dict(results: Results) -> dict[str, Any]:
    assert results.everybody is not None
    return {
        "schema": "thecal.results/1",
        "everybody": _tally(results.everybody),
        "learners": [_tally(one) for one in results.learners],
        "complications": [_tally(one) for one in results.complications],
        "under_triage": [_tally(one) for one in results.under_triage],
    }


def _tally(one: Tally) -> dict[str, Any]:
    return {
        "learner": one.learner,
        "complication": one.complication,
        "attempts": one.attempts,
        "mean_total": round(one.mean_total, 4),
        "judged": one.judged,
        "under_triaged": one.under_triaged,
        "over_triaged": one.over_triaged,
    }


def _show(results: Results, page: Page, book: RuleBook) -> None:
    def name(one: Tally) -> str:
        found = book.knowledge.complications.get(one.complication or "")
        return found.name if found is not None else one.complication or "no complication"

    assert results.everybody is not None
    everybody = results.everybody
    people = f"{len(results.learners)} learner{'s' * (len(results.learners) != 1)}"
    head = f"{people}, {everybody.attempts} answers, {round(100 * everybody.mean_total)} of 100."
    wrong = f" Under-triage {everybody.under_triaged}, over-triage {everybody.over_triaged} of {everybody.judged}."
    page.line((head, STRONG), wrong)
    _table("By learner", [(one.learner or "", one) for one in results.learners], page)
    _table("By complication", [(name(one), one) for one in results.complications], page)
    worst = results.under_triage
    page.blank()
    page.heading("Who under-triages what")
    for one in worst[:_MOST]:
        page.item("  ", f"{one.learner}: {name(one)}", (f"  {one.under_triaged} of {one.judged}", WARN))
    if not worst:
        page.line("Nobody.", indent=2)
    if len(worst) > _MOST:
        page.line((f"and {len(worst) - _MOST} more (--format csv).", QUIET), indent=2)


def _table(title: str, rows: Sequence[tuple[str, Tally]], page: Page) -> None:
    page.blank()
    page.heading(title)
    wide = min(_WIDEST, max(len(label) for label, _ in rows))
    for label, one in rows:
        shown = label if len(label) <= wide else f"{label[: wide - 1]}…"
        counts = f"{one.attempts:>4} × {round(100 * one.mean_total):>3} of 100"
        page.line(f"{shown:<{wide}}", (counts, QUIET), f"  low {one.under_triaged}, high {one.over_triaged}", indent=2)
