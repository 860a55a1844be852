"""`thecal train status`: how a learner stands, as bars and as a list of what is held least, and what to do next."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Final

from thecal.cli.page import QUIET, STRONG, WARN, Page, out
from thecal.cli.train_play import account
from thecal.cli.train_talk import in_time, now, percent
from thecal.quick import load_rules
from thecal.training.generate import must_exist
from thecal.training.progress import Store, progress_file
from thecal.training.status import OfComplication, OfStatement, Status, status

WIDEST_BAR: Final = 24
"""Characters of a full bar."""
NARROWEST_BAR: Final = 8
"""Where there is less room than this beside the names, a bar stands below its name."""
BESIDE: Final = len("  " + " 100 %" + "  999 due")
"""Characters on a line with a bar that are neither the name nor the bar."""
LISTED: Final = 20
"""So many statements are listed, those held least."""


def show_status(
    learner: str | None, complications: Sequence[str], format_: str, rules: str | None, *, statements: bool
) -> None:
    """Prints how a learner stands.

    Args:
        learner: their name; by default the name of the account.
        complications: only what is about these; none: all.
        format_: text or json.
        rules: a folder of rules.
        statements: list statements as well; JSON always has them.

    Raises:
        InputError: if a complication is not there.
    """
    book = load_rules(rules)
    must_exist(book, complications)
    name, at = learner or account(), now()
    with Store(progress_file()) as store:
        found = status(book, store, name, at, complications)
    page = out()
    if format_ == "json":
        page.as_is(json.dumps(found.to_dict(), indent=2, ensure_ascii=False))
        return
    only = "".join(f" --complication {one}" for one in complications)
    command = f"{only} --learner {learner}" if learner else only
    if not found.attempts:
        page.line(f"{name} has not answered a case yet. Begin with: thecal train judge{only}")
        return
    count = len(found.attempts)
    page.line((f"{name}: {count} case{'s' * (count > 1)}, {round(100 * found.mean)} of 100", STRONG),
              f"; under-triage {found.under_triage}, over-triage {found.over_triage}.")  # fmt: skip
    page.blank()
    if found.complications:
        _bars(found.complications, page)
        page.line(("The bars are what you hold of each complication: the marks of your answers, the last ones counting most.", QUIET))  # fmt: skip
    if statements:
        _listed(found.statements, at, page)
    page.blank()
    _next(found, at, command, page)


def _bars(complications: Sequence[OfComplication], page: Page) -> None:
    longest = max((len(one.name) for one in complications), default=0)
    room = min(WIDEST_BAR, page.width - longest - BESIDE)
    below = room < NARROWEST_BAR
    wide = min(WIDEST_BAR, page.width - BESIDE) if below else room
    for one in complications:
        filled = round(wide * one.mastery)
        style = "green" if one.mastery >= 0.9 else "yellow" if one.mastery >= 0.5 else "red"  # noqa: PLR2004
        if below:
            page.line(one.name)
        page.console.print("  " if below else f"{one.name:<{longest}}  ", end="")
        page.line(("█" * filled, style), ("░" * (wide - filled), QUIET), f"{percent(one.mastery):>6}",
                  (f"  {one.due} due" if one.due else "", WARN))  # fmt: skip


def _listed(statements: Sequence[OfStatement], at: dt.datetime, page: Page) -> None:
    """The statements that are held least: recall, when due, what it says."""
    page.blank()
    page.heading("Held least")
    if not statements:
        page.line("You have met none of these statements yet.")
    for one in statements[:LISTED]:
        when = "due now" if one.due else in_time(one.standing.due - at)
        star = " (local default)" if one.needs_sign_off else ""
        recall = percent(one.standing.recall) if one.standing.learnt else "not yet"
        mark = f"{recall:>7}  {when:<13} "
        if page.width < 2 * len(mark):
            page.line((mark.strip(), QUIET))
            page.line(one.says, (star, WARN), indent=2)
        else:
            page.item(mark, one.says, (star, WARN))
    if len(statements) > LISTED:
        page.line((f"And {len(statements) - LISTED} more; --format json has all.", QUIET))


def _next(found: Status, at: dt.datetime, command: str, page: Page) -> None:
    """What to do next."""
    soonest = found.next_due
    if found.due:
        said = f"{found.due} {'is' if found.due == 1 else 'are'} due: thecal train judge{command}"
    elif found.new:
        rest = "" if soonest is None else f"Nothing is due; the next one is {in_time(soonest - at)}. "
        said = f"{rest}{found.new} statements are new to you: thecal train judge{command}"
    else:
        assert soonest is not None
        said = f"Nothing is due; the next one is {in_time(soonest - at)}."
    page.line((said, STRONG))
    for opened in found.opened:
        learner = f" --learner {found.learner}" if "--learner" in command else ""
        page.line((f"A sitting is open: thecal train {opened.mode.value}{learner} goes on with it.", QUIET))
