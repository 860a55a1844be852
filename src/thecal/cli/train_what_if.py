"""What would change the urgency of a case, to play with: after the feedback, and for any visit (`thecal train what-if`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from thecal.assessment.assess import Considered, Triage
from thecal.assessment.model import Decided, UrgencyInterval
from thecal.assessment.report import Wording
from thecal.cli.page import QUIET, URGENCY_STYLE, WARN, Page
from thecal.cli.train_talk import R, Talk
from thecal.training.feedback import Ground
from thecal.training.pivots import Pivot, pivots
from thecal.training.supposing import Changes, suppose
from thecal.training.value_said import Unclear
from thecal.training.what_if import WhatIf, what_if

READY: Final = 3
"""So many changes are offered by number."""
NOTHING: Final = "No finding alone would change the urgency; suppose several at once."


def play_what_if(talk: Talk[R], considered: Considered) -> None:
    """Lets the learner suppose what they like of a case that was judged, until they go on.

    Without a terminal nothing is asked: a line that begins with "if" is a what-if, and any other answers the next question.

    Raises:
        Left: if the learner leaves.
    """
    page, say = talk.page, talk.say
    if not talk.at_terminal():
        while said := talk.next_if(lambda line: line.lower().split()[0] == "if"):
            _answer(said, talk, considered, ready_changes(talk.row.triage, considered))
        return
    ready = ready_changes(talk.row.triage, considered)
    numbered = "".join(f"  {number} with {in_words(one, say)}" for number, one in enumerate(ready, 1))
    go_on = "next case" if talk.row.case is not None else "end"
    page.blank()
    if ready:
        page.line((f"What if?{numbered}", QUIET))
    page.line(
        (f"{'Or your' if ready else 'What if? Your'} own, as in: no headache, temperature 37. Enter: {go_on}.", QUIET)
    )
    while said := talk.said("if"):
        _answer(said, talk, considered, ready)


def _answer(said: str, talk: Talk[R], considered: Considered, ready: Sequence[Pivot]) -> None:
    number, words = said.lower().removeprefix("if").strip(), talk.row.book.knowledge.vocabulary
    try:
        changes = _numbered(number, ready) if number.isdecimal() else suppose(said, words)
    except Unclear as unclear:
        talk.page.line((str(unclear), WARN), indent=2)
        return
    show_what_if(what_if(talk.row.triage, considered, changes), talk.page, talk.say)


def _numbered(number: str, ready: Sequence[Pivot]) -> Changes:
    if not 1 <= int(number[:4]) <= len(ready):
        raise Unclear(f"A number from 1 to {len(ready)}, or a what-if of your own." if ready else NOTHING)
    change = ready[int(number[:4]) - 1].change
    return {change.finding: change.value}


def ready_changes(triage: Triage, considered: Considered, most: int = READY) -> list[Pivot]:
    """Some changes that would lower or raise the urgency, both kinds if there are."""
    found = pivots(triage, considered, most)
    lower, raised = ([one for one in found if one.raises is raises] for raises in (False, True))
    mixed = [one for pair in zip_longest(lower, raised) for one in pair if one is not None]
    return mixed[:most]


def in_words(pivot: Pivot, say: Wording) -> str:
    """What would be otherwise."""
    return say.decided(Decided(finding=pivot.change.finding, value=pivot.change.value))


def show_what_if(found: WhatIf, page: Page, say: Wording) -> None:
    """A what-if in a few lines: what is supposed, how urgent it would be, and which statements make the difference."""
    supposed = ", ".join(say.decided(one) for one in found.changes)
    page.item("  ", f"With {supposed}: ", *_urgency(found.before, found.after))
    told = [say.decided(one) for one in found.along if one.value == "present"]
    untold = [say.label(one.finding) for one in found.along if one.value != "present"]
    if told:
        page.line((f"Goes with it: {', '.join(told)}.", QUIET), indent=4)
    if untold:
        page.line((f"No longer told, as it goes with it: {', '.join(untold)}.", QUIET), indent=4)
    for issue in found.issues:
        page.line((f"{say.label(issue.finding)} {issue.problem}.", WARN), indent=4)
    show_statement("no longer  ", found.ended, page, say)
    show_statement("now  ", found.began, page, say)


def _urgency(before: UrgencyInterval, after: UrgencyInterval) -> Iterator[str | tuple[str, str]]:
    style = URGENCY_STYLE[after.at_least]
    if before.at_least is after.at_least:
        yield "still "
    else:
        yield f"{before.at_least.say} → "
    yield after.at_least.say, style
    if not after.settled:
        yield f"; it could still be: {after.at_most.say}."
    elif not before.settled and after.at_most < before.at_most:
        yield ", and nothing more urgent."
    else:
        yield "."


def show_statement(mark: str, grounds: Sequence[Ground], page: Page, say: Wording) -> None:
    """The first of several statements, which sets the urgency if any does, and how many more there are."""
    for ground in grounds[:1]:
        found = ", ".join(say.decided(one) for one in ground.decided_by)
        star = " (local default)" if ground.local_default else ""
        more = f" And {len(grounds) - 1} more." if len(grounds) > 1 else ""
        page.item(f"    {mark}", ground.because, (f" ({found})" if found else "", QUIET), (f" [{ground.source}]", QUIET),
                  (star, WARN), (more, QUIET))  # fmt: skip
