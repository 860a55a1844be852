"""The guided interview on a terminal: questions, answers, the urgency interval as a small picture, and the saved visit.

What is asked and what an answer means is `thecal.assessment.interview`'s business; here is only the conversation.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from thecal.assessment.interview import Asked, Interview, NotUnderstood
from thecal.assessment.report import Wording
from thecal.cli.page import QUIET, STRONG, URGENCY_STYLE, WARN, Page, Part, err, out
from thecal.knowledge.words import Urgency

if TYPE_CHECKING:
    from thecal.assessment.assess import Considered, Triage
    from thecal.assessment.model import Assessment
    from thecal.visits.visit import Visit

HELP = (
    "Answer with y, n or ? (not known), a number, or the words shown. To a list, n if there is none of it, or the numbers of "
    "what there is: 2 5. back takes the last answer back, why says why it is asked, stop shows the answer so far."
)
_VERBS = {"vital_sign": "measure", "examination": "examine", "device_interrogation": "read the pump"}


class _Stopped(Exception):
    """The person at the keyboard has had enough."""


def ask_through(triage: Triage, save: str | None, show: Callable[[Considered], None]) -> Considered:
    """Asks until triage is settled or stopped, prints the answer, and saves the visit if that is wanted.

    Args:
        triage: assesses the visit after each answer.
        save: where to save the visit; None: ask.
        show: prints the answer.
    """
    # A redirected answer (`thecal triage > answer.txt`) must not swallow the questions.
    page = out() if sys.stdout.isatty() else err()
    interview = Interview(triage)
    conversation = _Conversation(interview, page)
    conversation.run()
    page.blank()
    page.rule()
    show(interview.considered)
    sys.stdout.flush()
    _save(interview.visit, save, page)
    return interview.considered


class _Conversation:
    def __init__(self, interview: Interview, page: Page) -> None:
        self.interview = interview
        self.page = page
        self.say = Wording(interview.triage.book.knowledge)

    def run(self) -> None:
        """Asks until nothing is left to ask, or somebody says stop."""
        self.page.line((HELP, QUIET))
        before: Assessment | None = None
        try:
            while (asked := self.interview.question()) is not None:
                self._ask(asked, before)
                before = self.interview.assessment
                if self.interview.question() is None:
                    self._done()
        except _Stopped:
            self.page.line(("Stopped before it was settled. What follows is the answer so far.", WARN))

    def _done(self) -> None:
        """The end of the questions; a slip in the last answer can still be taken back."""
        self.page.blank()
        urgency = self.interview.assessment.urgency
        self.page.line(*picture(urgency.at_least, urgency.at_most))
        if urgency.settled:
            self.page.line(("Settled: no further answer can change the urgency.", STRONG))
        else:
            self.page.line(("Nothing is left to ask, and what is not known keeps the urgency open.", WARN))
        while (word := prompt(self.page, "Enter, or back").lower()) not in {"", "stop", "y", "yes"}:
            if word in {"back", "b"}:
                self.interview.back()
                return
            self.page.line(("Enter shows the answer; back takes the last answer back.", QUIET), indent=2)

    def _ask(self, asked: Asked, before: Assessment | None) -> None:
        """One question, until it is answered or another one takes its place."""
        page, interview = self.page, self.interview
        page.blank()
        about_findings = asked.kind in {"group", "panel", "finding"}
        if about_findings:
            self._picture(before)
        verb = _VERBS.get(asked.obtained_by, "")
        page.item("", (asked.over_a_list or asked.question, STRONG), (f"  ({verb})" if verb else "", QUIET))
        if asked.how:
            page.item("  ", (asked.how, QUIET))
        for number, (name, label) in enumerate(asked.options, 1):
            values = [f"{at} {words}" for at, (_, words) in enumerate(asked.values.get(name, ()), 1)]
            dot = f"{number}." if asked.kind == "group" else ""
            several = f": {', '.join(dot + value for value in values)}" if len(values) > 1 else ""
            page.item("  - " if asked.kind == "panel" else f"  {number} ", label, (several, QUIET))
        while True:
            said = prompt(page, _hint(asked))
            word = said.lower()
            if word in {"stop", "quit", "exit", "q"}:
                raise _Stopped
            if word in {"back", "b"}:
                if interview.back():
                    return
                page.line(("This is the first question.", QUIET), indent=2)
            elif word in {"why", "w"}:
                self._why(asked)
            elif word in {"help", "h"} or not said:
                page.line((HELP, QUIET), indent=2)
            else:
                try:
                    interview.answer(said)
                except NotUnderstood as reason:
                    page.line((str(reason), WARN), indent=2)
                else:
                    return

    def _why(self, asked: Asked) -> None:
        page = self.page
        if asked.kind == "phase":
            page.line("Which complications can occur, and which checks there are, depends on the phase.", indent=2)
        elif asked.kind == "presenting":
            page.line("It decides what is asked first. Several are fine: 1 2.", indent=2)
        if asked.reason:
            page.line(f"It is asked first of everyone who comes with: {asked.reason.lower()}.", indent=2)
        if asked.could_raise_to is not None:
            level = Urgency(asked.could_raise_to)
            settle = " One of the answers ends the questions." if asked.would_settle else ""
            page.line(
                "The answer could raise the urgency to ", (level.say, URGENCY_STYLE[level]), f".{settle}", indent=2
            )
        rules = self.interview.triage.book.rules
        names = [name for name in asked.waiting if name not in rules]
        for name in (name for name in asked.waiting if name in rules):
            page.item("  ! ", rules[name].because)
        if names:
            page.line(f"It matters for: {self.say.listed(names)}.", indent=2)
        elif asked.kind in {"group", "panel", "finding"} and asked.could_raise_to is None:
            page.line("It does not change the urgency, but what is suspected and which checks to do.", indent=2)

    def _picture(self, before: Assessment | None) -> None:
        now = self.interview.assessment
        parts = picture(now.urgency.at_least, now.urgency.at_most)
        if before is not None and before.urgency.at_least < now.urgency.at_least:
            self.page.line(("Now at least ", QUIET), (now.urgency.at_least.say, URGENCY_STYLE[now.urgency.at_least]))
        count = self.interview.left
        left = f"   about {count} to go" if count > 1 and self.page.width > 70 else ""  # noqa: PLR2004 - room for it
        self.page.line(*parts, (left, QUIET))


def picture(at_least: Urgency, at_most: Urgency) -> list[Part]:
    """The urgency interval among the four levels.

    >>> "".join(part if isinstance(part, str) else part[0] for part in picture(Urgency.SAME_DAY, Urgency.EMERGENCY))
    'routine ── within days ── [same day ══ emergency]'
    """
    parts: list[Part] = []
    for level in Urgency:
        inside = at_least <= level <= at_most
        if level.rank:
            parts.append(" ══ " if at_least < level <= at_most else (" ── ", QUIET))
        opened, closed = "[" if level is at_least else "", "]" if level is at_most else ""
        parts.append((f"{opened}{level.say}{closed}", URGENCY_STYLE[level] if inside else QUIET))
    return parts


def _hint(asked: Asked) -> str:
    if asked.kind == "presenting":
        return f"1-{len(asked.options)}, or several"
    if asked.kind == "group":
        return f"n, or 1-{len(asked.options)}, several/y/?"
    if asked.kind == "panel":
        return f"{len(asked.options)} values, ? for one not known"
    if asked.options:
        return f"1-{len(asked.options)}/?"
    if asked.number:
        unit = asked.unit or "number"
        return f"{unit}, or a date/?" if asked.dates else f"{unit}/?"
    return "y/n/?"


def prompt(page: Page, hint: str) -> str:
    """One line from the keyboard; the end of input counts as stop.

    Raises:
        _Stopped: at the end of input.
    """
    page.console.print(f"[{hint}] > ", end="", markup=False)
    page.stream.flush()
    line = sys.stdin.readline()
    if not line:
        page.blank()
        raise _Stopped
    return " ".join(line.split())


# ------------------------------------------------------------------------------------------------------- saving


def as_yaml(visit: Visit) -> str:
    """The visit as a file that `thecal triage` reads back as the very same visit."""
    data = {name: value for name, value in visit.model_dump().items() if value not in (None, {})}
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=1000)


def _save(visit: Visit, wanted: str | None, page: Page) -> None:
    try:
        name = wanted if wanted is not None else _asked_name(page)
        while name:
            name = _written(visit, name, page)
    except _Stopped:
        page.line(("Not saved.", WARN))


def _asked_name(page: Page) -> str:
    page.blank()
    page.line("To save this visit, give a file name; Enter leaves it.")
    return prompt(page, "file")


def _written(visit: Visit, name: str, page: Page) -> str:
    """Writes the visit; returns another name to try, or nothing when it is done."""
    path = Path(name)
    try:
        # "x" never overwrites, not even what appeared a moment ago.
        with path.open("x", encoding="utf-8") as file:
            file.write(as_yaml(visit))
    except FileExistsError:
        page.line((f"{name} exists.", WARN))
        if path.is_file() and prompt(page, "overwrite? y/n").lower() in {"y", "yes"}:
            path.write_text(as_yaml(visit), "utf-8")
        else:
            return _asked_name(page)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "its name can't be one"
        page.line((f"{name} can't be written: {reason.lower()}.", WARN))
        return _asked_name(page)
    page.line(f"Saved: {name}")
    return ""
