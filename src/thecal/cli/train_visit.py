"""`thecal train what-if`: any visit with something otherwise, or the findings on which its urgency hangs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from thecal.assessment.assess import Considered, Triage
from thecal.assessment.report import Wording
from thecal.cli.files import visits_of
from thecal.cli.page import QUIET, STRONG, URGENCY_STYLE, Page, err, out
from thecal.cli.problems import show_problems
from thecal.cli.train_what_if import NOTHING, in_words, show_statement, show_what_if
from thecal.condition.book import RuleBook
from thecal.errors import InputError, Problem
from thecal.quick import load_rules
from thecal.training.pivots import Pivot, pivots
from thecal.training.supposing import Changes, both, suppose
from thecal.training.value_said import Unclear
from thecal.training.what_if import SCHEMA, WhatIf, what_if

MOST = 6
"""So many findings are shown in each direction."""

Hinges = tuple[tuple[Pivot, WhatIf], ...]
"""The findings on which the urgency hangs, each with the statements that make the difference."""


def what_if_visit(file: str, supposed: Sequence[str], format_: str, rules: str | None) -> int:
    """Prints the answer for each visit of a file; returns the exit code.

    Raises:
        InputError: if the file has no visit, or it can't be told what is supposed.
    """
    book = load_rules(rules)
    changes = _changes(supposed, book)
    visits, problems = visits_of(file, book.knowledge)
    if problems and not visits:
        raise InputError(problems)
    page, say = out(), Wording(book.knowledge)
    # One channel is enough: the reasons are the reference's.
    with Triage(book, "off") as triage:
        several = [triage.consider(visit) for visit in visits]
        found: list[WhatIf | Hinges] = [
            what_if(triage, one, changes) if supposed else _hinges(triage, one) for one in several
        ]
    if format_ == "json":
        data = [_data(one, each) for one, each in zip(several, found, strict=True)]
        page.as_is(json.dumps(data[0] if len(data) == 1 and not problems else data, indent=2, ensure_ascii=False))
    else:
        for number, (one, each) in enumerate(zip(several, found, strict=True)):
            if number:
                page.blank()
            _show(one, each, page, say)
    if problems:
        show_problems(problems, err())
        return InputError.exit_code
    return 0


def _changes(supposed: Sequence[str], book: RuleBook) -> Changes:
    """All that is supposed, at once."""
    changes: Changes = {}
    try:
        for text in supposed:
            changes = both(changes, suppose(text, book.knowledge.vocabulary), book.knowledge.vocabulary)
    except Unclear as unclear:
        advice = "temperature 37; no neck stiffness; headache onset 9 days"
        raise InputError([Problem("unclear-what-if", str(unclear), advice=advice)]) from None
    return changes


def _hinges(triage: Triage, considered: Considered) -> Hinges:
    found = pivots(triage, considered, MOST)
    return tuple((one, what_if(triage, considered, {one.change.finding: one.change.value})) for one in found)


def _data(considered: Considered, found: WhatIf | Hinges) -> dict[str, Any]:
    visit = {"visit": considered.assessment.visit.id}
    if isinstance(found, WhatIf):
        return {**found.to_dict(), **visit}
    urgency = considered.assessment.urgency
    changed = [
        {
            "finding": one.change.finding,
            "now": one.change.now,
            "value": one.change.value,
            "was": one.was.value,
            "becomes": one.becomes.value,
        }
        for one, _ in found
    ]
    reasons = [{side: answer.to_dict()[side] for side in ("began", "ended")} for _, answer in found]
    return {"schema": SCHEMA, "before": urgency.model_dump(mode="json"), "pivots": changed, "reasons": reasons, **visit}


def _show(considered: Considered, found: WhatIf | Hinges, page: Page, say: Wording) -> None:
    assessment = considered.assessment
    level = assessment.urgency.at_least
    page.line((assessment.visit.id or "The visit", STRONG), ": ", (say.title(assessment), URGENCY_STYLE[level]))
    if isinstance(found, WhatIf):
        show_what_if(found, page, say)
        return
    for one, answer in found:
        most = "" if answer.after.settled else f"; it could still be: {answer.after.at_most.say}"
        page.item("  ", f"With {in_words(one, say)}: ", (one.becomes.say, URGENCY_STYLE[one.becomes]), most)
        if one.raises:
            show_statement("now  ", answer.began, page, say)
        else:
            show_statement("no longer  ", answer.ended, page, say)
    if not found:
        page.line((NOTHING, QUIET), indent=2)
