"""`thecal triage`: files in, answers out; good visits are answered whatever is wrong with the others."""

from __future__ import annotations

import gc
import json
import sys
from typing import TYPE_CHECKING

from thecal.assessment.assess import Considered, Triage
from thecal.cli.answer import show_answer
from thecal.cli.files import visits_of
from thecal.cli.page import WARN, Page, err, out
from thecal.cli.problems import show_problems
from thecal.errors import InputError, Place, Problem
from thecal.quick import load_rules

if TYPE_CHECKING:
    from thecal.cli.app import Format, Rete
    from thecal.visits.visit import Visit

DEGRADED = 4


def triage(
    files: list[str], format_: Format, *, why: bool, sources: bool, save: str | None, rules: str | None, rete: Rete
) -> int:  # fmt: skip
    """Assesses the visits of the files, or asks for one; returns the exit code.

    Raises:
        InputError: if there is nothing to assess and nobody to ask.
        RulesError: if the rules don't load.
    """
    if files and save is not None:
        message = "--save keeps the visit of an interview; here the visits come from files."
        raise InputError([Problem("usage", message, advice="leave out --save, or leave out the files.")])
    if not files and not (sys.stdin is not None and sys.stdin.isatty()):
        message = "No visit file is named, and there is no terminal to ask the questions on."
        raise InputError(
            [Problem("usage", message, advice="thecal triage examples/visit.yaml, or - for standard input.")]
        )
    if files.count("-") > 1:
        raise InputError([Problem("usage", "Standard input (-) can be read once only.", Place("-"))])
    with Triage(load_rules(rules), rete) as made:
        gc.freeze()
        gc.enable()  # see thecal.cli.run
        if not files:
            from thecal.cli.interview import ask_through  # noqa: PLC0415 - only for interviews

            return _after_interview(
                ask_through(made, save, lambda one: _print([one], format_, why, sources, listed=False))
            )
        return _from_files(made, files, format_, why=why, sources=sources)


def _from_files(made: Triage, files: list[str], format_: Format, *, why: bool, sources: bool) -> int:
    visits: list[Visit] = []
    problems: list[Problem] = []
    for name in files:
        found, wrong = visits_of(name, made.book.knowledge)
        visits += found
        problems += wrong
    considered = [made.consider(visit) for visit in visits]
    # What is an array must not hang on what was wrong with the others: a file of three visits, two of them bad, gives an
    # array of one.
    listed = len(files) > 1 or len(visits) > 1 or bool(visits and problems)
    _print(considered, format_, why, sources, listed=listed)
    sys.stdout.flush()
    degraded = _warn_degraded(considered, err() if format_ != "text" else None)
    if problems:
        page = err()
        if considered:
            page.blank()
            count = f"{len(considered)} visit{'s were' if len(considered) > 1 else ' was'}"
            page.line((f"{count} assessed. What follows could not be read:", WARN))
            page.blank()
        show_problems(problems, page)
        return InputError.exit_code
    return DEGRADED if degraded else 0


def _after_interview(considered: Considered) -> int:
    return DEGRADED if considered.assessment.engine.degraded else 0


def _print(considered: list[Considered], format_: Format, why: bool, sources: bool, *, listed: bool) -> None:
    page = out()
    if format_ == "json":
        if considered:
            page.as_is(as_json(considered, page, listed=listed))
    elif format_ == "markdown":
        from thecal.assessment.report import markdown  # noqa: PLC0415 - only for this format

        page.as_is("\n\n".join(markdown(one, why=why, sources=sources) for one in considered))
    else:
        for index, one in enumerate(considered):
            if index:
                page.rule()
            show_answer(one, page, why=why, sources=sources)


def as_json(considered: list[Considered], page: Page, *, listed: bool) -> str:
    """One object, or an array; with escapes where the stream can't show a sign."""
    data = [one.assessment.model_dump(mode="json", by_alias=True) for one in considered]
    utf8 = (getattr(page.stream, "encoding", None) or "utf-8").lower().replace("-", "") == "utf8"
    return json.dumps(data if listed else data[0], indent=2, ensure_ascii=not utf8)


def _warn_degraded(considered: list[Considered], page: Page | None) -> bool:
    """Whether an answer is degraded; says so on the page, once a reason (the text of an answer says it by itself)."""
    reasons = dict.fromkeys(one.assessment.engine.reason for one in considered if one.assessment.engine.degraded)
    for reason in reasons:
        if page is not None:
            page.line(("Degraded answer: ", WARN), f"it rests on one engine only, because {reason}")
    return bool(reasons)
